"""Open a case over incidents about the same matter."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import User

from saksi.actions.base import require_way_out, writing
from saksi.actions.change import changed_row, remember_rows
from saksi.actions.indexing import index
from saksi.kernel.errors import BadDecision
from saksi.record.models import Case, Incident

LONGEST = 300


def open_case(by: User, title: str, incidents: Iterable[Incident]) -> Case:
    """Open a case over these incidents; undone by `undo_change`.

    Raises NotAllowed, also for who takes an incident out of a case for members only and may not restrict one,
    BadDecision without a title or an incident that stands.
    """
    name, chosen = title.strip(), {incident.pk: incident for incident in incidents}
    if not name or len(name) > LONGEST or "\0" in name or not chosen:
        raise BadDecision(
            "a case needs a title of %(longest)s characters at most, and at least one incident.", longest=LONGEST
        )
    with writing(by, "case opened") as turn:
        held = [turn.held(incident) for incident in chosen.values()]
        if not all(incident.live for incident in held):
            raise BadDecision("one of these incidents no longer stands. Reload the page, and choose again.")
        require_way_out(by, [incident.case_id for incident in held])
        level = max(incident.level for incident in held)
        case: Case = Case.rows.create(title=name, level=level, opened=turn.at)
        rows = [changed_row(case, {"live": False}, {"live": True})]
        for incident in held:
            rows.append(changed_row(incident, {"case_id": incident.case_id}, {"case_id": case.pk}))
            incident.case = case
            incident.save(update_fields=["case"])
        remember_rows(turn, *rows)
        index(case)
        turn.log(case=case.pk, incidents=list(chosen))
        return case
