"""Dates as worded in Khmer, resolved against the day of publication.

Rule: nothing is invented. A weekday is the last one up to the day of publication, a day without a year takes the year of a date told before
it in the paragraph, else the one that brings it nearest to the publication; without either it is no date. Figures tell the day first.
Years of the Buddhist Era are 543 or 544 ahead: they are told as about right (`~`).
Order: the patterns; every match resolved in the order of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from saksi.codebook.lists import khmer_terms
from saksi.kernel.scripts import in_one_spelling
from saksi.reading.dates.sums import day_of
from saksi.reading.khmer.script import BLANK, any_of, listed
from saksi.reading.text.found import DateFound
from saksi.reading.text.page import Page

_MONTHS = {in_one_spelling(khmer): number for number, khmer in enumerate(khmer_terms("month").values(), start=1)}
_MONTHS |= {"កុម្ភះ": 2, "កុម្ភ": 2}
_WEEKDAYS = {in_one_spelling(khmer): number for number, khmer in enumerate(khmer_terms("weekday").values())}
_WEEKDAYS |= {"ចន្ទ": 0, "ព្រហស្បត្តិ៍": 3, "សៅរិ៍": 5}  # and other spellings that are often met
_MONTH, _WEEKDAY = any_of(_MONTHS), any_of(_WEEKDAYS)
_DAY_OF, _MONTH_OF, _YEAR_OF = any_of(["ថ្ងៃ"]), any_of(["ខែ"]), any_of(["ឆ្នាំ"])
_YEAR = rf"(?:{BLANK}[-,]?{BLANK}(?:{any_of(['ព.ស.', 'គ.ស.'])}{BLANK})?(?:{_YEAR_OF}{BLANK})?(?P<year>[12]\d\d\d)(?!\d))?"
_WORDED = re.compile(
    rf"(?:{_DAY_OF}{BLANK}(?:{_WEEKDAY}{BLANK})?)?(?:{any_of(['ទី'])}{BLANK})?(?<!\d)(?P<day>\d\d?){BLANK}-?{BLANK}"
    rf"(?:{_MONTH_OF}{BLANK}(?:(?P<month>{_MONTH})|(?P<number>\d\d?)(?!\d))|(?P<named>{_MONTH})){_YEAR}"
)
_FIGURES = re.compile(r"(?<![\d/.])(?P<day>\d\d?)(?P<mark>[/.-])(?P<number>\d\d?)(?P=mark)(?P<year>[12]\d\d\d)(?!\d)")
_MONTH_ALONE = re.compile(rf"{_MONTH_OF}{BLANK}(?P<month>{_MONTH}){_YEAR}")
_YEAR_ALONE = re.compile(rf"{_YEAR_OF}{BLANK}(?P<year>[12]\d\d\d)(?!\d)")
_MOON = rf"\d\d?{BLANK}{listed('of the moon')}"
_WEEKDAY_ALONE = re.compile(rf"{_DAY_OF}{BLANK}(?P<weekday>{_WEEKDAY})(?!{BLANK}(?:{any_of(['ទី'])}|{listed('another week')}|{_MOON}))")
_FROM_NOW = {
    "today": re.compile(rf"(?<!សព្វ){any_of(['ថ្ងៃនេះ'])}"),
    "yesterday": re.compile(listed("yesterday")),
    "this month": re.compile(any_of(["ខែនេះ"])),
    "last month": re.compile(listed("last month")),
    "this year": re.compile(any_of(["ឆ្នាំនេះ"])),
    "last year": re.compile(listed("last year")),
}
_RULES = {"worded": "a day", "figures": "a day in figures", "month": "a month", "year": "a year", "weekday": "a weekday"}
_KHMER_FIGURES = re.compile(r"[\u17e0-\u17e9]")
_FIRST_BUDDHIST_YEAR, _AHEAD = 2400, 543


def find_dates(page: Page) -> tuple[DateFound, ...]:
    """All dates that Khmer words or figures tell and that can be resolved, in order; they do not overlap."""
    text = in_one_spelling(page.text)
    found: list[DateFound] = []
    for match, kind in _matches(page.text, text):
        edtf = _resolved(page, match, kind, found)
        if edtf is not None:
            found.append(DateFound(match.start(), match.end(), edtf, rule=f"{_RULES.get(kind, 'words of time')} in Khmer"))
    return tuple(found)


def _matches(stored: str, text: str) -> Iterator[tuple[re.Match[str], str]]:
    """Every match with its kind, in order; of two that overlap the one that begins first, then the longer one."""
    kinds = {"worded": _WORDED, "figures": _FIGURES, "month": _MONTH_ALONE, "year": _YEAR_ALONE, "weekday": _WEEKDAY_ALONE, **_FROM_NOW}
    matches = [(match, kind) for kind, pattern in kinds.items() for match in pattern.finditer(text)]
    after = 0
    for match, kind in sorted(matches, key=lambda one: (one[0].start(), -one[0].end())):
        western = kind == "figures" and not _KHMER_FIGURES.search(stored, match.start(), match.end())
        if match.start() >= after and not western:
            after = match.end()
            yield match, kind


def _resolved(page: Page, match: re.Match[str], kind: str, before: list[DateFound]) -> str | None:
    if kind in _FROM_NOW or kind == "weekday":
        return _from_now(page.published, match, kind)
    told = match.groupdict()
    year, about = _year(told["year"]), "~" if told["year"] and int(told["year"]) >= _FIRST_BUDDHIST_YEAR else ""
    if kind == "year":
        return f"{year}{about}"
    month = _month(match)
    day = int(told["day"]) if told.get("day") else None
    year = year or _year_before(page, match.start(), before) or _nearest(page.published, month, day)
    if year is None or day_of(int(year), month, day or 1) is None:
        return None
    return f"{year}-{month:02}{f'-{day:02}' if day else ''}{about}"


def _year(told: str | None) -> str | None:
    """The year of the common era."""
    if told is None or int(told) < _FIRST_BUDDHIST_YEAR:
        return told
    return str(int(told) - _AHEAD)


def _month(match: re.Match[str]) -> int:
    told = match.groupdict()
    name = told.get("month") or told.get("named")
    return _MONTHS[name.replace("\u200b", "")] if name else int(told["number"])


def _year_before(page: Page, position: int, before: list[DateFound]) -> str | None:
    """The year of the date told last in the same paragraph."""
    last = before[-1] if before else None
    return last.edtf[:4] if last is not None and page.paragraph_at(last.start) == page.paragraph_at(position) else None


def _nearest(published: date | None, month: int, day: int | None) -> str | None:
    """The year that brings a day or month nearest to the publication."""
    if published is None:
        return None
    days = filter(None, (day_of(published.year + step, month, day or 15) for step in (-1, 0, 1)))
    nearest = min(days, key=lambda one: abs(one - published), default=None)
    return str(nearest.year) if nearest is not None else None


def _from_now(published: date | None, match: re.Match[str], kind: str) -> str | None:
    if published is None:
        return None
    if kind == "weekday":
        weekday = _WEEKDAYS[match["weekday"].replace("\u200b", "")]
        return (published - timedelta(days=(published.weekday() - weekday) % 7)).isoformat()
    last_month = published.replace(day=1) - timedelta(days=1)
    return {
        "today": published.isoformat(),
        "yesterday": (published - timedelta(days=1)).isoformat(),
        "this month": published.isoformat()[:7],
        "last month": last_month.isoformat()[:7],
        "this year": str(published.year),
        "last year": str(published.year - 1),
    }[kind]
