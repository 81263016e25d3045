"""What is known of one actor, for its page and for two side by side: names with their words, roles over time, cases with standings.

Rule: only what this viewer may see; a fixed number of questions. What sources say that somebody did is shown as what they say.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models.functions import Greatest, Substr
from django.utils.translation import gettext as _

from saksi.codebook.lists import codebook
from saksi.kernel.dates import PartialDate
from saksi.record.lists.actors import ActorLine, accounts, role_words
from saksi.record.models import Act, Actor, ActorName, Case, Document, Incident, Standing
from saksi.record.models.base import Viewer
from saksi.web.cards import around
from saksi.web.touching import BEFORE, MOST, PASSAGE


@dataclass(frozen=True)
class Found:
    """A name as it stands in a document, with the words around it; "" where no place of it is known."""

    name: str
    before: str
    after: str
    actor: Any


@dataclass
class Role:
    """A role with the first and the last publication that gives it, and in how many documents."""

    role: str
    first: date | None
    last: date | None
    documents: set[int]


def names_found(viewer: Viewer, line: ActorLine) -> list[Found]:
    """Every name as found, in the order of the documents."""
    rows = (
        ActorName.objects.visible_to(viewer)
        .filter(actor__in=line.members)
        .order_by("actor__document__earliest", "actor__document", "start", "pk")
    )
    passage = Substr("actor__document__text__content", Greatest("start", BEFORE) - BEFORE + 1, PASSAGE)
    shown = rows.annotate(passage=passage).select_related("actor__document")[:MOST]
    return [_found(row) for row in shown]


def _found(row: Any) -> Found:
    if row.start is None or row.end is None:
        return Found(row.name, "", "", row.actor)
    start = min(row.start, BEFORE)
    before, after = around(row.passage, start, start + row.end - row.start)
    return Found(row.name, before, after, row.actor)


def roles_over_time(viewer: Viewer, line: ActorLine) -> list[Role]:
    """Each role with its first and last document, the earliest first; those of undated documents at the end."""
    found: dict[str, Role] = {}
    rows = Actor.objects.visible_to(viewer).filter(pk__in=line.members).order_by("pk")
    for roles, document, day in rows.values_list("roles", "document", "document__earliest"):
        for words in filter(None, role_words(roles)):
            role = found.setdefault(" ".join(words.split()).casefold(), Role(words, day, day, set()))
            role.documents.add(document)
            if day is not None:
                role.first, role.last = min(role.first or day, day), max(role.last or day, day)
    return sorted(found.values(), key=lambda role: (role.first or date.max, role.role.casefold()))


def incidents_of(viewer: Viewer, told: Collection[int]) -> set[int]:
    """The incidents of these accounts that this viewer may see."""
    acts = Act.objects.visible_to(viewer).filter(live=True, accounts__in=accounts(viewer).filter(pk__in=told))
    happened = Incident.objects.visible_to(viewer).filter(live=True, acts__in=acts)
    return set(happened.values_list("pk", flat=True))


def cases_of(viewer: Viewer, line: ActorLine, incidents: Collection[int]) -> list[tuple[Case, str]]:
    """The cases of these incidents, each with where this actor stands in it now, in words; "" where nobody said."""
    cases = list(Case.objects.visible_to(viewer).filter(live=True, incidents__in=incidents).distinct()[:MOST])
    said = Standing.objects.visible_to(viewer).filter(live=True, case__in=cases, actor__in=line.members).order_by("pk")
    newest: dict[int, Standing] = {}
    for row in said:
        before = newest.get(row.case_id)
        if before is None or first_day(row.date) >= first_day(before.date):
            newest[row.case_id] = row
    return [(case, _standing(newest.get(case.pk))) for case in cases]


def first_day(day: str) -> str:
    """The first day of a partial date, so that dates can be compared: without one first, then an open start."""
    known = PartialDate.parse(day) if day else None
    if known is None:
        return ""
    return known.earliest.isoformat() if known.earliest else "0000"


def _standing(row: Standing | None) -> str:
    if row is None:
        return ""
    term = codebook().standings.get(row.standing)
    return f"{_(term.label) if term else row.standing} {row.date}".strip()


def documents_of(viewer: Viewer, line: ActorLine) -> Sequence[Any]:
    """The documents that name it, the earliest first."""
    rows = Document.objects.visible_to(viewer).filter(pk__in=line.documents)
    return list(rows.order_by("earliest", "pk")[:MOST])
