"""Acts to which neither their sentence nor any day around it gives a date: told by a month; acts of a week: by a day of it. Marked `~`.

Rule: a week told at the head of a report is narrowed to its first day that the text names further on. A month is told only where
the sentence of the act has no date at all, one found to be of something else included: news in the perfect at the head of a report
(`The ministry has sued the union`) is of the month of publication; else it is the month that the text tells nearest to the act, which is
not that of an act told as done later.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from saksi.reading.accounts.circumstances.date_asides import in_caption, in_dateline
from saksi.reading.accounts.circumstances.later_acts import is_later
from saksi.reading.text.found import AccountFound, Because, DateFound
from saksi.reading.text.page import Page

_PERFECT = re.compile(r"\b(?:has|have) (?:been )?(?:\w+ly )?$")
_MONTH = re.compile(r"\d{4}-\d\d~?")
_DAY = re.compile(r"\d{4}-\d\d-\d\d~?")
_TOP, _SOON = 300, 400
"""Characters: so far the first paragraph goes, and so far on the text names the day of the week told in it."""
_HEAD = _NEAR = 500
"""Characters: so far the head of a report goes, and so near to the act a month must be."""


def by_months(accounts: Sequence[AccountFound], page: Page, dates: Sequence[DateFound]) -> list[AccountFound]:
    """The accounts, those without a date told by a month where one can be given."""
    return [account if account.date or is_later(account.trigger, page) else _by_month(account, page, dates) for account in accounts]


def in_weeks(accounts: Sequence[AccountFound], page: Page, dates: Sequence[DateFound]) -> list[AccountFound]:
    """The accounts, those that the head of the report dates to a week (`last week`) told by the first day of that week that it names further on."""
    weeks = {date.start: date for date in dates if date.exact}
    return [_in_week(account, page, dates, weeks) for account in accounts]


def _in_week(account: AccountFound, page: Page, dates: Sequence[DateFound], weeks: Mapping[int, DateFound]) -> AccountFound:
    match account.evidence.get("date"):
        case (int(start), int(end)) if start < _TOP and start in weeks and account.date == weeks[start].edtf:
            first, _, last = (weeks[start].exact or "").partition("/")
            soon = (date for date in dates if end <= date.start <= end + _SOON and _DAY.fullmatch(date.edtf))
            day = next((date for date in soon if first <= date.edtf.rstrip("~") <= last and not in_caption(page, date)), None)
            if day is not None:
                because = Because("the day of the week told, as the text names it further on", ((start, end), (day.start, day.end)))
                return replace(account, date=day.edtf.rstrip("~") + "~", because={**account.because, "date": because})
    return account


def _nearest_month(start: int, page: Page, dates: Sequence[DateFound]) -> DateFound | None:
    """The month told nearest to an act, that is over, and neither of a picture nor of the writing."""
    near = (date for date in dates if abs(date.start - start) <= _NEAR and _MONTH.fullmatch(date.edtf) and not page.is_ahead(date.edtf.rstrip("~")))
    told = (date for date in near if not in_caption(page, date) and not in_dateline(page.text, date))
    return min(told, key=lambda date: abs(date.start - start), default=None)


def _by_month(account: AccountFound, page: Page, dates: Sequence[DateFound]) -> AccountFound:
    """The account, if its own sentence tells no date: dated by the month of publication, else by the month told nearest."""
    start, sentence = account.trigger[0], page.sentence_at(account.trigger[0])
    if sentence is None or any(sentence.start <= date.start < sentence.end for date in dates):
        return account
    has = _PERFECT.search(page.text, max(0, start - 25), start) if start < _HEAD else None
    if has is not None and page.published is not None:
        because = Because("news in the perfect at the head of a report, of the month of publication", (has.span(),))
        return replace(account, date=page.published.isoformat()[:7] + "~", because={**account.because, "date": because})
    date = _nearest_month(start, page, dates)
    if date is None:
        return account
    because = Because("the month told nearest to the act, no day being told", ((date.start, date.end),))
    evidence = {**account.evidence, "date": (date.start, date.end)}
    return replace(account, date=date.edtf.rstrip("~") + "~", evidence=evidence, because={**account.because, "date": because})
