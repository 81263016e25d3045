"""Where a text names somebody, however the name is written in it.

Rule: a name that may stand there is found; one too many costs a paragraph, one missed may cost a life. Compared are the letters alone: without
case, accents and the forms of Unicode. Invisible characters may stand anywhere in a name, and count as space between its words. What is
written joined to a name hides it in no script, but a Latin, Greek or Cyrillic letter before it makes another word of it, as does a Latin one
behind a short word.
Steps: the names as one pattern over folded text, a look whether any is there, and only then the way back to the characters as written.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING

from saksi.kernel.scripts import UNSPACED

if TYPE_CHECKING:
    from collections.abc import Iterable

# Blanks count for nothing in these. Besides: Hangul, kana and Han.
_LOOSE = re.compile(f"[{UNSPACED}\u1100-\u11ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uac00-\ud7ff\U00020000-\U0003ffff]")
# All but Latin, Greek and Cyrillic: many join small words or endings to a name (Arabic, Hebrew, Amharic, Georgian, Tamil), some all words.
_JOINING = "\u0530-\u1cff\u2c00-\u2c5f\u2c80-\u2ddf\u2e80-\ua63f\ua6a0-\ua71f\ua800-\uab2f\uab70-\U0010ffff"
_JOINS = re.compile(f"[{_JOINING}]")
_LETTER = rf"[^\W\d_{_JOINING}]"
_INFLECTED = re.compile("[\u0370-\u052f\u1f00-\u1fff]")  # Greek and Cyrillic: in nearly every language that they write, names have cases
# The last letter of such a word, of an adjective the last two, where its cases leave it out or put another in its place.
_CHANGES = re.compile(r"(?<=[\u0370-\u052f\u1f00-\u1fff]{3})(?:[иыо]и|[ая]я|[аеиоуыьэюяієσ])(?!\u200b*\w)")
_LATIN_STEM = 4  # letters from which a word may have an ending; one more where it is the whole name, as Chan is no change
_GAP = "\u200b"
_ENDING = f"(?:{_GAP}*{_LETTER}){{0,20}}"  # longer than any; without an end, a text of one name again and again would take hours
_UNSEEN = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0001-\U000e007f]")
# Accents of Latin, Greek and Cyrillic, points of Hebrew and Arabic, variants of shape. Marks of other scripts are letters.
_ACCENTS = re.compile(
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\ufe00-\ufe0f\U000e0100-\U000e01ef]"
)
# Marks typed in several ways, Khmer vowels whole or in parts, Latin letters whose stroke or dot is no accent, and the alef, heh, yeh and kaf
# of different keyboards for Arabic, which look alike.
_ALIKE = str.maketrans(
    dict.fromkeys("‘’ʼ′", "'")
    | dict.fromkeys("‐‒–—−", "-")
    | {"\u17c4": "\u17c1\u17b6", "\u17be": "\u17c1\u17b8"}
    | dict(zip("ıłđøħ", "ildoh", strict=True))
    | {"\u0671": "\u0627", "\u06a9": "\u0643"}
    | dict.fromkeys("\u0629\u06be\u06c1", "\u0647")
    | dict.fromkeys("\u0649\u06cc", "\u064a")
)
_NO_VOWEL = 9  # the class of the marks that say so, as in Tamil; an ending that begins with a vowel takes their place
_ARTICLE = "\u0627\u0644"  # of Arabic; behind the small word of one lam its alef goes


class Mentions:
    """Any of some names in a text. Made by `mentions`; names: folded, none empty."""

    def __init__(self, names: Iterable[str]) -> None:
        alike: dict[tuple[str, str], list[str]] = {}
        for name in sorted(set(names), key=len, reverse=True):
            words = name.split()
            ends = _ends(words[-1], alone=len(words) == 1)
            alike.setdefault((_begins(name), ends), []).append(_rest(name))
        self._pattern = re.compile("|".join(f"{begins}(?:{'|'.join(rest)}){ends}" for (begins, ends), rest in alike.items()))

    def search(self, text: str) -> bool:
        """Whether the text names anybody."""
        return self._pattern.search(_fold(text)) is not None

    def sub(self, mask: str, text: str) -> str:
        """The text with the mask for every name; the mask alone where a name is there and its place cannot be told."""
        if not self.search(text):
            return text
        folded, places = _placed(text)
        found = [(places[one.start()][0], places[one.end() - 1][1]) for one in self._pattern.finditer(folded)]
        if not found:
            return mask
        edges = [(0, 0), *found, (len(text), len(text))]
        return mask.join(text[left[1] : right[0]] for left, right in pairwise(edges))


def mentions(names: Iterable[str]) -> Mentions | None:
    """Any of these names; None when there are none."""
    folded = [_CHANGES.sub("", name) for one in names if (name := _fold(" ".join(one.split())).strip(f" {_GAP}"))]
    return Mentions(folded) if folded else None


def _fold(text: str) -> str:
    """The text as it is compared. Folding its characters, each with its accents, gives the same."""
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFKD", text.replace("´", "'"))
    return _ACCENTS.sub("", _UNSEEN.sub(_GAP, text)).casefold().translate(_ALIKE)


def _placed(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The folded text, and from each of its characters to those it was made of."""
    folded: list[str] = []
    places: list[tuple[int, int]] = []
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or not unicodedata.combining(text[end]):
            folded.append(_fold(text[start:end]))
            places += [(start, end)] * len(folded[-1])
            start = end
    return "".join(folded), places


def _begins(name: str) -> str:
    """The first character of a name, behind no other letter of its word where that makes another word."""
    first = re.escape(name[0])
    if name.startswith(_ARTICLE):
        return f"(?=[{_ARTICLE}]){first}?"
    return first if _JOINS.match(name[0]) else f"{first}(?<!{_LETTER}{first})"


def _rest(name: str) -> str:
    """What follows the first character of a name."""
    letters = list(re.finditer(rf"[^\s{_GAP}]", name))
    rest = "".join(_between(name, left, right) + re.escape(right[0]) for left, right in pairwise(letters))
    return f"{rest}?" if rest and unicodedata.combining(name[-1]) == _NO_VOWEL else rest


def _between(name: str, left: re.Match[str], right: re.Match[str]) -> str:
    """What may stand between two letters of a name."""
    gap = name[left.end() : right.start()]
    ends_word = gap.strip(_GAP) or not re.match(r"\w", right[0])  # a hyphen, a comma or a quotation mark may follow at once
    ending = _ENDING if ends_word and _INFLECTED.match(left[0]) else ""
    if _LOOSE.match(left[0]) or _LOOSE.match(right[0]) or gap.strip(_GAP) != gap:
        return rf"{ending}[\s{_GAP}]*"
    if not gap:
        return f"{ending}{_GAP}*"
    if _JOINS.match(left[0]):
        return rf"[\s{_GAP}]*"
    return rf"{_ends(name[: left.end()].rsplit(maxsplit=1)[-1], alone=False)}[\s{_GAP}]+"


def _ends(word: str, *, alone: bool) -> str:
    """What may stand behind a word of a name: its ending, or no letter. alone: whether the word is the whole name."""
    if _JOINS.match(word[-1]):
        return ""
    takes_endings = _INFLECTED.match(word[-1]) or len(word) >= _LATIN_STEM + alone
    return _ENDING if takes_endings else f"(?!{_LETTER})"
