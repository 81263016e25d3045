"""Whole characters as a reader sees them, so that words marked by hand begin and end between two of them.

Rule: what is written on, under or into a letter belongs to it: accents, Khmer vowels, signs and subscripts (coeng and its consonant), Hangul
syllables, flags, emoji with their modifiers and joiners. Nothing is stored; a stretch is only widened.
Source: Unicode Standard Annex 29, rules GB3 to GB13; a sign that makes subscripts does so in every script. Compared with the package regex in
tests/kernel/test_graphemes.py.
"""

from __future__ import annotations

import unicodedata

JOINER = "\u200d"
VIRAMA = 9  # the combining class of the Khmer coeng and of its kin in other scripts
_ADDED = ("Mn", "Me", "Mc")
_ALSO_ADDED = frozenset("\u200c\u0e33\u0eb3\uff9e\uff9f")
_REGIONAL = range(0x1F1E6, 0x1F200)
_MODIFIER = range(0x1F3FB, 0x1F400)
_TAG = range(0xE0020, 0xE0080)
_LEADING, _VOWEL, _TRAILING, _SYLLABLE = (
    range(0x1100, 0x1160), range(0x1160, 0x11A8), range(0x11A8, 0x1200), range(0xAC00, 0xD7A4),
)  # fmt: skip
_PICTURES = (
    range(0x1F000, 0x1FB00),
    range(0x2190, 0x2C00),
    range(0x3030, 0x3031),
    range(0x303D, 0x303E),
    range(0x3297, 0x329A),
)
_ALSO_PICTURES = frozenset("\u00a9\u00ae\u203c\u2049\u2122\u2139")


def snap(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch widened to whole characters. start, end: code points, half-open, 0 <= start <= end <= len(text)."""
    while not is_edge(text, start):
        start -= 1
    while not is_edge(text, end):
        end += 1
    return start, end


def is_edge(text: str, at: int) -> bool:
    """Whether a character of a reader begins or ends before the code point at `at`, from 0 to len(text)."""
    if at in (0, len(text)):
        return True
    before, after = text[at - 1], text[at]
    if _is_control(before) or _is_control(after):
        return before + after != "\r\n"
    if _is_added(after) or after == JOINER or _same_syllable(before, after):
        return False
    if unicodedata.category(after) == "Lo" and _conjoins(text, at):
        return False
    if before == JOINER and _is_picture(after):
        return not _ends_in_picture(text, at - 1)
    return not (ord(before) in _REGIONAL and ord(after) in _REGIONAL and _regionals_before(text, at) % 2)


def _is_control(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Zl", "Zp") or character in "\u200b\ufeff\u200e\u200f\u00ad\u2060"


def _is_added(character: str) -> bool:
    """Whether it is written onto what stands before it."""
    point = ord(character)
    return unicodedata.category(character) in _ADDED or character in _ALSO_ADDED or point in _MODIFIER or point in _TAG


def _same_syllable(before: str, after: str) -> bool:
    """Whether two Korean letters belong to one syllable."""
    one, two = ord(before), ord(after)
    if one in _LEADING:
        return two in _LEADING or two in _VOWEL or two in _SYLLABLE
    open_syllable = one in _SYLLABLE and (one - _SYLLABLE.start) % 28 == 0
    if one in _VOWEL or open_syllable:
        return two in _VOWEL or two in _TRAILING
    return (one in _TRAILING or one in _SYLLABLE) and two in _TRAILING


def _conjoins(text: str, at: int) -> bool:
    """Whether a sign that makes the next letter a subscript stands among what is written onto the letter before `at`."""
    while at and (_is_added(text[at - 1]) or text[at - 1] == JOINER):
        at -= 1
        if unicodedata.combining(text[at]) == VIRAMA:
            return True
    return False


def _is_picture(character: str) -> bool:
    point = ord(character)
    drawn = any(point in of for of in _PICTURES) or character in _ALSO_PICTURES
    return drawn and point not in _REGIONAL and point not in _MODIFIER


def _ends_in_picture(text: str, at: int) -> bool:
    """Whether a picture with nothing but additions after it ends before `at`."""
    while at and _is_added(text[at - 1]):
        at -= 1
    return at > 0 and _is_picture(text[at - 1])


def _regionals_before(text: str, at: int) -> int:
    count = 0
    while count < at and ord(text[at - 1 - count]) in _REGIONAL:
        count += 1
    return count
