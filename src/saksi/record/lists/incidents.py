"""What a list of incidents looks at beside the incidents: their accounts, as one viewer may see them.

Rule: where sources differ and a person chose, only the chosen telling places an incident in a province or a month;
before that, every telling does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from saksi.codebook.lists import codebook
from saksi.kernel.dates import span_of
from saksi.record.models import Account, FieldChoice, Incident
from saksi.record.models.base import Viewer
from saksi.record.places import counted_together
from saksi.record.resolve import FIELDS, denials, fields_of

Rows = QuerySet[Any]
LIGHT = ("pk", "act", "act__code", "act__incident", "date", "place", "charge", "penalty", "status", "pack")


def accounts(viewer: Viewer) -> Rows:
    """The accounts that tell of incidents."""
    rows: Rows = Account.objects.visible_to(viewer).filter(live=True, act__live=True, act__incident__live=True)
    return rows


def standing(viewer: Viewer, field: str) -> Rows:
    """The accounts that tell a field, without those that lost to a chosen one."""
    choices = FieldChoice.objects.visible_to(viewer).filter(act=OuterRef("act"), field=field, live=True)
    chosen = Subquery(choices.order_by("-pk").values("account")[:1])
    told = accounts(viewer).annotate(chosen=chosen).filter(Q(chosen__isnull=True) | Q(chosen=F("pk")))
    rows: Rows = told.exclude(**{field: ""})
    return rows


def incidents(viewer: Viewer) -> Rows:
    """The incidents that stand, with the first day that is told."""
    first = standing(viewer, "date").filter(act__incident=OuterRef("pk")).order_by("earliest").values("earliest")[:1]
    rows: Rows = Incident.objects.visible_to(viewer).filter(live=True).annotate(first=Subquery(first))
    return rows


def families(viewer: Viewer, rows: Rows) -> Iterator[tuple[int, str]]:
    """Each incident with the families of its acts; with none where no account tells of it."""
    told = accounts(viewer).filter(act__incident__in=rows.order_by().values("pk"))
    without = set(rows.order_by().values_list("pk", flat=True))
    for incident, code in told.order_by().values_list("act__incident", "act__code").distinct():
        act = codebook().acts.get(code)
        without.discard(incident)
        yield incident, act.family if act else code
    yield from ((incident, "") for incident in without)


def provinces(viewer: Viewer, rows: Rows) -> Iterator[tuple[int, str]]:
    """Each incident with the provinces of the places that stand, with none where no place does.

    A place that the pack does not know is itself.
    """
    told = standing(viewer, "place").filter(act__incident__in=rows.order_by().values("pk"))
    places: dict[int, set[tuple[str, str]]] = {pk: set() for pk in rows.order_by().values_list("pk", flat=True)}
    for incident, place, pack in told.order_by().values_list("act__incident", "place", "document__pack").distinct():
        places[incident].add((place, pack))
    for incident, found in places.items():
        yield from ((incident, name) for name in {name for name, _pack in counted_together(found)} or {""})


def disputes(viewer: Viewer, rows: Rows) -> Iterator[tuple[int, str]]:
    """Each incident with `open` where sources disagree and nobody chose, `chosen` where somebody did, else `none`."""
    numbers = rows.order_by().values_list("pk", flat=True)
    alike = {name: OuterRef(name) for name in (*FIELDS, "status")}
    others = Account.objects.visible_to(viewer).filter(live=True, act=OuterRef("act")).exclude(**alike)
    found = resolved(viewer, rows.order_by().values("pk"), Exists(others))
    for number in numbers:
        yield number, found[number].dispute if number in found else "none"


class Told:
    """What the accounts of one incident say together: points in dispute, how many tell it, its acts, and its date.

    The date goes from the first to the last day told where nobody chose, as in a report; of acts that are only denied while another is told, none counts.
    """

    def __init__(self, acts: Mapping[int, list[Any]], choices: Mapping[int, list[Any]]) -> None:
        fields = {act: fields_of(told, choices.get(act, ())) for act, told in acts.items()}
        every = [field for by_name in fields.values() for field in by_name.values()]
        sides = {act: denials(told) for act, told in acts.items()}
        denied = sum(all(both) for both in sides.values())
        self.open = sum(field.needs_choice for field in every) + denied
        self.chosen = any(field.disputed and field.choice for field in every)
        telling = [act for act, (told, _denied) in sides.items() if told] or fields
        self.date = span_of(day for act in telling for day in fields[act]["date"].told)
        self.told = sum(map(len, acts.values()))
        self.codes = list(dict.fromkeys(told[0].act__code for told in acts.values()))

    @property
    def dispute(self) -> str:
        """`open`, `chosen` or `none`."""
        return "open" if self.open else "chosen" if self.chosen else "none"


def resolved(viewer: Viewer, which: Any, only: Any = None) -> dict[int, Told]:
    """What is told of each of these incidents (rows or keys); two questions, however many. only: those of the accounts."""
    told = accounts(viewer).filter(act__incident__in=which)
    told = told if only is None else told.filter(only)
    acts: dict[int, dict[int, list[Any]]] = {}
    for account in told.annotate(pack=F("document__pack")).order_by("act", "pk").values_list(*LIGHT, named=True):
        acts.setdefault(account.act__incident, {}).setdefault(account.act, []).append(account)
    choices: dict[int, list[Any]] = {}
    for choice in FieldChoice.objects.visible_to(viewer).filter(live=True, act__incident__in=which):
        choices.setdefault(choice.act_id, []).append(choice)
    return {incident: Told(by_act, choices) for incident, by_act in acts.items()}
