"""How long custody lasted, as told, and the ends that are counted with it.

Rule: an end that is counted is as coarse as the unit of the length; an interval is as coarse as the coarser of its ends.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from saksi.reading.dates.sums import shift_month, shifted
from saksi.reading.text.found import Range

_DAYS = {"hour": 1 / 24, "night": 1.0, "day": 1.0, "week": 7.0, "month": 30.4, "year": 365.25}
_YEAR, _MONTH, DAY = 4, 7, 10
"""Characters of a date as precise as that."""
_LONG_WEEKS = 3
LEAST_HOURS = 12
"""Custody of fewer hours makes no interval."""
BY_DAY = frozenset(("day", "night"))
"""Units that tell the day of an end told by its month."""


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time as told: number, unit, whether it was longer, and its words."""

    number: int
    unit: str
    over: bool
    words: Range

    @property
    def days(self) -> float:
        """About how many days it is."""
        return self.number * _DAYS[self.unit]

    @property
    def precision(self) -> int:
        """How precise an end is that is counted with it."""
        if self.unit == "year":
            return _YEAR
        return _MONTH if self.unit == "month" or (self.unit == "week" and self.number >= _LONG_WEEKS) else DAY


def days_of(hours: int) -> int:
    """The days that so many hours of custody end after: at least one, half a day more being one more."""
    return max(1, (hours + 11) // 24)


def as_coarse(first: str, last: str) -> str:
    """An interval whose ends are both as coarse as the coarser."""
    precision = min(len(first), len(last))
    first, last = first[:precision], last[:precision]
    return f"{first}/{last}" if first < last else first


def between(first: str, last: str, length: Length) -> str:
    """Both ends told: as coarse as the unit; but years are told by months where both ends are, weeks by days.

    A count of days tells the day of an end told by its month.
    """
    if length.unit in BY_DAY and len(last) < len(first) == DAY:
        return f"{first}/{moved(first, length, 1)}"
    precision = {"year": _MONTH, "month": _MONTH}.get(length.unit, DAY)
    return as_coarse(first[:precision], last[:precision])


def so_far_apart(first: str, last: str, length: Length) -> bool:
    """Whether the length told can lie between the two."""
    (early, late), (soon, end) = _bounds(first), _bounds(last)
    least, most = (soon - late).days, (end - early).days
    slack = max(1.0, length.days * 0.15) + (_DAYS[length.unit] / 2 if length.unit in {"month", "year"} else 0)
    return least <= length.days * (1.5 if length.over else 1.0) + slack and most >= length.days - slack


def _bounds(point: str) -> tuple[date, date]:
    """The first and last day of a day, month or year."""
    if len(point) == DAY:
        return date.fromisoformat(point), date.fromisoformat(point)
    year, month = int(point[:4]), int(point[5:] or 0)
    if not month:
        return date(year, 1, 1), date(year, 12, 31)
    after = shift_month(year, month, 1)
    return date(year, month, 1), date(*after, 1) - timedelta(1)


def moved(point: str, length: Length, sign: int) -> str | None:
    """The point so long before (-1) or after (1), as coarse as the unit; None if it cannot be told."""
    if length.unit in {"year", "month"}:
        return shifted(point, sign * length.number, length.unit)
    days = days_of(length.number) if length.unit == "hour" else round(length.days)
    day = shifted(point, sign * days, "day")
    return day[: length.precision] if day is not None else None
