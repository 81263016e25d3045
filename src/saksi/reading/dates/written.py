"""Days, months and years as written out: `3 March 2021`, `May and June`, `2009-12`, the 1990s.

Rule: what the words leave open, the year, comes from the clock; the rest is as written.
"""

from __future__ import annotations

import re
from datetime import date

from saksi.reading.dates import words
from saksi.reading.dates.clock import Clock
from saksi.reading.dates.sums import day_of, month_edtf

_LINE = re.compile(r"\S[^\n]*")
_HEAD = 600
_RECENTLY = re.compile(r"\b(?:recently|lately|the latest|the last time),?(?: in| on)?(?: the)?\s+$")


def day_edtf(clock: Clock, match: re.Match[str], paragraph: int, *, future: bool | None) -> str | None:
    """A day, or an interval of days."""
    month, day = month_named(match, "m"), day_named(match)
    groups = match.groupdict()
    end = month_named(match, "m2") if groups.get("m2") else month
    last_day = int(groups.get("d2") or day)
    since = _near_report(match.string, match.start())
    told_by = (end, last_day) if future else (month, day)
    year, inferred = clock.year_of(groups, *told_by, paragraph, future=future, since=since)
    if year and not future and (end, last_day) < (month, day) and end != month and not groups.get("y"):
        year += 1
    if year and groups.get("wd") and not groups.get("y"):
        year = _year_of_weekday(year, month, day, words.WEEKDAYS[groups["wd"].rstrip(".").lower()])
    last = day_of(year, end, last_day) if year else None
    first = day_of(year - ((end, last_day) < (month, day) and end != month), month, day) if year else None
    if first is None or last is None or last <= first:
        return first.isoformat() + inferred if first else None
    return f"{first.isoformat()}{inferred}/{last.isoformat()}{inferred}"


def _year_of_weekday(year: int, month: int, day: int, weekday: int) -> int:
    """`on Saturday, February 19`: the year, or the one beside it, in which that day is a Saturday."""
    near = ((there, day_of(there, month, day)) for there in (year, year + 1, year - 1))
    return next((there for there, found in near if found is not None and found.weekday() == weekday), year)


def written_month(clock: Clock, match: re.Match[str], paragraph: int, *, future: bool | None, event: bool) -> str | None:
    """A month, or an interval of months; event: it names one (`the July election`), so that it is about the month."""
    groups = match.groupdict()
    month = month_named(match, "m")
    end = month_named(match, "m2") if groups.get("m2") else month
    since = _near_report(match.string, match.start())
    year, inferred = clock.year_of(groups, end, None, paragraph, future=future, since=since)
    if year is None:
        return None
    if event:
        inferred = "~"
    if not groups.get("m2"):
        return month_edtf(year, month) + inferred
    first_year = int(groups["y0"]) if groups.get("y0") else year - (end < month)
    if (year, end) < (first_year, month):
        if groups.get("y") or groups.get("back"):
            return month_edtf(first_year, month) + inferred
        year = first_year + (end < month)  # "from October 2020 to May": the next one
    return f"{month_edtf(first_year, month)}{inferred}/{month_edtf(year, end)}{inferred}"


def year_edtf(match: re.Match[str]) -> str | None:
    """A year, a month in figures, an interval of years or a decade."""
    groups = match.groupdict()
    if groups.get("decade") or groups.get("short"):
        ten = int(groups.get("decade") or ("20" if match["short"] < "20" else "19") + match["short"])
        return f"{ten}/{ten + 9}"
    if groups.get("mm"):
        return month_edtf(int(match["y"]), int(match["mm"]))
    first = int(match["y"])
    last = first // 100 * 100 + int(match["y2s"]) if groups.get("y2s") else int(groups.get("y2") or first)
    if last == first:
        return str(first)
    return f"{first}/{last}" if last > first else None


def _near_report(text: str, start: int) -> bool:
    """Whether a day or month is nearest to the publication whatever year was told before: `since May`, `most recently in May`."""
    return bool(words.SINCE.search(text, max(0, start - 30), start) or _RECENTLY.search(text, max(0, start - 30), start))


def dateline_of(text: str) -> date | None:
    """The full date at the head of one of the first lines, between a place and a dash: the text was written then."""
    for line in list(_LINE.finditer(text, 0, _HEAD))[:3]:
        place = words.DATELINE_PLACE.match(text, line.start())
        if place is None:
            continue
        for pattern in words.DAY_PATTERNS:
            day = pattern.match(text, place.end())
            if day and day.groupdict().get("y") and words.DATELINE_AFTER.match(text, day.end()):
                return day_written(day, int(day["y"]))
    return None


def day_written(match: re.Match[str], year: int) -> date | None:
    """The day of this year that a match names; the first of an interval."""
    return day_of(year, month_named(match, "m"), day_named(match))


def day_named(match: re.Match[str]) -> int:
    """The number of the day, in figures or words."""
    in_words = match.groupdict().get("dw")
    return words.ORDINALS[in_words] if in_words else int(match["d"])


def month_named(match: re.Match[str], group: str) -> int:
    """The number of the month that a group of the match names."""
    named = match.groupdict()
    if named.get("mm"):
        return int(match["mm"]) if 1 <= int(match["mm"]) <= 12 else 1
    return words.MONTHS[match[group].rstrip(".").lower()]
