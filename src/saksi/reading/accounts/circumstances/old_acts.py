"""Acts of years ago that the news tells again: dated where the text names the same act with its year, month or day.

Rule: only abductions, killings and rapes, which are done to a person once, and only those that have no date but one inferred from the
news; the other words must name the act and the same victim in one clause with the date (`the 2008 hostage-taking of Orel`, `the murder of Orel in May 2002`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from saksi.reading.accounts.circumstances.date_asides import in_caption
from saksi.reading.text.found import AccountFound, Because, DateFound
from saksi.reading.text.page import Page

_KILLED = r"(?:murder|kill|behead|assassinat|slay|lynch|death)\w*"
_WORDS: Mapping[str, str] = {
    "abduction": r"(?:kidnap|abduct|hostage-taking|captur)\w*",
    "killing": _KILLED,
    "death-in-custody": _KILLED,
    "torture": r"(?:tortur|death)\w*",
    "sexual-violence": r"(?:rap(?:e|ed|ing)\b|sexual(?:ly)? assault\w*)",
}
_CLAUSE = r"(?:(?!\b(?:who|which|that|after|before|when|said)\b)[^,;.:])"
_BEFORE = {act: re.compile(rf"\b{word}\b{_CLAUSE}{{0,80}}$", re.IGNORECASE) for act, word in _WORDS.items()}
_AFTER = {act: re.compile(rf"(?: [a-z-]+){{0,2}} {word}", re.IGNORECASE) for act, word in _WORDS.items()}
_REACH = 110


def of_old_acts(accounts: Sequence[AccountFound], page: Page, dates: Sequence[DateFound]) -> list[AccountFound]:
    """The accounts, those of old acts dated by other words of the text for the same act."""
    return [_told_again(account, page, dates) for account in accounts]


def _told_again(account: AccountFound, page: Page, dates: Sequence[DateFound]) -> AccountFound:
    """The account, its date told elsewhere beside its victim if it has none that its own words tell."""
    inferred = account.act in _WORDS and (account.date or "~").endswith("~") and not _own_date(account, page)
    names = _names(account, page) if inferred else set()
    told = next((date for date in dates if _names_act(account.act, date, page, names)), None) if names else None
    if told is None:
        return account
    because = Because("told of the same act and victim elsewhere in the text", ((told.start, told.end),))
    evidence = {**account.evidence, "date": (told.start, told.end)}
    return replace(account, date=told.edtf, evidence=evidence, because={**account.because, "date": because})


def _own_date(account: AccountFound, page: Page) -> bool:
    """Whether the sentence of the act tells its date."""
    match account.evidence.get("date"):
        case (int(start), int(_)):
            return page.sentence_at(start) == page.sentence_at(account.trigger[0])
    return False


def _names(account: AccountFound, page: Page) -> set[str]:
    """The last words of the names by which the account tells its victims."""
    words = (page.text[slice(*span)].split()[-1:] for span in account.evidence.get("victims", ()) if isinstance(span, tuple))
    return {word for last in words for word in last if word[:1].isupper()}


def _names_act(act: str, date: DateFound, page: Page, names: set[str]) -> bool:
    """Whether the date stands beside words for this act and, in the same sentence, one of these names."""
    sentence = page.sentence_at(date.start)
    if sentence is None or "/" in date.edtf or page.is_ahead(date.edtf.rstrip("~")) or in_caption(page, date):
        return False
    if not any(name in page.text[sentence.start : sentence.end] for name in names):
        return False
    before = _BEFORE[act].search(page.text, max(sentence.start, date.start - _REACH), date.start)
    return before is not None or _AFTER[act].match(page.text, date.end, sentence.end) is not None
