"""What a figure counts, as data small enough that a stranger's program can interpret it.

    {"id": "incidents-by-act", "version": 1, "title": "...", "definition": "prose",
     "unit": "incident", "filter": {"verification_level": {"not": ["vx"]}},
     "group_by": ["code"], "distinct": "id"}

Rule: `filter` keeps a row if every named field has a value among `in`, or none among `not`; an empty field
reads `unknown`. `distinct` names the field whose different values are counted, or says `least`; tallies are added up instead.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from saksi.figures.units import FIELDS, LEAST, TALLIES
from saksi.kernel.errors import FigureError

DATA = Path(__file__).parent / "data"
Filter = Mapping[str, Mapping[str, tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class Definition:
    """A named, versioned way to count. group_by: fields, empty for one total; distinct: "" for tallies."""

    id: str
    version: int
    title: str
    definition: str
    unit: str
    filter: Filter
    group_by: tuple[str, ...]
    distinct: str

    def to_json(self) -> dict[str, Any]:
        """The definition as plain data, as it stands in figures.json."""
        return {
            "id": self.id,
            "version": self.version,
            "title": self.title,
            "definition": self.definition,
            "unit": self.unit,
            "filter": {field: {how: list(v) for how, v in rule.items()} for field, rule in self.filter.items()},
            "group_by": list(self.group_by),
            "distinct": self.distinct,
        }


def parse_definition(obj: Mapping[str, Any]) -> Definition:
    """The definition that plain data says. Raises FigureError, naming what is wrong."""
    name = str(obj.get("id", ""))
    if not re.fullmatch(r"[a-z][a-z0-9-]*", name):
        raise FigureError(f"got the figure id {name!r}, expected small letters, digits and hyphens.")
    missing = {"version", "title", "definition", "unit"} - obj.keys()
    if missing:
        raise FigureError(f"figure {name}: lacks {', '.join(sorted(missing))}. Add what is missing.")
    unit = str(obj["unit"])
    if unit not in FIELDS:
        raise FigureError(f"figure {name}: got the unit {unit!r}, expected one of {', '.join(FIELDS)}.")
    made = Definition(
        id=name,
        version=int(obj["version"]),
        title=str(obj["title"]),
        definition=str(obj["definition"]),
        unit=unit,
        filter=_filter(name, obj.get("filter", {})),
        group_by=tuple(obj.get("group_by", ())),
        distinct="" if unit in TALLIES else str(obj.get("distinct") or "id"),
    )
    _check_fields(made)
    return made


def _filter(name: str, rules: Mapping[str, Any]) -> Filter:
    for field, rule in rules.items():
        if len(rule) != 1 or not set(rule) <= {"in", "not"}:
            raise FigureError(f"figure {name}: the filter on {field} must say either `in` or `not`, got {list(rule)}.")
    return {field: {how: tuple(values) for how, values in rule.items()} for field, rule in rules.items()}


def _check_fields(made: Definition) -> None:
    used = {*made.filter, *made.group_by, *filter(None, [made.distinct])}
    unknown = used - FIELDS[made.unit] - ({LEAST} if made.unit in ("act", "victim") else set())
    if unknown:
        raise FigureError(
            f"figure {made.id}: a {made.unit} has no field {', '.join(sorted(unknown))}; "
            f"it has {', '.join(sorted(FIELDS[made.unit]))}."
        )


@cache
def brief_definitions() -> tuple[Definition, ...]:
    """The figures of the monitoring brief, in the order in which it explains them. Raises FigureError."""
    rows = json.loads((DATA / "brief.json").read_text("utf-8"))
    made = tuple(parse_definition(row) for row in rows)
    if len({one.id for one in made}) != len(made):
        raise FigureError("two figures of the brief share an id. Give each its own.")
    return made
