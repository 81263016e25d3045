"""Custody that still lasts: from the arrest that the page tells to the day of the report.

Rule: only where the words say that it lasts (`is still in custody`, `remains in jail`, `is being held`), the arrest of the same person
has a date of one piece, and the report has a day; the end is as coarse as the beginning.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from saksi.reading.found import AccountFound, Because
from saksi.reading.page import Page

_LASTS = re.compile(r"\b(?:still|remain(?:s|ed)?)\b|\b(?:is|are) (?:now |currently |both |all )?(?:being )?$")
_BEFORE = 40
_POINT = re.compile(r"(\d{4}(?:-\d\d){0,2})~?")
_DAY = 10


def still_held(accounts: Sequence[AccountFound], page: Page) -> list[AccountFound]:
    """The accounts, those of custody that still lasts dated from the arrest on."""
    if page.published is None:
        return list(accounts)
    return [_since_the_arrest(account, accounts, page, page.published.isoformat()) for account in accounts]


def _since_the_arrest(account: AccountFound, accounts: Sequence[AccountFound], page: Page, published: str) -> AccountFound:
    if account.act != "detention" or "/" in (account.date or "") or not _lasts(account, page):
        return account
    arrests = [(begun, one) for one in accounts if one.act == "arrest" and set(one.victims) & set(account.victims) if (begun := _point(one.date))]
    begun, arrest = max(arrests, key=lambda pair: pair[0], default=("", account))
    own = _point(account.date)
    last = own if len(own) == _DAY and own > begun else published
    if not begun or begun >= last[: len(begun)]:
        return account
    words = arrest.evidence.get("date")
    told = {"date": words} if words is not None else {}
    because = Because("from the arrest told of to the report: the words say that it still lasts", (arrest.trigger, account.trigger))
    return replace(
        account,
        date=f"{begun}/{last[: len(begun)]}",
        evidence={**told, **account.evidence},
        because={**account.because, "date": because},
    )


def _lasts(account: AccountFound, page: Page) -> bool:
    sentence = page.sentence_at(account.trigger[0])
    low = max(sentence.start if sentence is not None else 0, account.trigger[0] - _BEFORE)
    return _LASTS.search(page.text[low : account.trigger[0]]) is not None or "still" in page.text[slice(*account.trigger)]


def _point(edtf: str | None) -> str:
    """The date without its mark of doubt if it is no interval, else nothing."""
    point = _POINT.fullmatch(edtf or "")
    return point[1] if point is not None else ""
