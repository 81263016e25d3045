"""The count itself: from a definition and data to a value, its base, its rows and the ids behind them.

Rule: the same definition and data give the same figure; an unknown value has its row, which is printed.
Steps: take the unit's rows, keep those the filter keeps, count different values, then again for each group.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Any

from saksi.figures.units import LEAST, Row, least, unit_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from saksi.figures.definition import Definition, Filter

UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One group of a figure. key: the values of its group_by fields; ids: the counted values, sorted."""

    key: tuple[str, ...]
    value: int
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FigureValue:
    """A computed figure.

    value: the count of what the filter kept. base: the same count without the filter. ids: what was counted,
    sorted; empty for tallies. rows: by falling value, then key, `unknown` last; a unit may stand in several
    rows, so rows need not add up to the value.
    """

    definition: Definition
    value: int
    base: int
    ids: tuple[str, ...]
    rows: tuple[FigureRow, ...]

    @property
    def id(self) -> str:
        """The id of its definition, which is what `data-figure` names."""
        return self.definition.id

    @property
    def overlapping(self) -> bool:
        """Whether some unit stands in several rows, so that the rows add up to more than the value."""
        return bool(self.rows) and sum(row.value for row in self.rows) != self.value

    def to_json(self) -> dict[str, Any]:
        """Definition and result as plain data, as they stand in figures.json."""
        rows = [{"key": list(row.key), "value": row.value, "ids": list(row.ids)} for row in self.rows]
        result = {"value": self.value, "base": self.base, "ids": list(self.ids), "rows": rows}
        return {**self.definition.to_json(), **result}


def compute(definition: Definition, data: Mapping[str, Any]) -> FigureValue:
    """The figure that a definition gives on a snapshot's data."""
    everything = unit_rows(definition.unit, data)
    kept = [row for row in everything if _kept(row, definition.filter)]
    value, ids = _count(kept, definition)
    base, _ = _count(everything, definition)
    return FigureValue(definition, value, base, ids, _groups(kept, definition))


def compute_all(definitions: Iterable[Definition], data: Mapping[str, Any]) -> dict[str, FigureValue]:
    """Several figures on one snapshot, by id, in the order given."""
    return {definition.id: compute(definition, data) for definition in definitions}


def values_of(row: Row, field: str) -> tuple[str, ...]:
    """The different values of a field as texts; `unknown` where there is none."""
    value = row.get(field)
    values = value if isinstance(value, list) else [value]
    return tuple(dict.fromkeys(str(v) for v in values if v not in (None, ""))) or (UNKNOWN,)


def _kept(row: Row, rules: Filter) -> bool:
    for field, rule in rules.items():
        values = set(values_of(row, field))
        if "in" in rule and not values & set(rule["in"]):
            return False
        if "not" in rule and values & set(rule["not"]):
            return False
    return True


def _count(rows: Sequence[Row], definition: Definition) -> tuple[int, tuple[str, ...]]:
    distinct = definition.distinct
    if not distinct:
        return sum(row["count"] for row in rows), ()
    if distinct == LEAST:
        ids = least(definition.unit, rows)
        return len(ids), tuple(ids)
    values = {value for row in rows for value in values_of(row, distinct)} - {UNKNOWN}
    return len(values), tuple(sorted(values))


def _groups(rows: Sequence[Row], definition: Definition) -> tuple[FigureRow, ...]:
    if not definition.group_by:
        return ()
    groups: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        for key in product(*(values_of(row, field) for field in definition.group_by)):
            groups.setdefault(key, []).append(row)
    if len(definition.group_by) == 1:
        groups.setdefault((UNKNOWN,), [])
    made = [FigureRow(key, *_count(group, definition)) for key, group in groups.items()]
    return tuple(sorted(made, key=lambda row: (UNKNOWN in row.key, -row.value, row.key)))
