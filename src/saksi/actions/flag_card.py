"""Flag a card for a colleague, with one line."""

from __future__ import annotations

from django.contrib.auth.models import User

from saksi.actions.base import short_reason, writing
from saksi.actions.change import changed_row, remember_rows
from saksi.kernel.errors import BadDecision
from saksi.record.models import Flag, Suggestion, clearance
from saksi.record.roles import May


def flag_card(by: User, suggestion: Suggestion, line: str, to: User | None = None) -> Flag:
    """Put a flag on a card; undone by `undo_change`. to: for whom; None: for whoever comes by.

    Raises NotAllowed, BadDecision without a line, or for somebody who may not see the document. The line stands in the flag, not in the log.
    """
    said = short_reason(" ".join(line.split()))
    if not said:
        raise BadDecision("a flag needs one line that says what a colleague should look at.")
    with writing(by, "flagged", suggestion.document.level, May.SECOND) as turn:
        fresh = turn.held(suggestion)
        if fresh.document.withdrawn:
            raise BadDecision("the document was withdrawn; nobody can look at it.")
        if to is not None and clearance(to) < fresh.document.level:
            raise BadDecision(
                "%(to)s may not see this document. Flag it for another, or for nobody in particular.", to=to
            )
        made: Flag = Flag.rows.create(suggestion=fresh, line=said, to=to, by=by.get_username(), at=turn.at)
        remember_rows(turn, changed_row(made, {"live": False}, {"live": True}))
        turn.log(document=fresh.document_id, suggestion=fresh.pk, flag=made.pk, **({"person": to.pk} if to else {}))
        return made
