"""The log: what was done, by whom, when; and the changes that can be undone."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_safe

from saksi.actions.checkpoint import newest_checkpoint
from saksi.record import history
from saksi.record.lists import filters
from saksi.record.models.base import Viewer
from saksi.web import words
from saksi.web.answers import answer
from saksi.web.common import who, workspace
from saksi.web.lists import Column, List


def _told(viewer: Viewer, rows: list[Any]) -> list[Any]:
    """The entries as this person may read them."""
    return [SimpleNamespace(pk=entry["index"], **entry) for entry in history.told(viewer, rows)]


def _numbers(entry: Any) -> str:
    return ", ".join(f"{words.counted(name)} {number}" for name, number in entry.numbers.items())


LOG = List(
    name="log",
    title=lazy("Log"),
    source=history.entries,
    columns=(
        Column("number", lazy("No."), lambda e: e.index, sort=("index",), kind="n"),
        Column("kind", lazy("What"), lambda e: words.entry(e.kind), sort=("kind",)),
        Column("by", lazy("By"), lambda e: e.by),
        Column("at", lazy("When (UTC)"), lambda e: f"{e.at[:10]} {e.at[11:16]}", kind="day"),
        Column("numbers", lazy("Numbers"), _numbers, kind="wide small soft"),
    ),
    filters=(
        filters.by_field("kind", lazy("what"), "kind", words=words.entry),
        filters.by_field("by", lazy("by"), "by", names=history.people),
        filters.by_field("month", lazy("month"), "month", in_order=True),
    ),
    order=("-index",),
    prepare=_told,
)


@require_safe
def index(request: HttpRequest) -> HttpResponseBase:
    """The entries, the newest first, as kind, person, time and numbers; never names or words of a document."""
    newest = newest_checkpoint(workspace())
    context = {"changes": history.changes(who(request)), "checkpoint": newest[0] if newest else ""}
    return answer(request, LOG, "web/log.html", context)
