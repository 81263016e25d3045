"""Decide about a suggestion as a second person, without seeing what the first decided; both decisions stay, the first one stands."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User

from saksi.actions.amend import amended
from saksi.actions.base import short_reason, writing
from saksi.actions.change import changed_row, remember_rows
from saksi.actions.payload import check_payload
from saksi.kernel.errors import BadDecision, Conflict
from saksi.record.models import Decision, SecondReading
from saksi.record.roles import May

OUTCOMES = Decision.Outcome
SECOND = (OUTCOMES.ACCEPTED, OUTCOMES.AMENDED, OUTCOMES.REJECTED, OUTCOMES.UNSURE)


def read_second(
    by: User, decision: Decision, outcome: str, *, changes: dict[str, Any] | None = None, reason: str = ""
) -> SecondReading:
    """Keep a second person's decision beside the first; undone by `undo_change`. changes: from field to value, where amended.

    Raises NotAllowed, BadDecision (for the person who decided first, or one that is not to be read twice), Conflict, DateError, SpanMismatch.
    """
    if outcome not in SECOND:
        raise BadDecision("got %(outcome)r, expected one of %(choices)s.", outcome=outcome, choices=", ".join(SECOND))
    if outcome == OUTCOMES.UNSURE and not reason.strip():
        raise BadDecision("unsure needs one line of why, so that you can talk it over.")
    with writing(by, "read second", decision.suggestion.document.level, May.SECOND) as turn:
        first = turn.held(decision)
        _check(by, first)
        suggestion = first.suggestion
        payload = None
        if outcome == OUTCOMES.AMENDED:
            payload = amended(suggestion, changes or {})
            check_payload(suggestion.kind, payload, suggestion.document.text.content)
        made: SecondReading = SecondReading.rows.create(
            decision=first, outcome=outcome, payload=payload, reason=short_reason(reason), by=by.get_username(), at=turn.at
        )  # fmt: skip
        remember_rows(turn, changed_row(made, {"live": False}, {"live": True}))
        turn.log(
            document=suggestion.document_id,
            suggestion=suggestion.pk,
            decision=first.pk,
            secondreading=made.pk,
            outcome=outcome,
        )
        return made


def _check(by: User, first: Decision) -> None:
    """Raises BadDecision or Conflict unless this person may read this decision a second time."""
    if first.by_id == by.pk:
        raise BadDecision("you decided this first; a second person is needed.")
    if first.outcome == OUTCOMES.UNDONE or not (first.drawn or first.outcome == OUTCOMES.UNSURE):
        raise BadDecision("this decision is not among those that a second person reads.")
    if Decision.rows.filter(undoes=first).exists() or first.suggestion.document.withdrawn:
        raise Conflict("this decision no longer stands. Go on with the next.")
    if SecondReading.rows.filter(decision=first, live=True).exists():
        raise Conflict("somebody read this a second time already. Go on with the next.")
