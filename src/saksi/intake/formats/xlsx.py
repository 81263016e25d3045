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
from saksi.intake.sheet import MOST_COLUMNS, Book, Grid, book_of, clean
from saksi.intake.types import Extracted, Limits
from saksi.kernel.errors import DamagedFile, IntakeError, TooLarge

VERSION = importlib.metadata.version("openpyxl")
LAST_ROW = 1_048_576


def read_book(data: bytes) -> Book:
    """All sheets. Raises DamagedFile, EncryptedFile or TooLarge."""
    try:
        guard(data)
        grids = _grids(data, values=False)
        if any(_is_formula(cell) for _, rows in grids for row in rows for cell in row):
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


def _grids(data: bytes, *, values: bool) -> list[tuple[str, list[list[Any]]]]:
    """The cells of each sheet as openpyxl gives them. values: of a formula what the file keeps as its value."""
    with closing(openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=values, keep_links=False)) as book:
        return [(sheet.title, list(_rows(sheet))) for sheet in book.worksheets]


def _rows(sheet: Any) -> Iterator[list[Any]]:
    """The rows of a sheet, what is empty at the end of each left out; how large the file says it is counts for nothing."""
    sheet.reset_dimensions()
    for cells in sheet.iter_rows(max_row=LAST_ROW, values_only=True):
        row = list(cells)
        while row and row[-1] in (None, ""):
            row.pop()
        if len(row) > MOST_COLUMNS:
            raise TooLarge(
                "got a row of %(columns)s columns, expected %(most)s at most. Save what belongs together.",
                columns=f"{len(row):,}",
                most=MOST_COLUMNS,
            )
        yield row


def _is_formula(cell: Any) -> bool:
    return isinstance(cell, ArrayFormula | DataTableFormula) or (isinstance(cell, str) and cell.startswith("="))


def _with_values(shown: list[tuple[str, list[list[Any]]]], kept: list[tuple[str, list[list[Any]]]]) -> Any:
    """The cells, for each formula the value that the file keeps, where it keeps one."""
    for (_, rows), (_, values) in zip(shown, kept, strict=True):
        for row, beside in zip(rows, values, strict=False):
            for place, cell in enumerate(row):
                if _is_formula(cell) and place < len(beside) and beside[place] is not None:
                    row[place] = beside[place]
    return shown


def _words(rows: list[list[Any]]) -> Grid:
    return [[clean(_text(cell)) for cell in row] for row in rows]


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
