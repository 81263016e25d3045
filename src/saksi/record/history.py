"""The log and the changes that can be undone, as pages show them: kinds, people, times, numbers, no words.

Rule: an entry's content may name what its reader may not see, so only whole numbers are given out.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from django.contrib.auth import get_user_model

from saksi.record.models import LogEntry, Reversible
from saksi.record.models.base import Viewer, clearance


def entries(user: Viewer, before: int | None = None, most: int = 100) -> list[dict[str, Any]]:
    """The newest entries, or those before a place in the log, newest first; none for a stranger."""
    if clearance(user) < 0:
        return []
    rows = LogEntry.rows.order_by("-index")
    if before is not None:
        rows = rows.filter(index__lt=before)
    names = dict(get_user_model().objects.values_list("pk", "username"))
    return [_plain(index, data, names) for index, data in rows.values_list("index", "data")[:most]]


def _plain(index: int, data: Any, names: Mapping[int, str]) -> dict[str, Any]:
    content = json.loads(bytes(data)) if data is not None else {"kind": "shredded"}
    numbers = {key: value for key, value in content.items() if type(value) is int and key != "by"}
    who = names.get(int(content.get("by") or 0), "")
    return {"index": index, "kind": content["kind"], "at": content.get("at", ""), "by": who, "numbers": numbers}


def changes(user: Viewer, most: int = 10) -> list[Reversible]:
    """The newest changes that can be undone."""
    return list(Reversible.rows.filter(undone=False).order_by("-id")[:most]) if clearance(user) >= 0 else []


def change(user: Viewer, number: int) -> Reversible | None:
    """One change, or None."""
    return Reversible.rows.filter(pk=number).first() if clearance(user) >= 0 else None
