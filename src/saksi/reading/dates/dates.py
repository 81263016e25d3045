"""Dates as worded, resolved against the day of publication.

Rule: nothing is invented. A weekday or `yesterday` needs the day of publication, or a full date in the text that it
can be tied to; a month without year takes the year of a date before it in the paragraph, else the nearest that the
tense allows. What is inferred from the text alone carries `~`.
Order: find the matches at words that can open a date, drop those that are no dates, resolve them in order, join
`from A to B`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from saksi.reading.dates import phrases, words
from saksi.reading.dates.clock import Clock
from saksi.reading.dates.figures import DaysInFigures
from saksi.reading.dates.relative import FROM_POINT, resolve_relative
from saksi.reading.dates.sums import counted, month_of_days, number_of, shifted, week_around
from saksi.reading.dates.written import dateline_of, day_edtf, day_written, written_month, year_edtf
from saksi.reading.text.found import DateFound
from saksi.reading.text.page import Page

_MONTH_STARTS = frozenset(words.MONTHS) | {"sept"}
_SINCE_CLAUSE = re.compile(r"\b(?:since|after|until)\b[^.;,]*$", re.IGNORECASE)
_WHOSE_CLAUSE = re.compile(r"\b(?:who|whose|whom|which)\b[^.;,]*$", re.IGNORECASE)
_AND_ON = re.compile(rf",? and (?:then )?(?:on|in) (?:{words.MONTH}|\d)")
"""`who was seized on 25 October 2010 and on November 18 was found dead`: the clause tells the year of its next date."""
_NOW = re.compile(r"[.;] [^.;”]*\b(?:is|are|has|have|remains?)\b[^.;]*\. ")
"""A whole sentence of the present between a year and a month: the story is back at the publication."""
_FROM_NOW = frozenset(("ago", "unit", "pastunit", "span", "night", "today", "tomorrow", "weekof", "within"))
_STEPS = frozenset(("apart", "beside", "same"))
_LENGTHS = frozenset(("apart", "daysafter", "moment"))
"""After `for` how long it went on: `for nine days after that`."""
_TOLD_YEARS = ("last year", "that year", "same year", "following year", "next year")
_TIME_BEFORE = re.compile(r"\b(?:already|first|once|earlier|previously|before)\b[^.;:]*$")
_NAME_AFTER, _NAME_BEFORE = re.compile(r"(?:[’']s)?\s+[A-Z]"), re.compile(r"[A-Z][\w’'.-]*\s$")
_ENDS_NAME = re.compile(r"\b[A-Z]\w+ T$")
"""`USA TODAY`, `India Today`: a paper, no day."""
_NAMES_EVENT = re.compile(r"\b(?:Bloody|Black|Red) $")
"""`Bloody Sunday`: the name of an event, no day of this week."""
_SENTENCE_ENDS = re.compile(r"[.;:] ")
_RELATIVE = re.compile(r"\b(?:who|which|that|whose)\b")
_OPENING_IN = re.compile(r"(?:\A|[.\n”] ?)In $")
"""`In 2021 police evicted`: a year, though people follow that it might count."""
_LOOKALIKES = re.compile("[İıſ]")
"""Letters that a pattern takes for `i` and `s` where capitals do not matter; no word of a date has them."""
_NUMBER_OF_YEAR = re.compile(r"(?<!\d)\d{1,3}/$")
"""`No. 12/2024`: the number of a case or law."""
_SEASON = len("2021-09~/2021-11~")
_DAY_LONG, _MONTH_LONG = len("2021-09-01"), len("2021-09")
_AROUND = 70
"""So many characters on either side of a date tell its tense."""


@dataclass(frozen=True, slots=True)
class _Match:
    """kind: day, assumed (a day whose place beside the month is assumed), month, year, or the name of a relative pattern."""

    start: int
    end: int
    kind: str
    match: re.Match[str]


def find_dates(page: Page) -> tuple[DateFound, ...]:
    """All dates of the page that can be resolved, in order; they do not overlap."""
    matches = tuple(_matches(page))
    clock = _clock(page, matches)
    found = _read(page, clock, matches)
    if clock.published is None and clock.year is not None:
        # `this August` late in the text may have told the year that weekdays before it need.
        found = _read(page, replace(_clock(page, matches), year=clock.year), matches)
    return tuple(_joined(page.text, found))


def _read(page: Page, clock: Clock, matches: tuple[_Match, ...]) -> list[DateFound]:
    found: list[DateFound] = []
    waiting: _Match | None = None
    leans = False
    for item in matches:
        if clock.carried is not None and _is_left(page, clock, item):
            clock.carried = None
        edtf = _resolve(page, clock, item)
        if edtf is None:
            waiting = item if item.kind == "daysafter" else waiting
            continue
        if waiting is not None and (before := _before_day(page, waiting, item, edtf)):
            found.append(DateFound(waiting.start, waiting.end, before, rule=_rule(page, clock, waiting)))
        waiting = None
        plain, rule = edtf, _rule(page, clock, item)
        edtf, start = _summed(page.text, _lead(page.text, item.start), edtf)
        rule = rule if edtf == plain else f"{rule}, moved by the words before it"
        edtf = edtf if edtf == plain or item.kind != "assumed" else f"{edtf.rstrip('~')}~"
        exact = None
        if _is_week(item, edtf):
            exact, edtf = edtf, month_of_days(edtf)
        elif item.kind == "season" and len(edtf) == _SEASON:
            exact, edtf = edtf, f"{edtf[:4]}~"
        elif len(edtf) == 10 and (week := phrases.WEEK_WITH.search(page.text, max(0, start - 30), start)):
            exact, start = week_around(date.fromisoformat(edtf)), week.start()
            edtf = month_of_days(exact)
        open_since = words.SINCE.search(page.text, max(0, item.start - 30), item.start)
        if open_since and "/" not in edtf:
            edtf, start, exact = f"{edtf if item.kind == 'assumed' else edtf.rstrip('~')}/..", open_since.start(), None
        leans = item.kind == "assumed" or (leans and item.kind != "day")
        if leans and item.kind in FROM_POINT and len(edtf) in {_DAY_LONG, _MONTH_LONG}:
            edtf = f"{edtf}~"  # counted from a day whose order was assumed
        if item.kind != "daysafter" or (clock.last_day is not None and edtf > clock.last_day.isoformat()):
            clock.last_end, clock.bare = item.end, item.kind == "year" and _is_in_passing(page.text, item)
            clock.ahead = words.UNTIL.search(page.text, max(0, item.start - 12), item.start) is not None
            paragraph = page.paragraph_at(item.start)
            stepped = item.kind in _STEPS and clock.carried_in(paragraph) is not None
            clock.remember(paragraph, edtf, written=stepped or _tells_year(page.text, item, edtf))
        found.append(DateFound(start, item.end, edtf, exact, rule))
    return found


def _is_left(page: Page, clock: Clock, item: _Match) -> bool:
    """Whether the story has left the year told last: a sentence of the present since, or a sentence's end after a year in passing."""
    since = max(clock.last_end, 0)
    if _NOW.search(page.text, since, item.start):
        return True
    return clock.bare and clock.published is not None and _SENTENCE_ENDS.search(page.text, since, item.start) is not None


