"""The case of an incident: its chain of incidents in the order of time, and where each person stands in it.

Rule: a person whose name is withheld from this reader has no line here. The latest standing by its day, then by when it was set, is the one now.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from saksi.codebook.lists import codebook
from saksi.record.cast import Cast
from saksi.record.lists.incidents import resolved
from saksi.record.models import Account, Case, Incident, Standing, clearance
from saksi.record.models.base import Viewer
from saksi.record.veil import veil_accounts
from saksi.web.dossier import first_day

MOST = 100


@dataclass(frozen=True)
class Stands:
    """One standing in words. now: the latest of the person. key: by which the page of the person is reached."""

    row: Any
    name: str
    label: str
    now: bool
    key: int | None = None


def case_section(user: Viewer, incident: Incident) -> dict[str, Any]:
    """The section; `case` is None where the incident is in none that this person may see."""
    case = Case.objects.visible_to(user).filter(pk=incident.case_id, live=True).first()
    if case is None:
        others = Case.objects.visible_to(user).filter(live=True, closed__isnull=True).order_by("-pk")[:MOST]
        return {"case": None, "cases": others, "chain": [], "standings": [], "people": []}
    return {"cases": [], **about(user, case)}


def about(user: Viewer, case: Case) -> dict[str, Any]:
    """What the sections on a case show: its chain of incidents, the standings, and what the form for a standing offers."""
    accounts = _accounts(user, case)
    return {
        "case": case,
        "chain": _chain(user, case),
        "standings": _standings(user, case),
        "people": _people(accounts),
        "accounts": accounts,
        "kinds": [(code, _(term.label)) for code, term in codebook().standings.items()],
    }


def _accounts(user: Viewer, case: Case) -> list[Any]:
    rows = Account.objects.visible_to(user).filter(
        live=True, act__live=True, act__incident__case=case, act__incident__live=True
    )
    return veil_accounts(
        user, rows.select_related("document", "according_to").prefetch_related("victims", "perpetrators")[:MOST]
    )


def _people(accounts: Sequence[Any]) -> list[tuple[int, str]]:
    """Those to whom it was done, by the number that their names may be reached by, and by name; nobody whose name is withheld.

    Where several have one name, since nobody said yet that they are one, each has beside it who tells of them.
    """
    names: dict[int, str] = {}
    papers: dict[int, set[str]] = {}
    for account in accounts:
        for victim in account.victims.all():
            if victim.key is not None:
                names[victim.key] = victim.name
                papers.setdefault(victim.key, set()).add(account.document.publisher or str(account.document))
    shared = Counter(names.values())
    told = {key: name if shared[name] == 1 else f"{name} ({', '.join(sorted(papers[key]))})" for key, name in names.items()}
    return sorted(told.items(), key=lambda one: one[1])


def _chain(user: Viewer, case: Case) -> list[tuple[Any, str]]:
    """The incidents of the case with their dates, in the order of time; those without a date at the end."""
    rows = list(Incident.objects.visible_to(user).filter(case=case, live=True).order_by("pk"))
    told = resolved(user, [row.pk for row in rows])
    dated = [(row, told[row.pk].date if row.pk in told else "") for row in rows]
    return sorted(dated, key=lambda one: (first_day(one[1]) or "9999", one[0].pk))


def _standings(user: Viewer, case: Case) -> list[Stands]:
    """Every standing, by person and time."""
    rows = list(
        Standing.objects.visible_to(user)
        .filter(case=case, live=True)
        .select_related("account__document")
        .order_by("pk")
    )
    cast = Cast(clearance(user), {row.actor_id for row in rows})
    found: dict[int, list[Any]] = {}
    for row in rows:
        if cast.person(row.actor_id).name is not None:
            found.setdefault(cast.standing(row.actor_id), []).append(row)
    labels = codebook().standings
    shown = []
    for person in sorted(found, key=lambda person: cast.person(person).name or ""):
        ordered = sorted(found[person], key=lambda row: (first_day(row.date), row.pk))
        name, key = cast.person(person).name or "", cast.person(person).key
        shown += [Stands(row, name, _(labels[row.standing].label), row is ordered[-1], key) for row in ordered]
    return shown
