"""Real news marked apart from its words: every mark fits its article, none is in two parts, and no word of an article is in the repository."""

import json
from collections import Counter

import pytest
from training.corpus import BadDispatch
from training.news import ARTICLES, MARKS, news_of, read_marks, text_of

from saksi.codebook.lists import codebook
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
LINE = {
    "article": 1, "part": "train", "sha256": Sha256.of(TEXT.encode()).hex, "country": "KH",
    "marks": [["a1", 16, 24], ["a1", 37, 39], ["a2", 0, 6], ["s1", 47, 49], ["s1.cue", 40, 46], ["i1", 7, 15]],
    "actors": {"a1": {"kind": "person", "sector": "other"}, "a2": {"kind": "group", "sector": "security-forces"}},
    "statements": {"s1": {"speaker": "a1", "source": "person", "manner": "indirect", "position": "denies"}},
    "accounts": {"i1": {"act": "arrest", "victims": ["a1"], "perpetrators": ["a2"], "date": "2024-05-02"}}, "provisions": {},
}  # fmt: skip


def test_the_words_of_an_article_are_its_paragraphs():
    assert text_of(SAMPLE) == TEXT


def test_a_mark_reads_as_a_reading():
    reading = read_marks(LINE, SAMPLE)
    (statement,), (account,), (person, _) = reading["statements"], reading["accounts"], reading["actors"]
    assert (person["name"], person["aliases"]) == ("Sok Dara", [])
    assert [m["quote"] for m in person["mentions"]] == ["Sok Dara", "He"]
    assert (statement["span"]["quote"], statement["cue"]["quote"]) == ("it", "denied")
    assert (account["trigger"]["quote"], account["victims"], account["place"]) == ("arrested", ["a1"], None)
    assert reading["published"] == "2024-05-02"


def test_marks_of_another_text_are_refused():
    with pytest.raises(BadDispatch, match="marks are of another text"):
        read_marks(LINE, {**SAMPLE, "Input.article_interface": "<p>Police freed Sok Dara.</p>"})


def test_marks_that_do_not_hold_together_are_refused():
    with pytest.raises(BadDispatch, match="i1: 'a9' is no actor"):
        read_marks({**LINE, "accounts": {"i1": {"act": "arrest", "victims": ["a9"]}}}, SAMPLE)


def test_where_the_articles_are_absent_there_is_no_news(monkeypatch, tmp_path):
    monkeypatch.setattr(news, "ARTICLES", tmp_path / "hrdsattack")
    assert [news_of(part) for part in PARTS] == [[], [], []]


def test_no_article_is_in_two_parts():
    assert max(Counter(line["article"] for line in LINES).values()) == 1
    assert {line["part"] for line in LINES} == set(PARTS)


def test_no_words_of_an_article_are_kept():
    """Beside hashes, codes and dates, a line holds texts only where it names the law of a provision."""
    for line in LINES:
        laws = {row["instrument"] for row in line["provisions"].values()}
        kept = {text for text in _texts(line) if len(text) > 24} - laws - {line["sha256"]} - set(codebook().acts)
        assert not kept, line["article"]


@present
@pytest.mark.parametrize("part", PARTS)
def test_the_marks_fit_their_articles(part):
    """They hold together, or they would be refused; and none cuts a word."""
    for reading in news_of(part):
        spans = [m for a in reading["actors"] for m in a["mentions"]]
        spans += [s[key] for s in reading["statements"] for key in ("span", "cue")]
        spans += [a["trigger"] for a in reading["accounts"]]
        for span in spans:
            before, after = reading["text"][: span["start"]][-1:], reading["text"][span["end"] :][:1]
            assert not (before.isalnum() and span["quote"][0].isalnum()), "a mark begins inside a word"
            assert not (after.isalnum() and span["quote"][-1].isalnum()), "a mark ends inside a word"



def _texts(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _texts(one)


@present
def test_no_article_that_measures_is_nearly_one_that_is_learned_from():
    """One agency's report stands in many papers: fewer than a third of its runs of eight words may be those of one learned article."""
    learned = [_runs(reading["text"]) for reading in news_of("train")]
    for part in ("dev", "test"):
        for reading in news_of(part):
            runs = _runs(reading["text"])
            assert all(len(runs & other) * 3 < min(len(runs), len(other)) for other in learned), reading["id"]


def _runs(text):
    words = text.lower().split()
    return {tuple(words[at : at + 8]) for at in range(len(words) - 7)}
