"""The reader by rules: no download, explainable, fast.

Order: page, dates, places, provisions, cast, statements, accounts; then everything found becomes spans of the
stored text, and groups that no statement or account needs are left out. This is the only place that makes model
objects out of things found.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from saksi.codebook.packs import Pack
from saksi.kernel.span import Span
from saksi.reading.accounts import find_accounts
from saksi.reading.actors import find_cast
from saksi.reading.cast import Cast, Member, Mention
from saksi.reading.dates import find_dates
from saksi.reading.found import AccountFound, PlaceFound, Range, StatementFound
from saksi.reading.model import Account, Actor, DateMention, PlaceMention, Provision, Reading, Statement
from saksi.reading.page import Page, make_page
from saksi.reading.places import find_places
from saksi.reading.provisions import find_provisions
from saksi.reading.statements import find_statements
from saksi.reading.view import View


class RulesReader:
    """Reads by tokens, lexicons and grammars. Satisfies the protocol `Reader`."""

    name = "rules"
    version = "1"

    def read(self, text: str, published: date | None, pack: Pack) -> Reading:
        """Read the stored text; spans of the reading are of this text, in code points."""
        page = make_page(text, published, pack)
        dates = find_dates(page)
        places = find_places(page)
        provisions = find_provisions(page)
        cast = find_cast(page)
        statements = find_statements(page, cast, dates)
        accounts = find_accounts(page, cast, dates, places, provisions, statements)
        view = page.view
        return Reading(
            reader=self.name,
            version=self.version,
            settings={},
            published=published.isoformat() if published else None,
            pack=pack.name,
            actors=_actors(page, cast, statements, accounts),
            places=_places(view, places),
            dates=tuple(DateMention(f"d{n}", d.edtf, view.span(d.start, d.end)) for n, d in enumerate(dates, start=1)),
            provisions=tuple(
                Provision(f"p{n}", p.instrument, p.article, view.span(p.start, p.end), p.code)
                for n, p in enumerate(provisions, start=1)
            ),
            statements=tuple(_statement(view, found) for found in statements),
            accounts=tuple(_account(view, n, found) for n, found in enumerate(accounts, start=1)),
        )


def _actors(
    page: Page, cast: Cast, statements: Sequence[StatementFound], accounts: Sequence[AccountFound]
) -> tuple[Actor, ...]:
    used = {found.speaker for found in statements}
    for found in accounts:
        used.update(found.victims, found.perpetrators)
    mentions: dict[str, list[Span]] = {}
    for mention in cast.mentions:
        mentions.setdefault(mention.actor, []).append(page.view.span(mention.start, mention.end))
    used.update(mention.actor for mention in cast.mentions if mention.proper and not _is_venue(page, mention))
    kept = [member for member in cast.members.values() if member.id in mentions and member.id in used]
    return tuple(_actor(member, tuple(mentions[member.id])) for member in kept)


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
    grouped: dict[tuple[str | None, str], list[PlaceFound]] = {}
    for found in places:
        grouped.setdefault((found.code, "" if found.code else found.name), []).append(found)
    return tuple(
        PlaceMention(f"l{n}", same[0].name, same[0].code, same[0].level, tuple(view.span(p.start, p.end) for p in same))
        for n, same in enumerate(grouped.values(), start=1)
    )


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
