"""A long text in parts: numbered paragraphs, a few of them repeated in the next part, none left out.

Rule: every word of the text lies in a piece, every piece in at least one part. A paragraph that is longer than a part is cut
between sentences, and a sentence that is longer still between words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from saksi.reading.text.found import Range
from saksi.reading.text.page import Page

OVERLAP = 2
"""So many pieces at the end of a part stand at the beginning of the next one too."""

_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph of the page, or a stretch of a very long one, with its number for the model, from 1."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Part:
    """What is read in one request: pieces that follow one another."""

    pieces: tuple[Piece, ...]

    @property
    def numbers(self) -> tuple[int, int]:
        """The first and the last number."""
        return self.pieces[0].number, self.pieces[-1].number

    def halves(self) -> tuple[Part, ...]:
        """The part in two, the first piece of the second half repeated from the first; itself if it is a single piece."""
        middle = (len(self.pieces) + 1) // 2
        if middle >= len(self.pieces):
            return (self,)
        return Part(self.pieces[:middle]), Part(self.pieces[middle - (middle > 1) :])


def pieces_of(page: Page, most: int) -> tuple[Piece, ...]:
    """The page in numbered pieces of at most `most` words each (most > 0)."""
    ranges = [piece for paragraph in page.paragraphs for piece in _cut(page, paragraph, most)]
    return tuple(Piece(number, start, end) for number, (start, end) in enumerate(ranges, start=1))


def parts_of(page: Page, pieces: Sequence[Piece], most: int) -> tuple[Part, ...]:
    """The pieces in parts of at most `most` words besides what is repeated."""
    parts: list[Part] = []
    fresh: list[Piece] = []
    count = 0
    for piece in pieces:
        size = _size(page.text, piece.start, piece.end)
        if fresh and count + size > most:
            parts.append(_part(parts, fresh))
            fresh, count = [], 0
        fresh.append(piece)
        count += size
    if fresh:
        parts.append(_part(parts, fresh))
    return tuple(parts)


def _part(before: Sequence[Part], fresh: Sequence[Piece]) -> Part:
    again = before[-1].pieces[-OVERLAP:] if before else ()
    return Part((*again, *fresh))


def _size(text: str, start: int, end: int) -> int:
    return sum(1 for _ in _WORD.finditer(text, start, end))


def _cut(page: Page, paragraph: Range, most: int) -> Iterator[Range]:
    """Stretches of a paragraph, cut after sentences where that is enough."""
    start, end = paragraph
    if _size(page.text, start, end) <= most:
        yield paragraph
        return
    stops = [sentence.end for sentence in page.sentences if start < sentence.end <= end]
    at, count = start, 0
    for word in _WORD.finditer(page.text, start, end):
        if count >= most:
            stop = max((stop for stop in stops if at < stop <= word.start()), default=word.start())
            yield _bare(page.text, at, stop)
            at = stop
            count = _size(page.text, at, word.start())
        count += 1
    yield _bare(page.text, at, end)


def _bare(text: str, start: int, end: int) -> Range:
    """The range without blanks at its edges."""
    words = text[start:end]
    return end - len(words.lstrip()), start + len(words.rstrip())
