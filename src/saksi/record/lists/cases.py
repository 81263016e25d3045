"""Cases with what is told of their incidents, as one viewer may see them.

Rule: only incidents that the viewer may see count for a case.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import F, QuerySet

from saksi.codebook.lists import codebook
from saksi.kernel.dates import span_of
from saksi.record.lists.incidents import resolved, standing
from saksi.record.models import Account, Case, Incident
from saksi.record.models.base import Viewer

Rows = QuerySet[Any]
OPEN, CLOSED = "open", "closed"
EVERYBODY, MEMBERS = "everybody", "members"


@dataclass
class Chain:
    """What the incidents of one case tell together: their numbers, kinds of acts, date, points in dispute."""

    incidents: list[int] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    date: str = ""
    open: int = 0


def cases(viewer: Viewer) -> Rows:
    """The cases that stand."""
    rows: Rows = Case.objects.visible_to(viewer).filter(live=True)
    return rows


def incidents(viewer: Viewer) -> Rows:
    """The incidents that are in cases."""
    rows: Rows = Incident.objects.visible_to(viewer).filter(live=True, case__isnull=False)
    return rows


def told(viewer: Viewer) -> Rows:
    """The accounts of these incidents, each with its case."""
    rows: Rows = Account.objects.visible_to(viewer).filter(
        live=True, act__live=True, act__incident__in=incidents(viewer)
    )
    with_case: Rows = rows.annotate(case=F("act__incident__case"))
    return with_case


def dated(viewer: Viewer) -> Rows:
    """The accounts of these incidents that tell a date which stands, each with its case."""
    rows: Rows = standing(viewer, "date").filter(act__incident__in=incidents(viewer))
    with_case: Rows = rows.annotate(case=F("act__incident__case"))
    return with_case


def states(_viewer: Viewer, rows: Rows) -> Iterator[tuple[int, str]]:
    """Each case with whether it goes on."""
    for pk, closed in rows.order_by().values_list("pk", "closed"):
        yield pk, CLOSED if closed else OPEN


def circles(_viewer: Viewer, rows: Rows) -> Iterator[tuple[int, str]]:
    """Each case with who may see it."""
    for pk, members_only in rows.order_by().values_list("pk", "members_only"):
        yield pk, MEMBERS if members_only else EVERYBODY


def families(viewer: Viewer, rows: Rows) -> Iterator[tuple[int, str]]:
    """Each case with the families of its acts."""
    here = told(viewer).filter(case__in=rows.order_by().values("pk"))
    for case, code in here.order_by().values_list("case", "code").distinct():
        act = codebook().acts.get(code)
        yield case, act.family if act else code


def chains(viewer: Viewer, numbers: list[int]) -> dict[int, Chain]:
    """What is told of each of these cases; three questions, however many."""
    found: dict[int, Chain] = {number: Chain() for number in numbers}
    rows = list(incidents(viewer).filter(case__in=numbers).order_by("pk").values_list("pk", "case"))
    said = resolved(viewer, [pk for pk, _case in rows])
    dates: dict[int, list[str]] = {}
    for pk, case in rows:
        chain = found[case]
        chain.incidents.append(pk)
        if pk in said:
            chain.codes = list(dict.fromkeys([*chain.codes, *said[pk].codes]))
            chain.open += said[pk].open
            dates.setdefault(case, []).append(said[pk].date)
    for case, days in dates.items():
        found[case].date = span_of(days)
    return found
