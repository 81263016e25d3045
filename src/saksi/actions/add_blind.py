"""Say what one found in a document before its suggestions are shown; it is kept apart until they are."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User

from saksi.actions.add_missed import ADDED
from saksi.actions.base import writing
from saksi.actions.change import changed_row, remember_rows
from saksi.actions.payload import check_payload
from saksi.actions.read import main_span
from saksi.kernel.errors import BadDecision, Conflict
from saksi.record.blind import key_of, keys_in
from saksi.record.draws import blind_reading_of
from saksi.record.models import BlindItem, Document


def add_blind(by: User, document: Document, kind: str, payload: dict[str, Any]) -> BlindItem:
    """Keep a statement, account, actor, place or provision with its words; undone by `undo_change`.

    payload: in the reading format without `id`; people are named by the keys of what was found blind before.
    Raises NotAllowed, Conflict (the suggestions were shown already), BadDecision, SpanMismatch, DateError.
    """
    if kind not in ADDED:
        raise BadDecision("got the kind %(kind)r, expected one of %(choices)s.", kind=kind, choices=", ".join(ADDED))
    check_payload(kind, payload, document.text.content)
    span = main_span(payload)
    if span is None:
        raise BadDecision("got no words, expected the stretch of the text that says it. Mark the words, then add.")
    with writing(by, "found blind", document.level) as turn:
        fresh = turn.held(document)
        if blind_reading_of(fresh) is None:
            raise Conflict(
                "the suggestions of this document were shown already. Reload the page, and add what was missed."
            )
        people = BlindItem.rows.filter(document=fresh, live=True, kind="actor")
        unknown = set(keys_in(payload)) - {key_of(item) for item in people}
        if unknown:
            raise BadDecision("got somebody who is not among the people that you found. Add that person first.")
        made: BlindItem = BlindItem.rows.create(
            document=fresh, kind=kind, payload=payload, start=span["start"], end=span["end"], by=by.get_username(), at=turn.at
        )  # fmt: skip
        remember_rows(turn, changed_row(made, {"live": False}, {"live": True}))
        turn.log(document=fresh.pk, blinditem=made.pk, what=kind)
        return made
