"""Write a note about an incident or a case, for the others who may see it."""

from __future__ import annotations

from django.contrib.auth.models import User

from saksi.actions.base import writing
from saksi.actions.change import changed_row, remember_rows
from saksi.kernel.errors import BadDecision
from saksi.record.models import Case, Incident, Level, Note

LONGEST = 2000


def write_note(by: User, about: Incident | Case, text: str, *, level: int | None = None) -> Note:
    """Add a note; undone by `undo_change`. level: who may read it, that of what it is about where nothing is said.

    Raises NotAllowed, BadDecision for no words or too many. The words stand in the note, not in the log.
    """
    said = text.replace("\0", " ").strip()
    if not 0 < len(said) <= LONGEST:
        raise BadDecision(
            "got a note of %(length)s characters, expected 1 to %(longest)s.", length=len(said), longest=LONGEST
        )
    if level is not None and level not in Level.values:
        raise BadDecision("got level %(level)s, expected 0 (public) to 3 (strictly confidential).", level=level)
    with writing(by, "note written", level or 0) as turn:
        fresh = turn.held(about)
        if not fresh.live:
            raise BadDecision("this no longer stands. Reload the page.")
        of = "incident" if isinstance(fresh, Incident) else "case"
        reach = fresh.level if level is None else level
        made: Note = Note.rows.create(text=said, level=reach, by=by.get_username(), at=turn.at, **{of: fresh})
        remember_rows(turn, changed_row(made, {"live": False}, {"live": True}))
        turn.log(note=made.pk, level=reach, **{of: fresh.pk})
        return made
