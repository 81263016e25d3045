"""What a larger encoder hears of the real news: chances by article, listened to only for the words and marks that they are of."""

import json

import numpy as np
import pytest
from training.corpus import readings_of
from training.examples import make_example, with_heard
from training.heard import OF, hash_of, heard_by_article, write
from training.news import ARTICLES, MARKS, news_of

from saksi.reading.encoder import HEADS, shipped, width
from training import heard as kept

present = pytest.mark.skipif(not ARTICLES.is_dir(), reason="the articles of HRDsAttack lie not beside the repository")
GOLD = readings_of("train")[0]


def heard_of(example):
    """Chances as a larger encoder gives them, of the right sizes."""
    counts = {head: (len(labels), width(head)) for head, labels in example.tags.items()}
    return {part: np.full(shape, 1 / shape[1], np.float32) for part, shape in counts.items()}


def test_chances_come_back_as_they_were_kept(monkeypatch, tmp_path):
    monkeypatch.setattr(kept, "FILE", tmp_path / "heard.npz")
    assert heard_by_article() == {}
    said = {"cue": np.array([[0.8, 0.2, 0.0]]), "position": np.full((2, 10), 0.1), OF: hash_of(GOLD)}
    write({"news-7": said})
    (article,) = heard_by_article().values()
    assert {part: rows.shape for part, rows in article.items()} == {"cue": (1, 3), "position": (2, 10), OF: (32,)}
    assert all(np.allclose(article[part], said[part], atol=1 / 255) for part in said)
    assert article["position"].sum(1) == pytest.approx([1, 1])
    assert [file.name for file in tmp_path.iterdir()] == ["heard.npz"]


def test_what_was_heard_is_of_learned_articles_alone():
    learned = {f"news-{line['article']}" for line in map(json.loads, MARKS.read_text(encoding="utf-8").splitlines()) if line["part"] == "train"}
    said = heard_by_article()
    assert set(said) == learned
    assert all(parts[head].shape == (len(parts["cue"]), width(head)) for parts in said.values() for head in HEADS)


@present
def test_what_was_heard_is_of_the_words_and_marks_as_they_are():
    said = heard_by_article()
    assert [gold["id"] for gold in news_of("train") if not np.array_equal(said[gold["id"]][OF], hash_of(gold))] == []


@present
def test_an_article_is_learned_with_what_was_heard_of_it():
    gold = news_of("train")[0]
    example = with_heard(make_example(gold, shipped(1).tokenizer), gold, heard_by_article())
    assert example.heard is not None
    assert {part: len(example.heard[part]) for part in ("position", "act", "cue")} == {
        "position": len(example.positions), "act": len(example.acts), "cue": len(example.tags["cue"]),
    }  # fmt: skip


def test_what_was_heard_of_other_marks_is_refused():
    example = make_example(GOLD, shipped(1).tokenizer)
    assert with_heard(example, GOLD, {}) is example
    said = {example.name: {**heard_of(example), OF: hash_of(GOLD)}}
    assert with_heard(example, GOLD, said).heard is said[example.name]
    first, *others = GOLD["statements"]
    other = {**GOLD, "statements": [{**first, "position": "unchanged"}, *others]}
    with pytest.raises(SystemExit, match="heard of other words, marks or answers"):
        with_heard(example, other, said)
