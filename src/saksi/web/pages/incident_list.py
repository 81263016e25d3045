"""The list of incidents, by what happened, where, when, how well it is known; and a case opened over those ticked."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_POST, require_safe

from saksi.actions.open_case import open_case
from saksi.kernel.errors import SaksiError
from saksi.record.lists import filters
from saksi.record.lists.cases import cases
from saksi.record.lists.incidents import Told, accounts, disputes, families, incidents, provinces, resolved, standing
from saksi.record.lists.periods import months
from saksi.record.models import Incident
from saksi.record.models.base import Viewer
from saksi.web import words
from saksi.web.answers import answer
from saksi.web.common import say, undoable, who, whole, with_undo, written
from saksi.web.lists import Column, List, alphabetical, rising


def _dispute(code: str) -> str:
    return {"open": _("in dispute"), "chosen": _("settled by a choice"), "none": _("not in dispute")}.get(code, code)


def _titles(viewer: Viewer, numbers: Collection[str]) -> Mapping[str, str]:
    """The titles of cases."""
    rows = cases(viewer).filter(pk__in=[whole(n) for n in numbers if whole(n) is not None])
    return {str(pk): title for pk, title in rows.values_list("pk", "title")}


def _prepared(viewer: Viewer, rows: list[Any]) -> list[Any]:
    """The incidents with what their accounts say and the titles of their cases."""
    found = resolved(viewer, [row.pk for row in rows])
    titles = _titles(viewer, {str(row.case_id) for row in rows})
    for row in rows:
        row.said = found.get(row.pk) or Told({}, {})
        row.labels = ", ".join(words.act(code) for code in row.said.codes)
        row.case_title = titles.get(str(row.case_id), "")
    return rows


INCIDENTS = List(
    name="incidents",
    title=lazy("Incidents"),
    source=incidents,
    columns=(
        Column("number", lazy("No."), lambda i: i.pk, sort=("pk",), kind="wide"),
        Column("title", lazy("Incident"), lambda i: words.titled(i.title), lambda i: reverse("incident", args=[i.pk]), alphabetical("title")),
        Column("date", lazy("Date"), lambda i: i.said.date, sort=rising("first"), kind="day wide"),
        Column("acts", lazy("Acts"), lambda i: i.labels, kind="wide"),
        Column("accounts", lazy("Accounts"), lambda i: i.said.told, kind="n"),
        Column("in_dispute", lazy("In dispute"), lambda i: i.said.open, kind="n wide"),
        Column("verification", lazy("Verification level"), lambda i: i.verification_level, sort=("verification_level",), kind="wide"),
        Column("case", lazy("Case"), lambda i: i.case_title, lambda i: reverse("case", args=[i.case_id]) if i.case_title else "", kind="wide"),
        Column("level", lazy("Level"), lambda i: i.get_level_display(), sort=("level",), kind="wide"),
    ),
    filters=(
        filters.by_words("words", lazy("title"), "title"),
        filters.by_found("family", lazy("family of acts"), families, words=words.family),
        filters.by_related("act", lazy("act"), accounts, "act__incident", "act__code", words=words.act),
        filters.by_found("province", lazy("province or place"), provinces),
        filters.by_found("month", lazy("counted in"), months, words=words.period, in_order=True, quiet=True),
        filters.by_date("date", lazy("date"), lambda viewer: standing(viewer, "date"), "act__incident"),
        filters.by_field("verification", lazy("verification level"), "verification_level", words=words.verification, in_order=True),
        filters.by_found("dispute", lazy("dispute"), disputes, words=_dispute, order=("open", "chosen", "none")),
        filters.by_related("case", lazy("case"), cases, "incidents", "pk", number=True, names=_titles),
        filters.by_field("level", lazy("level"), "level", number=True, words=words.level, in_order=True),
    ),
    prepare=_prepared,
    tick="incident",
)  # fmt: skip


@require_safe
def index(request: HttpRequest) -> HttpResponseBase:
    """All incidents that stand, with how many accounts tell of each."""
    return _index(request)


def _index(request: HttpRequest, refused: SaksiError | None = None) -> HttpResponseBase:
    """The list. refused: why the case was not opened; what was ticked and typed is shown again."""
    context = {
        "refused": refused, "title": request.POST.get("title", ""),
        "ticked": [whole(n) for n in request.POST.getlist("incident")],
    }  # fmt: skip
    return answer(request, INCIDENTS, "web/incidents.html", context)


@require_POST
def new_case(request: HttpRequest) -> HttpResponseBase:
    """Open a case over the incidents that were ticked."""
    numbers = [n for n in map(whole, request.POST.getlist("incident")) if n is not None]
    chosen = list(Incident.objects.visible_to(who(request)).filter(live=True, pk__in=numbers))
    try:
        with written(request, "opening a case"):
            open_case(who(request), request.POST.get("title", ""), chosen)
            undo = undoable(request)
    except SaksiError as error:
        return _index(request, error)
    say(request, _("The case is open."))
    return redirect(with_undo(reverse("incidents"), undo))
