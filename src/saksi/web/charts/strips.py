"""Strips: one row of upright bars for each kind, all on one scale, over the same periods; the number stands on each bar.

So kinds are told apart by their row and their name, in print and without colours, and nothing is stacked that does not add up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

LABEL = 20  # the height of the line with a row's name
BARS = 22  # the height of the longest bar
NUMBER = 13  # the height of the number on it
ROW = LABEL + NUMBER + BARS + 6
AXIS = 32


@dataclass(frozen=True, slots=True)
class Period:
    """One period of the axis: its code, its whole name, and what stands below it: a short word, a year, or nothing."""

    code: str
    name: str
    tick: str = ""
    year: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind as it is counted: what it is called, counts by the codes of periods, and the address of a period's list ("" for none).

    own_scale: it is another unit, and its bars are measured against one another alone.
    """

    code: str
    name: str
    counts: Mapping[str, int]
    address: Callable[[str], str]
    own_scale: bool = False

    @property
    def total(self) -> int:
        """Of all periods, those too that are not drawn."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar with its number, which stands at `middle` and `above`."""

    x: int
    y: float
    height: float
    middle: float
    above: float
    count: int
    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Strip:
    """One row: its name at `label`, its ground line at `base`, its bars; row: (count, address) of each period, for the table."""

    kind: Kind
    label: int
    reach: int
    base: int
    bars: Sequence[Bar]
    row: Sequence[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Strips:
    """The chart: its size, its rows and its axis; `step` is the width of a period. rest: periods that only the table has."""

    width: int
    height: int
    step: int
    strips: Sequence[Strip]
    ticks: Sequence[tuple[float, Period]]
    periods: Sequence[Period]
    rest: Sequence[Period]

    @property
    def axis(self) -> int:
        """Where the words below the rows begin."""
        return self.height - AXIS

    @property
    def table(self) -> list[tuple[Period, list[tuple[int, str]]]]:
        """The same with a line for each period: the count of each kind, with its address."""
        every = (*self.periods, *self.rest)
        return [(period, [strip.row[place] for strip in self.strips]) for place, period in enumerate(every)]


def strips(
    kinds: Iterable[Kind], periods: Sequence[Period], rest: Sequence[Period] = (), *, step: int = 24, most: int = 0
) -> Strips:
    """The chart of these kinds over these periods. most: the number that fills a row, where other charts share the scale.

    rest: what lies beside the axis (earlier, in no single period, without a date).
    """
    rows = list(kinds)
    codes = [period.code for period in periods]
    shared = max([most, *(kind.counts.get(code, 0) for kind in rows if not kind.own_scale for code in codes)])
    drawn = []
    for place, kind in enumerate(rows):
        scale = max((kind.counts.get(code, 0) for code in codes), default=0) if kind.own_scale else shared
        drawn.append(_strip(kind, place * ROW, periods, rest, step, scale))
    height = len(rows) * ROW
    ticks = [(place * step + 1, period) for place, period in enumerate(periods) if period.tick or period.year]
    return Strips(len(periods) * step + 2, height + AXIS, step, drawn, ticks, periods, rest)


def _strip(kind: Kind, top: int, periods: Sequence[Period], rest: Sequence[Period], step: int, scale: int) -> Strip:
    base = top + LABEL + NUMBER + BARS
    row = []
    for period in (*periods, *rest):
        count = kind.counts.get(period.code, 0)
        row.append((count, kind.address(period.code) if count else ""))
    bars = []
    for place, (period, (count, address)) in enumerate(zip(periods, row, strict=False)):
        if count:
            height = max(2, round(BARS * count / scale, 1))
            x, y = place * step + 1, round(base - height, 1)
            bars.append(Bar(x, y, height, x + step / 2, y - 3, count, period.name, address))
    return Strip(kind, top + LABEL - 5, top + LABEL, base, bars, row)