def _is_in_passing(text: str, item: _Match) -> bool:
    """`He went abroad in 2022; on 16 August ...`: a year that opens no sentence and is not told as the time before (`was first held in 2020`)."""
    before = text[max(0, item.start - 60) : item.start]
    return not _OPENING_IN.search(before) and not _TIME_BEFORE.search(before)


def _before_day(page: Page, waiting: _Match, item: _Match, edtf: str) -> str | None:
    """`Two days after police raided ..., she was freed on Monday`: counted back from the day told further on in the sentence."""
    number = number_of(waiting.match["n"])
    if not number or len(edtf) != _DAY_LONG or page.sentence_at(waiting.start) != page.sentence_at(item.start):
        return None
    return shifted(edtf, -number, waiting.match["unit"].lower())


def _rule(page: Page, clock: Clock, item: _Match) -> str:
    """How a match is read, in words."""
    if item.kind == "assumed":
        return "a day in figures; whether the day or the month stands first is assumed"
    written = _WRITTEN.get(item.kind)
    against = "the day of publication" if page.published else "the day of its dateline" if clock.published else "the other dates of the text"
    if written is None:
        return f"a phrase of the kind `{item.kind}`, read against the dates before it and {against}"
    if item.kind == "year" or item.match.groupdict().get("y") or item.match.groupdict().get("yy"):
        return f"{written} as written"
    return f"{written} as written, its year told by the dates before it or {against}"


