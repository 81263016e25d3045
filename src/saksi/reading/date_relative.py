"""Dates that need another date: weekdays, `last week`, `a year earlier`, `the same day`, and months without a year.

Rule: `Clock` holds what the text is read against and the dates read so far; no date is taken from nowhere.
Order of the year of a month: written out; `last year` and the like; the year of a date before it in the paragraph;
the year nearest to the publication; the latest year that the text names (`~`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from saksi.reading import date_words as words
from saksi.reading.date_sums import day_of, month_edtf, nearest_year, shift_month, shifted, weekday_near


@dataclass(slots=True)
class Clock:
    """What a relative date is counted from.

    published: the day of publication. horizon: latest full date of the text, year: its latest year, both only without
    publication. tied: weekday to the full date it was written beside. written: the latest year written out. last: the dates of a paragraph so far.
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

    def remember(self, paragraph: int, edtf: str, *, written: bool = False) -> None:
        """Keep the date just read for those that follow; written: with its year."""
        self.last, self.last_paragraph = edtf, paragraph
        if written:
            self.carried, self.carried_paragraph = int(edtf[:4]), paragraph
        if self.published is None and "/" not in edtf and "~" in edtf:
            self.year = max(self.year or 0, int(edtf[:4]))

    def point(self, paragraph: int) -> str | None:
        """The date that `the same day` or `a week later` starts from: the last one of this or the paragraph before."""
        if self.last is not None and "/" not in self.last and paragraph - self.last_paragraph <= 1:
            return self.last.rstrip("~")
        return None

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
    ) -> tuple[int | None, str]:
        """(year, mark) for a month or day; mark is `~` where only the text's other dates tell it."""
        written = groups.get("y")
        if written:
            return int(written), ""
        back = (groups.get("back") or "").lower()
        if back:
            return self._year_back(back), ""
        carried = self._carried(paragraph)
        if carried is not None and not future and not self._is_later(carried, month):
            return carried, ""
        if self.published is not None:
            return nearest_year(self.published, month, day, future=future), ""
        return (self.year, "~") if self.year else (None, "")

    def _carried(self, paragraph: int) -> int | None:
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
        return year if back in {"that year", "the same year"} else year - 1


def resolve_relative(
    kind: str, match: re.Match[str], clock: Clock, paragraph: int, *, future: bool | None
) -> str | None:
    """EDTF of a relative phrase, or None where nothing tells."""
    if kind in _FROM_POINT:
        return _FROM_POINT[kind](match, clock, paragraph)
    if kind == "weekday":
        return _weekday(match, clock, future=future)
    if kind in {"whichmonth", "season", "feast"}:
        return _named(kind, match, clock, paragraph, future=future)
    if clock.published is None:
        return _year_only(kind, match, clock)
    resolve: Callable[[re.Match[str], date], str | None] = _FROM_PUBLICATION[kind]
    return resolve(match, clock.published)


def _year_only(kind: str, match: re.Match[str], clock: Clock) -> str | None:
    """Without publication `last year` and `this year` follow from the latest year of the text."""
    groups = match.groupdict()
    if kind != "unit" or groups.get("unit", "").lower() != "year" or clock.year is None:
        return None
    return f"{clock.year + _STEPS.get(match['which'].lower(), 0)}~"


_STEPS = {"last": -1, "past": -1, "next": 1}


def _weekday(match: re.Match[str], clock: Clock, *, future: bool | None) -> str | None:
    name = match["wd"].rstrip(".").lower()
    weekday = words.WEEKDAYS[name]
    if match[0].lower().split()[-1].startswith(name + "s"):
        return None
    if clock.published is not None:
        return weekday_near(
            clock.published, weekday, (match["which"] or "").lower(), future=future
        ).isoformat()
    if weekday in clock.tied:
        return clock.tied[weekday].isoformat()
    return f"{clock.year}~" if clock.year else None


def _unit(match: re.Match[str], published: date) -> str | None:
    step, unit = _STEPS.get(match["which"].lower(), 0), match["unit"].lower()
    if unit == "year":
        return f"{published.year + step}"
    if unit == "month":
        return month_edtf(*shift_month(published.year, published.month, step))
    if unit == "weekend":
        saturday = (
            published - timedelta(days=(published.weekday() - 5) % 7 or 7)
            if step <= 0
            else published + timedelta(days=5 - published.weekday() + 7)
        )
        return f"{saturday.isoformat()}/{(saturday + timedelta(days=1)).isoformat()}"
    middle = published + timedelta(days=7 * step + 3 - published.weekday()) if step else published
    return month_edtf(middle.year, middle.month)


