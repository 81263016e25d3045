"""Set the confidentiality level of a document, actor, statement or incident.

Rule: what is as confidential as its document follows it: its statements and actors of the same level, the incidents
its accounts tell of and their cases. What a person set apart from its document stays, unless it would be below. Of an actor
and an incident the record keeps what a person set beside what they follow, so that nothing lowers them below it.
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
from saksi.record.cast import same_person
from saksi.record.models import Actor, Case, Document, Incident, Level, Statement
from saksi.record.roles import May

Levelled = Document | Actor | Statement | Incident


def set_level(by: User, row: Levelled, level: int, *, reason: str = "") -> None:
    """Set the level; undone by `undo_change`. An actor's holds for all merged with it for whom somebody set one.

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
        if level == before == getattr(fresh, "level_set", before):
            raise BadDecision("the level is %(level)s already. Choose another, or leave it.", level=level)
        changed = [_set_by_hand(fresh, level)]
        if isinstance(fresh, Document):
            changed += [_set(*following) for following in _followers(fresh, before)]
        if isinstance(fresh, Actor):
            changed += [_set_by_hand(turn.held(other), level) for other in _protected_with(fresh, level)]
        remember_rows(turn, *changed)
        if isinstance(fresh, Document | Incident):
            retitle_all(fresh)
        reindex(fresh)
        turn.log(
            what=str(fresh._meta.model_name), row=fresh.pk, before=before, after=level, reason=short_reason(reason),
            followed=[[name, pk, old["level"], new["level"]] for name, pk, old, new in changed[1:]],
        )  # fmt: skip
    row.level = level


def _set(row: Any, level: int, *names: str) -> list[Any]:
    names = ("level", *names)
    line = changed_row(row, {name: getattr(row, name) for name in names}, dict.fromkeys(names, level))
    for name in names:
        setattr(row, name, level)
    row.save(update_fields=names)
    return line


def _set_by_hand(row: Any, level: int) -> list[Any]:
    """Set the level of the row that a person named, and keep with an actor and an incident that a person did."""
    return _set(row, level, *(["level_set"] if hasattr(row, "level_set") else []))


def _protected_with(actor: Actor, level: int) -> Iterator[Actor]:
    """The actors merged with this one for whom somebody set another level."""
    same = Actor.rows.filter(pk__in=same_person(actor)).exclude(pk=actor.pk)
    yield from same.exclude(level_set=None).exclude(level_set=level)


def _followers(document: Document, before: int) -> Iterator[tuple[Any, int]]:
    """The rows that follow a document whose level was set, each with its new level."""
    for model in (Statement, Actor):
        for fact in model.rows.filter(document=document, level=before):
            level = max(document.level, getattr(fact, "level_set", None) or 0)
            if level != before:
                yield fact, level
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
        highest = max([getattr(row, "level_set", None) or 0, *stands_on.values_list("level", flat=True)])
        if highest < row.level:
            yield row, highest
