"""Quotes are found where they stand and nowhere else; no word of a text is left out of its parts."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksi.codebook.packs import load_pack
from saksi.reading.llm.parts import OVERLAP, Part, parts_of, pieces_of
from saksi.reading.llm.search import QuoteSearch
from saksi.reading.text.page import make_page

WORDS = st.text(alphabet=st.sampled_from("abc ,.“”\"'’\n\t\u00a0ខ្មែរ🙂é\u0301"), max_size=60)


@pytest.mark.parametrize(
    ("text", "quote", "found"),
    [
        ("They said “no warrant” today.", "“no warrant”", "“no warrant”"),
        ("They said “no warrant” today.", '"no warrant"', "“no warrant”"),
        ("the Workers’ Union", "Workers' Union", "Workers’ Union"),
        ("no  warrant\tat all", "no warrant at all", "no  warrant\tat all"),
        ("no warrant at all", "  no\nwarrant ", "no warrant"),
        ("ប៉ូលិសចាប់ខ្លួនអ្នកស្រី", "ចាប់ខ្លួន", "ចាប់ខ្លួន"),
        ("警方逮捕了三名工人", "逮捕", "逮捕"),
        ("Li left Libya; Li is safe", "Li", "Li"),
        ("arrested", "arrest", None),
        ("rearrested", "arrested", None),
        ("Libya", "Li", None),
        ("no warrant", "No warrant", None),
        ("no warrant", "no warrants", None),
        ("no warrant", "", None),
        ("no warrant", " \n", None),
        ("a (b) [c] .* \\d", "(b) [c] .* \\d", "(b) [c] .* \\d"),
    ],
)
def test_a_quote_is_found_exactly_or_with_other_blanks_and_marks(text, quote, found):
    place = QuoteSearch(text).find(quote, (0, len(text)))
    assert (text[slice(*place)] if place else None) == found


def test_the_exact_words_win_over_the_like():
    text = '“no warrant” and "no warrant"'
    assert QuoteSearch(text).find('"no warrant"', (0, len(text))) == (17, 29)


def test_the_nearest_place_is_taken_and_only_inside_the_range():
    search = QuoteSearch("said A, said B, said C")
    assert search.find("said", (0, 22), 9) == (8, 12)
    assert search.find("said", (9, 15)) is None
    assert search.find("said", (0, 11), 9) == (0, 4)


@given(WORDS, WORDS)
def test_whatever_is_found_reads_as_the_quote_but_for_blanks_and_marks(text, quote):
    def folded(words):
        return re.sub(r"\s+", " ", re.sub('[“”"]', '"', re.sub("[’']", "'", words))).strip()

    for start, end in QuoteSearch(text).all(quote, (0, len(text))):
        assert folded(text[start:end]) == folded(quote)


@given(WORDS, st.integers(0, 59), st.integers(1, 60))
def test_every_whole_stretch_of_a_text_is_found_in_it(text, start, length):
    words = text[start : start + length].strip()
    edges = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) if words and words[0].isascii() and words[-1].isascii() else None
    if edges and not re.search(r"[^\x00-\x7f“”’]", text):
        assert QuoteSearch(text).find(words, (0, len(text))) is not None


@given(st.lists(st.lists(st.sampled_from("ab cd. Ef “gh” ij, kl.".split()), max_size=30), max_size=12), st.integers(1, 15))
def test_every_word_stands_in_a_part_and_no_part_is_longer_than_it_may_be(paragraphs, most):
    text = "\n\n".join(" ".join(words) for words in paragraphs)
    page = make_page(text, None, load_pack("generic"))
    pieces = pieces_of(page, most)
    assert " ".join(page.text[piece.start : piece.end] for piece in pieces).split() == page.text.split()
    assert [piece.number for piece in pieces] == list(range(1, len(pieces) + 1))
    parts = parts_of(page, pieces, most)
    assert [p for part in parts for p in part.pieces if p.number > (parts[parts.index(part) - 1].numbers[1] if part is not parts[0] else 0)] == list(pieces)
    for before, part in zip((None, *parts), parts, strict=False):
        fresh = part.pieces[len(before.pieces[-OVERLAP:]) if before else 0 :]
        assert sum(len(page.text[p.start : p.end].split()) for p in fresh) <= most


def test_a_long_paragraph_is_cut_between_sentences():
    text = "One two three. Four five six. Seven eight nine. " * 4
    page = make_page(text, None, load_pack("generic"))
    assert all(page.text[p.start : p.end].endswith(".") for p in pieces_of(page, 7))


@pytest.mark.parametrize("number", range(1, 12))
def test_halves_hold_all_of_a_part_and_get_smaller(number):
    page = make_page("\n\n".join("Word." for _ in range(number)), None, load_pack("generic"))
    part = Part(pieces_of(page, 5))
    halves = part.halves()
    assert sorted({piece for half in halves for piece in half.pieces}, key=lambda p: p.number) == list(part.pieces)
    assert number == 1 or all(len(half.pieces) < number for half in halves)
