"""The cells of a CSV: its characters, the sign between its cells, its rows.

Rule: the sign is the one that parts most rows into as many cells as the first; a file that none parts is no table.
"""

from __future__ import annotations

import csv
import io
import re

from saksi.intake.characters import decode, newlines
from saksi.intake.sheet import MOST_COLUMNS, MOST_ROWS, Book, book_of, clean
from saksi.intake.types import Extracted, Limits
from saksi.kernel.errors import DamagedFile, TooLarge, UnknownType

SIGNS = ",;\t|"
LOOKED_AT = 200  # rows
_SAYS = re.compile(r"\Asep=(.)\n")  # the first line by which Excel names the sign


def sign_of(text: str) -> str | None:
    """The sign between the cells; None where the text is no table."""
    said = _SAYS.match(text)
    if said:
        return said[1]
    found = max((_fit(text, sign), sign) for sign in SIGNS)
    return found[1] if found[0] > (0.5, 1) else None


def _fit(text: str, sign: str) -> tuple[float, int]:
    """The share of the first rows that have as many cells as the first of two or more, and that many."""
    widths: list[int] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=sign):
            if any(row):
                widths.append(len(row))
            if len(widths) >= LOOKED_AT:
                break
    except csv.Error:
        return 0, 0
    width = next((one for one in widths if one > 1), 0)
    return (widths.count(width) / len(widths), width) if width and len(widths) > 1 else (0, 0)


def looks_like_one(data: bytes) -> bool:
    """Whether these bytes, of a file that is named so, are a table. Raises UnknownEncoding, or UnknownType for no text."""
    return sign_of(newlines(decode(data)[0])) is not None


def read_book(data: bytes) -> Book:
    """The one sheet. Raises UnknownEncoding, UnknownType for what is no table, DamagedFile, TooLarge."""
    text, encoding = decode(data)
    text = newlines(text)
    sign = sign_of(text)
    if sign is None:
        raise UnknownType("got a text, expected a table of two columns at least. Save the sheet as XLSX or as CSV.")
    said = _SAYS.match(text)
    rows: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(text[said.end() :] if said else text, newline=""), delimiter=sign, strict=True):
            if len(row) > MOST_COLUMNS or len(rows) > 10 * MOST_ROWS:
                raise TooLarge(
                    "got more than %(most)s columns, or too many rows. Save what belongs together.",
                    most=MOST_COLUMNS,
                )
            rows.append([clean(cell) for cell in row])
    except csv.Error as error:
        raise DamagedFile(
            "the table is broken at row %(row)s (%(error)s). Look for a quotation mark that is never closed.",
            row=len(rows) + 1,
            error=str(error),
        ) from error
    return book_of("csv", f"saksi-rows 1 ({encoding}, {_NAMES.get(sign, 'another sign')})", [("rows", list(enumerate(rows, start=1)))])


_NAMES = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}


def extract(data: bytes, limits: Limits) -> Extracted:
    """The text of a table, a paragraph for each row. Raises as `read_book` does."""
    del limits
    book = read_book(data)
    return Extracted(book.text, book.kind, book.maker)
