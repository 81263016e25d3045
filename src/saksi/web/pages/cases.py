"""The list of cases: which go on, over which time, with how many incidents."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_safe

from saksi.record.lists import cases as found
from saksi.record.lists import filters
from saksi.record.models.base import Viewer
from saksi.web import words
from saksi.web.answers import answer
from saksi.web.lists import Column, List, alphabetical, rising


def _state(code: str) -> str:
    return {found.OPEN: _("goes on"), found.CLOSED: _("closed")}.get(code, code)


def _circle(code: str) -> str:
    return {found.EVERYBODY: _("all whose clearance reaches it"), found.MEMBERS: _("its members only")}.get(code, code)


def _prepared(viewer: Viewer, rows: list[Any]) -> list[Any]:
    """The cases with what is told of their incidents."""
    chains = found.chains(viewer, [row.pk for row in rows])
    for row in rows:
        row.chain = chains[row.pk]
    return rows


CASES = List(
    name="cases",
    title=lazy("Cases"),
    source=found.cases,
    columns=(
        Column("title", lazy("Case"), str, lambda c: reverse("case", args=[c.pk]), alphabetical("title")),
        Column("state", lazy("State"), lambda c: _state(found.CLOSED if c.closed else found.OPEN), sort=rising("closed")),
        Column("date", lazy("From and to"), lambda c: c.chain.date, kind="day wide"),
        Column("incidents", lazy("Incidents"), lambda c: len(c.chain.incidents), kind="n"),
        Column("acts", lazy("Acts"), lambda c: ", ".join(map(words.act, c.chain.codes)), kind="wide"),
        Column("in_dispute", lazy("In dispute"), lambda c: c.chain.open, kind="n wide"),
        Column("seen_by", lazy("Seen by"), lambda c: _circle(found.MEMBERS if c.members_only else found.EVERYBODY), kind="wide"),
        Column("level", lazy("Level"), lambda c: c.get_level_display(), sort=("level",), kind="wide"),
        Column("opened", lazy("Opened"), lambda c: c.opened.date().isoformat(), sort=("opened",), kind="day wide"),
    ),
    filters=(
        filters.by_words("words", lazy("title"), "title"),
        filters.by_found("state", lazy("state"), found.states, words=_state, order=(found.OPEN, found.CLOSED)),
        filters.by_found("family", lazy("family of acts"), found.families, words=words.family),
        filters.by_date("date", lazy("date"), found.dated, "case"),
        filters.by_found("seen_by", lazy("seen by"), found.circles, words=_circle),
        filters.by_field("level", lazy("level"), "level", number=True, words=words.level, in_order=True),
    ),
    order=("-pk",),
    prepare=_prepared,
)  # fmt: skip


@require_safe
def index(request: HttpRequest) -> HttpResponseBase:
    """All cases that stand, the newest first."""
    return answer(request, CASES, "web/cases.html")
