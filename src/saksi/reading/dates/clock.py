"""The clock of the reader of dates: what a relative date is counted from, and the year that dates without one take.

Rule: the clock holds the dates read so far; no date is taken from nowhere.
Order of the year of a month: written out, also in two figures; `last year` and the like; the year of a date before it in the paragraph, or the next
if the story has gone on; the year nearest to the publication; the latest year that the text names (`~`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from saksi.reading.dates.sums import nearest_year

_ONE_DAY = re.compile(r"(\d{4}-\d\d-\d\d)~?(?:/\.\.)?")
_DAY_TO_DAY = re.compile(r"(\d{4}-\d\d-\d\d)~?/\d{4}-\d\d-\d\d~?")
_YEAR_OR_SINCE = re.compile(r"\d{4}~?(?:/\.\.)?|.*/\.\.")
_MONTH = re.compile(r"\d{4}-\d\d(?=~|-|/|$)")
_FIRST_MONTH = re.compile(r"(\d{4})-(\d\d)(?!.*/)")
_AHEAD, _LATEST = 10, 2068
"""A year of two figures lies no more years after the publication; where that is unknown, not after this year, as in POSIX."""
_DAYS = frozenset(("day", "night", "morning", "afternoon", "evening", "date", "hour"))
"""Steps that start from a full day."""


@dataclass(slots=True)
class Clock:
    """What a relative date is counted from.

    published: the day of publication. horizon: latest full date of the text, year: its latest year, both only without
    publication. tied: weekday to the full date it was written beside. written: the latest year written out. last: the date
    read last, whose words end at last_end. last_day: the full day read last, or that since when something goes on; told:
    only years and what began some time were told since. bare: the date read last is a year in passing. ahead: it stands
    after `until`. carried: the year written last in a paragraph. opened: first day of the last interval.
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
        days = _DAY_TO_DAY.fullmatch(edtf)
        if days:
            self.opened = date.fromisoformat(days[1])
        if one := _ONE_DAY.fullmatch(edtf):
            self.last_day, self.last_day_paragraph, self.told = date.fromisoformat(one[1]), paragraph, True
        elif not _YEAR_OR_SINCE.fullmatch(edtf):
            self.told = False
        if months := _MONTH.findall(edtf):
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

    def day(self, paragraph: int, far: int = 2) -> date | None:
        """The day that `the next morning` starts from: the last full day so near, though a month or a year was told since."""
        if self.last_day is None:
            return None
        latest = self.told or (self.last or "").startswith(self.last_day.isoformat())
        near = far if latest else 1 if self.last_paragraph == self.last_day_paragraph else 0
        return self.last_day if paragraph - self.last_day_paragraph <= near else None

    def start(self, paragraph: int, unit: str) -> str | None:
        """What a step of this unit starts from: days from a day, weeks too if no month was told since, all others from the date read last."""
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
        if groups.get("yy"):
            return self._full_year(int(groups["yy"] or 0)), ""
        back = (groups.get("back") or "").lower()
        if back:
            return self._year_back(back), ""
        carried = self.carried_in(paragraph)
        if carried is not None and self._goes_on(carried, month) and not self._is_later(carried + 1, month):
            carried += 1
        if carried is not None and not future and not since and not self._is_later(carried, month):
            self.carried = carried
            return carried, ""
        if self.published is not None:
            return nearest_year(self.published, month, day, future=future), ""
        return (self.year, "~") if self.year else (None, "")

    def _goes_on(self, carried: int, month: int) -> bool:
        """Whether the date told last lies later in the carried year than this month, so that the story has gone on to the next."""
        last = _FIRST_MONTH.match(self.last or "")
        return last is not None and not self.ahead and int(last[1]) == carried and int(last[2]) > month

    def carried_in(self, paragraph: int) -> int | None:
        """The year that dates without one take here, while the story stays in it."""
        return self.carried if paragraph == self.carried_paragraph else None

    def _is_later(self, year: int, month: int) -> bool:
        """A past month cannot lie after the publication; the year before it is then read by distance."""
        return self.published is not None and (year, month) > (self.published.year, self.published.month)

    def _full_year(self, short: int) -> int:
        """The year of two figures: of this century, unless that lies more than a few years after the publication."""
        latest = self.published.year + _AHEAD if self.published is not None else _LATEST
        return 2000 + short if 2000 + short <= latest else 1900 + short

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
