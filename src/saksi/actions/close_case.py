"""Close a case whose matter is over, or open it again."""

from __future__ import annotations

from django.contrib.auth.models import User

from saksi.actions.base import short_reason, writing
from saksi.actions.change import changed_row, remember_rows, snapshot_fields
from saksi.kernel.errors import BadDecision
from saksi.record.models import Case


def close_case(by: User, case: Case, *, closed: bool, reason: str = "") -> None:
    """Say that a case is over, with the reason, or that it goes on; undone by `undo_change`. A closed case takes no more incidents.

    Raises NotAllowed, BadDecision without a reason, or if nothing changes.
    """
    if closed and not reason.strip():
        raise BadDecision("say in a few words why the case is over: all were released, the verdict is final.")
    with writing(by, "case closed" if closed else "case reopened") as turn:
        fresh = turn.held(case)
        if not fresh.live or (fresh.closed is not None) == closed:
            raise BadDecision("this is so already, or the case no longer stands. Reload the page.")
        before = snapshot_fields(fresh, ("closed",))
        fresh.closed = turn.at if closed else None
        fresh.save(update_fields=["closed"])
        remember_rows(turn, changed_row(fresh, before, snapshot_fields(fresh, ("closed",))))
        turn.log(case=fresh.pk, reason=short_reason(reason))
