"""A text may end, begin or be cut anywhere: it is read all the same, and every span is its quote."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saksi.codebook.packs import load_pack
from saksi.reading.rules import RulesReader

HELD_OUT = Path(__file__).resolve().parents[2] / "benchmarks" / "held-out"
TEXTS = [json.loads(path.read_text(encoding="utf-8"))["text"] for path in sorted(HELD_OUT.glob("*.json"))]
PACK = load_pack("kh")


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(TEXTS), st.integers(0, 3500), st.integers(1, 700))
def test_a_text_cut_anywhere_is_read(text, start, size):
    part = text[start : start + size]
    found = RulesReader().read(part, date(2024, 5, 2), PACK).to_json()
    spans = [item["span"] for item in found["statements"]] + [item["trigger"] for item in found["accounts"]]
    assert all(part[span["start"] : span["end"]] == span["quote"] for span in spans)


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(TEXTS), st.randoms(use_true_random=False))
def test_words_in_any_order_are_read(text, chance):
    words = text.split()[:120]
    chance.shuffle(words)
    RulesReader().read(" ".join(words), None, PACK)


@pytest.mark.parametrize("text", ["Police: 20 arrested", "20 arrested", "an appeal by jailed", "It was unfair, said one", "Then said that", "Citing Dana Orel", "which says the police were at it, a spokesman"])
def test_a_text_may_end_where_a_word_is_expected(text):
    RulesReader().read(text, None, PACK)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_characters_are_read(text):
    RulesReader().read(text, None, PACK)