_WRITTEN = {"day": "a day", "month": "a month", "event": "a month that names an event", "year": "a year"}


def _summed(text: str, start: int, edtf: str) -> tuple[str, int]:
    """`two weeks before ` or `on the eve of ` in front of a date: (what both say, where they start)."""
    if "/" in edtf:
        return edtf, start
    if eve := phrases.EVE.search(text, max(0, start - 24), start):
        return shifted(edtf, -1, "day") or edtf, eve.start()
    summed = phrases.SUM.search(text, max(0, start - 40), start)
    if summed is None:
        return edtf, start
    number, unit = number_of(summed["n"]), summed["unit"].lower()
    moved = counted(edtf, -number if summed["side"].lower() == "before" else number, unit) if number else None
    if moved is None:
        return edtf, start
    return moved if unit in {"day", "night"} else f"{moved}~", summed.start()


def _is_week(item: _Match, edtf: str) -> bool:
    """Whether a phrase names a week, whose days are kept beside its month."""
    return (
        "/" in edtf
        and item.kind in {"unit", "pastunit"}
        and (item.match.groupdict().get("unit") or "").lower() == "week"
    )


def _tells_year(text: str, item: _Match, edtf: str) -> bool | None:
    """Whether the year written here is that of the dates after it; None where the story is back at the publication.

    A year after `since` is where something began, a year after `of` belongs to a thing (`the candidates of 2020`).
    """
    year = item.match.groupdict().get("y")
    back = (item.match.groupdict().get("back") or "").lower()
    if back == "this year":
        return None
    if back.endswith(_TOLD_YEARS) or (item.kind in _STEPS and len(edtf) == len("2021")):
        return words.SINCE.search(text, max(0, item.start - 30), item.start) is None
    if item.kind == "season" and item.match["which"] and item.match["which"].lower().startswith("that"):
        return False
    if item.kind in _FROM_NOW or (item.kind in {"weekday", "whichmonth", "season"} and not year):
        return None
    if year is None or not edtf.startswith(year):
        return False
    before = text[max(0, item.start - 60) : item.start]
    if words.LAW_BEFORE.search(before):
        return False
    if _AND_ON.match(text, item.end):
        return True
    return not _SINCE_CLAUSE.search(before) and not _WHOSE_CLAUSE.search(before) and not (item.kind == "year" and before.endswith(" of "))


def _lead(text: str, start: int) -> int:
    """Take `early` or `late` into the words of the date."""
    lead = words.LEAD.search(text, max(0, start - 20), start)
    return lead.start() if lead and not lead[0].lower().startswith("since") else start


def _matches(page: Page) -> Iterator[_Match]:
    text, after, in_figures = page.text, 0, DaysInFigures(page)
    for word in page.words:
        if word.start < after:
            continue
        low = word.low
        if low[0].isdigit():
            found = _in_figures(in_figures, word.start) or _by_number(text, word.start)
        elif low in _MONTH_STARTS and word.text[0].isupper():
            found = _by_month(text, word.start) or _phrase(text, word.start, low)
        elif low.startswith("mid-") and low[4:] in _MONTH_STARTS:
            found = _by_month(text, word.start + 4)
        elif low == "the" or low in words.ORDINALS or (low in words.WEEKDAYS and word.text[0].isupper()):
            found = _tried("day", words.DAY_PATTERNS, text, word.start) or _phrase(text, word.start, low)
        else:
            found = _phrase(text, word.start, low)
        if found is not None:
            after = found.end
            yield found


