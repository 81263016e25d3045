"""A table as a text: one paragraph for each row, in it a line `head: value` for each cell that is not empty.

Rule: a cell's words stand in the text as they stand in the table, and it is known where; so whatever is made of a cell has its words. A
formula is never run: it is shown as what the file keeps as its value, else as its own text.
Steps: the cells of each sheet as text, the row of heads, the rows below it laid out one after the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from saksi.kernel.errors import TooLarge

MOST_ROWS = 20_000
MOST_COLUMNS = 500
MOST_CELLS = MOST_ROWS * MOST_COLUMNS
_GAP = re.compile(r"(?<!\s)\s*\n\s*")  # looked for only where blanks begin: a cell may be a hundred thousand of them

Grid = Sequence[tuple[int, Sequence[str]]]
"""The rows of a sheet, each with its number, from 1; a cell is text, "" where there is nothing. Empty rows may be left out."""


@dataclass(frozen=True, slots=True)
class Cell:
    """The words of a cell, and where they stand in the text: code points, half open."""

    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Row:
    """One row below the heads. number: as the spreadsheet counts it, from 1; cells: from the head to what is not empty."""

    number: int
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet with its heads, each once, and its rows that are not empty."""

    name: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]

    def first(self, head: str) -> str:
        """The first words in a column; "" where it is empty."""
        return next((row.cells[head].words for row in self.rows if head in row.cells), "")


@dataclass
class Book:
    """The sheets of a file that hold anything, and the text that they make. kind: xlsx or csv; maker: what read the cells."""

    kind: str
    maker: str
    text: str = ""
    sheets: list[Sheet] = field(default_factory=list)


def book_of(kind: str, maker: str, grids: Iterable[tuple[str, Grid]]) -> Book:
    """Lay out the sheets, each with its name. Raises TooLarge."""
    named = [(name, rows) for name, rows in grids if any(any(row) for _, row in rows)]
    book, paper = Book(kind, maker), _Paper()
    for name, rows in named:
        if len(named) > 1:
            paper.paragraph(f"[{name}]")
        book.sheets.append(_sheet(paper, name, rows))
    book.text = paper.text
    return book


class _Paper:
    """A text that grows."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0

    def write(self, words: str) -> tuple[int, int]:
        """Append words; gives where they stand."""
        self.parts.append(words)
        self.length += len(words)
        return self.length - len(words), self.length

    def paragraph(self, words: str = "") -> None:
        """Begin a new paragraph, with these words."""
        self.write("\n\n" if self.parts else "")
        self.write(words)

    @property
    def text(self) -> str:
        return "".join(self.parts)


def _sheet(paper: _Paper, name: str, grid: Grid) -> Sheet:
    filled = [(number, row) for number, row in grid if any(row)]
    if len(filled) > MOST_ROWS:
        raise TooLarge(
            "got %(rows)s rows in “%(name)s”, expected %(most)s at most. Split the sheet.",
            rows=f"{len(filled):,}",
            name=name,
            most=f"{MOST_ROWS:,}",
        )
    at = next((place for place, (_, row) in enumerate(filled) if sum(map(bool, row)) > 1), 0)
    for _, row in filled[:at]:
        paper.paragraph(" ".join(filter(None, row)))
    heads = _heads(filled[at][1], max(len(row) for _, row in filled))
    if len(filled) == at + 1:  # heads and nothing below
        paper.paragraph(" | ".join(heads))
    return Sheet(name, heads, tuple(_row(paper, heads, number, row) for number, row in filled[at + 1 :]))


def _heads(row: Sequence[str], width: int) -> tuple[str, ...]:
    """The words of the heads, each once; a column without a head is named by its letters."""
    found: list[str] = []
    for place in range(width):
        words = " ".join(row[place].split()) if place < len(row) else ""
        head, again = words or f"column {_letters(place)}", 1
        while (head if again == 1 else f"{head} ({again})") in found:
            again += 1
        found.append(head if again == 1 else f"{head} ({again})")
    return tuple(found)


def _letters(place: int) -> str:
    """The letters of a column, counted from 0."""
    first, last = divmod(place, 26)
    return (_letters(first - 1) if first else "") + chr(ord("A") + last)


def _row(paper: _Paper, heads: Sequence[str], number: int, row: Sequence[str]) -> Row:
    cells: dict[str, Cell] = {}
    paper.paragraph()
    for head, words in zip(heads, row, strict=False):
        if words:
            paper.write(f"\n{head}: " if cells else f"{head}: ")
            cells[head] = Cell(words, *paper.write(words))
    return Row(number, cells)


def clean(words: str) -> str:
    """The words of a cell as a paragraph can hold them: no blank lines, no NUL."""
    return _GAP.sub("\n", words.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")).strip()
