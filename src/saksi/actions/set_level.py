"""Set the confidentiality level of a document, actor, statement or incident.

Rule: what is as confidential as its document follows it: its statements and actors of the same level, the incidents
its accounts tell of and their cases. What a person set apart from its document stays, unless it would be below.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import User

from saksi.actions.base import short_reason, writing
from saksi.actions.change import changed_row, remember_rows
from saksi.actions.indexing import reindex
from saksi.actions.placing import retitle_all
from saksi.kernel.errors import BadDecision
from saksi.record.models import Actor, Case, Document, Incident, Level, Statement
from saksi.record.roles import May

Levelled = Document | Actor | Statement | Incident


def set_level(by: User, row: Levelled, level: int, *, reason: str = "") -> None:
    """Set the level; undone by `undo_change`.

    Raises NotAllowed unless this person's clearance reaches both levels, BadDecision if it is none or nothing changes.
    """
    if level not in Level.values:
        raise BadDecision(
            "got level %(level)s, expected 0 (public), 1 (internal), 2 (confidential) or 3 (strictly confidential).",
            level=level,
        )
    with writing(by, "level set", level, May.LEVEL) as turn:
        fresh: Levelled = turn.held(row)
        before = fresh.level
        if level == before:
            raise BadDecision("the level is %(level)s already. Choose another, or leave it.", level=level)
        changed = [_set(fresh, level)]
        if isinstance(fresh, Document):
            changed += [_set(*following) for following in _followers(fresh, before)]
        remember_rows(turn, *changed)
        if isinstance(fresh, Document | Incident):
            retitle_all(fresh)
        reindex(fresh)
        turn.log(
            what=str(fresh._meta.model_name), row=fresh.pk, before=before, after=level, reason=short_reason(reason),
            followed=[[name, pk, old["level"], new["level"]] for name, pk, old, new in changed[1:]],
        )  # fmt: skip
    row.level = level


def _set(row: Any, level: int) -> list[Any]:
    line = changed_row(row, {"level": row.level}, {"level": level})
    row.level = level
    row.save(update_fields=["level"])
    return line


def _followers(document: Document, before: int) -> Iterator[tuple[Any, int]]:
    """The rows that follow a document whose level was set, each with its new level."""
    for model in (Statement, Actor):
        for fact in model.rows.filter(document=document, level=before):
            yield fact, document.level
    told = Incident.rows.filter(acts__accounts__document=document, acts__accounts__live=True).distinct()
    for incident in list(told):
        sources = Document.rows.filter(accounts__act__incident=incident, accounts__live=True)
        yield from _follow(incident, before, document.level, sources)
    for case in list(Case.rows.filter(incidents__in=told).distinct()):
        yield from _follow(case, before, document.level, case.incidents.all())


def _follow(row: Incident | Case, before: int, level: int, stands_on: Any) -> Iterator[tuple[Any, int]]:
    """Raise a row that would be below, lower one that only followed as far as all that it stands on."""
    if row.level < level:
        yield row, level
    elif row.level == before > level:
        highest = max(stands_on.values_list("level", flat=True))
        if highest < row.level:
            yield row, highest
