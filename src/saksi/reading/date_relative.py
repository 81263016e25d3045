"""Dates that need another date: weekdays, `last week`, `a year earlier`, `the same day`, and months without a year.

Rule: `Clock` holds what the text is read against and the dates read so far; no date is taken from nowhere.
Order of the year of a month: written out; `last year` and the like; the year of a date before it in the paragraph;
the year nearest to the publication; the latest year that the text names (`~`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from saksi.reading import date_words as words
from saksi.reading.date_feasts import feast_day
from saksi.reading.date_periods import FROM_PUBLICATION, Now, part_of_year, season, step_of
from saksi.reading.date_sums import (
    day_of,
    month_edtf,
    nearest_year,
    number_of,
    shift_month,
    shifted,
    weekday_near,
    weekday_of_month,
)


@dataclass(slots=True)
class Clock:
    """What a relative date is counted from.

    published: the day of publication. horizon: latest full date of the text, year: its latest year, both only without
    publication. tied: weekday to the full date it was written beside. written: the latest year written out. last: the date
    read last, whose words end at last_end. last_day: the full day read last, or that since when something goes on; told: only years and what began some time were told since.
    bare: the date read last is a year in passing. ahead: it stands after `until`. carried: the year written last in a paragraph. opened: first day of the last interval.
    """

    published: date | None
    horizon: date | None = None
    year: int | None = None
    tied: Mapping[int, date] = field(default_factory=dict)
    written: int | None = None
    last: str | None = None
    last_paragraph: int = -1
    carried: int | None = None
    carried_paragraph: int = -1
    opened: date | None = None
    last_end: int = -1
    last_day: date | None = None
    last_day_paragraph: int = -1
    told: bool = False
    bare: bool = False
    ahead: bool = False
    last_month: str | None = None
    last_month_paragraph: int = -1

    def remember(self, paragraph: int, edtf: str, *, written: bool | None = False) -> None:
        """Keep the date just read for those that follow; written: with its year; None: counted from the publication."""
        self.last, self.last_paragraph = edtf, paragraph
        days = re.fullmatch(r"(\d{4}-\d\d-\d\d)~?/\d{4}-\d\d-\d\d~?", edtf)
        if days:
            self.opened = date.fromisoformat(days[1])
        if one := re.fullmatch(r"(\d{4}-\d\d-\d\d)~?(?:/\.\.)?", edtf):
            self.last_day, self.last_day_paragraph, self.told = date.fromisoformat(one[1]), paragraph, True
        elif not re.fullmatch(r"\d{4}~?(?:/\.\.)?|.*/\.\.", edtf):
            self.told = False
        if months := re.findall(r"\d{4}-\d\d(?=~|-|/|$)", edtf):
            self.last_month, self.last_month_paragraph = months[-1], paragraph
        if written:
            self.carried, self.carried_paragraph = int(edtf[:4]), paragraph
        elif written is None:
            self.carried = None
        if self.published is None and "/" not in edtf and "~" in edtf:
            self.year = max(self.year or 0, int(edtf[:4]))

    def point(self, paragraph: int) -> str | None:
        """The date that `a year later` starts from: the last one of this or the two paragraphs before, or the first of `since`."""
        last = (self.last or "").removesuffix("/..").rstrip("~")
        return last if last and "/" not in last and paragraph - self.last_paragraph <= 2 else None

    def month(self, paragraph: int) -> str | None:
        """The month that `on the 23rd` lies in: that told last nearby, or anywhere before where there is no publication."""
        near = 1 if self.published is not None else 99
        return self.last_month if paragraph - self.last_month_paragraph <= near else None

    def day(self, paragraph: int) -> date | None:
        """The day that `the next morning` starts from: the last full day so near, though a month or a year was told since."""
        if self.last_day is None:
            return None
        latest = self.told or (self.last or "").startswith(self.last_day.isoformat())
        near = 2 if latest else 1 if self.last_paragraph == self.last_day_paragraph else 0
        return self.last_day if paragraph - self.last_day_paragraph <= near else None

    def start(self, paragraph: int, unit: str) -> str | None:
        """What a step of this unit starts from: days from a day, all others from the date read last."""
        latest = self.told or (self.last_day is not None and self.point(paragraph) in {None, self.last_day.isoformat()})
        day = self.day(paragraph) if unit in _DAYS or (latest and unit in {"week", "fortnight"}) else None
        return day.isoformat() if day else self.point(paragraph)

    def anchor_year(self) -> int | None:
        """The year of publication, or the latest of the text."""
        return self.published.year if self.published else self.year

    def year_of(
        self,
        groups: Mapping[str, str | None],
        month: int,
        day: int | None,
        paragraph: int,
        *,
        future: bool | None,
        since: bool = False,
    ) -> tuple[int | None, str]:
        """(year, mark) for a month or day; mark is `~` where only the text's other dates tell it.

        since: what began then goes on to the publication, whatever year was written before.
        """
        written = groups.get("y")
        if written:
            return int(written), ""
        back = (groups.get("back") or "").lower()
        if back:
            return self._year_back(back), ""
        carried = self.carried_in(paragraph)
        if carried is not None and self._goes_on(carried, month) and not self._is_later(carried + 1, month):
            carried += 1
        if carried is not None and not future and not since and not self._is_later(carried, month):
            return carried, ""
        if self.published is not None:
            return nearest_year(self.published, month, day, future=future), ""
        return (self.year, "~") if self.year else (None, "")

    def _goes_on(self, carried: int, month: int) -> bool:
        """Whether the date told last lies later in the carried year than this month, so that the story has gone on to the next."""
        last = re.match(r"(\d{4})-(\d\d)(?!.*/)", self.last or "")
        return last is not None and not self.ahead and int(last[1]) == carried and int(last[2]) > month

    def carried_in(self, paragraph: int) -> int | None:
        """The year that dates without one take here, while the story stays in it."""
        return self.carried if paragraph == self.carried_paragraph else None

    def _is_later(self, year: int, month: int) -> bool:
        """A past month cannot lie after the publication; the year before it is then read by distance."""
        return self.published is not None and (year, month) > (self.published.year, self.published.month)

    def _year_back(self, back: str) -> int | None:
        if back == "last year":
            year = self.anchor_year()
            return year - 1 if year else None
        if back == "this year":
            return self.anchor_year()
        year = int(self.last[:4]) if self.last else self.anchor_year()
        if year is None:
            return None
        if back in {"that year", "the same year"}:
            return year
        return year + 1 if back.endswith(("following year", "next year")) else year - 1


_DAYS = frozenset(("day", "night", "morning", "afternoon", "evening", "date", "hour"))
"""Steps that start from a full day."""


def resolve_relative(
    kind: str, match: re.Match[str], clock: Clock, paragraph: int, *, future: bool | None
) -> str | None:
    """EDTF of a relative phrase, or None where nothing tells."""
    if kind in _FROM_POINT:
        counted = _FROM_POINT[kind](match, clock, paragraph)
        ahead = counted and clock.published and not future and counted.rstrip("~") > clock.published.isoformat()
        return None if ahead else counted
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
    if clock.published is None:
        return _year_only(kind, match, clock)
    return FROM_PUBLICATION[kind](match, Now(clock.published, future))


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
    if clock.last_day in clock.tied.values() and not which:
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
    elif unit == "week" and number == 1 and len(point) == len("2021-03-04"):
        number, unit = 7, "day"
    return shifted(point, -number if back else number, unit)


def _beside(match: re.Match[str], clock: Clock, paragraph: int) -> str | None:
    """`the day before`, `the following week`."""
    unit = match["side"].lower()
    point = clock.start(paragraph, unit)
    if point is None:
        return None
    unit = "day" if unit in {"night", "morning", "afternoon", "evening"} else unit
    back = match["which"].lower() in {"before", "previous", "preceding", "prior"}
    return shifted(point, -1 if back else 1, unit)


def _same(match: re.Match[str], clock: Clock, paragraph: int) -> str | None:
    """`the same day`, `that year`."""
    unit = match["unit"].lower()
    point = clock.start(paragraph, unit)
    length = {"year": 4, "month": 7, "week": 7}.get(unit, 10)
    return point[:length] if point is not None and len(point) >= length else None


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
    bare = name in _BARE and not which and not match["y"]
    if bare and not _AT_FEAST.search(match.string, max(0, match.start() - 12), match.start()):
        return None
    usual = feast_day(name, 2000)
    ahead = {"last": False, "previous": False, "next": True, "following": True}.get(which, future)
    year, mark = clock.year_of(match.groupdict(), usual.month, usual.day, paragraph, future=ahead)
    if year is not None and mark and clock.horizon is not None:
        year = nearest_year(clock.horizon, usual.month, usual.day, future=ahead)
    return feast_day(name, year).isoformat() + mark if year else None


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
    told = re.match(r"\d{4}-\d\d", clock.last) if clock.last and which.startswith("the ") else None
    if told is None and clock.last and which.startswith("the ") and re.fullmatch(r"\d{4}~?", clock.last):
        return month_edtf(int(clock.last[:4]) + after, month)
    if told is not None:
        year, here = int(told[0][:4]), int(told[0][5:])
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
    later = ends if re.fullmatch(r"\d{4}-\d\d", ends) else latest
    year = clock.written + (len(later) == 7 and month < int(later[5:7]))
    return f"{month_edtf(year, month)}~"


def _days_after(match: re.Match[str], clock: Clock, _: int) -> str | None:
    """`was freed on Monday, two days after police raided ...`: so long before the date told in the sentence."""
    between = match.string[clock.last_end : match.start()]
    number = number_of(match["n"])
    if clock.last is None or clock.last_end < 0 or not number or len(between) > _SAME_SENTENCE or re.search(r"[.;:?!”]\s", between):
        return None
    return shifted(clock.last, -number, match["unit"].lower())


_SAME_SENTENCE = 120
_FROM_POINT = {"daysafter": _days_after, "apart": _apart, "beside": _beside, "same": _same, "moment": _moment, "dayn": _day_n}
