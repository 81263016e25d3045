"""Things found on a page -> a reading: ranges become spans of the stored text, and actors nobody needs are left out.

Rule: this is the only place that makes model objects out of things found; every reader goes through it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from saksi.kernel.span import Span
from saksi.reading.model import Account, Actor, DateMention, PlaceMention, Provision, Reading, Reason, Statement
from saksi.reading.positions.sides import Sides, settle
from saksi.reading.text.cast import Cast, Member, Mention
from saksi.reading.text.found import (
    AccountFound,
    Because,
    DateFound,
    PlaceFound,
    ProvisionFound,
    Range,
    Reasons,
    StatementFound,
)
from saksi.reading.text.page import Page
from saksi.reading.text.view import View


@dataclass(frozen=True)
class Found:
    """All that a reader found on one page."""

    page: Page
    cast: Cast
    dates: Sequence[DateFound]
    places: Sequence[PlaceFound]
    provisions: Sequence[ProvisionFound]
    statements: Sequence[StatementFound]
    accounts: Sequence[AccountFound]


def reading_of(
    found: Found, reader: str, version: str, settings: Mapping[str, str], confidence: Mapping[str, float] | None = None
) -> Reading:
    """The reading that this reader, version and settings made of the page. confidence: as in the reading."""
    page, view = found.page, found.page.view
    needed = _kept(page, found.cast, found.statements, found.accounts)
    settle(needed, Sides(page, found.cast))
    return Reading(
        reader=reader,
        version=version,
        settings=settings,
        published=page.published.isoformat() if page.published else None,
        pack=page.pack.name,
        actors=_actors(page, found.cast, needed),
        places=_places(view, found.places),
        dates=tuple(DateMention(f"d{n}", d.exact or d.edtf, view.span(d.start, d.end)) for n, d in enumerate(found.dates, start=1)),
        provisions=tuple(
            Provision(f"p{n}", p.instrument, p.article, view.span(p.start, p.end), p.code)
            for n, p in enumerate(found.provisions, start=1)
        ),
        statements=tuple(_statement(view, one) for one in found.statements),
        accounts=tuple(_account(view, n, one) for n, one in enumerate(found.accounts, start=1)),
        confidence=confidence or {},
        reasons=_reasons(found, needed),
    )


def _reasons(found: Found, needed: Sequence[Member]) -> dict[str, Reason]:
    """The reasons that things found brought along, by the ids of the reading."""
    span = cache(found.page.view.span)
    return {
        (f"{one}.{name}" if name else one): Reason(why.rule, tuple(span(*words) for words in why.words))
        for one, because in _told(found, needed)
        for name, why in because.items()
    }


def _told(found: Found, needed: Sequence[Member]) -> Iterator[tuple[str, Reasons]]:
    for member in needed:
        yield member.id, member.because
    for n, same in enumerate(_grouped(found.places), start=1):
        yield f"l{n}", {"": Because(same[0].rule, tuple((p.start, p.end) for p in same))}
    for n, date in enumerate(found.dates, start=1):
        yield f"d{n}", {"": Because(date.rule, ((date.start, date.end),))}
    for n, law in enumerate(found.provisions, start=1):
        yield f"p{n}", {"": Because(law.rule, ((law.start, law.end),))}
    for statement in found.statements:
        yield statement.id, statement.because
    for n, account in enumerate(found.accounts, start=1):
        yield f"i{n}", account.because


def _actors(page: Page, cast: Cast, needed: Sequence[Member]) -> tuple[Actor, ...]:
    mentions: dict[str, list[Span]] = {}
    for mention in cast.mentions:
        mentions.setdefault(mention.actor, []).append(page.view.span(mention.start, mention.end))
    return tuple(_actor(member, tuple(mentions[member.id])) for member in needed)


def _kept(
    page: Page, cast: Cast, statements: Sequence[StatementFound], accounts: Sequence[AccountFound]
) -> list[Member]:
    """The members that are named and needed."""
    used = {found.speaker for found in statements}
    for found in accounts:
        used.update(found.victims, found.perpetrators)
    named = {mention.actor for mention in cast.mentions}
    used.update(mention.actor for mention in cast.mentions if mention.proper and not _is_venue(page, mention))
    return [member for member in cast.members.values() if member.id in named and member.id in used]


_VENUE = re.compile(r"(?:\b(?:told|tells|tell|telling)\s+(?:the\s+)?|\b(?:told|tells)\s+(?:the\s+)?\w+[’']s\s+)$")
_CREDIT = re.compile(r"\s*/")


def _is_venue(page: Page, mention: Mention) -> bool:
    """Whom somebody talked to (`told the Courier`) and photo credits are not part of what is told."""
    before = page.text[max(0, mention.start - 40) : mention.start]
    return _VENUE.search(before) is not None or (
        before.endswith("(") and _CREDIT.match(page.text, mention.end) is not None
    )


def _actor(member: Member, mentions: tuple[Span, ...]) -> Actor:
    return Actor(
        member.id,
        member.kind,
        member.name,
        tuple(dict.fromkeys(member.aliases)),
        tuple(dict.fromkeys(member.roles)),
        member.sector,
        mentions,
    )


def _places(view: View, places: Sequence[PlaceFound]) -> tuple[PlaceMention, ...]:
    return tuple(
        PlaceMention(f"l{n}", same[0].name, same[0].code, same[0].level, tuple(view.span(p.start, p.end) for p in same))
        for n, same in enumerate(_grouped(places), start=1)
    )


def _grouped(places: Sequence[PlaceFound]) -> list[list[PlaceFound]]:
    """The places found, those of one code or name together."""
    grouped: dict[tuple[str | None, str], list[PlaceFound]] = {}
    for found in places:
        grouped.setdefault((found.code, "" if found.code else found.name), []).append(found)
    return list(grouped.values())


def _statement(view: View, found: StatementFound) -> Statement:
    return Statement(
        found.id,
        found.speaker,
        found.source,
        found.manner,
        view.span(found.start, found.end),
        view.span(found.cue_start, found.cue_end),
        found.date,
        found.position,
    )


def _account(view: View, number: int, found: AccountFound) -> Account:
    return Account(
        f"i{number}",
        found.act,
        view.span(*found.trigger),
        found.victims,
        found.perpetrators,
        found.date,
        found.place,
        found.charge,
        found.penalty,
        found.according_to,
        found.status,
        tuple(f"p{index + 1}" for index in found.provisions),
        _evidence(view, found.evidence),
    )


def _evidence(view: View, evidence: Mapping[str, Range | tuple[Range, ...]]) -> dict[str, Span | tuple[Span, ...]]:
    spans: dict[str, Span | tuple[Span, ...]] = {}
    for name, ranges in evidence.items():
        match ranges:
            case (int(start), int(end)):
                spans[name] = view.span(start, end)
            case _:
                spans[name] = tuple(view.span(*part) for part in ranges if isinstance(part, tuple))
    return spans
