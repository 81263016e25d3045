"""A text may end, begin or be cut anywhere: it is read all the same, and every span is its quote."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saksi.codebook.packs import load_pack
from saksi.kernel.dates import PartialDate
from saksi.reading.rules import RulesReader

HELD_OUT = Path(__file__).resolve().parents[2] / "benchmarks" / "held-out"
TEXTS = [json.loads(path.read_text(encoding="utf-8"))["text"] for path in sorted(HELD_OUT.glob("*.json"))]
KHMER = (Path(__file__).parent / "khmer_report.txt").read_text(encoding="utf-8")
PACK = load_pack("kh")


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(TEXTS), st.integers(0, 3500), st.integers(1, 700))
def test_a_text_cut_anywhere_is_read(text, start, size):
    part = text[start : start + size]
    found = RulesReader().read(part, date(2024, 5, 2), PACK).to_json()
    spans = [item["span"] for item in found["statements"]] + [item["trigger"] for item in found["accounts"]]
    assert all(part[span["start"] : span["end"]] == span["quote"] for span in spans)


@settings(max_examples=150, deadline=None)
@given(st.integers(0, len(KHMER)), st.integers(1, 300), st.lists(st.tuples(st.integers(0, 300), st.sampled_from("\u200b «»៖។\n1a")), max_size=4))
def test_khmer_cut_and_broken_anywhere_is_read(start, size, added):
    part = KHMER[start : start + size]
    for place, mark in added:
        part = part[:place] + mark + part[place:]
    found = RulesReader().read(part, date(2024, 5, 2), PACK).to_json()
    spans = [one[name] for one in found["statements"] for name in ("span", "cue")] + [one["span"] for one in [*found["dates"], *found["provisions"]]]
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


@pytest.mark.parametrize("words", ["The trial on {}", "It was a {}’s arrest", "Police arrested {}", "“We will stay,” Dara Sok said on {}("])
def test_a_long_word_without_spaces_is_read(words):
    RulesReader().read(words.format("ក" * 3000), None, PACK)


@pytest.mark.parametrize("published", [None, date(1, 1, 1), date(9999, 12, 31), date(2024, 2, 29)])
@pytest.mark.parametrize(
    "text",
    [
        "Dara Sok was arrested last week. On Monday he was freed, 999 years earlier.",
        "Dara Sok was arrested 999 decades ago. He was freed two days later.",
        "Dara Sok was held for the past 999 decades.",
        "Dara Sok was arrested on 29 February. He has been held for more than 99 weeks.",
        "Dara Sok was held overnight today. He remains in jail 900 days after his arrest.",
        "Dara Sok was arrested in December. Days later he was freed, on the last day of that month.",
        "Dara Sok was detained from October 2023 to May. He was held from May 2022 to June 2021.",
        "Dara Sok was arrested last year, on 29 February.",
        "Dara Sok was arrested on 5 Sepember 2021, or in Sepember.",
        "Dara Sok was arrested last FRİDAY, in the ſpring of 2019, and was held for two nİghts in prison.",
    ],
)
def test_days_at_the_ends_of_the_calendar_are_read_and_every_date_is_one(text, published):
    found = RulesReader().read(text, published, PACK).to_json()
    for told in [item["date"] for item in found["accounts"] if item["date"]]:
        PartialDate(told)


@pytest.mark.parametrize("bogus", [date(1, 1, 1), date(9999, 12, 31)])
def test_a_day_of_publication_that_stands_for_none_is_none(bogus):
    text = "Police arrested Dara Sok on Monday, a week after the march."
    assert RulesReader().read(text, bogus, PACK) == RulesReader().read(text, None, PACK)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_characters_are_read(text):
    RulesReader().read(text, None, PACK)


def test_a_body_told_as_its_own_part_is_read() -> None:
    text = "Providers were made to block the website of the Lyon daily Rhône-Matin. Its correspondent, Solène Vasseur, had 24 hours to pack."
    assert RulesReader().read(text, None, load_pack("generic")).actors
