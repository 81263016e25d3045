"""CSV tables of the codebook, read with their mistakes named.

Rule: a wrong table is refused with file, row and column; nothing is filled in silently.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from saksi.kernel.errors import CodebookError, Words

PROVENANCES = ("read", "proposed", "remembered")


def read_table(path: Path, columns: Iterable[str]) -> list[dict[str, str]]:
    """The rows of a CSV file that has at least these columns; row n of the list stands in line n + 2 of the file.

    Raises CodebookError if the file is missing, not UTF-8 or not CSV, lacks a column, or a row is empty, has too many or
    too few cells, or a line end in a cell.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            lines = list(csv.reader(file, strict=True))
    except OSError as error:
        raise CodebookError(
            "%(file)s: cannot be read (%(why)s). Put the file back or reinstall Saksi.",
            file=path.name,
            why=error.strerror,
        ) from error
    except UnicodeDecodeError as error:
        raise CodebookError(
            "%(file)s: is not UTF-8 at byte %(at)s. Save it as UTF-8.",
            file=path.name,
            at=error.start,
        ) from error
    except csv.Error as error:
        raise CodebookError(
            "%(file)s: is no CSV (%(error)s). Look for a quotation mark that is never closed.",
            file=path.name,
            error=str(error),
        ) from error
    head = lines[0] if lines else []
    missing = [c for c in columns if c not in head]
    if missing or len(set(head)) != len(head):
        raise CodebookError(
            "%(file)s, line 1: expected the columns %(columns)s, each once; missing %(missing)s.",
            file=path.name,
            columns=", ".join(columns),
            missing=", ".join(missing) or Words("none"),
        )
    for number, cells in enumerate(lines[1:], start=2):
        if len(cells) != len(head) or any("\n" in cell or "\r" in cell for cell in cells):
            raise CodebookError(
                "%(file)s, line %(number)s: expected %(expected)s cells in one line, got %(got)s, or one with a "
                "line end.",
                file=path.name,
                number=number,
                expected=len(head),
                got=len(cells),
            )
    return [dict(zip(head, cells, strict=True)) for cells in lines[1:]]


def row_problems(name: str, rows: Iterable[dict[str, str]], code: str) -> list[str]:
    """What is wrong with the codes and the provenance of rows, each with file and line."""
    problems: list[str] = []
    seen: set[str] = set()
    for line, row in enumerate(rows, start=2):
        if row["provenance"] not in PROVENANCES:
            problems.append(
                f"{name}, line {line}: got provenance {row['provenance']!r}, expected one of {', '.join(PROVENANCES)}"
            )
        if code in row and (not row[code].strip() or row[code] in seen):
            problems.append(
                f"{name}, line {line}: got {code} {row[code]!r}, expected one that is not empty and not used before"
            )
        seen.add(row.get(code, ""))
    return problems
