"""A date as far as it is known.

Rule: nothing is invented: "in 2023" stays a year, and is never the first of January.
Forms: year, month, day, interval, open ends (`..`), `~` inferred or about, `?` uncertain, `%` both.
An end left empty (`2021/`), which EDTF calls unknown, has no first or last day either. `latest` of an interval is the
last day of its end, so that `2023-07-15/2023` is some time from 15 July 2023 to the end of the year.
Source: EDTF, Extended Date/Time Format (ISO 8601-2:2019), levels 0 and 1, the parts named above.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from saksi.kernel.errors import DateError, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_POINT = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([~?%]?)")
_EXPECTED = Words(
    "expected a date such as 2025, 2025-03 or 2025-03-12, as far as it is known; from one to another 2025-03/2025-05, without an end "
    "2025-03/..; with ~ (about), ? (uncertain) or % (both) after it: 2025-03~"
)


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date with its precision; `earliest` and `latest` are inclusive days, None where an end is open.

    Made by `parse`, `of` or with its EDTF text; ordered by earliest, then latest; open starts first, open ends last.
    Raises DateError.
    """

    edtf: str
    earliest: date | None = field(init=False, compare=False)
    latest: date | None = field(init=False, compare=False)
    precision: str = field(init=False, compare=False)

    def __post_init__(self) -> None:
        if not isinstance(self.edtf, str):
            raise DateError("got %(edtf)s, %(expected)s.", edtf=f"{self.edtf!r:.40}", expected=_EXPECTED)
        first, slash, last = self.edtf.partition("/")
        low, high, precision = _point(first, self.edtf)
        if slash:
            _, high, _ = _point(last, self.edtf)
            precision = "interval"
            if first in ("..", "") and last in ("..", ""):
                raise DateError(
                    "got %(edtf)r, an interval open at both ends says nothing; %(expected)s.",
                    edtf=self.edtf,
                    expected=_EXPECTED,
                )
            if low and high and high < low:
                raise DateError(
                    "got %(edtf)r, an interval that ends before it begins; %(expected)s.",
                    edtf=self.edtf,
                    expected=_EXPECTED,
                )
        elif low is None:
            raise DateError("got %(edtf)r, %(expected)s.", edtf=self.edtf, expected=_EXPECTED)
        for name, value in (("earliest", low), ("latest", high), ("precision", precision)):
            object.__setattr__(self, name, value)

    @classmethod
    def parse(cls, edtf: str) -> PartialDate:
        """The date that an EDTF text says. Raises DateError."""
        return cls(edtf.strip() if isinstance(edtf, str) else edtf)

    @classmethod
    def of(cls, day: date) -> PartialDate:
        """This one day."""
        return cls(day.isoformat())

    @property
    def inferred(self) -> bool:
        """Whether it was worked out or is about (`~` or `%`)."""
        return "~" in self.edtf or "%" in self.edtf

    @property
    def uncertain(self) -> bool:
        """Whether the source doubts it (`?` or `%`)."""
        return "?" in self.edtf or "%" in self.edtf

    def overlaps(self, other: PartialDate) -> bool:
        """Whether some day may belong to both; an open end reaches for ever."""
        starts, ends = self._bounds()
        other_starts, other_ends = other._bounds()
        return starts <= other_ends and other_starts <= ends

    def _bounds(self) -> tuple[date, date]:
        return self.earliest or date.min, self.latest or date.max

    def __lt__(self, other: PartialDate) -> bool:
        return (*self._bounds(), self.edtf) < (*other._bounds(), other.edtf)

    def __le__(self, other: PartialDate) -> bool:
        return self == other or self < other

    def __str__(self) -> str:
        return self.edtf


def narrowest(dates: Sequence[PartialDate]) -> str | None:
    """The narrowest of dates that share a day, each with each; None where two share none."""
    if not all(a.overlaps(b) for a in dates for b in dates):
        return None
    return str(min(dates, key=_width))


def _width(day: PartialDate) -> int:
    return ((day.latest or date.max) - (day.earliest or date.min)).days


def span_of(dates: Iterable[str]) -> str:
    """When something was that is told with several dates: the narrowest if they fit together, else first to last day."""
    known = [PartialDate.parse(value) for value in dates if value]
    if not known:
        return ""
    together = narrowest(known)
    if together is not None:
        return together
    starts, ends = [day.earliest for day in known], [day.latest for day in known]
    first = "" if None in starts else min(start for start in starts if start).isoformat()
    last = "" if None in ends else max(end for end in ends if end).isoformat()
    if not first and not last:
        return ""
    return f"{first or '..'}/{last or '..'}"


def _point(text: str, whole: str) -> tuple[date | None, date | None, str]:
    """One end: its first day, last day and precision; two None for an open end."""
    if text in ("..", "") and "/" in whole:
        return None, None, "interval"
    found = _POINT.fullmatch(text)
    if not found:
        raise DateError("got %(whole)r, %(expected)s.", whole=whole, expected=_EXPECTED)
    year, month, day = (int(part) if part else None for part in found.groups()[:3])
    try:
        if day:
            exact = date(year or 0, month or 0, day)
            return exact, exact, "day"
        if month:
            return date(year or 0, month, 1), date(year or 0, month, monthrange(year or 0, month)[1]), "month"
        return date(year or 0, 1, 1), date(year or 0, 12, 31), "year"
    except ValueError as error:
        raise DateError(
            "got %(whole)r, which is no day of the calendar (%(error)s); %(expected)s.",
            whole=whole,
            error=str(error),
            expected=_EXPECTED,
        ) from error
