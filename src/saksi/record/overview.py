"""What the overview counts: incidents by month, family of acts and province, statements by quarter, position and sector, documents by month.

Rule: rows come through `countable_by(user)`, so that a viewer of statistics is counted the same as somebody who sees the rows;
nothing leaves this module but codes and numbers. Each number is that of the list to which it leads: an incident counts
once in each family of its acts, once in each province told of it, and in one month; see `record/lists`.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count

from saksi.codebook.lists import codebook
from saksi.record.cast import Cast
from saksi.record.lists.periods import SAID, joined, month, month_of, quarter_of
from saksi.record.models import Account, Document, FieldChoice, Incident, Statement, clearance
from saksi.record.models.base import Viewer
from saksi.record.places import counted_together

UNKNOWN = ""
Chosen = dict[tuple[int, str], int | None]


@dataclass(slots=True)
class Counted:
    """One incident as it is counted. families, places: empty where nothing tells; places: as (province, pack that told it).

    month: in which it is counted, `wide` or "".
    """

    families: set[str] = field(default_factory=set)
    places: set[tuple[str, str]] = field(default_factory=set)
    month: str = UNKNOWN

    @property
    def provinces(self) -> set[str]:
        """The provinces by name; a place that no pack knows is itself."""
        return {name for name, _pack in self.places}

    @property
    def packs(self) -> set[str]:
        """The country packs by which its places were told."""
        return {pack for _name, pack in self.places}


def incidents(user: Viewer) -> list[Counted]:
    """Every incident that stands; three questions, however many."""
    standing = Incident.objects.countable_by(user).filter(live=True)
    found = {pk: Counted() for pk in standing.order_by().values_list("pk", flat=True)}
    chosen = _chosen(user)
    told = Account.objects.countable_by(user).filter(live=True, act__live=True, act__incident__live=True)
    rows = told.order_by().values_list("act__incident", "act", "pk", "act__code", "date", "place", "document__pack")
    families = {code: act.family for code, act in codebook().acts.items()}
    for incident, act, account, code, day, place, pack in rows.iterator():
        counted = found.get(incident)
        if counted is None:
            continue
        counted.families.add(families.get(code, code))
        if day and chosen.get((act, "date")) in (None, account):
            counted.month = joined(counted.month, month_of(day))
        if place and chosen.get((act, "place")) in (None, account):
            counted.places.add((place, pack))
    for counted in found.values():
        counted.places = counted_together(counted.places)
    return list(found.values())


def _chosen(user: Viewer) -> Chosen:
    """From act and field to the account that somebody chose last; None where every account counts."""
    rows = FieldChoice.objects.countable_by(user).filter(live=True, field__in=("date", "place")).order_by("pk")
    return {(act, name): account for act, name, account in rows.values_list("act", "field", "account")}


@dataclass(frozen=True, slots=True)
class Said:
    """Statements that are alike: their position, the sector of who speaks, the quarter (`wide`, "") and how many they are."""

    position: str
    sector: str
    quarter: str
    count: int


def statements(user: Viewer) -> list[Said]:
    """The statements that stand, those that are alike together; two questions, and those for who the speakers are."""
    standing = Statement.objects.countable_by(user).filter(live=True)
    rows = list(standing.order_by().values_list("position", "speaker", *SAID))
    cast = Cast(clearance(user), {row[1] for row in rows if row[1] is not None}, forms=False)
    sectors = {speaker: cast.person(speaker).sector for speaker in {row[1] for row in rows} - {None}}
    counts: Counter[tuple[str, str, str]] = Counter()
    for position, speaker, own, of_document in rows:
        counts[position, sectors.get(speaker) or "unknown", quarter_of(own or of_document)] += 1
    return [Said(*alike, count) for alike, count in counts.items()]


def published(user: Viewer, months: list[str]) -> Counter[str]:
    """How many documents may have been published in each of these months: those that the list of documents finds by it."""
    dated = Document.objects.countable_by(user).filter(withdrawn=False).exclude(date="")
    counts: Counter[str] = Counter()
    for first, last, count in dated.order_by().values_list("earliest", "latest").annotate(Count("pk")):
        low, high = (month(day) if day else "" for day in (first, last))
        for one in months:
            if low <= one and (not high or one <= high):
                counts[one] += count
    return counts


def totals(user: Viewer) -> dict[str, Any]:
    """How many documents there are and how many publishers they have, for the sentence beside each chart."""
    rows = Document.objects.countable_by(user).filter(withdrawn=False)
    named = rows.exclude(publisher="").values("publisher").distinct().count()
    return {"documents": rows.count(), "publishers": named}
