"""Periods counted from the day of publication: `last week`, `two years ago`, `the past three weeks`, `the first quarter of 2013`, seasons.

Rule: no more precision than the words give, with one exception: a week is told by its first and last day.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from saksi.reading.dates import words
from saksi.reading.dates.sums import (
    days_edtf,
    month_edtf,
    months_edtf,
    nearest_year,
    number_of,
    shift_month,
    shifted,
    week_around,
)


@dataclass(frozen=True, slots=True)
class Now:
    """The day of publication, and whether the sentence looks ahead (True), back (False) or does not tell (None)."""

    day: date
    future: bool | None


_STEPS = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "following": 1, "upcoming": 1}


def step_of(which: str) -> int:
    """-1 for `last`, 1 for `next`, 0 for `this`."""
    return _STEPS.get(which.lower().split()[-1], 0)


def _unit(match: re.Match[str], now: Now) -> str | None:
    """`last month`, `this week`, `the weekend`."""
    which, unit, published = match["which"].lower(), match["unit"].lower(), now.day
    step = step_of(which)
    if unit == "year":
        return f"{published.year + step}"
    if unit == "month":
        return month_edtf(*shift_month(published.year, published.month, step))
    if unit == "weekend":
        return _weekend(now, which)
    return week_around(published + timedelta(days=7 * step))


def _weekend(now: Now, which: str) -> str:
    """The last weekend that has begun; with `last` one that is over; the coming one if the sentence looks ahead."""
    back = (now.day.weekday() - 5) % 7
    saturday = now.day - timedelta(days=back)
    if step_of(which) > 0 or (now.future and back > 1):
        saturday += timedelta(days=7)
    elif step_of(which) < 0 and back <= 1:
        saturday -= timedelta(days=7)
    return days_edtf(saturday, saturday + timedelta(days=1))


def _week_of(match: re.Match[str], now: Now) -> str | None:
    """`Tuesday of last week`, `Wednesday next week`: weeks begin on Monday."""
    weekday = words.WEEKDAYS[match["wd"].rstrip(".").lower()]
    monday = now.day - timedelta(days=now.day.weekday())
    return (monday + timedelta(days=7 * step_of(match["which"]) + weekday)).isoformat()


_FEW = 6
"""`A few days ago`: at most so many days before the publication."""


def _ago(match: re.Match[str], now: Now) -> str | None:
    number, unit, published = number_of(match["n"]), match["unit"].lower(), now.day
    if number == 0:
        few = published - timedelta(days=_FEW), published - timedelta(days=1)
        return months_edtf(*((day.year, day.month) for day in few)) if unit == "day" else None
    if unit == "hour":
        return f"{(published - timedelta(days=number // 24)).isoformat()}~" if number >= 24 else None
    if unit == "week" and number == 1:
        return f"{(published - timedelta(days=7)).isoformat()}~"
    if unit == "year" and number == 1:
        return f"{month_edtf(published.year - 1, published.month)}~"
    edtf = shifted(published.isoformat(), -number, unit)
    return edtf if unit == "day" or edtf is None else f"{edtf}~"


def _within(match: re.Match[str], now: Now) -> str | None:
    """`in two weeks`, if the sentence looks ahead; in the past it is a length of time."""
    number, unit = number_of(match["n"]), match["unit"].lower()
    if number == 0 or not (now.future or match["time"]):
        return None
    edtf = shifted(now.day.isoformat(), number, unit)
    return edtf if unit == "day" or edtf is None else f"{edtf}~"


def _span(match: re.Match[str], now: Now) -> str | None:
    """`the past three weeks`, `the next two years`."""
    number, ahead = number_of(match["n"]), step_of(match["which"]) > 0
    return _length(now.day, number, match["unit"].lower(), ahead=ahead) if number else None


def _length(published: date, number: int, unit: str, *, ahead: bool) -> str | None:
    if unit in {"day", "week", "fortnight"}:
        days = timedelta(days=number * {"week": 7, "fortnight": 14}.get(unit, 1))
        return (
            days_edtf(published + timedelta(days=1), published + days)
            if ahead
            else days_edtf(published - days, published)
        )
    if unit in {"month", "quarter"}:
        here = (published.year, published.month)
        there = shift_month(*here, number if ahead else -number)
        if unit == "quarter":
            return _quarters(published, number, ahead=ahead)
        return months_edtf(here, there) if ahead else months_edtf(there, here)
    year = str(published.year)
    other = shifted(year, number if ahead else -number, unit)
    if other is None:
        return None
    return f"{year}/{other}" if ahead else f"{other}/{year}"


def _quarters(published: date, number: int, *, ahead: bool) -> str:
    """So many whole quarters before or after the one of publication."""
    opens = (published.year, (published.month - 1) // 3 * 3 + 1)
    first = shift_month(*opens, 3 if ahead else -3 * number)
    return months_edtf(first, shift_month(*first, 3 * number - 1))


def _past_unit(match: re.Match[str], now: Now) -> str | None:
    return _length(now.day, 1, match["unit"].lower(), ahead=False)


def _quarter(match: re.Match[str], now: Now) -> str | None:
    step = step_of(match["which"])
    if step:
        return _quarters(now.day, 1, ahead=step > 0)
    first = (now.day.year, (now.day.month - 1) // 3 * 3 + 1)
    return months_edtf(first, shift_month(*first, 2))


FROM_PUBLICATION: dict[str, Callable[[re.Match[str], Now], str | None]] = {
    "weekof": _week_of,
    "ago": _ago,
    "within": _within,
    "unit": _unit,
    "span": _span,
    "pastunit": _past_unit,
    "quarter": _quarter,
    "night": lambda _, now: (now.day - timedelta(days=1)).isoformat(),
    "today": lambda _, now: now.day.isoformat(),
    "tomorrow": lambda _, now: (now.day + timedelta(days=1)).isoformat(),
}
"""Name of a pattern, to what it says on this day of publication in a sentence that looks ahead (True), back or neither."""


def part_of_year(match: re.Match[str], year: int) -> str | None:
    """`the first quarter of 2013`, `H1 2019`, `the last four months of 2021`."""
    code = match["code"]
    if match["edge"]:
        number = number_of(match["n"])
        first, last = (1, number) if match["edge"].lower() == "first" else (13 - number, 12)
        return months_edtf((year, first), (year, last)) if 0 < number < 12 else None
    half = (code or match["unit"])[0].lower() == "h"
    length, parts = (6, 2) if half else (3, 4)
    nth = (code or match["nth"])[-1 if code else 0 :].lower()
    index = parts if nth in {"last", "final"} else int(nth[0]) if nth[0].isdigit() else words.ORDINALS[nth]
    first = (index - 1) * length + 1
    return months_edtf((year, first), (year, first + length - 1)) if index <= parts else None


_BESIDE_TOLD = {"that": 0, "the same": 0, "the following": 1, "the next": 1}
_MONTH = re.compile(r"\d{4}-(\d\d)")
_SEASON_BEFORE = re.compile(r"\b(?:in|during|over|since|until|of|by|last|this)\s+$", re.IGNORECASE)


def season(match: re.Match[str], published: date | None, last: str | None, *, future: bool | None) -> str | None:
    """A season of a year told, of the date before it (`that summer`), or nearest to the publication."""
    first, end = words.SEASONS[match["season"].lower()]
    which = " ".join((match["which"] or "").lower().split())
    year = int(match["y"]) if match["y"] else None
    if year is None and which in _BESIDE_TOLD and last is not None:
        told = _MONTH.match(last)
        year = int(last[:4]) + (_BESIDE_TOLD[which] if told is None or first <= int(told[1]) else 0)
    if year is None and published is not None and which in {"last", "this", "next"}:
        year = published.year + (which == "next") - (which == "last" and published.month <= end)
    plain = match["season"].lower() != "fall" and which in {"", "the"}
    if year is None and published is not None and plain and _SEASON_BEFORE.search(match.string, max(0, match.start() - 30), match.start()):
        year = nearest_year(published, first, None, future=future)
    return f"{month_edtf(year, first)}~/{month_edtf(year, end)}~" if year else None
