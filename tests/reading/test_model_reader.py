"""The reader that joins rules and encoder: grounded, repeatable, and refused where its files were changed."""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saksi.codebook.packs import load_pack
from saksi.kernel.errors import ReadingError
from saksi.reading.actors.cast_phrases import Party
from saksi.reading.encoder import encoder
from saksi.reading.encoder.encoder import FOLDER, HEADS, Encoder, shipped
from saksi.reading.encoder.model_reader import instead
from saksi.reading.encoder.windows import LIMIT, homes, make_windows
from saksi.reading.readers import reader_named

ROOT = Path(__file__).resolve().parents[2]
TEXTS = [json.loads(p.read_text(encoding="utf-8"))["text"] for p in sorted((ROOT / "benchmarks/held-out").glob("*.json"))]
PACK = load_pack("kh")
WORDS = st.lists(st.text(min_size=1, max_size=12).filter(str.strip), max_size=900)


def spans(found):
    """Every span of a reading."""
    for statement in found["statements"]:
        yield from (statement["span"], statement["cue"])
    for account in found["accounts"]:
        yield account["trigger"]
        for words in account["evidence"].values():
            yield from words if isinstance(words, list) else [words]
    for actor in found["actors"]:
        yield from actor["mentions"]


@pytest.mark.parametrize("text", TEXTS[:6], ids=range(6))
def test_every_value_is_its_words(text):
    found = reader_named("model").read(text, date(2024, 5, 2), PACK).to_json()
    assert found["statements"]
    assert all(text[span["start"] : span["end"]] == span["quote"] for span in spans(found))


def test_the_same_text_gives_the_same_reading():
    reader = reader_named("model")
    assert reader.read(TEXTS[0], None, PACK) == reader.read(TEXTS[0], None, PACK)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Police questioned the student Sok Dara for six hours on Monday. She was let go at midnight and did not wish to speak.", ["summons"]),
        ("The mother of Sok Dara had sued the police chief Chan Vuthy on behalf of the families on Monday.", []),
    ],
)
def test_what_a_rule_refuses_the_encoder_does_not_add(text, told):
    assert [account.act for account in reader_named("model").read(text, date(2024, 5, 2), PACK).accounts] == told


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(TEXTS), st.integers(0, 3000), st.integers(0, 500))
def test_a_text_cut_anywhere_is_read(text, start, size):
    reader_named("model").read(text[start : start + size], None, PACK)


@settings(max_examples=60, deadline=None)
@given(WORDS)
def test_no_word_is_left_unread(words):
    """Every word with pieces has a home in a window, and no window is longer than the limit."""
    windows = make_windows(words, shipped().tokenizer)
    assert all(len(window.pieces) <= LIMIT for window in windows)
    written = {word for window in windows for word, _ in window.heads}
    assert set(homes(windows)) == written
    pieces = shipped().tokenizer.encode(words, is_pretokenized=True, add_special_tokens=False).word_ids
    assert written == {word for word in pieces if word is not None}


def test_chances_of_every_head_add_up():
    encoded = shipped().encode("Police arrested two unionists in Kampot .".split())
    for head, kinds in HEADS.items():
        assert encoded.tags[head].shape == (7, 1 + 2 * len(kinds))
        assert encoded.tags[head].sum(axis=1) == pytest.approx(1, abs=1e-5)


def test_a_changed_file_is_refused(tmp_path):
    shutil.copytree(FOLDER, tmp_path / "model")
    scorers = tmp_path / "model" / "scorers.npz"
    scorers.write_bytes(scorers.read_bytes()[:-1] + b"!")
    with pytest.raises(ReadingError, match=r"scorers\.npz was changed"):
        Encoder(tmp_path / "model")


def test_a_missing_model_is_told(tmp_path):
    with pytest.raises(ReadingError, match="cannot be loaded"):
        Encoder(tmp_path)


def test_without_the_model_the_rules_read(monkeypatch):
    monkeypatch.setattr(encoder, "available", lambda: False)
    assert reader_named().name == "rules"


def test_the_model_is_small():
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) <= 30_000_000


@pytest.mark.parametrize(
    ("ruled", "sure_of_ruled", "sure_of_other", "named"),
    [
        ("lawyer", 0.1, 0.8, ["client"]),
        ("lawyer", 0.5, 0.8, []),  # the rules' victim is likely enough
        ("lawyer", 0.1, 0.4, []),  # nobody else is likely enough
        ("", 0.1, 0.8, []),  # the rules named nobody: other limits hold
    ],
)
def test_a_doubted_victim_gives_way_to_a_likely_one(ruled, sure_of_ruled, sure_of_other, named):
    chances = [(Party("lawyer", 0, 6, ""), sure_of_ruled), (Party("client", 9, 15, ""), sure_of_other)]
    limits = {"doubt party": 0.3, "party instead": 0.5}
    assert [one.actor for one in instead(chances, frozenset([ruled] if ruled else []), limits)] == named
