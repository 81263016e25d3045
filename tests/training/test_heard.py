"""What a larger encoder hears of the real news: chances of learned articles, listened to only for the words and marks that they are of."""

import numpy as np
import pytest
from training.corpus import readings_of
from training.examples import make_example
from training.heard import hash_of, heard, write
from training.news import ARTICLES, news_of

from saksi.reading.encoder.encoder import HEADS, shipped, width
from training import heard as kept

present = pytest.mark.skipif(not ARTICLES.is_dir(), reason="the articles of HRDsAttack lie not beside the repository")


def test_chances_come_back_as_they_were_kept(monkeypatch, tmp_path):
    monkeypatch.setattr(kept, "FILE", tmp_path / "heard.npz")
    assert heard() == {}
    said = {"cue": np.array([[0.8, 0.2, 0.0]]), "position": np.full((2, 10), 0.1)}
    write({"00ff": said})
    (article,) = heard().values()
    assert set(article) == set(said)
    assert all(article[part] == pytest.approx(said[part], abs=1 / 255) for part in said)
    assert article["position"].sum(1) == pytest.approx([1, 1])
    assert [file.name for file in tmp_path.iterdir()] == ["heard.npz"]


def test_what_was_heard_has_a_chance_for_each_label_of_each_head():
    said = heard()
    assert said
    assert all(parts[head].shape == (len(parts["cue"]), width(head)) for parts in said.values() for head in HEADS)


@present
def test_what_was_heard_is_of_the_learned_articles_as_they_are_marked_now():
    assert set(heard()) == {hash_of(gold) for gold in news_of("train")}


@present
def test_the_rows_of_an_article_are_those_that_were_heard():
    said = heard()
    for gold in news_of("train")[:5]:
        example = make_example(gold, shipped(1).tokenizer)
        rows = {**example.tags, "position": example.positions, "act": example.acts}
        assert {part: len(chances) for part, chances in said[hash_of(gold)].items()} == {part: len(asked) for part, asked in rows.items() if asked}


def test_other_words_or_marks_have_another_hash():
    gold = readings_of("train")[0]
    first, *others = gold["statements"]
    marked = {**gold, "statements": [{**first, "position": "unchanged"}, *others]}
    assert len({hash_of(one) for one in (gold, marked, {**gold, "text": f"{gold['text']}."})}) == 3
