"""Add what the reader missed: a person marks words in the text and says what they are."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User

from saksi.actions.accept import needs
from saksi.actions.base import writing
from saksi.actions.decisions import OUTCOMES, decide, refuse_twin
from saksi.actions.facts import live_fact
from saksi.actions.payload import check_payload
from saksi.actions.placing import place_account
from saksi.actions.read import main_span
from saksi.kernel.errors import BadDecision
from saksi.record.models import Decision, Document, Incident, Reading, Suggestion

ADDED = ("statement", "account", "actor", "provision", "place")


def add_missed(
    by: User,
    document: Document,
    kind: str,
    payload: dict[str, Any],
    *,
    incident: Incident | None = None,
    reason: str = "",
) -> Decision:
    """Add a statement, account, actor, place or provision with its words, accepted at once in this person's name.

    payload: in the reading format without `id`. incident: of which an account tells; None: of a new one.
    Raises NotAllowed, Conflict (it stands already), BadDecision, SpanMismatch, DateError.
    """
    if kind not in ADDED:
        raise BadDecision("got the kind %(kind)r, expected one of %(choices)s.", kind=kind, choices=", ".join(ADDED))
    check_payload(kind, payload, document.text.content)
    span = main_span(payload)
    if span is None:
        raise BadDecision("got no words, expected the stretch of the text that says it. Mark the words, then add.")
    with writing(by, "added", document.level) as turn:
        fresh = turn.held(document)
        if fresh.withdrawn:
            raise BadDecision("this document was withdrawn; take it in again before adding to it.")
        reading = Reading.rows.filter(document=fresh, superseded=False).last()
        if reading is None:
            raise BadDecision("this document was not read yet. Read it first, then add what was missed.")
        key = f"x{Suggestion.rows.filter(reading=reading, added_by__isnull=False).count() + 1}"
        suggestion = Suggestion.rows.create(
            reading=reading, document=fresh, kind=kind, key=key, payload={**payload, "id": key},
            start=span["start"], end=span["end"], added_by=by,
        )  # fmt: skip
        refuse_twin(suggestion)
        decision = decide(turn, suggestion, OUTCOMES.ACCEPTED, reason, suggestion.payload, needs(turn, suggestion))
        if kind == Suggestion.Kind.ACCOUNT:
            place_account(turn, live_fact(suggestion), incident)
        return decision
