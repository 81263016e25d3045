"""A clean text to read, with the way back to the stored one.

Rule: the stored text is never changed. A view only leaves out what disturbs reading, or reads a blank instead:
1. markdown links are folded to their words, nested ones and those with brackets in the address too; marks of
   emphasis, times of subtitles, soft hyphens and invisible characters are left out (Khmer keeps its zero-width spaces);
2. lines broken in mid-sentence are joined with one blank (see breaks.py), words parted at a line end made whole;
3. CR-LF reads as one line end, runs of blanks as one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from saksi.kernel.span import Span
from saksi.reading.text.breaks import TIMES, find_breaks

_LINK_PARTS = re.compile(r"!?\[|\](\((?:[^()\s]|\([^()\s]*\))*(?:\s+\"[^\"\n]*\")?\))?|\n")
_EMPHASIS = re.compile(
    r"(\*\*|__)(?=[^\s*_])(?:[^*_\n]|\n(?!\n)){1,300}?(?<=[^\s*_])(\1)|(?<![\w*])(\*)(?=[^\s*])[^*\n]{1,120}?(?<=[^\s*])(\*)(?![\w*])"
)
_INVISIBLE = re.compile(r"[\u00ad\u2060\ufeff]+|(?<=[\u0000-\u024f])\u200b+(?=[\u0000-\u024f])")
_RETURN = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SUBTITLE = re.compile(r"^(?:\d{1,5}[ \t]*\r?\n)?" + TIMES + r"$", re.MULTILINE)
_BLANKS = re.compile(r"(?<=\S)([ \t\u00a0])[ \t\u00a0]+(?=\S)")

Change = tuple[int, int, str]


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
    """The kept pieces with their places in the stored text; a piece may stand for a break."""
    kept = 0
    for start, end, words in sorted(_changes(stored)):
        if start < kept:
            continue
        if start > kept:
            yield kept, stored[kept:start]
        if words:
            yield start, words
        kept = end
    if kept < len(stored):
        yield kept, stored[kept:]


def _changes(stored: str) -> Iterator[Change]:
    """(start, end, the one character read instead or nothing), in no order; the first of two that overlap counts."""
    yield from find_breaks(stored)
    if "](" in stored:
        yield from _links(stored)
    if " --> " in stored:
        for match in _SUBTITLE.finditer(stored):
            yield match.start(), match.end(), ""
    for match in _EMPHASIS.finditer(stored):
        for group in (1, 2, 3, 4):
            if match[group]:
                yield match.start(group), match.end(group), ""
    for match in _INVISIBLE.finditer(stored):
        yield match.start(), match.end(), ""
    for match in _RETURN.finditer(stored):
        if not match[0].endswith("\n"):
            yield match.start(), match.end(), "\n"
        else:
            yield match.start(), match.start() + 1, ""
    for match in _BLANKS.finditer(stored):
        yield match.end(1), match.end(), ""


def _links(stored: str) -> Iterator[Change]:
    """The marks round the words of links; brackets that open nothing are words."""
    opened: list[tuple[int, int]] = []
    for match in _LINK_PARTS.finditer(stored):
        if match[0] == "\n":
            opened.clear()
        elif match[0].endswith("["):
            opened.append((match.start(), match.end()))
        elif opened:
            start, words = opened.pop()
            if match[1]:
                yield start, words, ""
                yield match.start(), match.end(), ""
