"""Give a case another title."""

from __future__ import annotations

from django.contrib.auth.models import User

from saksi.actions.base import writing
from saksi.actions.change import changed_row, remember_rows
from saksi.actions.indexing import index
from saksi.actions.open_case import LONGEST
from saksi.kernel.errors import BadDecision
from saksi.record.models import Case


def rename_case(by: User, case: Case, title: str) -> None:
    """Set the title; undone by `undo_change`. Raises NotAllowed, BadDecision for a title that is none or is the same.

    The words stand in the case, not in the log.
    """
    name = title.strip()
    if not name or len(name) > LONGEST or "\0" in name:
        raise BadDecision("a case needs a title of %(longest)s characters at most.", longest=LONGEST)
    with writing(by, "case renamed") as turn:
        fresh = turn.held(case)
        if not fresh.live or fresh.title == name:
            raise BadDecision("the case has this title already, or no longer stands. Reload the page.")
        before, fresh.title = fresh.title, name
        fresh.save(update_fields=["title"])
        remember_rows(turn, changed_row(fresh, {"title": before}, {"title": name}))
        index(fresh)
        turn.log(case=fresh.pk)
