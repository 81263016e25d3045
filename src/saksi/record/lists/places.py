"""Places with what is told to have happened there: made from accounts, and from the places that documents name.

Rule: a place is one however it is spelled, where its country pack knows it; what lies within a place counts for it, too.
Counts are of incidents and accounts that the viewer may see; an incident counts once for a place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from saksi.record.models import Account, Incident, Place, Statement
from saksi.record.models.base import Viewer
from saksi.record.places import Spot, spot_of

Rows = QuerySet[Any]


@dataclass
class PlaceLine:
    """A place with the numbers of the accounts and incidents told of it itself, and of the incidents within it."""

    spot: Spot
    accounts: set[int] = field(default_factory=set)
    incidents: set[int] = field(default_factory=set)
    within: set[int] = field(default_factory=set)
    documents: set[int] = field(default_factory=set)

    @property
    def pk(self) -> str:
        """What it is called in addresses."""
        return self.spot.key


def placed(viewer: Viewer) -> Rows:
    """The accounts that tell a place."""
    rows: Rows = Account.objects.visible_to(viewer).filter(live=True).exclude(place="")
    return rows


def named(viewer: Viewer) -> Rows:
    """The places that documents name, as accepted."""
    rows: Rows = Place.objects.visible_to(viewer).filter(live=True)
    return rows


def spots(viewer: Viewer, rows: Rows) -> Iterator[tuple[int, Spot]]:
    """Each account with its place."""
    del viewer
    for pk, name, pack in rows.order_by().values_list("pk", "place", "document__pack"):
        yield pk, spot_of(name, pack)


def province(spot: Spot) -> Spot:
    """The province that holds a place; the place itself where none does."""
    return next((one for one in (spot, *spot.within) if one.level == "province"), spot)


def lines(viewer: Viewer, rows: Rows, filtered: bool) -> list[PlaceLine]:  # noqa: FBT001 - a list says whether it was narrowed
    """The places of these accounts; without a filter, also those that documents only name. By what lies within what."""
    found: dict[str, PlaceLine] = {}

    def line(spot: Spot) -> PlaceLine:
        return found.setdefault(spot.key, PlaceLine(spot))

    seen = set(Incident.objects.visible_to(viewer).filter(live=True).values_list("pk", flat=True))
    told = rows.order_by("pk").values_list("pk", "place", "document__pack", "act__incident")
    for pk, name, pack, incident in told:
        spot = spot_of(name, pack)
        line(spot).accounts.add(pk)
        if incident in seen:
            line(spot).incidents.add(incident)
            for one in (spot, *spot.within):
                line(one).within.add(incident)
    mentions = named(viewer).order_by("pk") if not filtered else named(viewer).none()
    for name, code, document, pack in mentions.values_list("name", "code", "document", "document__pack"):
        line(spot_of(name, pack, code)).documents.add(document)
    return sorted(found.values(), key=_order)


def _order(line: PlaceLine) -> tuple[bool, list[str]]:
    """Known places as they lie within one another, then the others; each by name."""
    chain = (*reversed(line.spot.within), line.spot)
    return not line.spot.level, [f"{one.name.casefold()}\0{one.key}" for one in chain]


def told_at(viewer: Viewer, spot: Spot) -> list[int]:
    """The accounts that tell of something at a place or within it."""
    return [pk for pk, one in spots(viewer, placed(viewer)) if _holds(spot, one)]


def said_of(viewer: Viewer, spot: Spot) -> tuple[list[int], list[int]]:
    """The rows by which documents name a place or what lies within it, and the statements in which they do."""
    names = named(viewer).order_by("pk").values_list("pk", "name", "document__pack", "code")
    here = [pk for pk, name, pack, code in names if _holds(spot, spot_of(name, pack, code))]
    spans: dict[int, list[tuple[int, int]]] = {}
    payloads = (
        named(viewer)
        .filter(pk__in=here)
        .values_list("document", "decision__payload__mentions", "suggestion__payload__mentions")
    )
    for document, amended, read in payloads:
        spans.setdefault(document, []).extend((m["start"], m["end"]) for m in amended or read or ())
    said = Statement.objects.visible_to(viewer).filter(live=True, document__in=spans).order_by("pk")
    return here, holding(said, spans)


def holding(statements: Rows, spans: Mapping[int, Iterable[tuple[int, int]]]) -> list[int]:
    """Those of the statements that hold one of these passages. spans: from document to (start, end)."""
    rows = statements.values_list("pk", "document", "start", "end")
    return [pk for pk, of, start, end in rows if any(start <= a and b <= end for a, b in spans.get(of, ()))]


def _holds(spot: Spot, other: Spot) -> bool:
    return spot.key == other.key or any(spot.key == one.key for one in other.within)
