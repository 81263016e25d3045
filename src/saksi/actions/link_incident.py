"""Put an incident into a case, or take it out again."""

from __future__ import annotations

from django.contrib.auth.models import User

from saksi.actions.base import require_way_out, writing
from saksi.actions.change import changed_row, remember_rows
from saksi.kernel.errors import BadDecision
from saksi.record.models import Case, Incident


def link_incident(by: User, incident: Incident, case: Case | None) -> None:
    """Put an incident into a case, or out of any with None.

    Raises NotAllowed, also for who takes it out of a case for members only and may not restrict one, BadDecision if
    nothing changes or the case is closed.
    """
    with writing(by, "case linked" if case else "case unlinked", incident.level) as turn:
        fresh, target = turn.held(incident), turn.held(case) if case else None
        if not fresh.live or (target is not None and not target.live):
            raise BadDecision("the incident or the case no longer stands. Reload the page, and choose another.")
        if target is not None and target.closed is not None:
            raise BadDecision("this case is closed. Open it again on its page, then put the incident into it.")
        before = fresh.case_id
        if before == (target.pk if target else None):
            raise BadDecision("the incident stands there already.")
        require_way_out(by, [before])
        fresh.case = target
        fresh.save(update_fields=["case"])
        remember_rows(turn, changed_row(fresh, {"case_id": before}, {"case_id": fresh.case_id}))
        turn.log(incident=fresh.pk, case=fresh.case_id, before=before)
