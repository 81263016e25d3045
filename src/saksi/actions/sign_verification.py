"""Sign a verification level as the second person: from then on it counts."""

from __future__ import annotations

from django.contrib.auth.models import User

from saksi.actions.base import writing
from saksi.actions.change import remember_rows
from saksi.actions.verifying import READ_FIRST, held_incident, settle_level, sign
from saksi.kernel.errors import BadDecision, Conflict
from saksi.record.findings import TWO_PEOPLE
from saksi.record.models import Signature, Verification
from saksi.record.roles import May


def sign_verification(by: User, verification: Verification, *, read: bool) -> Signature:
    """Sign a level that needs two people; undone by `undo_change`. read: whether this person says to have read the sources.

    Raises NotAllowed, BadDecision, Conflict where a newer level was set, or this person signed already.
    """
    with writing(by, "verification signed", what=May.SECOND) as turn:
        fresh = turn.held(verification)
        incident = held_incident(turn, fresh.incident)
        if fresh.rung not in TWO_PEOPLE:
            raise BadDecision("%(rung)s needs no second person. Only v3 and v4 do.", rung=fresh.rung)
        if not read:
            raise BadDecision(READ_FIRST)
        if Verification.rows.filter(incident=incident, live=True, pk__gt=fresh.pk).exists():
            raise Conflict("a newer verification level was set since. Reload the page.")
        made, line = sign(turn, fresh, incident)
        settle_level(incident)
        remember_rows(turn, line)
        turn.log(incident=incident.pk, verification=fresh.pk, signature=made.pk)
        return made
