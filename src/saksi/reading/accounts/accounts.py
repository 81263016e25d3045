"""Accounts: one source's telling of one concrete act, with who, whom, when, where, why and according to whom.

Rule: an act counts only if it is told as done or going on, to somebody the text names or counts; every field has its
words. Order: verbs and nouns of acts, one pass; for each the frame that fits; its parties; its circumstances; then
the mentions of one act are merged.
"""

from __future__ import annotations

from collections.abc import Sequence

from saksi.reading.accounts.charges import find_charge, find_penalty
from saksi.reading.accounts.circumstances.circumstances import Circumstances
from saksi.reading.accounts.circumstances.custody_dates import Told
from saksi.reading.accounts.circumstances.custody_spans import custody_spans
from saksi.reading.accounts.circumstances.event_dates import by_events
from saksi.reading.accounts.circumstances.later_acts import done_later
from saksi.reading.accounts.circumstances.months_told import by_months, in_weeks
from saksi.reading.accounts.circumstances.old_acts import of_old_acts
from saksi.reading.accounts.circumstances.still_held import still_held
from saksi.reading.accounts.merging import merge
from saksi.reading.accounts.tellings.tellings import Telling, find_tellings
from saksi.reading.actors.cast_phrases import Party
from saksi.reading.text.cast import Cast
from saksi.reading.text.found import AccountFound, Because, DateFound, PlaceFound, ProvisionFound, Range, StatementFound
from saksi.reading.text.page import Page

_CHARGED = frozenset(
    "arrest detention charge conviction summons trial lawsuit appeal-rejected acquittal charges-dropped bail-denied house-arrest raid".split()
)
_TAKEN = frozenset("arrest detention summons house-arrest raid".split())
_PUNISHED = frozenset("conviction appeal-rejected licence-revoked publication-restricted organisation-suspended voting-rights-removed".split())
_COURT_ACTS = frozenset("conviction trial appeal-rejected bail-denied acquittal charges-dropped".split())
_LAW = {
    "charge": "the words of an offence after a phrase that opens a charge",
    "penalty": "the measure of a sentence or fine in or after the words of the act",
}


def find_accounts(
    page: Page,
    cast: Cast,
    dates: Sequence[DateFound],
    places: Sequence[PlaceFound],
    provisions: Sequence[ProvisionFound],
    statements: Sequence[StatementFound],
) -> tuple[AccountFound, ...]:
    """All accounts of the page, sorted by trigger. Groups that only an account needs are added to the cast."""
    return accounts_of(find_tellings(page, cast, dates, statements), page, cast, dates, places, provisions, statements)


def accounts_of(
    tellings: Sequence[Telling],
    page: Page,
    cast: Cast,
    dates: Sequence[DateFound],
    places: Sequence[PlaceFound],
    provisions: Sequence[ProvisionFound],
    statements: Sequence[StatementFound],
) -> tuple[AccountFound, ...]:
    """The accounts of these tellings with their circumstances, the mentions of one act merged, sorted by trigger."""
    ordered = sorted(statements, key=lambda statement: statement.start)
    around = Circumstances(page, dates, places, provisions, ordered, sorted(telling.trigger for telling in tellings))
    found = [_account(page, cast, around, telling) for telling in tellings]
    dated = custody_spans(by_events(done_later(merge(found, page, cast), page, dates), page, dates), page, dates)
    merged = by_months(of_old_acts(still_held(in_weeks(dated, page, dates), page), page, dates), page, dates)
    return tuple(sorted(merged, key=lambda account: account.trigger))


def _account(page: Page, cast: Cast, around: Circumstances, telling: Telling) -> AccountFound:
    trigger, sentence = telling.trigger, telling.sentence
    evidence: dict[str, Range | tuple[Range, ...]] = {}
    date = around.date(trigger, sentence, telling.act)
    place = around.place(trigger, sentence, [_phrase(cast, party.start) for party in telling.victims], telling.act)
    offence = find_charge(page.text, trigger, sentence.end, taken=telling.act in _TAKEN) if telling.act in _CHARGED else None
    charge = _told(page, offence, "charge")
    fined = telling.act == "other" and "fine" in page.text[slice(*trigger)]
    penalty = _told(page, find_penalty(page.text, trigger, sentence.end), "penalty") if telling.act in _PUNISHED or fined else None
    perpetrators = telling.perpetrators or _court(cast, telling)
    because = dict(telling.because)
    for name, told in (("date", date), ("place", place), ("charge", charge), ("penalty", penalty)):
        if told:
            evidence[name] = told.words
            because[name] = Because(told.rule, (told.words,))
    for part, parties in (("victims", telling.victims), ("perpetrators", perpetrators)):
        because.update({f"{part}.{p.actor}": Because(p.rule, ((p.start, p.end), trigger)) for p in parties})
    evidence["victims"] = tuple((party.start, party.end) for party in telling.victims)
    if perpetrators:
        evidence["perpetrators"] = tuple((party.start, party.end) for party in perpetrators)
    statement = around.statement(trigger)
    provisions = around.provisions_of(sentence) if telling.act in _CHARGED else ()
    because.update(around.reasons(statement, provisions))
    return AccountFound(
        act=telling.act,
        trigger=trigger,
        victims=tuple(party.actor for party in telling.victims),
        perpetrators=tuple(party.actor for party in perpetrators),
        date=date.value if date else None,
        place=place.value if place else None,
        charge=charge.value if charge else None,
        penalty=penalty.value if penalty else None,
        according_to=statement.id if statement else None,
        status=telling.status,
        provisions=provisions,
        evidence=evidence,
        because=because,
    )


def _told(page: Page, words: Range | None, name: str) -> Told | None:
    return Told(page.text[slice(*words)], words, _LAW[name]) if words else None


def _phrase(cast: Cast, start: int) -> Range:
    """The words of a mention; of a group with its `in ...`, which tells where they are from."""
    mention = cast.covering(start)
    if mention is None:
        return start, start + 1
    return mention.left, mention.right if cast.members[mention.actor].kind == "group" else mention.end


def _court(cast: Cast, telling: Telling) -> tuple[Party, ...]:
    """For what only courts do, the court that the sentence names."""
    if telling.act not in _COURT_ACTS:
        return ()
    for mention in cast.within(telling.sentence.start, telling.sentence.end):
        member = cast.members[mention.actor]
        if member.kind == "organisation" and "court" in member.name.lower():
            return (Party(mention.actor, mention.start, mention.end, "the court that the sentence names"),)
    return ()
