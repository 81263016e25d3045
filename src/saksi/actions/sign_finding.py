"""Sign a finding after reading its passages; it stands once two different people did."""

from __future__ import annotations

from django.contrib.auth.models import User

from saksi.actions.base import writing
from saksi.actions.change import remember_rows
from saksi.actions.verifying import READ_FIRST, held_incident, sign
from saksi.kernel.errors import BadDecision
from saksi.record.models import Finding, Signature
from saksi.record.roles import May


def sign_finding(by: User, finding: Finding, *, read: bool) -> Signature:
    """Sign the answers as they stand; undone by `undo_change`. read: whether this person says to have read the passages.

    Raises NotAllowed, BadDecision, Conflict where an answer was changed since, or this person signed already.
    """
    with writing(by, "finding signed", what=May.SECOND) as turn:
        fresh = turn.held(finding)
        incident = held_incident(turn, fresh.incident)
        if not read:
            raise BadDecision(READ_FIRST)
        made, line = sign(turn, fresh, incident)
        remember_rows(turn, line)
        turn.log(incident=incident.pk, finding=fresh.pk, signature=made.pk)
        return made
