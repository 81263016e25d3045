"""Say how well an incident is established; v3 and above count once a second person signed."""

from __future__ import annotations

from django.contrib.auth.models import User

from saksi.actions.base import short_reason, writing
from saksi.actions.change import changed_row, remember_rows
from saksi.actions.verifying import held_incident, settle_level, sign
from saksi.codebook.lists import codebook
from saksi.kernel.errors import BadDecision
from saksi.record.findings import TWO_PEOPLE, why_reason_is_needed
from saksi.record.models import Incident, Verification
from saksi.record.origins import open_points, telling_origins


def set_verification(by: User, incident: Incident, level: str, *, reason: str = "") -> Verification:
    """Set the verification level, v0 to v4 or vx; undone by `undo_change`. For v3 and v4 this is the first of two signatures.

    Raises NotAllowed, BadDecision for no level, for the one that stands, or where the accounts do not support it and no reason is given.
    """
    if level not in codebook().verification_levels:
        raise BadDecision(
            "got the verification level %(level)r, expected one of %(choices)s.",
            level=level,
            choices=", ".join(codebook().verification_levels),
        )
    with writing(by, "verification set") as turn:
        fresh = held_incident(turn, incident)
        newest = Verification.rows.filter(incident=fresh, live=True).last()
        if newest is not None and newest.rung == level:
            raise BadDecision(
                "the newest word on this incident is %(level)s already. Choose another level, or leave it.", level=level
            )
        origins = telling_origins(by, fresh)
        lacking = why_reason_is_needed(level, origins, open_points(by, fresh))
        if lacking and not reason.strip():
            raise BadDecision("%(lacking)s. Give the reason in a few words, or choose another level.", lacking=lacking)
        made: Verification = Verification.rows.create(
            incident=fresh, rung=level, origins=origins, reason=short_reason(reason), by=by.get_username(), at=turn.at
        )
        rows = [changed_row(made, {"live": False}, {"live": True})]
        if level in TWO_PEOPLE:
            rows.append(sign(turn, made, fresh)[1])
        settle_level(fresh)
        remember_rows(turn, *rows)
        turn.log(incident=fresh.pk, verification=made.pk, level=level, origins=origins, reason=made.reason)
        incident.verification_level = fresh.verification_level
        return made
