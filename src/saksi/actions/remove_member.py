"""Let somebody be a member of a case no longer."""

from __future__ import annotations

from django.contrib.auth.models import User

from saksi.actions.base import writing
from saksi.actions.change import changed_row, remember_rows
from saksi.actions.people import keep_a_member
from saksi.kernel.errors import Conflict
from saksi.record.models import CaseMember
from saksi.record.roles import May


def remove_member(by: User, member: CaseMember) -> None:
    """End a membership; undone by `undo_change`.

    Raises NotAllowed, Conflict if it ended already, BadDecision if a case for members only would be left without one.
    """
    with writing(by, "member removed", what=May.LEVEL) as turn:
        fresh = turn.held(member)
        if not fresh.live:
            raise Conflict("this membership ended already. Reload the page.")
        keep_a_member(fresh.user, fresh.case)
        fresh.live = False
        fresh.save(update_fields=["live"])
        remember_rows(turn, changed_row(fresh, {"live": True}, {"live": False}))
        turn.log(case=fresh.case_id, person=fresh.user_id)
