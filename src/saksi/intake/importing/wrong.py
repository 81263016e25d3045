"""The rows that are wrong as a table to mend and hand over again: as they came, with a column that says what is wrong.

Rule: no cell is one that a spreadsheet would run: an apostrophe stands before it.
Source: OWASP, CSV Injection.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from saksi.intake.importing.rows import Told

_RUN = tuple("=+-@\t\r\n\0\uff1d\uff0b\uff0d\uff20")


def wrong_rows(heads: Sequence[str], rows: Iterable[Told], last: str = "what is wrong") -> str:
    """The table as CSV. last: the head of the column that says what is wrong."""
    out = io.StringIO()
    write = csv.writer(out)
    write.writerow(map(_guarded, (*heads, last)))
    for told in rows:
        if told.wrong:
            cells = told.row.cells
            write.writerow(map(_guarded, (*(cells[head].words if head in cells else "" for head in heads), f"row {told.row.number}: {' '.join(told.wrong)}")))
    return out.getvalue()


def _guarded(words: str) -> str:
    return "'" + words if words.startswith(_RUN) else words
