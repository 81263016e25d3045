"""Custody that still lasts: from the arrest that the page tells to the day of the report.

Rule: only where the words say that it lasts (`is still in custody`, `remains in jail`, `is being held`) and the report has a day; the end is
as coarse as the beginning. It begins with the dated arrest of the same people; else so long before as the words say, with the last
arrest told of some of those told of before (`Both men`), or on the day told before it in the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from saksi.reading.accounts.circumstances.custody_dates import SINCE_TOLD
from saksi.reading.accounts.circumstances.custody_lengths import DAY
from saksi.reading.accounts.circumstances.custody_spans import last_arrest
from saksi.reading.dates.sums import number_of, point_of, shifted
from saksi.reading.dates.words import COUNT
from saksi.reading.text.found import AccountFound, Because, Range
from saksi.reading.text.page import Page

_LASTS = re.compile(r"\b(?:still|remain(?:s|ed)?)\b|\b(?:is|are) (?:now |currently |both |all )?(?:being )?$|\b(?:was|were) (?:now |all |both )?being $")
_LASTS_WITHIN = re.compile(r"\b(?:still|remain(?:s|ed)?)\b")
_LASTS_AFTER = re.compile(r"[^.;]{0,60}?\b(?:where (?:he|she|they) (?:is|are|remains?) (?:still|to this day)|(?:is|are) there still|to this day|for (?:a|the) \w+(?:th|st|nd|rd)(?: straight| consecutive)? day)\b")
_LONG_AFTER = re.compile(rf"[^.;]{{0,60}}?\b(?P<n>{COUNT}) (?P<unit>day|month|year)s? (?:after|since)\b", re.IGNORECASE)
_AND_IS = re.compile(r"\b(?:and|where (?:he|she|they)) (?:is|are)\b[^,;:]{0,40}$")
_HELD = frozenset(("detention", "house-arrest"))
_ACTS = _HELD | {"media-closure", "site-blocked", "internet-shutdown"}
_TO_REPORT = "to the report: the words say that it still lasts"
"""How the rule ends of what still lasts."""
_BEFORE = 40
"""Characters: so far before the act `still` or `remains` stands."""


def still_held(accounts: Sequence[AccountFound], page: Page) -> list[AccountFound]:
    """The accounts, those of custody that still lasts dated from the arrest on."""
    if page.published is None:
        return list(accounts)
    return [_since_the_arrest(account, accounts, page, page.published.isoformat()) for account in accounts]


def _since_the_arrest(account: AccountFound, accounts: Sequence[AccountFound], page: Page, published: str) -> AccountFound:
    """The account from its beginning to the report, or as it is where nothing says that it still lasts."""
    if account.act in _HELD and "/" in (account.date or "") and account.because["date"].rule.startswith(SINCE_TOLD):
        return _from_arrest_in_breath(account, accounts, page)
    if account.act not in _ACTS or "/" in (account.date or "") or not _lasts(account, page):
        return account
    own = point_of(account.date)
    arrests = _arrests_of(account, accounts) if account.act in _HELD else []
    begun, arrest = max(arrests, key=lambda pair: pair[0], default=("", account))
    last = own if len(own) == DAY and begun < own <= published else published
    if begun:
        return _lasting(account, begun, last, f"from the arrest told of {_TO_REPORT}", arrest.trigger, arrest.evidence.get("date"))
    return (
        _so_long_after(account, page, published)
        or _of_told_before(account, accounts, page, last, published)
        or _since_own_day(account, page, published)
        or account
    )


def _arrests_of(account: AccountFound, accounts: Sequence[AccountFound]) -> list[tuple[str, AccountFound]]:
    """The dated arrests of the same people, each with its date."""
    return [(begun, one) for one in accounts if one.act == "arrest" and set(one.victims) & set(account.victims) if (begun := point_of(one.date))]


def _from_arrest_in_breath(account: AccountFound, accounts: Sequence[AccountFound], page: Page) -> AccountFound:
    """`was arrested in May, refused bail in July, and has been held ever since`: since the arrest, not the date told last."""
    sentence = page.sentence_at(account.trigger[0])
    first, _, last = (account.date or "").partition("/")
    low = sentence.start if sentence is not None else account.trigger[0]
    arrests = [
        (begun, one)
        for begun, one in _arrests_of(account, accounts)
        if low <= one.trigger[0] < account.trigger[0] and len(begun) == len(first) and begun < first
    ]
    if not arrests:
        return account
    begun, arrest = arrests[-1]
    because = Because("since the arrest told in the sentence, until the day of the report", (arrest.trigger, account.trigger))
    return replace(account, date=f"{begun}/{last}", because={**account.because, "date": because})


def _so_long_after(account: AccountFound, page: Page, published: str) -> AccountFound | None:
    """`remains in custody eleven days after a raid`: counted back from the day told of it, else from the report."""
    length = _LONG_AFTER.match(page.text, account.trigger[1])
    number = number_of(length["n"]) if length is not None else 0
    if length is None or not number:
        return None
    own = point_of(account.date)
    match account.evidence.get("date"):
        case (int(start), int(_)) if start < length.start("n") and len(own) == DAY and own <= published:
            last = own
        case _:
            last = published
    begun = shifted(last, -number, length["unit"].lower())
    return _lasting(account, begun, last, "it still lasts, so long after it began", length.span(), None) if begun else None


def _of_told_before(account: AccountFound, accounts: Sequence[AccountFound], page: Page, last: str, published: str) -> AccountFound | None:
    """`Both men are still in custody`: from the last arrest told before."""
    arrest = last_arrest(account, accounts, page) if account.act in _HELD else None
    if arrest is None:
        return None
    end = last if last > arrest.point else published
    return _lasting(account, arrest.point, end, f"from the arrest told before {_TO_REPORT}", arrest.words, None)


def _since_own_day(account: AccountFound, page: Page, published: str) -> AccountFound | None:
    """`was flown out on Monday and is being held`: from the day told in the same sentence."""
    match account.evidence.get("date"):
        case (int(_), int(end)) if end < account.trigger[0] and _AND_IS.search(page.text, end, account.trigger[0]):
            own = point_of(account.date)
            if len(own) == DAY:
                return _lasting(account, own, published, f"from the day told before it in the sentence {_TO_REPORT}", account.trigger, None)
    return None


def _lasting(account: AccountFound, begun: str, last: str, rule: str, words: Range, told: Range | tuple[Range, ...] | None) -> AccountFound:
    """The account from its beginning to the day until which it is said to last, if that is later; both as coarse."""
    if begun >= last[: len(begun)]:
        return account
    evidence = {"date": told, **account.evidence} if told is not None else account.evidence
    because = {**account.because, "date": Because(rule, (words, account.trigger))}
    return replace(account, date=f"{begun}/{last[: len(begun)]}", evidence=evidence, because=because)


def _lasts(account: AccountFound, page: Page) -> bool:
    """Whether the words before, of or after the act say that it still lasts."""
    sentence = page.sentence_at(account.trigger[0])
    low = max(sentence.start if sentence is not None else 0, account.trigger[0] - _BEFORE)
    start, end = account.trigger
    return bool(_LASTS.search(page.text[low:start]) or _LASTS_WITHIN.search(page.text, start, end) or _LASTS_AFTER.match(page.text, end))
