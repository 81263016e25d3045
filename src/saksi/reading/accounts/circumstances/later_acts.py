"""Acts told only as done later than a day told before: `was arrested on 3 May and later charged`, `Shortly after, he was freed`.

Rule: the day told before is that of another act. What was done later was done between that day and the report: it is dated as far as the
two agree, marked `~`, and where they lie in different years nothing tells its date. What was done soon after is of the month of that day.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from saksi.reading.dates.sums import point_of
from saksi.reading.text.found import AccountFound, Because, DateFound, Range
from saksi.reading.text.page import Page

_LATER = re.compile(
    r"(?P<unit>\b(?:moments?|minutes?|hours?|nights?|days?|weeks?|fortnight|months?|years?) )?"
    r"\b(?:later|subsequently|eventually|afterwards?),? (?!(?:that|the same|in|on|at)\b)(?:[\w’'-]+ ){0,3}$",
    re.IGNORECASE,
)
_SOON = re.compile(r"\b(?:shortly|soon) after(?:wards?)?\b[^.;]*$", re.IGNORECASE)
_SOON_AFTER = re.compile(r" (?:shortly|soon) after(?:wards?)?\s?[.,;]")
_NEAR = 60
"""Characters: so far before the act `later` stands."""
_POINTS = (len("2021-03-04"), len("2021-03"), len("2021"))


def done_later(accounts: Sequence[AccountFound], page: Page, dates: Sequence[DateFound]) -> list[AccountFound]:
    """The accounts, those that are only told as later than the date they were given dated no finer than that tells."""
    told = {date.start: date for date in dates}
    return [_done_later(account, page, told) for account in accounts]


def _done_later(account: AccountFound, page: Page, told: dict[int, DateFound]) -> AccountFound:
    before = _told_before(account)
    point = point_of(account.date)
    if before is None or not point or before[0] not in told:
        return account
    words, soon = _words(account.trigger, before, page)
    if words is None:
        return account
    if soon:
        value, rule = point[: len("2021-03")], "told as done soon after the day told before: of its month"
    else:
        value, rule = _agreed(point, page), "told as done later than the date told before: as far as that agrees with the report"
    because = {name: why for name, why in account.because.items() if name != "date"}
    evidence = {name: span for name, span in account.evidence.items() if name != "date"}
    if not value:
        return replace(account, date=None, evidence=evidence, because=because)
    return replace(account, date=f"{value}~", because={**because, "date": Because(rule, (before, words))})


def _told_before(account: AccountFound) -> Range | None:
    """The words of its date, where these stand before the act, belong to this telling of it, and the date is not already inferred."""
    if (account.date or "~").endswith("~"):
        return None
    match account.evidence.get("date"):
        case (int(start), int(end)) if end <= account.trigger[0] and not account.because["date"].rule.startswith("from a later telling"):
            return start, end
    return None


def is_later(trigger: Range, page: Page, low: int = 0) -> Range | None:
    """The words that tell that it was done later than what was told before, and not how much later. low: where to look from."""
    sentence = page.sentence_at(trigger[0])
    low = max(low, sentence.start if sentence is not None else 0, trigger[0] - _NEAR)
    later = _LATER.search(page.text, low, trigger[0])
    return later.span() if later is not None and not later["unit"] else None


def _words(trigger: Range, before: Range, page: Page) -> tuple[Range | None, bool]:
    """The words that tell that it was done later, and whether it was soon."""
    text, sentence = page.text, page.sentence_at(trigger[0])
    low = max(before[1], sentence.start if sentence is not None else 0)
    later = is_later(trigger, page, low)
    if later is not None:
        return later, False
    soon = _SOON.search(text, low, trigger[0]) or _SOON_AFTER.match(text, trigger[1])
    return (soon.span(), True) if soon is not None else (None, False)


def _agreed(point: str, page: Page) -> str:
    """The part of the point of time that it shares with the day of the report."""
    report = page.published.isoformat() if page.published is not None else ""
    return next((point[:size] for size in _POINTS[1:] if report[:size] == point[:size]), "")
