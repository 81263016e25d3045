"""How surely the record was made, for the method note of a report: what machine and people missed, how far two people agree.

Rule: numbers of the whole workspace up to the report's level, all time, naming nobody; of fewer documents or second readings than the
threshold nothing is told, since a share of so few says little and could be known again. What is told is told in whole:
the errors in it are small numbers, of findings in texts and not of people.
Steps: the state of each measure (none, few, told), its tallies, its shares in words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from saksi.figures.small_cells import threshold
from saksi.record.blind import measure_up_to
from saksi.record.second import agreement_up_to

if TYPE_CHECKING:
    from saksi.figures.proportions import Alpha, Share, Unseen
    from saksi.record.blind import Measure
    from saksi.record.second import Agreement

Row = dict[str, Any]


def method_rows(level: int) -> dict[str, Any]:
    """The groups method, blind_documents, blind_finds and second_readings of a snapshot."""
    blind, second = measure_up_to(level), agreement_up_to(level)
    compared = second.same.whole if second.same else 0
    states = {"blind": _state(blind.documents, level), "second": _state(compared, level)}
    shown = states["blind"] == "told"
    return {
        "method": {
            **states,
            "caught": {one.kind: _shares(one) for one in blind.kinds} if shown else {},
            "agreement": _agreement(second) if states["second"] == "told" else {},
        },
        "blind_documents": _documents(blind) if shown else [],
        "blind_finds": _finds(blind) if shown else [],
        "second_readings": _second(second) if states["second"] == "told" else [],
    }


def _state(units: int, level: int) -> str:
    if not units:
        return "none"
    return "few" if units < threshold(level) else "told"


def _documents(blind: Measure) -> list[Row]:
    counts = {"measured": blind.documents, "waiting": blind.waiting, "unread": blind.unread}
    return [{"outcome": outcome, "count": count} for outcome, count in counts.items()]


def _finds(blind: Measure) -> list[Row]:
    return [
        {"kind": one.kind, "outcome": outcome, "count": count}
        for one in blind.kinds
        for outcome, count in (
            ("both", one.both), ("people", one.people), ("reader", one.reader), ("wrong", one.wrong),
        )
    ]  # fmt: skip


def _shares(one: Any) -> Row:
    return {"reader": _share(one.by_reader), "people": _share(one.by_people), "missed": _missed(one.missed)}


def _second(second: Agreement) -> list[Row]:
    same = second.same.part if second.same else 0
    whole = second.same.whole if second.same else 0
    counts = {"same": same, "different": whole - same, "not-sure": second.unsure}
    return [{"outcome": outcome, "count": count} for outcome, count in counts.items()]


def _agreement(second: Agreement) -> Row:
    return {"share": _share(second.same), "alpha": _alpha(second.alpha)}


def _share(one: Share | None) -> str | None:
    return f"{one.part} of {one.whole}, {_range(one.value, one.low, one.high)}" if one else None


def _alpha(one: Alpha | None) -> str | None:
    return _range(one.value, one.low, one.high) if one else None


def _range(value: float, low: float, high: float) -> str:
    return f"{value:.2f} ({low:.2f} to {high:.2f})"


def _missed(one: Unseen | None) -> str | None:
    return f"{one.estimate:.0f} ({one.low} to {one.high})" if one else None
