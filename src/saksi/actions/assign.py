"""Put a document into somebody's hands: take it oneself, or hand it to another.

Rule: who has it is a help, no lock: everybody who may decide may still do so. Whoever reads a second time may take a document
for that; to hand it to another, or to take it from one, needs the right to decide.
"""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User

from saksi.actions.base import require, writing
from saksi.actions.change import changed_row, remember_rows
from saksi.kernel.errors import BadDecision, Conflict
from saksi.record.models import Assignment, Document, clearance
from saksi.record.roles import May

ANY = -1


def assign(by: User, document: Document, to: User, *, seen: int | None = ANY) -> Assignment:
    """Let this person have the document; undone by `undo_change`.

    seen: the number of who had it when this was asked for, None for nobody, ANY where it does not matter.
    Raises NotAllowed, Conflict if somebody else has it by now, BadDecision for whom it would not serve.
    """
    kind = "taken" if to.pk == by.pk else "handed over"
    with writing(by, kind, document.level, May.SECOND) as turn:
        fresh = turn.held(document)
        held = holding(fresh, seen)
        if fresh.withdrawn:
            raise BadDecision("this document was withdrawn. Take it in again before somebody reads it.")
        if held is not None and held.user_id == to.pk:
            raise BadDecision("%(name)s has this document already.", name=to.get_username())
        if clearance(to) < fresh.level:
            raise BadDecision(
                "this person may not see this document. Choose another, or ask the owner of the workspace."
            )
        if held is not None or to.pk != by.pk:
            require(by, May.DECIDE)
        ended = [] if held is None else [end(held)]
        made: Assignment = Assignment.rows.create(document=fresh, user=to, by=by.get_username(), at=turn.at)
        remember_rows(turn, changed_row(made, {"live": False}, {"live": True}), *ended)
        turn.log(document=fresh.pk, person=to.pk)
        return made


def holding(document: Document, seen: int | None) -> Assignment | None:
    """Who has the document now, held. Raises Conflict if that is not who was seen."""
    held: Assignment | None = Assignment.rows.select_for_update().filter(document=document, live=True).first()
    if seen not in (ANY, held and held.user_id):
        if held is None:
            raise Conflict("nobody has this document by now. Look again, then decide.")
        raise Conflict(
            "%(name)s has this document by now, given by %(by)s. Look again, then decide.",
            name=held.user.get_username(),
            by=held.by,
        )
    return held


def end(held: Assignment) -> list[Any]:
    """Let it be in these hands no more; gives the line for undo."""
    held.live = False
    held.save(update_fields=["live"])
    return changed_row(held, {"live": True}, {"live": False})
