"""Change fields of one row so that the change can be undone."""

from __future__ import annotations

from typing import Any

from django.db.models import Model

from saksi.actions.base import Turn


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


def changed_row(row: Model, before: dict[str, Any], after: dict[str, Any]) -> list[Any]:
    """One line of a reversible change: model, key, fields before, fields after."""
    return [row._meta.model_name, row.pk, before, after]


def snapshot_fields(row: Model, fields: tuple[str, ...]) -> dict[str, Any]:
    """The plain values of some fields."""
    return {name: _plain(getattr(row, name)) for name in fields}


def remember_rows(turn: Turn, *rows: list[Any]) -> int:
    """Keep how these rows were; gives the number of the change, for undo."""
    return turn.remember(rows=list(rows)).pk