def _tried(kind: str, patterns: tuple[re.Pattern[str], ...], text: str, start: int) -> _Match | None:
    for pattern in patterns:
        match = pattern.match(text, start)
        if match:
            return _Match(start, match.end(), kind, match)
    return None


def _phrase(text: str, start: int, low: str) -> _Match | None:
    for name, pattern in phrases.phrases_at(low, weekday=low in words.WEEKDAYS and text[start].isupper()):
        match = pattern.match(text, start)
        if match and not _LOOKALIKES.search(match[0]) and not (name in _LENGTHS and text.endswith("for ", 0, start)):
            named = (name == "today" and _ENDS_NAME.search(text, max(0, start - 20), start + 1)) or (name == "weekday" and _NAMES_EVENT.search(text, max(0, start - 7), start))
            return None if named else _Match(start, match.end(), name, match)
    return None


def _in_figures(days: DaysInFigures, start: int) -> _Match | None:
    found = days.at(start)
    return None if found is None else _Match(start, found[0].end(), "assumed" if found[1] else "day", found[0])


def _by_number(text: str, start: int) -> _Match | None:
    if start and (
        text[start - 1] in "$€£.,#" or text[max(0, start - 8) : start].lower().endswith(("article ", "section "))
    ):
        return None
    found = _tried("day", words.DAY_PATTERNS, text, start) or _phrase(text, start, "#")
    return found or _year(text, start)


def _year(text: str, start: int) -> _Match | None:
    before = text[max(0, start - 24) : start]
    if words.MONTH_FIGURES_AFTER.search(before) and (month := _tried("year", (words.MONTH_IN_FIGURES,), text, start)):
        return month
    found = _tried("year", words.YEAR_PATTERNS, text, start)
    if before.endswith("-") and not before.lower().endswith("mid-"):
        return None
    if _NUMBER_OF_YEAR.search(before):
        return None
    if found is not None and found.match.re is words.YEARS_AND and not words.FROM.search(before):
        found = _tried("year", words.YEAR_PATTERNS[1:], text, start)
    if found is None or found.match.re is not words.YEAR_PATTERNS[-1]:
        return found
    if words.NO_YEAR_AFTER.match(text, found.end) and not _OPENING_IN.search(before):
        return None
    if found.match["y"] < "1900" and not words.OLD_YEAR_BEFORE.search(before):
        return None
    if words.YEAR_OF_EVENT.match(text, found.end):
        return found
    if words.YEAR_BEFORE.search(before):
        needs = words.YEAR_NEEDS_NOUN.search(before) and words.PLURAL_AFTER.match(text, found.end)
        return None if needs else found
    if (
        not found.match["y"].endswith("00")
        and words.YEAR_OF_NAME.match(text, found.end)
        and not words.MANY.search(before)
    ):
        return found
    return found if words.YEAR_BESIDE.search(before) and words.YEAR_ENDS.match(text, found.end) else None


def _by_month(text: str, start: int) -> _Match | None:
    found = _tried("day", words.DAY_PATTERNS, text, start) or _tried("month", words.MONTH_PATTERNS, text, start)
    if found is None or found.match.re is not words.MONTH_PATTERNS[-1]:
        return found
    before = text[max(0, start - 16) : start]
    if words.MONTH_BEFORE.search(before):
        return found
    if words.EVENT_BEFORE.search(before) and words.MONTH_OF_EVENT.match(text, found.end):
        return _Match(start, found.end, "event", found.match)
    return found if _stands_alone(text, found) else None


