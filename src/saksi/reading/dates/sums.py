"""Arithmetic of the calendar for the reader of dates: from what a phrase says to EDTF.

Rule: no more precision than the words give: a week is told by its month, a year by its year.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from saksi.reading.dates.words import NUMBERS

_SOON = 45
_LONG_AGO = 300
_YEARS = range(1000, 3000)
"""Years that can be counted to: no report tells others."""
_POINT = re.compile(r"(\d{4}(?:-\d\d){0,2})~?")
_PARTS_OF_DAY = frozenset(("day", "night", "morning", "afternoon", "evening"))
_FEW, _FAR = 10, 366
"""Days: so near is the same month, so far may be counted from a month."""
_WEEKS = {"week": 7, "fortnight": 14}
"""Days of a week and a fortnight."""


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or None if the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def number_of(words: str) -> int:
    """What a number says, in figures or words; 0 where it does not say how many (`several`)."""
    low = re.sub(r"^an? (?=[a-z])|\s+of$", "", words.lower())
    low = low.replace(" ", "-")
    return int(low) if low.isdigit() else NUMBERS.get(low, 0)


def days_edtf(first: date, last: date) -> str:
    """An interval of days, or the day if they are one."""
    return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"


def months_edtf(first: tuple[int, int], last: tuple[int, int]) -> str:
    """An interval of months, each (year, month)."""
    return month_edtf(*first) if first == last else f"{month_edtf(*first)}/{month_edtf(*last)}"


def week_around(day: date) -> str:
    """The week of a day, Monday to Sunday."""
    monday = day - timedelta(days=day.weekday())
    return days_edtf(monday, monday + timedelta(days=6))


def month_of_days(edtf: str) -> str:
    """The month that tells an interval of days: that of its middle."""
    first, last = (date.fromisoformat(end) for end in edtf.split("/"))
    middle = first + (last - first) / 2
    return month_edtf(middle.year, middle.month)


def month_edtf(year: int, month: int) -> str:
    """A month as EDTF."""
    return f"{year:04}-{month:02}"


def shift_month(year: int, month: int, by: int) -> tuple[int, int]:
    """The month `by` months later (earlier if negative)."""
    months = year * 12 + month - 1 + by
    return months // 12, months % 12 + 1


def nearest_year(anchor: date, month: int, day: int | None, *, future: bool | None) -> int:
    """The year of a month or day named without one.

    future: in a sentence about the future (True) the first that is not over; about the past (False) the last that has
    begun; where the tense does not tell (None) the last that has begun, unless it lies most of a year back and the
    next comes soon.
    """
    ahead, behind = _first_from(anchor, month, day), _last_to(anchor, month, day)
    if (month, day) == (2, 29):
        return max(year for year in range(behind.year - 8, behind.year + 1) if day_of(year, 2, 29))
    if future:
        return ahead.year
    if future is None and (anchor - behind).days > _LONG_AGO and (ahead - anchor).days < _SOON:
        return ahead.year
    return behind.year


def _point(year: int, month: int, day: int | None) -> date:
    return day_of(year, month, day or 1) or date(year, month, 28)


def _last_to(anchor: date, month: int, day: int | None) -> date:
    here = _point(anchor.year, month, day)
    return here if here <= anchor else _point(anchor.year - 1, month, day)


def _first_from(anchor: date, month: int, day: int | None) -> date:
    here = _point(anchor.year, month, day)
    over = here < anchor if day else (here.year, here.month) < (anchor.year, anchor.month)
    return _point(anchor.year + 1, month, day) if over else here


def weekday_near(anchor: date, weekday: int, which: str, *, future: bool | None) -> date:
    """The day of this name that a text of `anchor` means; without `last` or `next` the anchor itself may be it."""
    back = (anchor.weekday() - weekday) % 7
    if which.endswith(("next", "coming", "following")) or (future and which in {"", "this"}):
        return anchor + timedelta(days=(7 - back) if back or which else 0)
    if which.endswith(("last", "past", "previous", "preceding", "prior")) and back == 0:
        back = 7
    return anchor - timedelta(days=back)


def weekday_of_month(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth day of this name in the month, or the last one (nth 0)."""
    if nth == 0:
        return weekday_near(date(*shift_month(year, month, 1), 1) - timedelta(days=1), weekday, "", future=None)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def point_of(edtf: str | None) -> str:
    """The date without its mark of doubt if it is no interval, else nothing."""
    point = _POINT.fullmatch(edtf or "")
    return point[1] if point is not None else ""


def counted(point: str, by: int, unit: str) -> str | None:
    """As `shifted`, but one week from a full day is the day a week on, as the press counts it."""
    if unit == "week" and abs(by) == 1 and len(point) == len("2021-03-04"):
        by, unit = 7 * by, "day"
    return shifted(point, by, unit)


def shifted(edtf: str, by: int, unit: str) -> str | None:
    """The date `by` units after a date of EDTF, told as precisely as both allow; None if it cannot be told or lies in no year that is.

    Days need a day; weeks give a month; months and years keep to themselves.
    """
    if "/" in edtf:
        return None
    year, month, day = (*map(int, edtf.rstrip("~?%").split("-")), 0, 0)[:3]
    if unit in _PARTS_OF_DAY or unit in _WEEKS:
        if not day:
            return None
        there = date(year, month, day) + timedelta(days=by * _WEEKS.get(unit, 1))
        year, month, day = there.year, there.month, 0 if unit in _WEEKS else there.day
    elif unit == "month":
        if not month:
            return None
        (year, month), day = shift_month(year, month, by), 0
    else:
        year, month, day = year + by * (10 if unit == "decade" else 1), 0, 0
    if year not in _YEARS:
        return None
    return date(year, month, day).isoformat() if day else month_edtf(year, month) if month else f"{year}"


def within_year(point: str, number: int, unit: str) -> str | None:
    """`In May ...; seven weeks later`: from a month only the year can be told, if all days so long after it lie in one.

    Some days later is most often the month itself.
    """
    days = {"day": 1, "night": 1, "week": 7, "fortnight": 14}.get(unit)
    if days is None or len(point) != len("2021-05") or abs(days * number) > _FAR:
        return None
    if abs(days * number) <= _FEW:
        return f"{point}~"
    first = date(int(point[:4]), int(point[5:]), 1)
    last = date(*shift_month(first.year, first.month, 1), 1) - timedelta(days=1)
    ends = {(day + timedelta(days=days * number)).year for day in (first, last)}
    return str(ends.pop()) if len(ends) == 1 else None
