"""The figures for viewers of statistics: tables of one kind, small counts withheld, the others rounded down, nothing that leads to a row.

Rule: no count below five leaves, and none is exact (`figures/small_cells.py`); no two kinds are crossed, and places that no country pack knows
stand as "elsewhere", for a village can tell who it was. Whoever looks every day may still see when a number passes a multiple of five.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from saksi.codebook.lists import codebook
from saksi.codebook.packs import Pack, load_pack
from saksi.figures.small_cells import THRESHOLD, coarse
from saksi.record import overview
from saksi.record.models.base import Viewer
from saksi.web import words
from saksi.web.charts.tiles import Map, tile_map
from saksi.web.overview.figures import family_order, family_words
from saksi.web.overview.window import window

WIDEST = 240


@dataclass(frozen=True)
class Table:
    """One figure. lines: (words, number as it is shown, length of its bar); None where the table is withheld as a whole."""

    title: str
    unit: str
    lines: list[tuple[str, str, int]] | None
    map: Map | None = None
    country: str = ""


def figures(user: Viewer) -> dict[str, Any]:
    """The context of the page for whoever may see counts and no rows."""
    happened, said = overview.incidents(user), overview.statements(user)
    shown = window("", [one.month for one in happened])
    months = Counter(shown.place(one.month) for one in happened)
    families = Counter(family for one in happened for family in one.families or {overview.UNKNOWN})
    axis = [*shown.month_axis(), *shown.rest(("earlier", "later", "wide"))]
    known = {code: family_words(code) for code in (*family_order(), overview.UNKNOWN)}
    positions: Counter[str] = Counter()
    for one in said:
        positions[one.position] += one.count
    unit = _("Unit: incidents.")
    several = _("Unit: incidents; one with acts of two families counts in both.")
    tables = [
        _table(_("Incidents by month"), unit, months, {period.code: period.name for period in axis}),
        _table(_("Incidents by family of acts"), several, families, known),
        *_provinces(happened),
        _table(
            _("Statements by position"), _("Unit: statements."), positions,
            {code: words.position(code) for code in codebook().positions},
        ),
    ]  # fmt: skip
    return {"tables": tables, "threshold": THRESHOLD}


def _provinces(happened: list[overview.Counted]) -> list[Table]:
    """The table of provinces, with the map, of the country of which most is told."""
    packs = Counter(pack for one in happened for pack in one.packs if load_pack(pack).tiles)
    if not packs:
        return []
    pack: Pack = load_pack(packs.most_common(1)[0][0])
    names = {place.code: place.name for place in pack.places if place.code in pack.tiles}
    elsewhere = _("elsewhere or not known")
    counts: Counter[str] = Counter()
    for one in happened:
        counts.update({name if name in names.values() else elsewhere for name in one.provinces} or {elsewhere})
    rows = {**{name: name for name in names.values()}, elsewhere: elsewhere}
    unit = _("Unit: incidents; one told of two provinces counts in both.")
    made = _table(_("Incidents by province"), unit, counts, rows)
    shown = coarse({name: counts[name] for name in rows})
    if shown is None:
        return [made]
    told = {name: count or 0 for name, count in shown.items()}
    drawn = tile_map(pack.tiles, names, told, lambda _name: "", _short)
    return [Table(made.title, made.unit, made.lines, drawn, pack.title)]


def _table(title: str, unit: str, counts: Mapping[str, int], names: Mapping[str, str]) -> Table:
    """A table with a row for each of the names, and for what else is counted one that says so."""
    cells = {code: counts.get(code, 0) for code in names}
    others = sum(count for code, count in counts.items() if code not in cells)
    if others:
        cells["others"] = others
    shown = coarse(cells)
    if shown is None:
        return Table(title, unit, None)
    most = max((count or 0 for count in shown.values()), default=0)
    rows = [
        (names.get(code, _("others")), _told(count or 0), WIDEST * (count or 0) // (most or 1))
        for code, count in shown.items()
    ]
    return Table(title, unit, rows)


def _told(count: int) -> str:
    """A rounded count in words."""
    if not count:
        return _("under %(n)s") % {"n": words.number(THRESHOLD)}
    return _("%(n)s or more") % {"n": words.number(count)}


def _short(count: int) -> str:
    """The same, as short as a square of the map needs it."""
    return f"{words.number(count)}+" if count else f"<{THRESHOLD}"
