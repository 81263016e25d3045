"""The sentence in which something was found, with the words that were searched for.

Rule: the words are shown as they are stored. Long texts are folded a paragraph at a time, until one holds a term.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from saksi.record.search.words import fold, is_unspaced

LONGEST = 320
AROUND = 140
_SENTENCE = re.compile(r"(?:[.!?]+[\"'”’)\]]*\s+|[។៕]\s*)")
_PARAGRAPH = re.compile(r"[^\n]+")
_PLAIN_OR_ONE = re.compile(r"[\x00-\x7f]+|[^\x00-\x7f]")
Pieces = tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Snippet:
    """A sentence in pieces, each with whether it was searched for. at: where the first of these begins in the text; None without any."""

    pieces: Pieces
    at: int | None = None

    @property
    def words(self) -> str:
        """The first words that were searched for, as they stand; "" without any."""
        return next((piece for piece, found in self.pieces if found), "")


def snippet(text: str, wanted: tuple[str, ...]) -> Snippet:
    """The first sentence that holds most of the terms among those of the first paragraph with any; else how the text begins."""
    pattern = _pattern(wanted)
    for paragraph in _PARAGRAPH.finditer(text) if pattern else ():
        if pattern is not None and pattern.search(fold(paragraph[0])):
            marks = _marks(paragraph[0], pattern)
            start, end = _best(paragraph[0], marks)
            return _cut(
                text,
                [(paragraph.start() + a, paragraph.start() + b) for a, b in marks],
                paragraph.start() + start,
                paragraph.start() + end,
            )
    begins = next((p for p in _PARAGRAPH.finditer(text) if p[0].strip()), None)
    return _cut(text, [], *(begins.span() if begins else (0, 0)))


def _pattern(wanted: tuple[str, ...]) -> re.Pattern[str] | None:
    """What matches any of the terms at the beginning of a word, in scripts without spaces anywhere."""
    said = [
        (r"" if is_unspaced(term) else r"(?<!\w)") + re.escape(term) for term in sorted(wanted, key=len, reverse=True)
    ]
    return re.compile("|".join(said)) if said else None


def _marks(text: str, pattern: re.Pattern[str]) -> list[tuple[int, int]]:
    """Where the terms stand in a paragraph as stored."""
    folded: list[str] = []
    origin: list[int] = []
    for piece in _PLAIN_OR_ONE.finditer(text):
        if piece[0].isascii():
            folded.append(piece[0].lower())
            origin += range(*piece.span())
        else:
            folded.append(fold(piece[0]))
            origin += [piece.start()] * len(folded[-1])
    found = []
    for match in pattern.finditer("".join(folded)):
        end = origin[match.end()] if match.end() < len(origin) else len(text)
        found.append((origin[match.start()], max(end, origin[match.start()] + 1)))
    return found


def _best(text: str, marks: list[tuple[int, int]]) -> tuple[int, int]:
    """The sentence with the most different terms, the first of equals."""
    edges = [0, *(m.end() for m in _SENTENCE.finditer(text)), len(text)]
    sentences = [(a, b) for a, b in itertools.pairwise(edges) if a < b]

    def different(sentence: tuple[int, int]) -> int:
        return len({fold(text[a:b]) for a, b in marks if sentence[0] <= a < sentence[1]})

    return max(sentences, key=different)


def _cut(text: str, marks: list[tuple[int, int]], start: int, end: int) -> Snippet:
    """A sentence in pieces; of a long one the words around its first term."""
    while start < end and text[end - 1].isspace():
        end -= 1
    first = next((a for a, _ in marks if start <= a < end), None)
    a, b = start, end
    if end - start > LONGEST:
        centre = first if first is not None else start
        a, b = max(start, centre - AROUND), min(end, centre + LONGEST - AROUND)
        a = _word_edge(text, a, start, first if first is not None else a)
    pieces: list[tuple[str, bool]] = [("… ", False)] * (a > start)
    at = a
    for begins, ends in marks:
        if at <= begins and ends <= b:
            pieces += [(text[at:begins], False), (text[begins:ends], True)]
            at = ends
    pieces += [(text[at:b], False), (" …" * (b < end), False)]
    return Snippet(tuple(piece for piece in pieces if piece[0]), first)


def _word_edge(text: str, at: int, start: int, latest: int) -> int:
    """The beginning of the next word, unless that is beyond what must be shown."""
    space = text.find(" ", at, latest) if at > start else -1
    return space + 1 if space >= 0 else at
