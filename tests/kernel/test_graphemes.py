"""Words that are marked by hand begin and end between whole characters."""

import random
import re

import pytest

from saksi.kernel.graphemes import is_edge, snap

KHMER = "កម្មករ ៦៤ នាក់ ត្រូវបានចាប់ខ្លួន ស្ត្រី កាំភ្លើង"
PIECES = [
    *KHMER,
    "e\u0301",
    "👩‍👩‍👧",
    "😀",
    "👍🏽",
    "🇰🇭",
    "🇰",
    "한",
    "ᄒ",
    "ᅡ",
    "ᆫ",
    "\r\n",
    "\n",
    " ",
    "a",
    "\u200b",
    "\u200d",
    "ก็",
    "नि",
    "\u00ad",
    "\ufe0f",
    "❤️‍🔥",
]


def texts(count=400):
    draw = random.Random(29)
    for _ in range(count):
        yield "".join(draw.choice(PIECES) for _ in range(draw.randrange(1, 24)))


def edges_by(pattern, text):
    found = {0}
    for match in pattern.finditer(text):
        found.add(match.end())
    return found


def test_the_edges_are_those_of_the_standard_but_for_khmer_subscripts():
    """The package regex knows the annex; an edge after a coeng that stands on no letter is the only one that it has and Saksi does not."""
    regex = pytest.importorskip("regex", reason="the package regex is not installed: edges are not compared with it")
    whole = regex.compile(r"\X")
    for text in texts():
        expected = edges_by(whole, text)
        mine = {at for at in range(len(text) + 1) if is_edge(text, at)}
        assert mine <= expected, ascii(text)
        for at in expected - mine:
            onto = re.search(r"[\u17b4-\u17dd\u0300-\u036f\u093f\u0e47\ufe0f\u200d\U0001f3fb-\U0001f3ff]*$", text[:at])
            assert "\u17d2" in onto.group(), ascii(text)


def test_a_stretch_is_widened_to_whole_characters_and_no_further():
    draw = random.Random(7)
    for text in texts():
        start = draw.randrange(len(text) + 1)
        end = draw.randrange(start, len(text) + 1)
        first, last = snap(text, start, end)
        assert first <= start <= end <= last
        assert is_edge(text, first)
        assert is_edge(text, last)
        assert not any(is_edge(text, at) for at in range(first + 1, start + 1))
        assert not any(is_edge(text, at) for at in range(end, last))
        assert snap(text, first, last) == (first, last)


def test_a_khmer_letter_is_never_parted_from_its_subscript_and_vowel():
    text = "ស្ត្រីម្នាក់"
    assert snap(text, 1, 2) == (0, 6)
    assert snap(text, 6, 7) == (6, 10)
    assert text[:6] == "ស្ត្រី"


def test_a_flag_and_a_family_stay_whole():
    assert snap("a🇰🇭🇰🇭b", 2, 3) == (1, 3)
    assert snap("a🇰🇭🇰🇭b", 3, 4) == (3, 5)
    assert snap("👩‍👩‍👧!", 2, 3) == (0, 5)
    assert snap("👍🏽", 0, 1) == (0, 2)
