"""Accept several suggestions at once that were shown together, of kinds where little is at stake; undone as one.

Rule: places, dates and names of organisations, never what somebody says, suffered or did, nor persons. Each is a decision of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib.auth.models import User

from saksi.actions.accept import accept_in
from saksi.actions.base import writing
from saksi.actions.change import changed_row, remember_rows
from saksi.kernel.errors import BadDecision
from saksi.record.draws import blind_reading_of
from saksi.record.models import Bulk, Document, Suggestion

KINDS = Suggestion.Kind


def may_be_bulk(kind: str, payload: dict[str, Any]) -> bool:
    """Whether suggestions like this one may be accepted together."""
    return kind in (KINDS.PLACE, KINDS.DATE) or (kind == KINDS.ACTOR and payload.get("kind") == "organisation")


def accept_bulk(by: User, document: Document, shown: Sequence[tuple[Suggestion, int]], *, reason: str = "") -> Bulk:
    """Accept all of these or none; undone as one by `undo_change`. shown: each with the version that the person saw.

    Raises NotAllowed, Conflict (one was decided since), BadDecision.
    """
    if not shown:
        raise BadDecision("got nothing to accept. Leave at least one ticked.")
    if blind_reading_of(document) is not None:
        raise BadDecision("this document is read blind first: say what you found, then look at the suggestions.")
    for suggestion, _version in shown:
        if suggestion.document_id != document.pk or not may_be_bulk(suggestion.kind, suggestion.payload):
            raise BadDecision("only places, dates and names of organisations of one document are accepted together.")
    with writing(by, "bulk accepted", document.level) as turn:
        made: Bulk = Bulk.rows.create(document=turn.held(document), by=by.get_username(), at=turn.at)
        turn.bulk = made
        for suggestion, version in shown:
            accept_in(turn, suggestion, reason, version)
        remember_rows(turn, changed_row(made, {"live": False}, {"live": True}))
        turn.log(document=document.pk, bulk=made.pk, count=len(shown))
        return made
