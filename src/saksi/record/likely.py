"""The accounts of incidents that may be those of some open accounts: chosen by the database, then compared by `matching/incidents.py`.

Rule: six questions, however many incidents there are and however many accounts are asked about; only what this person may see is compared.
What is chosen: the same family of act, and a date in the window or, where a date is missing, a shared name or place; and whatever this document
tells of already. The newest AT_MOST count.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.db.models import Prefetch, Q

from saksi.codebook.lists import codebook
from saksi.kernel.dates import PartialDate
from saksi.kernel.errors import DateError
from saksi.matching.actors import Name
from saksi.matching.incidents import Telling, window
from saksi.record.models import Account, Actor, ActorName, Document, Incident, within
from saksi.record.places import counted_under

if TYPE_CHECKING:
    from saksi.record.models.base import Viewer

AT_MOST = 300
People = Sequence[tuple[str, ...]]


def telling_of(payload: Mapping[str, Any], people: Mapping[str, tuple[str, ...]], document: Document) -> Telling:
    """An account that is asked about. payload: in the reading format; people: from the keys that it uses to all names of each."""
    when = _date(payload.get("date"))
    place = payload.get("place") or ""
    return Telling(
        incident=0,
        code=payload["act"],
        family=_family(payload["act"]),
        dated=when is not None,
        earliest=when.earliest if when else None,
        latest=when.latest if when else None,
        victims=_names(people[key] for key in payload.get("victims") or () if key in people),
        perpetrators=_names(people[key] for key in payload.get("perpetrators") or () if key in people),
        place=place,
        province=counted_under(place, document.pack) if place else "",
        document=document.pk,
    )


def known_tellings(
    viewer: Viewer, document: Document, asked: Sequence[Telling]
) -> tuple[list[Telling], dict[int, str]]:
    """The tellings that may be of the same incidents as these, and the titles of those incidents."""
    incidents = Incident.objects.visible_to(viewer).filter(live=True)
    rows = Account.objects.visible_to(viewer).filter(
        live=True, act__live=True, act__incident__in=incidents.values("pk")
    )
    wanted = Q(document=document)
    for family in dict.fromkeys(one.family for one in asked):
        wanted |= _candidates(family, [one for one in asked if one.family == family])
    names = Prefetch("names", ActorName.objects.visible_to(viewer), to_attr="known")
    people = Actor.objects.visible_to(viewer).prefetch_related(names)
    chosen = rows.filter(pk__in=rows.filter(wanted).order_by("-pk").values("pk")[:AT_MOST])
    found = list(
        chosen.select_related("act__incident", "document").prefetch_related(
            Prefetch("victims", people, to_attr="hurt"), Prefetch("perpetrators", people, to_attr="did")
        )
    )
    return [_known(row) for row in found], {row.act.incident_id: row.act.incident.title for row in found}


def _candidates(family: str, asked: Sequence[Telling]) -> Q:
    """The condition that an account may tell of the same as one of these, which are of one family."""
    loose = Q(victims__names__name__in={name.said for one in asked for person in one.victims for name in person})
    loose |= Q(place__in={one.place for one in asked if one.place})
    near = Q(date="") & loose
    for first, last in {window(one.earliest, one.latest) for one in asked if one.dated}:
        near |= within(first, last)
    if not all(one.dated for one in asked):
        near |= loose
    return Q(code__in=_codes(family)) & near


def _known(row: Any) -> Telling:
    return Telling(
        incident=row.act.incident_id,
        code=row.code,
        family=_family(row.code),
        dated=bool(row.date),
        earliest=row.earliest,
        latest=row.latest,
        victims=_names(_all_names(actor) for actor in row.hurt),
        perpetrators=_names(_all_names(actor) for actor in row.did),
        place=row.place,
        province=counted_under(row.place, row.document.pack) if row.place else "",
        document=row.document_id,
    )


def _all_names(actor: Any) -> tuple[str, ...]:
    return tuple(dict.fromkeys([actor.name, *(name.name for name in actor.known)]))


def _names(people: Any) -> tuple[tuple[Name, ...], ...]:
    return tuple(tuple(Name.of(name) for name in person) for person in people)


def _family(code: str) -> str:
    act = codebook().acts.get(code)
    return act.family if act else code


def _codes(family: str) -> list[str]:
    return [code for code, act in codebook().acts.items() if act.family == family] or [family]


def _date(edtf: str | None) -> PartialDate | None:
    try:
        return PartialDate.parse(edtf) if edtf else None
    except DateError:
        return None
