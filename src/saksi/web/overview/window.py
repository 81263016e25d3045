"""The two years that the charts show: whole quarters, the newest at the right; an address may ask for earlier ones."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.utils.dates import MONTHS
from django.utils.translation import gettext as _

from saksi.kernel.dates import PartialDate
from saksi.kernel.errors import DateError
from saksi.record.lists.periods import WIDE, month, quarter
from saksi.web import words
from saksi.web.charts.strips import Period

SPAN = 24  # months
EARLIER, LATER, NONE = "earlier", "later", ""


@dataclass(frozen=True)
class Window:
    """The months and quarters shown, oldest first, and the months that ask for what lies before and after."""

    months: list[str]
    quarters: list[str]
    before: str
    after: str

    @classmethod
    def ending(cls, last: date) -> Window:
        """The window that ends with the quarter of this day."""
        end = last.year * 12 + (last.month + 2) // 3 * 3 - 1
        days = [_first_of(number) for number in range(end - SPAN + 1, end + 1)]
        quarters = list(dict.fromkeys(map(quarter, days)))
        return cls(list(map(month, days)), quarters, month(_first_of(end - SPAN)), month(_first_of(end + SPAN)))

    def place(self, code: str) -> str:
        """Where a month or a quarter is counted: itself, `earlier` or `later`; `wide` and none as they are."""
        inside = self.quarters if "Q" in code else self.months
        if code in inside or code in (WIDE, NONE):
            return code
        return EARLIER if code < inside[0] else LATER

    def month_axis(self) -> list[Period]:
        """The months, each quarter with the name of its first."""
        return [_period(code, int(code[5:]) % 3 == 1, code[:4] if code.endswith("-01") else "") for code in self.months]

    def quarter_axis(self) -> list[Period]:
        """The quarters, the first of each year with its year."""
        return [
            Period(code, words.period(code), code[5:], code[:4] if code.endswith("Q1") else "")
            for code in self.quarters
        ]

    def rest(self, found: Iterable[str]) -> list[Period]:
        """What lies beside the axis, as far as something is counted there; no date has its place always."""
        said = {
            EARLIER: _("earlier"), LATER: _("later"), WIDE: words.period(WIDE), NONE: _("date not known"),
        }  # fmt: skip
        there = {NONE, *found}
        return [Period(code, name) for code, name in said.items() if code in there]


def _first_of(number: int) -> date:
    return date(number // 12, number % 12 + 1, 1)


def _period(code: str, named: Any, year: str) -> Period:
    return Period(code, words.day(code), str(MONTHS[int(code[5:])]) if named else "", year)


def window(asked: str, codes: Iterable[str]) -> Window:
    """The window that an address asks for, else the one that ends with the newest of these months and quarters up to today.

    Raises DateError for a month that is none, or that lies where no calendar reaches.
    """
    if asked:
        known = PartialDate.parse(asked)
        if known.precision != "month" or known.earliest is None or not 1900 <= known.earliest.year <= 2999:
            raise DateError("got %(asked)r, expected a month from 1900-01 to 2999-12, as 2024-06.", asked=asked)
        return Window.ending(known.earliest)
    today = datetime.now(UTC).date()
    days = [_day(code) for code in codes if code not in (WIDE, NONE)]
    past = [day for day in days if day <= today]
    return Window.ending(max(past or days or [today]))


def _day(code: str) -> date:
    """The first day of the month, or of the quarter's last month."""
    year, _dash, rest = code.partition("-")
    return date(int(year), int(rest[1:]) * 3 if rest.startswith("Q") else int(rest), 1)
