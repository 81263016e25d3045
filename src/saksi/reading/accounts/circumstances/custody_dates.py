"""How long custody lasted: from the day of the arrest and the nights told after it to the days from first to last.

Rule: only a full day and a length in nights, days or at least twelve hours make an interval of days; a day after a word of
release is the last one, any other is the first. Months of custody count from the month told; what lasts until now, back from the report.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from saksi.reading.accounts.circumstances.custody_lengths import DAY, LEAST_HOURS, as_coarse, days_of
from saksi.reading.dates.sums import months_edtf, number_of, point_of, shift_month, shifted
from saksi.reading.dates.words import COUNT
from saksi.reading.text.found import Range
from saksi.reading.text.page import Sentence

_LENGTH = re.compile(
    rf"\b(?P<n>{COUNT}|the(?! nights? of\b))[ -](?P<unit>nights?|days?|hours?)\b(?!\s+(?:after|afterwards?|before|later|earlier|ago|from|old)\b)|\b(?P<one>overnight|until (?:the )?(?:next|following) (?:morning|day|afternoon|evening)|until dawn)\b",
    re.IGNORECASE,
)
_FREED = re.compile(r"\b(?:let (?:go|out|off)|released|freed|set free|sent home|walked (?:free|out)|returned)\b")
_UNTIL_NOW = re.compile(r"\b(?:has|have) (?:\w+ )?(?:been|spent|languished)\b")
_SO_LONG = re.compile(rf"\b(?:for|spent) (?:(?:more than|over|nearly|almost|about|at least|some|up to) )?(?P<n>{COUNT}) (?P<unit>year|month|week|day)s?\b")
_COMES_AFTER = re.compile(rf"\bcomes?\b[^.;]*?\b(?P<n>{COUNT}) (?P<unit>year|month|day)s? after (?:(?!\bafter\b)[^,;.]){{0,60}}$", re.IGNORECASE)
_AS_TOLD = {"year": 4, "month": 7, "day": 10}
_MONTHS = re.compile(rf"\bfor (?P<n>{COUNT}) months?\b(?! (?:after|before|later|earlier|ago))", re.IGNORECASE)
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_MOST_NIGHTS = 60
"""Longer custody is told in months; more nights than that are of something else."""
_ORDERED = re.compile(r"\b(?:order\w*|remand\w*|pre-?trial|sentenc\w+|extend\w*|prolong\w*|jailed|imprisoned|placed|put)\b")

SINCE_TOLD = "since the date told before"
"""How the rule begins of what has lasted `since then`."""


class Told(NamedTuple):
    """A circumstance of an act: its value, the words for it, and the rule that gave these words to the act."""

    value: str
    words: Range
    rule: str


def lasting(told: Told, text: str, trigger: Range, sentence: Sentence) -> Told:
    """The date told, or the interval that it makes with the length of custody told after the trigger."""
    if _ORDERED.search(text, max(sentence.start, trigger[0] - 60), trigger[1]):
        return told
    if months := _MONTHS.search(text, trigger[0], min(sentence.end, trigger[1] + 50)):
        return _for_months(told, months)
    day = point_of(told.value)
    length = _LENGTH.search(text, trigger[0], min(sentence.end, trigger[1] + 50))
    nights = _nights(length) if length is not None else 0
    if len(day) != DAY or not nights:
        return told
    first = date.fromisoformat(day)
    if told.words[0] > trigger[1] and _FREED.search(text, trigger[1], told.words[0]):
        first -= timedelta(nights)
    return Told(f"{first}/{first + timedelta(nights)}", told.words, f"{told.rule}, with the length of custody told after the act")


def counted_back(text: str, trigger: Range, sentence: Sentence, day: str | None, year: int | None) -> Told | None:
    """`has been held for more than a year`, `have spent ten days in jail`: from then to the day or year of the report."""
    if not _UNTIL_NOW.search(text, max(sentence.start, trigger[0] - 22), trigger[0] + len("spent ")):
        return None
    length = _SO_LONG.search(text, trigger[0], min(sentence.end, trigger[1] + 60))
    number = number_of(length["n"]) if length is not None else 0
    if length is None or not number:
        return None
    unit = length["unit"].lower()
    last = day if unit != "year" else str(year) if year else None
    first = shifted(last, -number, unit) if last else None
    if first is None or last is None:
        return None
    return Told(as_coarse(first, last), length.span(), "how long it lasts, counted back from the report")


def comes_after(text: str, trigger: Range, sentence: Sentence, day: str | None) -> Told | None:
    """`The raid comes three years after ten girls were taken`: counted back from the report, as coarse as the unit told."""
    length = _COMES_AFTER.search(text, sentence.start, trigger[0])
    number = number_of(length["n"]) if length is not None else 0
    if length is None or not number or day is None:
        return None
    last = day[: _AS_TOLD[length["unit"].lower()]]
    first = shifted(last, -number, length["unit"].lower())
    return Told(f"{first}~", length.span("n"), "so long before the report as the words say") if first else None


def _for_months(told: Told, length: re.Match[str]) -> Told:
    """`held him for six months`: from the month of the day or month told to the month so long after it."""
    month = _MONTH.match(told.value)
    number = number_of(length["n"])
    if month is None or not number or "/" in told.value:
        return told
    first = (int(month[1]), int(month[2]))
    return Told(months_edtf(first, shift_month(*first, number)), told.words, f"{told.rule}, with the months of custody told after the act")


def _nights(length: re.Match[str]) -> int:
    """The nights of a length of custody; 0 where it tells none."""
    if length["one"]:
        return 1
    number = number_of(length["n"])
    if length["unit"].startswith("hour"):
        return days_of(number) if number >= LEAST_HOURS else 0
    return number if number <= _MOST_NIGHTS else 0
