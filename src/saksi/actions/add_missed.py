"""Add what the reader missed: a person marks words in the text and says what they are."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User

from saksi.actions.accept import needs
from saksi.actions.base import writing
from saksi.actions.decisions import OUTCOMES, decide
from saksi.actions.facts import check_payload, make_fact
from saksi.actions.read import main_span
from saksi.kernel.errors import BadDecision
from saksi.record.models import Decision, Document, Reading, Suggestion


def add_missed(by: User, document: Document, kind: str, payload: dict[str, Any], *, reason: str = "") -> Decision:
    """Add a statement, account, actor, place or provision with its words, accepted at once in this person's name.

    payload: in the reading format without `id`. Raises NotAllowed, BadDecision, SpanMismatch, DateError.
    """
    if kind not in (*(k for k in Suggestion.Kind.values if k != "date"),):
        raise BadDecision(f"got the kind {kind!r}, expected one of statement, account, actor, provision, place.")
    span = main_span(payload)
    if span is None:
        raise BadDecision("got no words, expected the stretch of the text that says it. Mark the words, then add.")
    check_payload(kind, payload, document.text.content)
    with writing(by, "added", document.level) as turn:
        reading = Reading.rows.filter(document=document, superseded=False).last()
        if reading is None:
            raise BadDecision("this document was not read yet. Read it first, then add what was missed.")
        key = f"x{Suggestion.rows.filter(reading=reading, added_by__isnull=False).count() + 1}"
        suggestion = Suggestion.rows.create(
            reading=reading, document=document, kind=kind, key=key, payload={"id": key, **payload},
            start=span["start"], end=span["end"], added_by=by,
        )  # fmt: skip
        decision = decide(turn, suggestion, OUTCOMES.ACCEPTED, reason, suggestion.payload)
        make_fact(suggestion, decision, suggestion.payload, needs(turn, suggestion))
        return decision
