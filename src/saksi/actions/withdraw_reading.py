"""Withdraw a reading, which is the undo of reading: what is open of it is superseded, what was decided stays."""

from __future__ import annotations

from django.contrib.auth.models import User

from saksi.actions.base import writing
from saksi.kernel.errors import BadDecision
from saksi.record.models import Reading, Suggestion


def withdraw_reading(by: User, reading: Reading) -> None:
    """Supersede a reading and its open suggestions. Raises NotAllowed, BadDecision if it was superseded already."""
    with writing(by, "reading withdrawn", reading.document.level) as turn:
        fresh = turn.held(reading)
        if fresh.superseded:
            raise BadDecision("this reading was superseded already. Read the document again for a new one.")
        fresh.superseded = True
        fresh.save(update_fields=["superseded"])
        fresh.suggestions.filter(state=Suggestion.State.OPEN).update(state=Suggestion.State.SUPERSEDED)
        turn.log(document=fresh.document_id, reading=fresh.pk)
    reading.superseded = True
