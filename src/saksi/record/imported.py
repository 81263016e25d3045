"""Rows of a spreadsheet against those that were imported before: which are new, changed, or the same.

Rule: a row is known by the name of its list and its key, among the rows that this person may see; what lies above the clearance is as if it
were not there, since any other answer would tell of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from saksi.intake.importing.columns import headers_hash
from saksi.intake.importing.rows import Told
from saksi.record.models import ImportedRow, SheetImport
from saksi.record.models.base import Viewer

NEW, CHANGED, SAME, WRONG = "new", "changed", "same", "wrong"
AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the sheet, what it is to the record, and the row that it was before."""

    told: Told
    state: str
    before: ImportedRow | None = None

    @property
    def comes_in(self) -> bool:
        """Whether an import would write it."""
        return self.state in (NEW, CHANGED)


def compare(viewer: Viewer, name: str, rows: Sequence[Told]) -> list[Line]:
    """Each row beside what the record has of it, in the order of the sheet."""
    known = _standing(viewer, name, [told.key for told in rows if not told.wrong])
    return [_line(told, known.get(told.key)) for told in rows]


def _line(told: Told, before: ImportedRow | None) -> Line:
    if told.wrong:
        return Line(told, WRONG)
    if before is None:
        return Line(told, NEW)
    return Line(told, SAME if before.digest == told.digest else CHANGED, before)


def _standing(viewer: Viewer, name: str, keys: Sequence[str]) -> dict[str, ImportedRow]:
    """The newest row of each key in imports that stand."""
    found: dict[str, ImportedRow] = {}
    for first in range(0, len(keys), AT_ONCE):
        rows = ImportedRow.objects.visible_to(viewer).filter(
            name=name, key__in=keys[first : first + AT_ONCE], batch__live=True
        )
        found.update((row.key, row) for row in rows.order_by("pk"))
    return found


def together(viewer: Viewer, name: str, words: Iterable[str]) -> dict[str, Any]:
    """From what rows of one incident share to the incident that stands for it already."""
    rows = ImportedRow.objects.visible_to(viewer).filter(
        name=name, together__in=sorted(set(words) - {""}), batch__live=True, incident__live=True
    )
    return {row.together: row.incident for row in rows.select_related("incident").order_by("pk")}


def remembered(viewer: Viewer, heads: Sequence[str]) -> dict[str, Any] | None:
    """What the columns with these heads meant the last time; None where they were never imported."""
    last = SheetImport.objects.visible_to(viewer).filter(headers=headers_hash(heads), live=True).order_by("pk").last()
    return dict(last.mapping) if last else None
