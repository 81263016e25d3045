"""Close a document: everything in it is decided, or it was read and contains nothing that belongs into the record."""

from __future__ import annotations

from django.contrib.auth.models import User

from saksi.actions.base import Turn, writing
from saksi.actions.change import changed_row, remember_rows
from saksi.kernel.errors import BadDecision, Conflict
from saksi.record.draws import blind_reading_of
from saksi.record.models import Closing, Document, Reading, Suggestion

STATES = Suggestion.State


def close_document(by: User, document: Document, how: str) -> Closing:
    """Close it; undone by `undo_change` or `take_back`.

    how: `finished`, or `none`, refused while anything of it stands in the record; both are refused while cards are open.
    Raises NotAllowed, BadDecision, Conflict if it is closed already.
    """
    if how not in Closing.How.values:
        raise BadDecision("got %(how)r, expected one of %(choices)s.", how=how, choices=", ".join(Closing.How.values))
    with writing(by, "closed", document.level) as turn:
        fresh = turn.held(document)
        if fresh.withdrawn:
            raise BadDecision("this document was withdrawn; take it in again before closing it.")
        _check(fresh, how)
        before = _earlier(fresh)
        made: Closing = Closing.rows.create(
            document=fresh,
            reading=Reading.rows.filter(document=fresh, superseded=False).last(),
            how=how,
            by=by.get_username(),
            at=turn.at,
        )
        _remember(turn, made, before)
        turn.log(document=fresh.pk, closing=made.pk, how=how)
        return made


def _check(document: Document, how: str) -> None:
    """Raises BadDecision where the document is not what it is said to be."""
    if blind_reading_of(document) is not None:
        raise BadDecision("this document is read blind first: say what you found, then look at the suggestions.")
    cards = Suggestion.rows.filter(document=document)
    if waiting := cards.filter(state=STATES.OPEN).count():
        if how == Closing.How.FINISHED:
            raise BadDecision("%(waiting)s cards are open. Decide them, then finish the document.", waiting=waiting)
        raise BadDecision(
            "open cards: %(waiting)s, expected none. Reject each that is wrong; only then is it known that the document contains none.",
            waiting=waiting,
        )
    if how == Closing.How.NONE and (stand := cards.filter(state__in=Suggestion.STANDING).count()):
        raise BadDecision(
            "%(stand)s suggestions of it were accepted, so it contains something. Undo those, or finish it.",
            stand=stand,
        )


def _earlier(document: Document) -> Closing | None:
    """The closing that no longer fits, set aside. Raises Conflict for one that still stands."""
    earlier: Closing | None = Closing.rows.filter(document=document, live=True).first()
    if earlier is None:
        return None
    if Closing.rows.filter(pk=earlier.pk).filter(Closing.stands()).exists():
        raise Conflict("this document was closed already, by %(by)s. Reload the page.", by=earlier.by)
    earlier.live = False
    earlier.save(update_fields=["live"])
    return earlier


def _remember(turn: Turn, made: Closing, before: Closing | None) -> None:
    """Undo takes the new closing away first, then lets the earlier one stand again."""
    lines = [changed_row(made, {"live": False}, {"live": True})]
    if before is not None:
        lines.append(changed_row(before, {"live": True}, {"live": False}))
    remember_rows(turn, *lines)
