"""Make somebody a member of a case."""

from __future__ import annotations

from django.contrib.auth.models import User

from saksi.actions.base import writing
from saksi.actions.change import changed_row, remember_rows
from saksi.kernel.errors import BadDecision
from saksi.record.models import Case, CaseMember, clearance
from saksi.record.roles import May


def add_member(by: User, case: Case, user: User) -> CaseMember:
    """Make a person a member; undone by `undo_change`. Raises NotAllowed, BadDecision for whom it would not serve."""
    with writing(by, "member added", what=May.LEVEL) as turn:
        fresh = turn.held(case)
        if clearance(user) < fresh.level:
            raise BadDecision("the clearance of this person does not reach the level of the case. Ask the owner first.")
        if CaseMember.rows.filter(case=fresh, user=user, live=True).exists():
            raise BadDecision("this person is a member already.")
        member: CaseMember = CaseMember.rows.create(case=fresh, user=user, by=by.get_username(), at=turn.at)
        remember_rows(turn, changed_row(member, {"live": False}, {"live": True}))
        turn.log(case=fresh.pk, person=user.pk)
        return member
