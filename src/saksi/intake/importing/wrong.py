"""The rows that are wrong as a table to mend and hand over again: as they came, with a column that says what is wrong.

Rule: no cell is one that a spreadsheet would run.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from saksi.intake.importing.rows import Told
from saksi.kernel.cells import guarded


def wrong_rows(heads: Sequence[str], rows: Iterable[Told], last: str = "what is wrong") -> str:
    """The table as CSV. last: the head of the column that says what is wrong."""
    out = io.StringIO()
    write = csv.writer(out)
    write.writerow(map(guarded, (*heads, last)))
    for told in rows:
        if told.wrong:
            cells = told.row.cells
            write.writerow(map(guarded, (*(cells[head].words if head in cells else "" for head in heads), f"row {told.row.number}: {' '.join(told.wrong)}")))
    return out.getvalue()