def _stands_alone(text: str, month: _Match) -> bool:
    """`October is, July’s`: a month whose name is nothing else, beside no other name."""
    if month.match["m"] not in words.ONLY_MONTHS or _NAME_AFTER.match(text, month.end, month.end + 5):
        return False
    return _NAME_BEFORE.search(text, max(0, month.start - 20), month.start) is None


def _clock(page: Page, matches: tuple[_Match, ...]) -> Clock:
    """What the text is read against: its publication, else the latest of the full dates and years in it."""
    full: list[date] = []
    years: list[int] = []
    tied: dict[int, date] = {}
    published = page.published or dateline_of(page.text)
    if published is None:
        for item in matches:
            year = item.match.groupdict().get("y")
            if not year or item.kind not in {"day", "assumed", "month", "year"} or _future(page, item):
                continue
            years.append(int(year))
            day = day_written(item.match, int(year)) if item.kind == "day" else None
            if day is not None:
                full.append(day)
                if item.match["wd"] if "wd" in item.match.groupdict() else None:
                    tied[day.weekday()] = day
    year = max(years, default=None)
    return Clock(published, max(full, default=None), year, tied, year)


def _future(page: Page, item: _Match) -> bool | None:
    """Whether the sentence around the date speaks of what is to come (True) or is past (False); None if it does not tell."""
    sentence = page.sentence_at(item.start)
    low = max(item.start - _AROUND, sentence.start if sentence else 0)
    before = page.text[low : item.start]
    if words.SINCE.search(before):
        return False
    if words.UNTIL.search(before) and words.LASTS.search(before) and not words.PAST.search(before):
        return True
    marks = list(words.FUTURE.finditer(before))
    if marks and not words.PAST.search(before, marks[-1].end()):
        return True
    after = page.text[item.end : min(item.end + _AROUND, sentence.end if sentence else len(page.text))]
    ahead = words.FUTURE.search(after[:45])
    if ahead is not None and not words.PAST.search(before) and not _done_first(after[: ahead.start()]):
        return True
    return False if words.PAST.search(before) or words.PAST.search(after) else None


def _done_first(between: str) -> bool:
    """`on Monday arrested X, who plans to`: a word of the past stands first, outside any relative clause."""
    past = words.PAST.search(between)
    return past is not None and _RELATIVE.search(between, 0, past.start()) is None


def _resolve(page: Page, clock: Clock, item: _Match) -> str | None:
    paragraph = page.paragraph_at(item.start)
    future = _future(page, item)
    if item.kind in {"day", "assumed"}:
        edtf = day_edtf(clock, item.match, paragraph, future=future)
        return f"{edtf}~" if edtf and item.kind == "assumed" else edtf
    if item.kind in {"month", "event"}:
        return written_month(clock, item.match, paragraph, future=future, event=item.kind == "event")
    if item.kind == "year":
        return year_edtf(item.match)
    return resolve_relative(item.kind, item.match, clock, paragraph, future=future)


def _joined(text: str, found: list[DateFound]) -> Iterator[DateFound]:
    """`from A to B` and `between A and B` are one interval."""
    index = 0
    while index < len(found):
        here = found[index]
        following = found[index + 1] if index + 1 < len(found) else None
        opens = words.FROM.search(text, max(0, here.start - 10), here.start)
        join = words.JOIN.fullmatch(text, here.end, following.start) if following else None
        if following and join and (opens or join["by"] in {"-", "–", "through"}) and _ordered(here, following):
            rule = f"two dates joined to an interval: {here.rule}"
            yield DateFound(here.start, following.end, f"{here.edtf}/{following.edtf}", rule=rule)
            index += 2
            continue
        yield here
        index += 1


def _ordered(first: DateFound, last: DateFound) -> bool:
    a, b = first.edtf.rstrip("~"), last.edtf.rstrip("~")
    return "/" not in a + b and a[: min(len(a), len(b))] < b[: min(len(a), len(b))]
