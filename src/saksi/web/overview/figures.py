"""The charts for those who see rows: incidents by month and family of acts, by province; positions by sector over time.

Rule: each number is that of the list to which it leads (tests/web/test_overview.py follows every mark). A chart names its unit, says what
does not add up, and stands beside the same as a table; how much was taken in stands beside every trend.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from saksi.codebook.lists import codebook
from saksi.codebook.packs import load_pack
from saksi.record import overview
from saksi.record.lists.filters import NONE as NO_VALUE
from saksi.record.models.base import Viewer
from saksi.web import words
from saksi.web.charts.strips import Kind, Strips, strips
from saksi.web.charts.tiles import Map, tile_map
from saksi.web.overview.window import EARLIER, LATER, Window, window

MOST_ELSEWHERE = 25
FIRST = 4  # sectors that are drawn until all are asked for
ALL = "all"


@dataclass(frozen=True)
class Mapped:
    """Incidents by province: the map of each country that has one, and the places that stand on none, as (name, number, address)."""

    maps: list[tuple[str, Map]]
    rows: list[tuple[str, int, str]]
    elsewhere: list[tuple[str, int, str]]
    more: int


def charts(user: Viewer, asked: str, *, every: bool = False) -> dict[str, Any]:
    """The context of the charts. asked: the month that the address names, "" for the newest; every: draw all sectors.

    Raises DateError.
    """
    happened, said = overview.incidents(user), overview.statements(user)
    shown = window(asked, [*(one.month for one in happened), *(one.quarter for one in said)])
    return {
        "months": by_month(user, happened, shown) if happened else None,
        "map": by_province(happened) if happened else None,
        **_spoken(positions(said, shown) if said else [], every=every),
        "window": shown,
        **overview.totals(user),
    }


def _spoken(sectors: list[tuple[str, Strips]], *, every: bool) -> dict[str, Any]:
    """All sectors for the table, those that are drawn, and how many are not."""
    drawn = sectors if every else sectors[:FIRST]
    return {"sectors": sectors, "drawn": drawn, "others": len(sectors) - len(drawn)}


def by_month(user: Viewer, happened: list[overview.Counted], shown: Window) -> Strips:
    """A row for all incidents, one for each family of acts that there is, and one for the documents published."""
    counts: dict[str, Counter[str]] = {ALL: Counter()}
    places = {code: shown.place(code) for code in {one.month for one in happened}}
    for one in happened:
        place = places[one.month]
        counts[ALL][place] += 1
        for family in one.families or {overview.UNKNOWN}:
            counts.setdefault(family, Counter())[place] += 1
    families = [code for code in (*family_order(), overview.UNKNOWN) if code in counts]
    families += sorted(counts.keys() - {ALL, *families})
    kinds = [Kind(ALL, _("All incidents"), counts[ALL], _months(shown))]
    kinds += [
        Kind(code, family_words(code), counts[code], _months(shown, family=code or NO_VALUE)) for code in families
    ]
    papers = overview.published(user, shown.months)
    kinds.append(Kind("documents", _("Documents published (own scale)"), papers, lambda code: _address("documents", published=code), own_scale=True))
    return strips(kinds, shown.month_axis(), shown.rest(counts[ALL]))


def family_order() -> list[str]:
    """The families of acts in the order of the codebook."""
    return list(dict.fromkeys(act.family for act in codebook().acts.values()))


def family_words(code: str) -> str:
    """A family of acts with a capital letter; none is said as such."""
    said = words.family(code) if code else _("act not known")
    return said[:1].upper() + said[1:]


def _months(shown: Window, **narrowed: str) -> Callable[[str], str]:
    """From a month to the list of its incidents; what lies before and after leads to the charts of that time."""
    return _periods(shown, "incidents", "month", narrowed)


def _periods(shown: Window, name: str, field: str, narrowed: Mapping[str, str]) -> Callable[[str], str]:
    beyond = {EARLIER: shown.before, LATER: shown.after}
    stem = _address(name, **narrowed, **{field: ""})  # codes of periods need no escape

    def address(code: str) -> str:
        return _address("overview", until=beyond[code]) if code in beyond else stem + (code or NO_VALUE)

    return address


def _address(name: str, **query: str) -> str:
    return f"{reverse(name)}?{urlencode(query)}"


def by_province(happened: Iterable[overview.Counted]) -> Mapped:
    """The numbers of incidents by province; one told of two provinces counts in both."""
    counts: Counter[str] = Counter()
    packs: Counter[str] = Counter()
    for one in happened:
        counts.update(one.provinces or {overview.UNKNOWN})
        packs.update(one.packs)
    maps, on_map = [], set()
    for pack in (load_pack(name) for name, _count in packs.most_common()):
        names = {place.code: place.name for place in pack.places if place.code in pack.tiles}
        if names and any(counts[name] for name in names.values()):
            maps.append((pack.title, tile_map(pack.tiles, names, counts, _province, words.number)))
            on_map |= set(names.values())
    ordered = sorted(counts.items(), key=lambda one: (one[0] == overview.UNKNOWN, -one[1], one[0]))
    rows = [(name or _("place not known"), count, _province(name)) for name, count in ordered]
    elsewhere = [row for row, (name, _count) in zip(rows, ordered, strict=True) if name not in on_map]
    return Mapped(maps, rows, elsewhere[:MOST_ELSEWHERE], len(elsewhere[MOST_ELSEWHERE:]))


def _province(name: str) -> str:
    return _address("incidents", province=name or NO_VALUE)


def positions(said: Iterable[overview.Said], shown: Window) -> list[tuple[str, Strips]]:
    """One chart for each sector that spoke, who said most first, a row for each position in it; all on one scale."""
    counts: dict[str, dict[str, Counter[str]]] = {}
    for one in said:
        here = counts.setdefault(one.sector, {}).setdefault(one.position, Counter())
        here[shown.place(one.quarter)] += one.count
    every = [kind for kinds in counts.values() for kind in kinds.values()]
    most = max(kind[code] for kind in every for code in shown.quarters)
    rest = shown.rest(code for kind in every for code in kind)
    sectors = sorted(counts, key=lambda code: (-sum(kind.total() for kind in counts[code].values()), code))
    found = []
    for sector in sectors:
        order = [code for code in codebook().positions if code in counts[sector]]
        kinds = [
            Kind(
                code, words.position(code), counts[sector][code],
                _periods(shown, "statements", "quarter", {"sector": sector, "position": code}),
            )
            for code in (*order, *sorted(counts[sector].keys() - set(order)))
        ]  # fmt: skip
        found.append((words.sector(sector), strips(kinds, shown.quarter_axis(), rest, step=30, most=most)))
    return found
