"""CSV tables of the codebook, read with their mistakes named.

Rule: a wrong table is refused with file, row and column; nothing is filled in silently.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from saksi.kernel.errors import CodebookError

PROVENANCES = ("read", "proposed", "remembered")


def read_table(path: Path, columns: Iterable[str]) -> list[dict[str, str]]:
    """The rows of a CSV file that has at least these columns.

    Raises CodebookError if the file is missing, not UTF-8, lacks a column, or a row has too many or too few cells.
    """
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            missing = [c for c in columns if c not in (reader.fieldnames or ())]
            if missing:
                raise CodebookError(
                    f"{path.name}: expected the columns {', '.join(columns)}; missing {', '.join(missing)}."
                )
            rows = list(reader)
    except OSError as error:
        raise CodebookError(
            f"{path.name}: cannot be read ({error.strerror}). Put the file back or reinstall Saksi."
        ) from error
    except UnicodeDecodeError as error:
        raise CodebookError(f"{path.name}: is not UTF-8 at byte {error.start}. Save it as UTF-8.") from error
    for number, row in enumerate(rows, start=2):
        if None in row or None in row.values():
            raise CodebookError(
                f"{path.name}, line {number}: expected {len(row) - (None in row)} cells, got more or fewer."
            )
    return rows
