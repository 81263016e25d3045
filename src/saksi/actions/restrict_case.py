"""Let a case be seen by its members only, or again by everybody whose clearance reaches its level."""

from __future__ import annotations

from django.contrib.auth.models import User

from saksi.actions.base import writing
from saksi.actions.change import changed_row, remember_rows
from saksi.kernel.errors import BadDecision
from saksi.record.models import Case, CaseMember
from saksi.record.roles import May


def restrict_case(by: User, case: Case, *, members_only: bool) -> None:
    """Set who sees a case with its incidents; whoever restricts it is a member. Undone by `undo_change`.

    Raises NotAllowed, BadDecision if nothing changes or the case no longer stands.
    """
    with writing(by, "case restricted" if members_only else "case opened to all", what=May.LEVEL) as turn:
        fresh = turn.held(case)
        if not fresh.live or fresh.members_only == members_only:
            raise BadDecision("this is so already, or the case no longer stands. Reload the page.")
        rows = [changed_row(fresh, {"members_only": not members_only}, {"members_only": members_only})]
        if members_only and not CaseMember.rows.filter(case=fresh, user=by, live=True).exists():
            member = CaseMember.rows.create(case=fresh, user=by, by=by.get_username(), at=turn.at)
            rows.append(changed_row(member, {"live": False}, {"live": True}))
        fresh.members_only = members_only
        fresh.save(update_fields=["members_only"])
        remember_rows(turn, *rows)
        turn.log(case=fresh.pk)
