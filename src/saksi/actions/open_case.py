"""Open a case, and link incidents to it or take them out again."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import User

from saksi.actions.base import writing
from saksi.actions.change import changed_row, remember_rows
from saksi.kernel.errors import BadDecision
from saksi.record.models import Case, Incident


def open_case(by: User, title: str, incidents: Iterable[Incident]) -> Case:
    """Open a case over these incidents. Raises NotAllowed, BadDecision without a title or an incident."""
    chosen = list(incidents)
    if not title.strip() or not chosen:
        raise BadDecision("a case needs a title and at least one incident.")
    level = max(incident.level for incident in chosen)
    with writing(by, "case opened", level) as turn:
        case: Case = Case.rows.create(title=title.strip()[:300], level=level, opened=turn.at)
        rows = [changed_row(case, {"live": False}, {"live": True})]
        for incident in chosen:
            rows.append(changed_row(incident, {"case_id": incident.case_id}, {"case_id": case.pk}))
            incident.case = case
            incident.save(update_fields=["case"])
        remember_rows(turn, *rows)
        turn.log(case=case.pk, incidents=[incident.pk for incident in chosen])
        return case


def link_incident(by: User, incident: Incident, case: Case | None) -> None:
    """Put an incident into a case, or out of any with None. Raises NotAllowed, BadDecision if nothing changes."""
    if incident.case_id == (case.pk if case else None):
        raise BadDecision("the incident stands there already.")
    with writing(
        by, "case linked" if case else "case unlinked", max(incident.level, case.level if case else 0)
    ) as turn:
        before = incident.case_id
        incident.case = case
        incident.save(update_fields=["case"])
        remember_rows(turn, changed_row(incident, {"case_id": before}, {"case_id": incident.case_id}))
        turn.log(incident=incident.pk, case=incident.case_id, before=before)
