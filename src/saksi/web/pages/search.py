"""One search box over all that the record holds: what was found, grouped, each with its sentence and the way to the very passage."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from saksi.kernel.errors import SaksiError
from saksi.record.models import Document, Level, Place, Statement, Text
from saksi.record.models.base import Viewer
from saksi.record.places import spot_of
from saksi.record.search.asking import NAMES, Asked
from saksi.record.search.finding import OF_EACH, PER_PAGE, Found, Group, Hit, search
from saksi.web import words
from saksi.web.common import status_of, who, whole
from saksi.web.marks import occurrences


@dataclass(frozen=True)
class Facet:
    """One filter with what it would leave: (words, count, address), and the address without it where it is set."""

    label: str
    choices: list[tuple[str, int, str]]
    without: str = ""
    chosen: str = ""


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """What was found for `q`; `page` turns the pages of one kind."""
    typed, viewer = request.GET.get("q", "").strip(), who(request)
    page = whole(request.GET.get("page")) or 1
    try:
        found = search(viewer, typed, page, near_too="exact" not in request.GET)
    except SaksiError as error:
        context = {"query": typed, "refused": error, "names": NAMES, "help": True}
        return render(request, "web/search.html", context, status=status_of(error))
    hits = [hit for group in found.groups for hit in group.hits]
    addresses, sources = _addresses(viewer, hits), _sources(viewer, hits)
    labels = _kinds()
    context = {
        "query": typed,
        "found": found,
        "groups": [
            (labels[g.kind], g, [(h, addresses[h.kind, h.id], sources.get((h.kind, h.id))) for h in g.hits], _more(found.asked, g))
            for g in found.groups
        ],
        "page": _page(found, page),
        "facets": _facets(found),
        "near": list(found.near.items()),
        "exact": _address(found.asked.text, exact="1"),
        "names": NAMES,
        "help": not found.count,
    }
    return render(request, "web/search.html", context)


def _kinds() -> Mapping[str, str]:
    return {
        "document": _("Documents"),
        "statement": _("Statements"),
        "incident": _("Incidents"),
        "actor": _("Actors"),
        "case": _("Cases"),
        "provision": _("Provisions"),
        "place": _("Places"),
    }


def _address(typed: str, **more: str) -> str:
    return reverse("search") + "?" + urlencode({"q": typed, **more})


def _more(asked: Asked, group: Group) -> str:
    """Where all things of a kind are seen, where the page shows only the first."""
    one = len(asked.filters.get("kind", ())) == 1
    return "" if one or group.count <= OF_EACH else _address(asked.with_filter("kind", group.kind))


def _page(found: Found, number: int) -> Page[Any] | None:
    """Which page of one kind this is; None where the first of each kind are shown."""
    if len(found.asked.filters.get("kind", ())) != 1:
        return None
    return Paginator(range(found.count), PER_PAGE).get_page(number)


def _facets(found: Found) -> list[Facet]:
    """What narrows further, each choice with its count; of what is set already, the way back."""
    labels = {"source": _("Source"), "sector": _("Sector"), "position": _("Position"), "level": _("Level")}
    facets = []
    for name, label in labels.items():
        choices = found.facets.get(name, ())
        if name in found.asked.filters:
            facets.append(Facet(label, [], _address(found.asked.without(name)), _said(name, found.asked.filters[name])))
        elif len(choices) > 1:
            drawn = [
                (_said(name, (value,)), count, _address(found.asked.with_filter(name, value)))
                for value, count in choices
            ]
            facets.append(Facet(label, drawn))
    return facets


def _said(name: str, values: Iterable[str]) -> str:
    """Values of a filter in words."""
    ways: dict[str, Callable[[str], str]] = {
        "sector": words.sector,
        "position": words.position,
        "level": lambda value: str(Level(int(value)).label),
    }
    return ", ".join(ways.get(name, str)(value) for value in values)


def _addresses(viewer: Viewer, hits: list[Hit]) -> dict[tuple[str, int], str]:
    """Where each thing found is seen: a document at the words, a statement at its card, all else on its page."""
    of = {kind: [hit for hit in hits if hit.kind == kind] for kind in {hit.kind for hit in hits}}
    cards = _cards(viewer, of.get("statement", []))
    places = _places(viewer, of.get("place", []))
    texts = dict(Text.objects.visible_to(viewer).filter(document__in=[h.id for h in of.get("document", [])]).values_list("document", "content"))  # fmt: skip
    found = {}
    for hit in hits:
        if hit.kind == "document":
            address = reverse("desk", args=[hit.id]) + _passage(texts.get(hit.id, ""), hit)
        elif hit.kind == "statement":
            address = reverse("desk", args=[hit.document]) + f"?at={cards.get(hit.id)}#{cards.get(hit.id)}"
        elif hit.kind == "place":
            address = places[hit.id]
        else:
            address = reverse(hit.kind, args=[hit.key])
        found[hit.kind, hit.id] = address
    return found


def _sources(viewer: Viewer, hits: list[Hit]) -> dict[tuple[str, int], Document]:
    """Who published, and when, what the documents and statements stand in: titles may be alike."""
    of = {(hit.kind, hit.id): hit.document or hit.id for hit in hits if hit.kind in ("document", "statement")}
    rows = Document.objects.visible_to(viewer).in_bulk(of.values())
    return {thing: rows[number] for thing, number in of.items() if number in rows}


def _cards(viewer: Viewer, hits: list[Hit]) -> dict[int, int]:
    rows = Statement.objects.visible_to(viewer).filter(pk__in=[hit.id for hit in hits])
    return dict(rows.values_list("pk", "suggestion"))


def _places(viewer: Viewer, hits: list[Hit]) -> dict[int, str]:
    rows = Place.objects.visible_to(viewer).filter(pk__in=[hit.id for hit in hits])
    found = rows.values_list("pk", "name", "document__pack", "code")
    return {pk: reverse("place", args=[spot_of(name, pack, code).key]) for pk, name, pack, code in found}


def _passage(text: str, hit: Hit) -> str:
    """What leads to the words at the desk: they are looked for there, and it turns to the one that was found."""
    sought, at = hit.snippet.words, hit.snippet.at
    if not sought or at is None or at >= len(text):
        return ""
    place = next((n for n, (start, _end) in enumerate(occurrences(text, sought), 1) if start == at), None)
    return "?" + urlencode({"find": sought}) + (f"#found-{place}" if place else "")
