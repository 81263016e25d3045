"""Withdraw a reading, which is the undo of reading: what is open of it is superseded, what was decided stays."""

from __future__ import annotations

from django.contrib.auth.models import User

from saksi.actions.base import writing
from saksi.actions.change import changed_row, remember_rows
from saksi.kernel.errors import BadDecision
from saksi.record.models import Reading, Suggestion

SUPERSEDED = Suggestion.State.SUPERSEDED.value


def withdraw_reading(by: User, reading: Reading) -> None:
    """Supersede a reading and its open suggestions; undone by `undo_change`, until the document is read again.

    Raises NotAllowed, BadDecision if it was superseded already.
    """
    with writing(by, "reading withdrawn", reading.document.level) as turn:
        fresh = turn.held(reading)
        if fresh.superseded:
            raise BadDecision("this reading was superseded already. Read the document again for a new one.")
        fresh.superseded = True
        fresh.save(update_fields=["superseded"])
        waiting = Suggestion.rows.filter(document=fresh.document_id, state=Suggestion.State.OPEN)
        lines = [changed_row(one, {"state": one.state}, {"state": SUPERSEDED}) for one in waiting.order_by("pk")]
        waiting.update(state=SUPERSEDED)
        remember_rows(turn, changed_row(fresh, {"superseded": False}, {"superseded": True}), *lines)
        turn.log(document=fresh.document_id, reading=fresh.pk)
    reading.superseded = True
