"""The cases of Recognizers-Text that news needs, and how many of them the reader resolves.

Rule: what is left out is told by a reason that looks at the wording or at the kind of value asked for, never at what the reader makes of it.
A case is right if each of its dates is found with one of its values and nothing else is. Its intervals end before their last day, ours with it;
a value of ours that is less precise by rule (a month for `early May`, `~` for `two months ago`) is right if theirs lies in it.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from benchmarks.common import ROOT
from saksi.codebook.packs import load_pack
from saksi.kernel.dates import PartialDate
from saksi.reading.dates.dates import find_dates
from saksi.reading.text.found import DateFound
from saksi.reading.text.page import Page, make_page

SUITE = ROOT.parent / "shared" / "data" / "dates" / "DateTimeModel.json"

_MONTHS = "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
_DAYS = "mon(?:day)?|tue(?:sday)?|wed(?:nesday)?|thu(?:rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?"
_TENS = "twenty|thirty|forty"
LEFT_OUT = {
    "day and month in figures, whose order differs from country to country": re.compile(
        r"(?<![\d-])\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?(?![\d%])|\b\d{1,2}-(?:19|20)\d\d\b"
    ),
    "shapes of file names and forms (20161016, Sep-23-2020, Oct/2, Dec31, 2019 q1)": re.compile(
        rf"(?i)\b\d{{8}}\b|\b\d{{4}} \d\d \d\d\b|(?:{_MONTHS})[-/]\d|[-/](?:{_MONTHS})\b|\b\d{{4}}[-/ ](?:{_MONTHS})\b|\b(?:{_MONTHS})\d|\d~\d|\bsays:|\d{{4}}[- ]?[qh]\d|[qh]\d[- ]"
    ),
    "numbers in words, as in speech": re.compile(
        rf"(?i)\b(?:nineteen|two thousand|(?:{_MONTHS}) (?:the )?(?:{_TENS}|first|ninth)|(?:{_TENS})[- ](?:one|two|three|four|five|six|seventh)|the eleventh|the (?:{_TENS}|thirt\w+) \w+)\b|fifteen (?:{_MONTHS})"
        rf"|ninth|(?:{_TENS})[- ]\w+ (?:of|day)"
    ),
    "months, weekdays and years in lower case or cut short (90 s, of 87, EOY, tmrw, Mon 13th)": re.compile(
        rf"\b(?:{_MONTHS.replace('|may|', '|')}|{_DAYS})\b|\bin (?:the )?may\b|\b\d0 s\b|\b\d{{4}} s\b|nineties|of 87|EOY|tmrw|otd|SUMMER|\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d|(?:day) \d\d!"
    ),
    "weekdays counted by the week of the speaker (`next Friday`), which papers do not do": re.compile(
        rf"(?i)\b(?:next|last|this|previous|following|coming|past|upcoming) (?:week,? (?:on |- )?)?(?:{_DAYS})\b|\b(?:{_DAYS})\W+(?:\w+\W+){{0,3}}(?:week|year|days?)s?\b|days? on (?:{_DAYS})|today on"
        r"|That one"
    ),
    "language of offices and tables (business days, week 31, fiscal and school years, `to date`, `current`)": re.compile(
        r"(?i)business day|work(?:ing )?week|\bweek \d|\bW\d|w/c|fiscal|school year|\b[cs]y ?\d|calendar year|to date|current|[<>=]|till date|\bOOO\b|day \d\d\d\d weekend|\bwithin\b"
        r"|upcoming|\d (?:next|past|previous) |partner of the|remaining of|for the (?:day|month)|that weekend|in the (?:week|year)\b(?! \d| of| after)|end of (?:month|the week|year)|the 2 upcoming|dinner with mom"
    ),
    "bounds (`before 2018`, `no later than`): the reader keeps the date named": re.compile(
        r"(?i)\b(?:before|after|by) (?:the )?(?:end|beginning|mid|early|\w+ \d|(?:19|20)\d\d|year|feb|parents|its|15th|twenty|thirty)|later than|greater|or later|as (?:late|early) as|(?:more|less) than|between now|and now"
        r"|starting|beginning (?:on )?\w+ \d|since the year|years since"
    ),
    "feasts that each country keeps on its own day": re.compile(
        r"(?i)independence day|labor day|weekend of|halloween weekend|eid|saint patrick"
    ),
    "weeks and days numbered within a month or year, centuries: told by month or year": re.compile(
        r"(?i)\b(?:first|second|third|last|[1-9](?:st|nd|rd|th)) (?:\w+ )?(?:week|month|day)s? of\b|century"
    ),
    "relative to nothing in the text (`the day before`, `the same week`)": re.compile(
        r"(?i)the day (?:before|after)\W*$|the same (?:week|month|year) that|year before (?:independence|2015)|fortnight later|weeks later|days later"
    ),
}
"""Reason, to the wording of the cases left out for it; the first that fits is counted."""
NOT_A_DAY = "times of day, lengths, repetitions, time zones: a reading keeps days"
UNRESOLVED = "dates that the suite does not resolve itself"
_VAGUE = re.compile(
    r"(?i)\b(?:early|earlier|late|later|mid|middle|end|beginning|start|week of|weeks? |ten days)\b|mid-"
)


@dataclass(slots=True)
class SuiteScore:
    """tried: cases that news needs; left_out: reason, to the number of cases left out for it."""

    tried: int = 0
    right: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        reasons = "".join(f"\n  left out {count}: {reason}" for reason, count in self.left_out.most_common())
        return f"Recognizers-Text: {self.right} of {self.tried} cases that news needs ({self.right / self.tried:.1%}){reasons}"


def score_suite(path: Path) -> SuiteScore:
    """Try every case, or count why it is left out."""
    score = SuiteScore()
    for case in json.loads(path.read_text(encoding="utf-8-sig")):
        reason = why_left_out(case)
        if reason is not None:
            score.left_out[reason] += 1
            continue
        score.tried += 1
        page = _page(case)
        found = find_dates(page)
        if _is_right(case, page, found):
            score.right += 1
        else:
            read = ", ".join(f"{page.text[item.start : item.end]} = {item.exact or item.edtf}" for item in found)
            asked = ", ".join(f"{one['Text']} = {_values(one)}" for one in case["Results"]) or "nothing"
            score.misses.append(f"  {page.published}: {case['Input']!r}: {asked}; read {read or 'nothing'}")
    return score


def why_left_out(case: dict[str, Any]) -> str | None:
    """The reason why news does not need the case, or None."""
    results = case["Results"]
    if any(one.get("TypeName") not in {"datetimeV2.date", "datetimeV2.daterange"} for one in results):
        return NOT_A_DAY
    if any(value.get("value") == "not resolved" for one in results for value in one["Resolution"]["values"]):
        return UNRESOLVED
    return next((reason for reason, wording in LEFT_OUT.items() if results and wording.search(case["Input"])), None)


def _page(case: dict[str, Any]) -> Page:
    reference = case.get("Context", {}).get("ReferenceDateTime", "2016-11-07")
    return make_page(case["Input"], date.fromisoformat(reference[:10]), load_pack("generic"))


def _is_right(case: dict[str, Any], page: Page, found: tuple[DateFound, ...]) -> bool:
    asked = case["Results"]
    over = [[item for item in found if item.start <= one["End"] and one["Start"] < item.end] for one in asked]
    extra = [item for item in found if not any(item in items for items in over)]
    return not extra and all(
        any(_agrees(item, one, page, several=sum(item in other for other in over) > 1) for item in items)
        for items, one in zip(over, asked, strict=True)
    )


def _values(one: dict[str, Any]) -> list[tuple[str | None, str | None]]:
    values = one["Resolution"]["values"]
    return [(v["value"], v["value"]) if "value" in v else (v.get("start"), v.get("end")) for v in values]


def _agrees(item: DateFound, one: dict[str, Any], page: Page, *, several: bool) -> bool:
    """Whether one of the values asked for is ours; an interval over several dates asked for gives each its end."""
    vague = "~" in item.edtf or bool(_VAGUE.search(page.text[item.start : item.end]))
    edtf = item.exact or item.edtf
    return any(
        _same(ours, *value, interval=one["TypeName"].endswith("range"), vague=vague)
        for value in _values(one)
        for ours in (edtf, *(edtf.split("/") if several and ".." not in edtf else ()))
    )


def _same(ours: str, start: str | None, end: str | None, *, interval: bool, vague: bool) -> bool:
    """Whether ours has their start and (exclusive) end, to the precision of our own ends; a vague one may hold theirs."""
    begins = date.fromisoformat(start) if start else None
    ends = date.fromisoformat(end) if end else None
    last = ends - timedelta(days=1) if ends and interval else ends
    whole = PartialDate(ours)
    if (whole.earliest, whole.latest) == (begins, last):
        return True
    if vague:
        return (whole.earliest or date.min) <= (begins or date.min) and (last or date.max) <= (whole.latest or date.max)
    if begins is None or ends is None or "/" not in ours or ".." in ours:
        return False
    opens, closes = (PartialDate(point) for point in ours.split("/"))
    return _holds(opens, begins) and (_holds(closes, ends) or _holds(closes, ends - timedelta(days=1)))


def _holds(point: PartialDate, day: date) -> bool:
    return (point.earliest or day) <= day <= (point.latest or day)
