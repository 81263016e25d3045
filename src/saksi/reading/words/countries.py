"""The countries of the world: ISO 3166-1 code, names, and the words for their people and things.

Rule: general knowledge, English names as the press uses them, and territories with a code of their own; nothing here decides what a
text is about. The table is `data/countries.csv`; several names, demonyms or capitals are parted by `;`, the usual one first. It is kept here because
libraries of countries know no words for people, and those are most of what the press writes; a test compares the names with CLDR.
Capitals are given where the press lets them stand for the state (`Ankara said`).
"""

from __future__ import annotations

import csv
from pathlib import Path

_TABLE = Path(__file__).parents[1] / "data" / "countries.csv"


def _forms(cell: str) -> list[str]:
    return [form for form in cell.split(";") if form]


with _TABLE.open(encoding="utf-8", newline="") as _table:
    _ROWS = [(row["code"], _forms(row["names"]), _forms(row["demonyms"]), _forms(row["capitals"])) for row in csv.DictReader(_table)]

NAMES: dict[str, tuple[str, str]] = {
    form: (code, names[0].removeprefix("the "))
    for code, names, _, _ in _ROWS
    for name in names
    for form in {name.removeprefix("the "), name.removeprefix("the ").replace("'", "’")}
}
"""Every name of a country, with either apostrophe, to (code, usual name)."""

DEMONYMS: dict[str, str] = {word: code for code, _, words, _ in _ROWS for word in words}
"""Adjective of a country, to its code."""

CAPITALS: dict[str, str] = {capital: code for code, _, _, capitals in _ROWS for capital in capitals}
"""Capital that stands for a state, to its code."""
