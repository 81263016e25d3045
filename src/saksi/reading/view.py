"""A clean text to read, with the way back to the stored one.

Rule: the stored text is never changed. A view only leaves out what disturbs reading:
1. markdown links are folded to their words: `[convicted](#)` reads `convicted`;
2. paragraphs that an extractor broke in mid-sentence are joined with one space;
3. single line ends inside a paragraph read as spaces.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from saksi.kernel.span import Span

_LINK = re.compile(r"!?\[([^\[\]\n]{0,300})\]\(([^()\s]*(?:\s\"[^\"\n]*\")?)\)")
_BREAK = re.compile(r"[ \t\u200b]*\n\s*")
_CONTINUES = re.compile(r"[a-z,;)]")
_ENDS = tuple('.!?:;\u2026"”’»)]។*')
_JOINS = tuple(",–—-(&")


class View:
    """The reading text of a stored text.

    text: what recognisers see. Offsets in it are code points; `to_stored` and `span` lead back.
    """

    __slots__ = ("_from", "_to", "stored", "text")

    def __init__(self, stored: str) -> None:
        self.stored = stored
        pieces: list[str] = []
        self._from: list[int] = []
        self._to: list[int] = []
        length = 0
        for start, words in _pieces(stored):
            self._from.append(length)
            self._to.append(start)
            pieces.append(words)
            length += len(words)
        self.text = "".join(pieces)

    def to_stored(self, i: int) -> int:
        """The place in the stored text of the character at `i` of the reading text."""
        if not self._from:
            return i
        piece = bisect_right(self._from, i) - 1
        return self._to[piece] + i - self._from[piece]

    def span(self, start: int, end: int) -> Span:
        """The span of the stored text that holds the words at [start, end) of the reading text.

        Raises SpanMismatch if the range is empty or lies outside.
        """
        first = self.to_stored(start)
        return Span(self.stored, first, self.to_stored(end - 1) + 1 if end > start else first)


def _pieces(stored: str) -> Iterator[tuple[int, str]]:
    """The kept pieces with their places in the stored text; a piece may replace one break by one space."""
    kept = 0
    for start, end, words, at in _changes(stored):
        if start > kept:
            yield kept, stored[kept:start]
        if words:
            yield at, words
        kept = end
    if kept < len(stored):
        yield kept, stored[kept:]


def _changes(stored: str) -> Iterator[tuple[int, int, str, int]]:
    """(start, end, the words read instead, where these stand), sorted, not overlapping."""
    found = [(m.start(), m.end(), m[1], m.start(1)) for m in _LINK.finditer(stored)]
    links = iter([*found, (len(stored), len(stored), "", 0)])
    link = next(links)
    for match in _BREAK.finditer(stored):
        while link[1] <= match.start() and link[0] < len(stored):
            yield link
            link = next(links)
        if _joined(stored, match):
            yield match.start(), match.end(), " ", match.start()
    while link[0] < len(stored):
        yield link
        link = next(links)


def _joined(stored: str, match: re.Match[str]) -> bool:
    start, end = match.span()
    if start == 0 or end >= len(stored):
        return False
    before = stored[stored.rfind("\n", 0, start) + 1 : start]
    if not before or before.startswith(("#", "-", "*", "•", "|")):
        return False
    if before.endswith(_JOINS):
        return True
    if before.endswith(_ENDS):
        return False
    return bool(_CONTINUES.match(stored, end))
