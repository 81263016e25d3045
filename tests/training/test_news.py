"""Real news marked apart from its words: every mark fits its article, none is in two parts, and no word of an article is in the repository."""

import json
from collections import Counter

import pytest
from training.corpus import BadDispatch
from training.news import ARTICLES, MARKS, news_of, reading_of, text_of

from saksi.codebook.lists import codebook
from saksi.kernel.dates import PartialDate
from saksi.kernel.hashes import Sha256
from training import news

LINES = [json.loads(line) for line in MARKS.read_text(encoding="utf-8").splitlines()]
PARTS = ("train", "dev", "test")
present = pytest.mark.skipif(not ARTICLES.is_dir(), reason="the articles of HRDsAttack lie not beside the repository")
SAMPLE = {
    "Input.title": "Two held",
    "Input.publish_date": "2024-05-02 10:00:00",
    "Input.article_interface": "<p>Police arrested Sok Dara, a &ldquo;poet&rdquo;.</p><p> He denied it. </p>",
}
TEXT = "Police arrested Sok Dara, a “poet”.\n\nHe denied it."
MARK = {
    "article": 1, "part": "train", "sha256": Sha256.of(TEXT.encode()).hex, "country": "KH",
    "actors": {"a1": ["person", "other", [16, 24], [[16, 24], [37, 39]]], "a2": ["group", "security-forces", [0, 6], [[0, 6]]]},
    "provisions": [], "statements": {"s1": ["a1", "person", "indirect", "denies", None, [47, 49], [40, 46]]},
    "accounts": {"i1": ["arrest", [7, 15], ["a1"], ["a2"], "2024-05-02", None, "reported", {}]},
}  # fmt: skip


def test_the_words_of_an_article_are_its_paragraphs():
    assert text_of(SAMPLE) == TEXT


def test_a_mark_reads_as_a_reading():
    reading = reading_of(MARK, SAMPLE)
    (statement,), (account,), (person, _) = reading["statements"], reading["accounts"], reading["actors"]
    assert (person["name"], person["aliases"]) == ("Sok Dara", [])
    assert [m["quote"] for m in person["mentions"]] == ["Sok Dara", "He"]
    assert (statement["span"]["quote"], statement["cue"]["quote"]) == ("it", "denied")
    assert (account["trigger"]["quote"], account["victims"], account["place"]) == ("arrested", ["a1"], None)
    assert reading["published"] == "2024-05-02"


def test_marks_of_another_text_are_refused():
    with pytest.raises(BadDispatch, match="marks are of another text"):
        reading_of(MARK, {**SAMPLE, "Input.article_interface": "<p>Police freed Sok Dara.</p>"})


def test_where_the_articles_are_absent_there_is_no_news(monkeypatch, tmp_path):
    monkeypatch.setattr(news, "ARTICLES", tmp_path / "hrdsattack")
    assert [news_of(part) for part in PARTS] == [[], [], []]


def test_no_article_is_in_two_parts():
    assert max(Counter(line["article"] for line in LINES).values()) == 1
    assert {line["part"] for line in LINES} == set(PARTS)


def test_no_words_of_an_article_are_kept():
    """Beside hashes, codes and dates, a line holds texts only where it names the law of a provision."""
    for line in LINES:
        laws = {law for law, *_ in line["provisions"]}
        kept = {text for text in _texts(line) if len(text) > 24} - laws - {line["sha256"]} - set(codebook().acts)
        assert not kept, line["article"]


def test_every_code_and_date_is_one():
    for line in LINES:
        actors = line["actors"].keys()
        assert {row[1] for row in line["actors"].values()} <= set(codebook().sectors)
        assert {row[3] for row in line["statements"].values()} <= set(codebook().positions)
        assert {row[0] for row in line["accounts"].values()} <= set(codebook().acts)
        assert {row[0] for row in line["statements"].values()} <= actors
        assert {party for row in line["accounts"].values() for party in (*row[2], *row[3])} <= actors
        for when in [row[4] for row in (*line["statements"].values(), *line["accounts"].values()) if row[4]]:
            PartialDate(when)


@present
@pytest.mark.parametrize("part", PARTS)
def test_the_marks_fit_their_articles(part):
    for reading in news_of(part):
        spans = [m for a in reading["actors"] for m in a["mentions"]]
        spans += [s[key] for s in reading["statements"] for key in ("span", "cue")]
        spans += [a["trigger"] for a in reading["accounts"]]
        for span in spans:
            before, after = reading["text"][: span["start"]][-1:], reading["text"][span["end"] :][:1]
            assert span["quote"] == span["quote"].strip()
            assert not (before.isalnum() and span["quote"][0].isalnum()), "a mark begins inside a word"
            assert not (after.isalnum() and span["quote"][-1].isalnum()), "a mark ends inside a word"



def _texts(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _texts(one)
