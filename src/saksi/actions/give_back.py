"""Give a document back, so that nobody has it; what somebody else has is put down by whoever may decide."""

from __future__ import annotations

from django.contrib.auth.models import User

from saksi.actions.assign import ANY, end, holding
from saksi.actions.base import require, writing
from saksi.actions.change import remember_rows
from saksi.kernel.errors import BadDecision
from saksi.record.models import Document
from saksi.record.roles import May


def give_back(by: User, document: Document, *, seen: int | None = ANY) -> None:
    """Let nobody have the document; undone by `undo_change`. seen: see `assign`.

    Raises NotAllowed, Conflict if somebody else has it by now, BadDecision if nobody has it.
    """
    with writing(by, "given back", document.level, May.SECOND) as turn:
        fresh = turn.held(document)
        held = holding(fresh, seen)
        if held is None:
            raise BadDecision("nobody has this document. Reload the page.")
        if held.user_id != by.pk:
            require(by, May.DECIDE)
        remember_rows(turn, end(held))
        turn.log(document=fresh.pk, person=held.user_id)
