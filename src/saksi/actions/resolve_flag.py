"""Resolve a flag: somebody looked, and it needs nobody any more."""

from __future__ import annotations

from django.contrib.auth.models import User

from saksi.actions.base import writing
from saksi.actions.change import changed_row, remember_rows
from saksi.kernel.errors import Conflict
from saksi.record.models import Flag
from saksi.record.roles import May


def resolve_flag(by: User, flag: Flag) -> None:
    """Take it off the card; undone by `undo_change`. Raises NotAllowed, Conflict if it was resolved already."""
    with writing(by, "flag resolved", flag.suggestion.document.level, May.SECOND) as turn:
        fresh = turn.held(flag)
        if not fresh.live:
            raise Conflict("this flag was resolved already. Reload the page.")
        fresh.live = False
        fresh.save(update_fields=["live"])
        remember_rows(turn, changed_row(fresh, {"live": True}, {"live": False}))
        turn.log(suggestion=fresh.suggestion_id, flag=fresh.pk)
