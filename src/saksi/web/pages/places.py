"""Places: the list as they lie within one another, and one with what is told to have happened there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_safe

from saksi.record.lists import filters
from saksi.record.lists import places as found
from saksi.record.models.base import Viewer
from saksi.record.places import spot_at
from saksi.web import words
from saksi.web.answers import answer
from saksi.web.common import who
from saksi.web.lists import AS_SHOWN, Column, List
from saksi.web.touching import MOST, touching


def _provinces(viewer: Viewer, rows: Any) -> Iterator[tuple[int, str]]:
    return ((pk, found.province(spot).name) for pk, spot in found.spots(viewer, rows))


def _levels(viewer: Viewer, rows: Any) -> Iterator[tuple[int, str]]:
    return ((pk, spot.level) for pk, spot in found.spots(viewer, rows))


def _within(line: Any) -> str:
    return ", ".join(spot.name for spot in line.spot.within)


PLACES = List(
    name="places",
    title=lazy("Places"),
    source=found.placed,
    columns=(
        Column("place", lazy("Place"), lambda p: p.spot.name, lambda p: reverse("place", args=[p.pk]), AS_SHOWN),
        Column("kind", lazy("Kind"), lambda p: _(p.spot.level) if p.spot.level else "", sort=AS_SHOWN, kind="wide"),
        Column("within", lazy("Lies in"), _within, sort=AS_SHOWN, kind="wide"),
        Column("incidents", lazy("Incidents there"), lambda p: len(p.incidents), sort=AS_SHOWN, kind="n wide"),
        Column("all", lazy("With all within"), lambda p: len(p.within), sort=AS_SHOWN, kind="n"),
        Column("accounts", lazy("Accounts"), lambda p: len(p.accounts), sort=AS_SHOWN, kind="n wide"),
        Column("documents", lazy("Documents that name it"), lambda p: len(p.documents), sort=AS_SHOWN, kind="n wide"),
    ),
    filters=(
        filters.by_words("words", lazy("place"), "place"),
        filters.by_found("province", lazy("province or place"), _provinces),
        filters.by_found("kind", lazy("kind of place"), _levels, words=_),
        filters.by_field("act", lazy("act"), "code", words=words.act),
        filters.by_date("date", lazy("date of the account")),
    ),
    made=found.lines,
)


@require_safe
def index(request: HttpRequest) -> HttpResponseBase:
    """Each place with how many incidents are told of it and of all that lies within it."""
    return answer(request, PLACES, "web/places.html")


@require_safe
def show(request: HttpRequest, key: str) -> HttpResponse:
    """One place: what lies within it, the incidents, accounts and statements there, the documents that name it."""
    viewer, spot = who(request), spot_at(key)
    accounts = found.told_at(viewer, spot) if spot else []
    names, statements = found.said_of(viewer, spot) if spot else ([], [])
    if spot is None or not (accounts or names):
        raise Http404
    told = found.placed(viewer).filter(pk__in=accounts)
    lines = found.lines(viewer, told, filtered=True)
    here = next((line for line in lines if line.pk == spot.key), found.PlaceLine(spot))
    mentions = found.named(viewer).filter(pk__in=names).select_related("document").order_by("pk")
    around = touching(viewer, here.within, accounts, statements)
    context = {
        "spot": spot, "inside": [x for x in lines if spot.key in {w.key for w in x.spot.within[:1]}], "most": MOST,
        "touching": around, "remembered": around.remembered,
        "mentions": mentions[:MOST], "mention_count": len(names),
        "of_province": f"{reverse('incidents')}?{urlencode({'province': spot.name})}" if spot.level == "province" else "",
    }  # fmt: skip
    return render(request, "web/place.html", context)
