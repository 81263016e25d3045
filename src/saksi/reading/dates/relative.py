"""Dates that need another date: weekdays, `last week`, `a year earlier`, `the same day`, and months without a year.

Rule: each is counted from the publication or from a date read before, as the clock holds them.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from saksi.reading.dates import words
from saksi.reading.dates.clock import Clock
from saksi.reading.dates.feasts import feast_day, lasts_days
from saksi.reading.dates.periods import FROM_PUBLICATION, Now, part_of_year, season, step_of
from saksi.reading.dates.sums import (
    counted,
    day_of,
    days_edtf,
    month_edtf,
    months_edtf,
    nearest_year,
    number_of,
    shift_month,
    shifted,
    weekday_near,
    weekday_of_month,
    within_year,
)


def resolve_relative(
    kind: str, match: re.Match[str], clock: Clock, paragraph: int, *, future: bool | None
) -> str | None:
    """EDTF of a relative phrase, or None where nothing tells."""
    if kind in FROM_POINT:
        edtf = FROM_POINT[kind](match, clock, paragraph)
        ahead = edtf and clock.published and not future and edtf.rstrip("~") > clock.published.isoformat()
        return None if ahead else edtf
    if kind == "weekday":
        return _weekday(match, clock, paragraph, future=future)
    if kind == "nth":
        return _nth(match, clock, paragraph, future=future)
    if kind == "weekdayof":
        return _weekday_of(match, clock, paragraph, future=future)
    if kind == "part":
        year = int(match["y"]) if match["y"] else _year_named(match["which"].lower(), clock)
        return part_of_year(match, year) if year else None
    if kind == "season":
        return season(match, clock.published, clock.last, future=future)
    if kind == "whichmonth":
        return _which_month(match, clock)
    if kind == "feast":
        return _feast(match, clock, paragraph, future=future)
    if kind == "span" and future is False and step_of(match["which"]) > 0:
        return _span_told(match, clock, paragraph)
    if clock.published is None:
        return _year_only(kind, match, clock)
    return FROM_PUBLICATION[kind](match, Now(clock.published, future))


def _span_told(match: re.Match[str], clock: Clock, paragraph: int) -> str | None:
    """`for the next three weeks he was kept`: the month or months from the day told."""
    day, number, unit = clock.day(paragraph), number_of(match["n"]), match["unit"].lower()
    if day is None or unit not in {"day", "week", "fortnight", "month"}:
        return None
    last = shifted(day.isoformat(), number, unit) or ""
    return months_edtf((day.year, day.month), (int(last[:4]), int(last[5:7])))


def _year_only(kind: str, match: re.Match[str], clock: Clock) -> str | None:
    """Without publication `last year` and `this year` follow from the latest year of the text."""
    groups = match.groupdict()
    if kind != "unit" or (groups.get("unit") or "").lower() != "year" or clock.year is None:
        return None
    return f"{clock.year + step_of(match['which'])}~"


def _year_named(which: str, clock: Clock) -> int | None:
    """The year of `last year`, `this year`, `that year`, `the year`."""
    if which == "that" and clock.last:
        return int(clock.last[:4])
    year = clock.anchor_year()
    return year + step_of(which) if year else None


def _weekday(match: re.Match[str], clock: Clock, paragraph: int, *, future: bool | None) -> str | None:
    name = match["wd"].rstrip(".").lower()
    weekday = words.WEEKDAYS[name]
    if match[0].lower().split()[-1].startswith(name + "s") or _any_day(match, clock):
        return None
    which = " ".join((match["which"] or "").lower().split())
    told = (
        clock.day(paragraph)
        if which in {"that", "the following", "the previous", "the preceding", "the next"}
        else None
    )
    if told is not None:
        return weekday_near(told, weekday, "" if which == "that" else which, future=None).isoformat()
    if clock.published is not None:
        return weekday_near(clock.published, weekday, which, future=future).isoformat()
    if weekday in clock.tied:
        return clock.tied[weekday].isoformat()
    if clock.last_day is not None and clock.last_day in clock.tied.values() and not which:
        return f"{weekday_near(clock.last_day, weekday, 'next', future=None).isoformat()}~"
    return f"{clock.year}~" if clock.year else None


def _any_day(match: re.Match[str], clock: Clock) -> bool:
    """`It was the 13th, a Wednesday`, `on a Monday in March`: a day of that name, not the last one; but `at a Monday hearing`."""
    before = match.string[max(0, match.start() - 5) : match.start()].lower()
    return before.endswith("on a ") or (before.endswith(", a ") and match.start() - clock.last_end == len(", a "))


def _weekday_of(match: re.Match[str], clock: Clock, paragraph: int, *, future: bool | None) -> str | None:
    """`the last Friday of January 2019`."""
    month, nth = words.MONTHS[match["m"].rstrip(".").lower()], match["nth"].lower()
    year, mark = clock.year_of(match.groupdict(), month, None, paragraph, future=future)
    weekday = words.WEEKDAYS[match["wd"].rstrip(".").lower()]
    return weekday_of_month(year, month, weekday, words.ORDINALS.get(nth, 0)).isoformat() + mark if year else None


_ON = re.compile(r"\b(?:on|by|since|until|till|from|to|between|and|before|after|around|of|through)\s+$", re.IGNORECASE)
_BARE = frozenset(("christmas", "easter", "halloween", "thanksgiving", "new year"))
"""Feasts whose names are other words too: a word of time must stand before them."""
_AT_FEAST = re.compile(
    r"\b(?:at|before|after|over|during|on|since|until|till|by|for|around|of|to|from|through|past|every|each|the|and)\s+(?:the\s+)?$",
    re.IGNORECASE,
)


_DURING = re.compile(r"\b(?:at|during|over|since|until|till|around|on)\s+(?:the\s+)?$", re.IGNORECASE)


def _nth(match: re.Match[str], clock: Clock, paragraph: int, *, future: bool | None) -> str | None:
    """`on the 23rd`: of the month told last, else of the month of publication or the one before (after) it."""
    groups = match.groupdict()
    day, of = words.ORDINALS[match["dw"].lower()] if groups.get("dw") else int(match["d"]), (groups.get("of") or "").lower().split()
    told = clock.month(paragraph)
    if not of and not _ON.search(match.string, max(0, match.start() - 10), match.start()) and not (told and _named_alone(match)):
        return None
    if told and (not of or of[0] in {"the", "that"}):
        found = day_of(*shift_month(int(told[:4]), int(told[5:]), step_of(of[-1]) if of else 0), day)
        return found.isoformat() if found else None
    if clock.published is None:
        return None
    step = step_of(of[-1]) if of else 0
    here = day_of(*shift_month(clock.published.year, clock.published.month, step), day)
    if here is None or of:
        return here.isoformat() if here else None
    step = 1 if future and here < clock.published else -1 if here > clock.published and not future else 0
    found = day_of(*shift_month(here.year, here.month, step), day)
    return found.isoformat() if found else None


def _named_alone(match: re.Match[str]) -> bool:
    """`It was the 13th,` or `that day, the 17th,`."""
    before, after = match.string[max(0, match.start() - 8) : match.start()], match.string[match.end() : match.end() + 1]
    return before.lower().endswith(("it was ", "that was ")) or (before.endswith(", ") and after in {",", "."})


def _apart(match: re.Match[str], clock: Clock, paragraph: int) -> str | None:
    """`a year earlier`, `two days later`."""
    unit, number = match["unit"].lower(), number_of(match["n"])
    point = clock.start(paragraph, unit)
    if point is None and clock.published is not None and match["side"].lower() == "earlier":
        point = clock.published.isoformat()
    if point is None or number == 0:
        return None
    back = match["side"].lower().split()[0] in {"earlier", "before", "prior"}
    if unit == "hour":
        number, unit = number // 24, "day"
    number = -number if back else number
    return counted(point, number, unit) or within_year(point, number, unit)


def _edge_day(match: re.Match[str], clock: Clock, paragraph: int) -> str | None:
    """`the last day of that month`."""
    month = clock.month(paragraph)
    if month is None:
        return None
    first = date(int(month[:4]), int(month[5:]), 1)
    after = date(*shift_month(first.year, first.month, 1), 1)
    return (first if match["which"].lower() == "first" else after - timedelta(days=1)).isoformat()


def _few_days(match: re.Match[str], clock: Clock, paragraph: int) -> str | None:
    """`days later`: in the month of the day told, if a week more (or less) still lies in it."""
    day = clock.day(paragraph)
    if day is None:
        return None
    week = timedelta(days=7 if match["side"].lower().startswith(("later", "after")) else -7)
    return f"{month_edtf(day.year, day.month)}~" if (day + week).month == day.month else None


def _beside(match: re.Match[str], clock: Clock, paragraph: int) -> str | None:
    """`the day before`, `the following week`."""
    unit = match["side"].lower()
    point = clock.start(paragraph, unit)
    if point is None:
        return None
    back = match["which"].lower() in {"before", "previous", "preceding", "prior"}
    return shifted(point, -1 if back else 1, unit)


def _followed(match: re.Match[str], clock: Clock, paragraph: int) -> str | None:
    """`over the three days that followed`: from the day after the one told."""
    day, number = clock.day(paragraph), number_of(match["n"])
    return days_edtf(day + timedelta(days=1), day + timedelta(days=number)) if day and number else None


def _same(match: re.Match[str], clock: Clock, paragraph: int) -> str | None:
    """`the same day`, `that year`."""
    unit = match["unit"].lower()
    far = clock.day(paragraph, _SAME_DAY) if unit in _DAYTIMES else None
    point = far.isoformat() if far else clock.start(paragraph, unit)
    length = {"year": 4, "month": 7, "week": 7}.get(unit, 10)
    return point[:length] if point is not None and len(point) >= length else None


_SAME_DAY = 4
"""`The same night` may be told so many paragraphs after the day."""
_DAYTIMES = frozenset(("day", "date", "morning", "afternoon", "evening", "night"))


def _moment(_: re.Match[str], clock: Clock, paragraph: int) -> str | None:
    """`half an hour later`, `by nightfall`: still the day told last."""
    day = clock.day(paragraph)
    return day.isoformat() if day else None


def _day_n(match: re.Match[str], clock: Clock, paragraph: int) -> str | None:
    """`day five`, `the third day`: of what began on the first day of the last interval, else on the day told last."""
    first = clock.opened or clock.day(paragraph)
    number = words.ORDINALS.get(match["n"].lower()) or number_of(match["n"])
    return (first + timedelta(days=number - 1)).isoformat() if first else None


def _feast(match: re.Match[str], clock: Clock, paragraph: int, *, future: bool | None) -> str | None:
    name, which = match["feast"].lower().replace("’", "'"), (match["which"] or "").lower()
    bare = (name in _BARE or lasts_days(name)) and not which and not match["y"]
    at = _DURING if lasts_days(name) else _AT_FEAST
    if bare and not at.search(match.string, max(0, match.start() - 12), match.start()):
        return None
    usual = feast_day(name, 2000)
    ahead = {"last": False, "previous": False, "next": True, "following": True}.get(which, future)
    year, mark = clock.year_of(match.groupdict(), usual.month, usual.day, paragraph, future=ahead)
    if year is not None and mark and clock.horizon is not None:
        year = nearest_year(clock.horizon, usual.month, usual.day, future=ahead)
    day = feast_day(name, year).isoformat() if year else ""
    return (day[: len("2021-04")] if lasts_days(name) else day) + mark if year else None


def _which_month(match: re.Match[str], clock: Clock) -> str | None:
    month, which = words.MONTHS[match["m"].rstrip(".").lower()], match["which"].lower()
    today = clock.published
    if which == "that":
        return month_edtf(int(clock.last[:4]), month) if clock.last else None
    if today is None:
        return _which_month_by_text(month, which, clock)
    if which == "this":
        return month_edtf(today.year, month)
    after = which in {"the following", "the next"}
    last = clock.last if clock.last and which.startswith("the ") else ""
    if _YEAR.fullmatch(last):
        return month_edtf(int(last[:4]) + (1 if after else -1), month)
    if _YEAR_MONTH.match(last):
        year, here = int(last[:4]), int(last[5:7])
        return month_edtf(year + (month <= here) if after else year - (month >= here), month)
    if after or which == "next":
        return month_edtf(today.year + (month <= today.month), month)
    return month_edtf(today.year - (month >= today.month), month)


def _which_month_by_text(month: int, which: str, clock: Clock) -> str | None:
    """`this August` lies after the latest date of the text: the first August from there on."""
    if which != "this" or clock.written is None:
        return None
    latest = clock.last[:7] if clock.last and clock.last[:4] == str(clock.written) else ""
    ends = clock.last.rstrip("~")[-7:] if clock.last and "/" in clock.last else latest
    later = ends if _YEAR_MONTH.fullmatch(ends) else latest
    year = clock.written + (len(later) == 7 and month < int(later[5:7]))
    return f"{month_edtf(year, month)}~"


def _days_after(match: re.Match[str], clock: Clock, paragraph: int) -> str | None:
    """`was freed on Monday, two days after police raided ...`: so long before the date told in the sentence.

    `Two days after it went out, ...`, with no other date in its sentence: so long after the day told before.
    """
    between = match.string[clock.last_end : match.start()]
    number = number_of(match["n"])
    if number and _DAYS_ON.match(match.string, match.end()) and _ENDED.search(between):
        day = clock.day(paragraph)
        return counted(day.isoformat(), number, match["unit"].lower()) if day else None
    if clock.last is None or clock.last_end < 0 or not number or len(between) > _SAME_SENTENCE or _BREAK.search(between):
        return None
    return shifted(clock.last, -number, match["unit"].lower())


_SAME_SENTENCE = 120
"""Characters: so near a date of the same sentence stands."""
_BREAK = re.compile(r"[.;:?!”]\s")
_ENDED = re.compile(r"[.;”]\s+$")
_DAYS_ON = re.compile(
    r"\s+(?:it|he|she|they|that|this)\b(?![^.;]*(?:\d|\b(?:today|yesterday|last|"
    r"January|February|March|April|May|June|July|August|September|October|November|December|[A-Z][a-z]+day)\b))"
)
"""A sentence that opens with a pronoun's clause and tells no other date."""
_YEAR, _YEAR_MONTH = re.compile(r"\d{4}~?"), re.compile(r"\d{4}-\d\d")
FROM_POINT = {
    "lastday": _edge_day, "fewdays": _few_days, "daysafter": _days_after, "apart": _apart, "beside": _beside,
    "followed": _followed, "same": _same, "moment": _moment, "dayn": _day_n,
}  # fmt: skip
"""Name of a pattern, to what it says counted from the date told before."""
