"""The history of an incident: every entry of the log about it, its acts, accounts and findings, with what can still be undone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from saksi.record.history import about_incident, changes_of, told
from saksi.record.models import Incident
from saksi.record.models.base import Viewer

MOST = 200


@dataclass(frozen=True)
class Past:
    """One entry. change: what undoes it, if that can be undone; account: the account that it decided about."""

    entry: dict[str, Any]
    change: Any
    account: Any


def past(user: Viewer, incident: Incident, accounts: Sequence[Any]) -> list[Past]:
    """The newest entries, at most MOST."""
    shown = told(user, about_incident(user, incident)[:MOST])
    undoable = changes_of(user, [entry["index"] for entry in shown])
    decided = {account.suggestion_id: account for account in accounts}
    return [
        Past(entry, undoable.get(entry["index"]), decided.get(entry["numbers"].get("suggestion"))) for entry in shown
    ]
