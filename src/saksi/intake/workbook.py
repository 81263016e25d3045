"""A file that holds a table, opened as one: its sheets with each cell and where its words stand in the text that taking in makes."""

from __future__ import annotations

from saksi.intake.extraction import extract
from saksi.intake.formats import delimited, xlsx
from saksi.intake.sheet import Book
from saksi.intake.sniff import sniff
from saksi.intake.types import Limits
from saksi.kernel.errors import EmptyFile, UnknownType

READERS = {"xlsx": xlsx.read_book, "csv": delimited.read_book}


def open_book(data: bytes, filename: str, limits: Limits = Limits()) -> Book:  # noqa: B008 - Limits is frozen
    """The sheets of an XLSX or CSV that have rows below their heads. Raises IntakeError as `extract` does."""
    extract(data, filename, limits)
    kind = sniff(data, filename)
    if kind not in READERS:
        raise UnknownType(
            "got %(kind)s, expected a table: XLSX, or CSV whose name ends in .csv. Save the sheet as one.",
            kind=kind,
        )
    book = READERS[kind](data)
    book.sheets = [sheet for sheet in book.sheets if sheet.rows]
    if not book.sheets:
        raise EmptyFile("the table has heads and no rows. Look whether the right sheet was saved.")
    return book
