"""Where a text names somebody, however the name is written in it.

Rule: a name that may stand there is found; one too many costs a paragraph, one missed may cost a life. Compared are the letters alone: without
case, accents and the forms of Unicode. Invisible characters may stand anywhere in a name, and count as space between its words. A name
begins and ends at a word's edge only in scripts that set spaces.
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

# Besides: Hangul, as its particles join the word, kana and Han.
_JOINED = f"{UNSPACED}\u1100-\u11ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uac00-\ud7ff\U00020000-\U0003ffff"
_LETTER = rf"[^\W\d_{_JOINED}]"
_GAP = "\u200b"
_UNSEEN = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0001-\U000e007f]")
# Accents of Latin, Greek and Cyrillic, points of Hebrew and Arabic, variants of shape. Marks of other scripts are letters.
_ACCENTS = re.compile(
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\ufe00-\ufe0f\U000e0100-\U000e01ef]"
)
_ALIKE = str.maketrans(dict.fromkeys("‘’ʼ´′", "'") | dict.fromkeys("‐‑‒–—−", "-") | {"\u17c4": "\u17c1\u17b6", "\u17be": "\u17c1\u17b8"})
_JOINS = re.compile(f"[{_JOINED}]")


class Mentions:
    """Any of some names in a text. Made by `mentions`; names: folded, none empty."""

    def __init__(self, names: Iterable[str]) -> None:
        alike: dict[tuple[str, str], list[str]] = {}
        for name in sorted(set(names), key=len, reverse=True):
            alike.setdefault((_begins(name[0]), _ends(name[-1])), []).append(_rest(name))
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
    folded = [name for one in names if (name := _fold(" ".join(one.split())).strip(f" {_GAP}"))]
    return Mentions(folded) if folded else None


def _fold(text: str) -> str:
    """The text as it is compared. Folding its characters, each with its accents, gives the same."""
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFKD", text.translate(_ALIKE))
    return _ACCENTS.sub("", _UNSEEN.sub(_GAP, text)).casefold()


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


def _begins(first: str) -> str:
    """The first character of a name, behind no other letter of its word."""
    return re.escape(first) + ("" if _JOINS.match(first) else f"(?<!{_LETTER}{re.escape(first)})")


def _rest(name: str) -> str:
    """What follows the first character of a name."""
    letters = list(re.finditer(rf"[^\s{_GAP}]", name))
    return "".join(_between(name, left, right) + re.escape(right[0]) for left, right in pairwise(letters))


def _ends(last: str) -> str:
    """What stands behind a name: no other letter of its last word."""
    return "" if _JOINS.match(last) else f"(?!{_LETTER})"


def _between(name: str, left: re.Match[str], right: re.Match[str]) -> str:
    """What may stand between two letters of a name."""
    gap = name[left.end() : right.start()]
    if _JOINS.match(left[0]) or _JOINS.match(right[0]) or gap.strip(_GAP) != gap:
        return rf"[\s{_GAP}]*"
    return rf"[\s{_GAP}]+" if gap else f"{_GAP}*"
