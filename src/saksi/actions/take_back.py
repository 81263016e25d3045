"""Take back what a person said: a level, a finding, a name, a standing, a link, a word on origins, a note, a closed document, a find."""

from __future__ import annotations

from django.contrib.auth.models import User

from saksi.actions.base import short_reason, writing
from saksi.actions.change import changed_row, remember_rows
from saksi.actions.verifying import settle_level
from saksi.kernel.errors import Conflict
from saksi.record.models import (
    Answer,
    BlindItem,
    Closing,
    Finding,
    Naming,
    Note,
    ProvisionLink,
    SameOrigin,
    Standing,
    StatementTopic,
    Verification,
)

Word = Answer | BlindItem | Closing | Finding | Naming | Note | ProvisionLink | SameOrigin | Standing | StatementTopic | Verification


def take_back(by: User, row: Word, *, reason: str = "") -> None:
    """Let it stand no more; undone by `undo_change`. Raises NotAllowed, Conflict if it was taken back already."""
    with writing(by, "taken back") as turn:
        fresh: Word = turn.held(row)
        if not fresh.live:
            raise Conflict("this was taken back or changed already. Reload the page.")
        fresh.live = False
        fresh.save(update_fields=["live"])
        if isinstance(fresh, Verification):
            settle_level(fresh.incident)
        remember_rows(turn, changed_row(fresh, {"live": True}, {"live": False}))
        turn.log(what=str(fresh._meta.model_name), row=fresh.pk, reason=short_reason(reason))
