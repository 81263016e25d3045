"""The cells of an XLSX as text; nothing in it is run, fetched or looked up.

Rule: a date is written as ISO 8601, a number as it is, a formula as the value that the file keeps for it, else as its text.
Steps: guard, cells as they are, a second look for the values of formulas where there are any.
"""

from __future__ import annotations

import datetime as dt
import importlib.metadata
import io
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import openpyxl
from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula

from saksi.intake.formats.office import guard
from saksi.intake.sheet import MOST_CELLS, MOST_COLUMNS, Book, Grid, book_of, clean
from saksi.intake.types import Extracted, Limits
from saksi.kernel.errors import DamagedFile, IntakeError, TooLarge

VERSION = importlib.metadata.version("openpyxl")
LAST_ROW = 1_048_576

_Grids = list[tuple[str, list[tuple[int, list[Any]]]]]


def read_book(data: bytes) -> Book:
    """All sheets. Raises DamagedFile, EncryptedFile or TooLarge."""
    try:
        guard(data)
        grids = _grids(data, values=False)
        if any(_is_formula(cell) for _, rows in grids for _, row in rows for cell in row):
            grids = _with_values(grids, _grids(data, values=True))
        return book_of("xlsx", f"openpyxl {VERSION} with rows 1", [(name, _words(rows)) for name, rows in grids])
    except IntakeError:
        raise
    except Exception as error:  # openpyxl, zipfile and the XML parser raise many kinds on broken files
        raise DamagedFile(
            "the spreadsheet is broken. Get it again from its source, or open it in a spreadsheet program, save a copy as XLSX "
            "or CSV, and take that in."
        ) from error


def extract(data: bytes, limits: Limits) -> Extracted:
    """The text of a spreadsheet, a paragraph for each row. Raises DamagedFile, EncryptedFile or TooLarge."""
    del limits
    book = read_book(data)
    return Extracted(book.text, book.kind, book.maker)


def _grids(data: bytes, *, values: bool) -> _Grids:
    """The cells of each sheet as openpyxl gives them. values: of a formula what the file keeps as its value."""
    with closing(openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=values, keep_links=False)) as book:
        room = _Room()
        return [(sheet.title, list(_rows(sheet, room))) for sheet in book.worksheets]


class _Room:
    """The cells that may still come. An empty row counts as a cell, as openpyxl makes one for each that the file passes over."""

    left = MOST_CELLS

    def take(self, cells: int) -> None:
        self.left -= max(cells, 1)
        if self.left < 0:
            raise TooLarge(
                "got more than %(most)s cells, with the empty rows and cells before the last that is used. Delete what is empty below "
                "and beside the table, or save it as CSV.",
                most=f"{MOST_CELLS:,}",
            )


def _rows(sheet: Any, room: _Room) -> Iterator[tuple[int, list[Any]]]:
    """The rows of a sheet that are not empty, without what is empty at their ends; how large the file says it is counts for nothing."""
    sheet.reset_dimensions()
    for number, cells in enumerate(sheet.iter_rows(max_row=LAST_ROW, values_only=True), start=1):
        room.take(len(cells))
        row = list(cells)
        while row and row[-1] in (None, ""):
            row.pop()
        if len(row) > MOST_COLUMNS:
            raise TooLarge(
                "got a row of %(columns)s columns, expected %(most)s at most. Save what belongs together.",
                columns=f"{len(row):,}",
                most=MOST_COLUMNS,
            )
        if row:
            yield number, row


def _is_formula(cell: Any) -> bool:
    return isinstance(cell, ArrayFormula | DataTableFormula) or (isinstance(cell, str) and cell.startswith("="))


def _with_values(shown: _Grids, kept: _Grids) -> _Grids:
    """The cells, for each formula the value that the file keeps, where it keeps one."""
    for (_, rows), (_, values) in zip(shown, kept, strict=True):
        known = dict(values)
        for number, row in rows:
            beside = known.get(number, ())
            for place, cell in enumerate(row):
                if _is_formula(cell) and place < len(beside) and beside[place] is not None:
                    row[place] = beside[place]
    return shown


def _words(rows: list[tuple[int, list[Any]]]) -> Grid:
    return [(number, [clean(_text(cell)) for cell in row]) for number, row in rows]


def _text(cell: Any) -> str:
    """A cell as a person sees it."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, dt.datetime):
        day = cell.replace(microsecond=0)
        return day.date().isoformat() if day.time() == dt.time() else day.isoformat(" ")
    if isinstance(cell, dt.date | dt.time):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, ArrayFormula | DataTableFormula):
        return str(getattr(cell, "text", None) or "=")
    return str(cell)
