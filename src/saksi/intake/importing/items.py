"""Rows that tell something -> the items of a reading, as plain data in the form that all readings share.

Rule: every value has the words of its cell. Who is named in several rows is one actor of the sheet, as in any document.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from saksi.intake.importing.rows import Party, Told, Where
from saksi.intake.sheet import Cell

READER, VERSION = "import", "1"


@dataclass
class Items:
    """The items so far. of_row: from the number of a row to the ids of its accounts."""

    actors: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    places: dict[str, dict[str, Any]] = field(default_factory=dict)
    statements: list[dict[str, Any]] = field(default_factory=list)
    accounts: list[dict[str, Any]] = field(default_factory=list)
    of_row: dict[int, list[str]] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """As a reading holds them."""
        return {
            "actors": list(self.actors.values()),
            "places": list(self.places.values()),
            "statements": self.statements,
            "accounts": self.accounts,
        }


def items_of(rows: Iterable[Told]) -> Items:
    """The items of the rows with nothing wrong in them."""
    items = Items()
    for told in rows:
        if not told.wrong:
            _add(items, told)
    return items


def _add(items: Items, told: Told) -> None:
    for place in told.places:
        _place(items, place)
    victims, perpetrators = ([_actor(items, one) for one in group] for group in (told.victims, told.perpetrators))
    said = _statement(items, told)
    for words, code in told.acts:
        number = f"i{len(items.accounts) + 1}"
        items.of_row.setdefault(told.row.number, []).append(number)
        items.accounts.append({
            "id": number, "act": code, "trigger": _span(words), "victims": victims, "perpetrators": perpetrators,
            "date": told.date[1] if told.date else None, "place": told.place.name if told.place else None,
            "charge": told.charge.words if told.charge else None, "penalty": told.penalty.words if told.penalty else None,
            "according_to": said, "status": told.status, "provisions": [], "evidence": _evidence(told),
        })  # fmt: skip


def _evidence(told: Told) -> dict[str, Any]:
    cells = {
        "date": told.date[0] if told.date else None, "place": told.place.words if told.place else None, "charge": told.charge,
        "penalty": told.penalty,
    }  # fmt: skip
    found: dict[str, Any] = {name: _span(cell) for name, cell in cells.items() if cell}
    for name, group in (("victims", told.victims), ("perpetrators", told.perpetrators)):
        if group:
            found[name] = [_span(one.words) for one in group]
    return found


def _span(cell: Cell) -> dict[str, Any]:
    return {"start": cell.start, "end": cell.end, "quote": cell.words}


def _actor(items: Items, party: Party) -> str:
    known = items.actors.setdefault(
        (party.name.casefold(), party.kind),
        {
            "id": f"a{len(items.actors) + 1}", "kind": party.kind, "name": party.name, "aliases": [], "roles": [], "sector": party.sector,
            "mentions": [],
        },
    )  # fmt: skip
    known["mentions"].append(_span(party.words))
    known["sector"] = known["sector"] or party.sector
    return str(known["id"])


def _place(items: Items, place: Where) -> None:
    new: dict[str, Any] = {"id": f"l{len(items.places) + 1}", "name": place.name, "code": place.code, "level": place.level, "mentions": []}
    items.places.setdefault(place.code or place.name, new)["mentions"].append(_span(place.words))


def _statement(items: Items, told: Told) -> str | None:
    """What the source of the row says: its description, else the words of its act; None for a row without a source."""
    if told.source is None:
        return None
    number = f"s{len(items.statements) + 1}"
    items.statements.append({
        "id": number, "speaker": _actor(items, told.source), "source": "document", "manner": "indirect",
        "span": _span(told.description or told.acts[0][0]), "cue": _span(told.source.words), "date": None, "position": "alleges",
    })  # fmt: skip
    return number