def _week_of(match: re.Match[str], published: date) -> str | None:
    """`Tuesday of last week`, `Wednesday next week`: weeks begin on Monday."""
    weekday = words.WEEKDAYS[match["wd"].rstrip(".").lower()]
    monday = published - timedelta(days=published.weekday())
    return (monday + timedelta(days=7 * _STEPS.get(match["which"].lower(), 0) + weekday)).isoformat()


def _number(word: str) -> int:
    low = word.lower()
    if low.isdigit():
        return int(low)
    if low.startswith("a couple"):
        return 2
    return words.NUMBERS.get(low, 0)


def _ago(match: re.Match[str], published: date) -> str | None:
    number, unit = _number(match["n"]), match["unit"].lower()
    if number == 0:
        return None
    edtf = shifted(published.isoformat(), -number, unit)
    return edtf if unit == "day" or edtf is None else f"{edtf}~"


def _span(match: re.Match[str], published: date) -> str | None:
    number, unit = _number(match["n"]), match["unit"].lower().rstrip("s")
    if number == 0 or unit == "week":
        return None
    if unit == "month":
        return f"{month_edtf(*shift_month(published.year, published.month, -number))}/{month_edtf(published.year, published.month)}"
    return f"{published.year - number * (10 if unit == 'decade' else 1)}/{published.year}"


def _past_unit(match: re.Match[str], published: date) -> str | None:
    unit = match["unit"].lower()
    if unit == "month":
        return f"{month_edtf(*shift_month(published.year, published.month, -1))}/{month_edtf(published.year, published.month)}"
    if unit == "week":
        return month_edtf(published.year, published.month)
    return f"{published.year - (10 if unit == 'decade' else 1)}/{published.year}"


def _apart(match: re.Match[str], clock: Clock, paragraph: int) -> str | None:
    point, number = clock.point(paragraph), _number(match["n"])
    if point is None and clock.published is not None and match["side"].lower() == "earlier":
        point = clock.published.isoformat()
    if point is None or number == 0:
        return None
    back = match["side"].lower() in {"earlier", "before", "prior"}
    return shifted(point, -number if back else number, match["unit"].lower())


def _beside(match: re.Match[str], clock: Clock, paragraph: int) -> str | None:
    point = clock.point(paragraph)
    if point is None:
        return None
    unit = match["side"].lower()
    unit = "day" if unit in {"night", "morning"} else unit
    back = match["which"].lower() in {"before", "previous", "preceding", "prior"}
    return shifted(point, -1 if back else 1, unit)


def _same(match: re.Match[str], clock: Clock, paragraph: int) -> str | None:
    point = clock.point(paragraph)
    unit = match["unit"].lower()
    length = {"year": 4, "month": 7, "week": 7}.get(unit, 10)
    return point[:length] if point is not None and len(point) >= length else None


def _named(
    kind: str, match: re.Match[str], clock: Clock, paragraph: int, *, future: bool | None
) -> str | None:
    if kind == "whichmonth":
        return _which_month(match, clock)
    if kind == "season":
        return _season(match, clock)
    month, day = words.FEASTS[match["feast"].lower().replace("’", "'")]
    year, mark = clock.year_of(match.groupdict(), month, day, paragraph, future=future)
    if year is not None and mark and clock.horizon is not None:
        year = nearest_year(clock.horizon, month, day, future=future)
    found = day_of(year, month, day) if year else None
    return found.isoformat() + mark if found else None


def _which_month(match: re.Match[str], clock: Clock) -> str | None:
    month, which = words.MONTHS[match["m"].rstrip(".").lower()], match["which"].lower()
    today = clock.published
    if today is None:
        return _which_month_by_text(month, which, clock)
    if which == "this":
        return month_edtf(today.year, month)
    if "following" in which or which == "next":
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


def _season(match: re.Match[str], clock: Clock) -> str | None:
    first, last = words.SEASONS[match["season"].lower()]
    which = (match["which"] or "").lower()
    if match["y"]:
        year = int(match["y"])
    elif clock.published is not None and which in {"last", "this", "next"}:
        year = clock.published.year + (which == "next")
        year -= which == "last" and clock.published.month <= last
    else:
        return None
    return f"{month_edtf(year, first)}~/{month_edtf(year, last)}~"


_FROM_POINT = {"apart": _apart, "beside": _beside, "beside2": _beside, "same": _same}
_FROM_PUBLICATION = {
    "weekof": _week_of,
    "ago": _ago,
    "unit": _unit,
    "span": _span,
    "pastunit": _past_unit,
    "night": lambda _, published: (published - timedelta(days=1)).isoformat(),
    "today": lambda _, published: published.isoformat(),
    "tomorrow": lambda _, published: (published + timedelta(days=1)).isoformat(),
}
