"""A timeline: an ordered list in which each line has a bar as long as its date is wide. "March 2024" is a bar, not a dot.

Rule: an open end runs to the edge and says so in words; what has no date stands last and has no bar. What stands in the list is
right without the bars.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from saksi.kernel.dates import PartialDate

WIDTH = 240
EDGE = 12  # room on either side for the arrow of an open end
LEAST = 3  # the width of a single day, wide enough to be seen


@dataclass(frozen=True, slots=True)
class Moment:
    """Something with a date (EDTF, "" for none) in the words of the page: when, what, of which kind, where it leads ("" nowhere).

    row: what it is of, for what a page puts at the end of the line.
    """

    date: str
    when: str
    what: str
    kind: str
    address: str = ""
    row: Any = None


@dataclass(frozen=True, slots=True)
class Line:
    """A moment with its bar. width: None without a date; open_start, open_end: where it goes on beyond what is known."""

    moment: Moment
    x: float = 0
    width: float | None = None
    open_start: bool = False
    open_end: bool = False


@dataclass(frozen=True, slots=True)
class Timeline:
    """The lines in order of time; first, last: the days at the edges of the axis, None where nothing is dated."""

    lines: Sequence[Line]
    first: date | None
    last: date | None
    width: int = WIDTH + 2 * EDGE


def timeline(moments: Iterable[Moment]) -> Timeline:
    """The timeline of these moments: by first day, then by last, those without a date at the end, in the order in which they came."""
    dated, undated = [], []
    for moment in moments:
        if moment.date:
            dated.append((PartialDate.parse(moment.date), moment))
        else:
            undated.append(Line(moment))
    if not dated:
        return Timeline(undated, None, None)
    dated.sort(key=lambda one: one[0])
    days = [day for known, _ in dated for day in (known.earliest, known.latest) if day]
    first, last = min(days), max(days)
    lines = [_line(known, moment, first, last) for known, moment in dated]
    return Timeline([*lines, *undated], first, last)


def _line(known: PartialDate, moment: Moment, first: date, last: date) -> Line:
    """One bar on the axis from the first day to the end of the last."""
    scale = WIDTH / ((last - first).days + 1)
    start = ((known.earliest or first) - first).days * scale
    end = ((known.latest or last) - first + timedelta(days=1)).days * scale
    width = max(LEAST, end - start)
    x = EDGE + min(start, WIDTH - width)
    return Line(moment, round(x, 1), round(width, 1), known.earliest is None, known.latest is None)
