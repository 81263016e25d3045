"""Log that a list was carried away as a file: which, with which filters, in which form, how many rows, up to which level."""

from __future__ import annotations

from django.contrib.auth.models import User

from saksi.actions.base import writing
from saksi.record.models import LogEntry
from saksi.record.roles import May


def export_list(by: User, name: str, query: str, form: str, count: int, level: int) -> LogEntry:
    """Append the entry of an export and give it; it cannot be undone. Raises NotAllowed for whoever may not carry away.

    name: of the list; query: its filters as the address says them; form: csv, xlsx or json; count: of rows;
    level: up to which the rows go.
    """
    with writing(by, "exported", level, May.EXPORT) as turn:
        index = turn.log(list=name, query=query, form=form, count=count, level=level)
        return LogEntry.rows.get(index=index)
