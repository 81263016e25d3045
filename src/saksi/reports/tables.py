"""The data as tables for a spreadsheet; data.json beside them loses nothing.

Rule: a cell that a spreadsheet would run as a formula gets a leading apostrophe, also behind blanks of any kind and
for the wide signs that some spreadsheets take for the narrow ones.
"""

from __future__ import annotations

import csv
import io
import json
import string
from collections.abc import Mapping
from typing import Any

TABLES: dict[str, tuple[str, ...]] = {
    "documents": ("id", "title", "publisher", "published", "sha256", "text_sha256", "entry"),
    "actors": ("id", "name", "kind", "sector"),
    "statements": ("id", "document", "speaker", "position", "manner", "date", "span", "decision"),
    "accounts": (
        *("id", "document", "act", "code", "victims", "perpetrators", "date", "place", "charge", "penalty"),
        *("status", "according_to", "trigger", "decision"),
    ),
    "acts": ("id", "incident", "code", "victims", "perpetrators", "date", "place", "charge", "penalty"),
    "incidents": ("id", "title", "date", "earliest", "latest", "place", "case", "verification_level"),
    "cases": ("id", "title", "incidents"),
    "disputes": ("id", "kind", "incident", "act", "field", "values"),
    "findings": ("id", "incident", "right", "conclusion", "status", "answers", "signed_by"),
    "withheld": ("kind", "reason", "count"),
    "suggestions": ("document", "kind", "outcome", "count"),
    "blind_documents": ("outcome", "count"),
    "blind_finds": ("kind", "outcome", "count"),
    "second_readings": ("outcome", "count"),
}
_RISKY = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def csv_tables(data: Mapping[str, Any]) -> dict[str, bytes]:
    """From file name to the bytes of a CSV: RFC 4180, UTF-8 with the mark that spreadsheets need."""
    return {f"{name}.csv": _table(columns, data[name]) for name, columns in TABLES.items()}


def _table(columns: tuple[str, ...], rows: list[Mapping[str, Any]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([cell(row[column]) for column in columns] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def cell(value: Any) -> str:
    """A value as a cell: a span's words, a decision's outcome, `;` between several; never a formula."""
    if value is None:
        return ""
    if isinstance(value, Mapping):
        text = str(value.get("quote") or value.get("outcome") or json.dumps(value, ensure_ascii=False))
    elif isinstance(value, list):
        text = "; ".join(v if isinstance(v, str) else json.dumps(v, ensure_ascii=False) for v in value)
    else:
        text = str(value)
    bare = text.lstrip("\0\ufeff" + string.whitespace + "\u00a0\u3000")
    return f"'{text}" if bare.startswith(_RISKY) or text[:1] in set("\t\r\n\0") else text
