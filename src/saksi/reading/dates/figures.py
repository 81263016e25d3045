"""Days written with figures alone: `14/03/2025`, `14.3.2025`, `14-03-2025`, `14/03/25`.

Rule: a part above twelve is the day. Where both orders are possible, the order of the other such days of the page
counts. Where they show none, it is assumed that the day stands first, or the month if home is a country that writes
it first, and what is assumed is told as such. Numbers of cases and laws, of telephones and versions are no days.
Order: see what stands before the figures, try both orders, choose one.
"""

from __future__ import annotations

import re
from functools import cached_property

from saksi.reading.text.page import Page
from saksi.reading.words.home_country import HomeCountry

_DAY, _MONTH = r"(?P<d>0?[1-9]|[12]\d|3[01])", r"(?P<mm>0?[1-9]|1[0-2])"
_BEFORE = r"(?<![\w./#$€£])(?:(?<!-)|(?=\d\d?[/.]))"
_SHORT = r"(?:(?<=/)|(?<=\d\d\.\d\d\.))(?P<yy>\d\d)"
"""A year of two figures, after strokes or two figures each (`14.03.25`): versions and telephones have other shapes."""
_YEAR = rf"(?P=sep)(?:(?P<y>(?:19|20)\d\d)|{_SHORT})(?!\w|(?P=sep)\w|/|[.,]\d|%)"
_DAY_FIRST = re.compile(rf"{_BEFORE}{_DAY}(?P<sep>[-/.]){_MONTH}{_YEAR}")
_MONTH_FIRST = re.compile(rf"{_BEFORE}{_MONTH}(?P<sep>[-/.]){_DAY}{_YEAR}")
_MONTH_FIRST_AT = frozenset(("US", "PH"))
"""Countries whose press and forms write the month before the day."""
_NUMBER_BEFORE = re.compile(
    r"(?:\b(?:nos?|nr|number|ref|reference|case|file|docket|version|tel|telephone|phone|mobile|fax|call)[.:]?|№|"
    r"\b(?:law|act|bill|decree|prakas|circular|resolution|regulation|decision|order|ruling|protocol|fir|ratio(?: of)?|scored?)|\+\d{1,3})\s?$",
    re.IGNORECASE,
)


class DaysInFigures:
    """The days of one page that are written with figures."""

    def __init__(self, page: Page) -> None:
        self.page = page
        shown = [any(map(_is_plain, order.finditer(page.text))) for order in (_DAY_FIRST, _MONTH_FIRST)]
        self._is_shown, self._shows_month_first = shown[0] != shown[1], shown[1]

    @cached_property
    def _month_first(self) -> bool:
        """Whether the month stands first where both orders are possible."""
        return self._shows_month_first if self._is_shown else HomeCountry(self.page).code in _MONTH_FIRST_AT

    def at(self, start: int) -> tuple[re.Match[str], bool] | None:
        """The day that begins at `start`, and whether the order of its parts is assumed."""
        text = self.page.text
        day_first, month_first = _DAY_FIRST.match(text, start), _MONTH_FIRST.match(text, start)
        either = day_first or month_first
        if either is None or _NUMBER_BEFORE.search(text[max(0, start - 16) : start]):
            return None
        if day_first is None or month_first is None:
            return either, False
        is_same = int(day_first["d"]) == int(day_first["mm"])
        return month_first if self._month_first else day_first, not self._is_shown and not is_same


def _is_plain(match: re.Match[str]) -> bool:
    """Whether the other order is impossible."""
    return int(match["d"]) > 12
