"""The list of actors: merged ones as one, with what they said, suffered and are said to have done; two are ticked to be merged."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_safe

from saksi.record.lists import actors as found
from saksi.record.lists import filters
from saksi.record.models import ActorMerge
from saksi.record.models.base import Viewer
from saksi.web import words
from saksi.web.answers import answer
from saksi.web.common import who
from saksi.web.lists import AS_SHOWN, Column, List

MOST = 50


def kind(code: str) -> str:
    """A kind of actor in words."""
    return {"person": _("person"), "organisation": _("organisation"), "group": _("group")}.get(code, code)


def _part(code: str) -> str:
    said = {found.SAID: _("spoke"), found.SUFFERED: _("suffered an act"), found.DID: _("is said to have done an act")}
    return said.get(code, code)


def _names(line: Any) -> str:
    return "; ".join(name for name in line.names if name != line.person.name)


ACTORS = List(
    name="actors",
    title=lazy("Actors"),
    source=found.named,
    columns=(
        Column("name", lazy("Name"), lambda a: a.person.name, lambda a: reverse("actor", args=[a.pk]), AS_SHOWN),
        Column("names", lazy("Other names as found"), _names, kind="wide"),
        Column("kind", lazy("Kind"), lambda a: kind(a.person.kind), sort=AS_SHOWN, kind="wide"),
        Column("roles", lazy("Roles"), lambda a: "; ".join(a.roles), kind="wide"),
        Column("sector", lazy("Sector"), lambda a: words.sector(a.person.sector), sort=AS_SHOWN, kind="wide"),
        Column("said", lazy("Statements"), lambda a: a.said, sort=AS_SHOWN, kind="n"),
        Column("suffered", lazy("Accounts of what it suffered"), lambda a: len(a.suffered), sort=AS_SHOWN, kind="n wide"),
        Column("did", lazy("Accounts of what it is said to have done"), lambda a: len(a.did), sort=AS_SHOWN, kind="n wide"),
        Column("documents", lazy("Documents"), lambda a: len(a.documents), sort=AS_SHOWN, kind="n wide"),
        Column("last", lazy("Last document"), lambda a: a.last.isoformat() if a.last else "", sort=AS_SHOWN, kind="day wide"),
    ),
    filters=(
        filters.by_words("words", lazy("name"), "name", "names__name"),
        filters.by_words("role", lazy("role"), "roles"),
        filters.by_field("kind", lazy("kind"), "kind", words=kind),
        filters.by_field("sector", lazy("sector"), "sector", words=words.sector),
        filters.by_found("part", lazy("part"), found.parts, words=_part, order=(found.SAID, found.SUFFERED, found.DID)),
        filters.by_date("published", lazy("named in a document of"), prefix="document__"),
    ),
    prepare=found.with_names,
    made=found.lines,
    tick="actor",
)  # fmt: skip


def merges(viewer: Viewer) -> list[ActorMerge]:
    """The newest merges that stand between actors whom this viewer may know."""
    rows = ActorMerge.objects.visible_to(viewer).filter(live=True).select_related("kept", "gone").order_by("-pk")
    withheld = found.nameless(viewer)
    return list(rows.exclude(gone__in=withheld).exclude(kept__in=withheld)[:MOST])


@require_safe
def index(request: HttpRequest) -> HttpResponseBase:
    """Every actor that stands, with its numbers; and what was merged."""
    return answer(request, ACTORS, "web/actors.html", {"merges": merges(who(request))})
