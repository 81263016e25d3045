"""How well an incident is established: the level, who said so and why, and the origins of what is told, each counted once.

Rule: documents of one origin stand together with what links them; a person can join and part them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from saksi.codebook.lists import codebook
from saksi.matching.origins import Link, Why
from saksi.record.findings import TWO_PEOPLE, stands, why_reason_is_needed
from saksi.record.models import Incident, Signature, Verification
from saksi.record.models.base import Viewer
from saksi.record.origins import counted_origins, words_on
from saksi.record.resolve import denials


@dataclass(frozen=True)
class Linked:
    """What makes two documents one, in words; by: the person's word that did, if any."""

    one: Any
    other: Any
    reason: str
    word: Any = None


@dataclass(frozen=True)
class OneOrigin:
    """Documents that count once. telling: whether one of them tells that it happened."""

    documents: Sequence[Any]
    links: Sequence[Linked]
    telling: bool


@dataclass(frozen=True)
class Level:
    """A word on the level: who signed, whether it counts, and whether this reader signed."""

    row: Any
    signed: Sequence[Any]
    counts: bool
    mine: bool


def reason_of(link: Link) -> str:
    """Why two documents have one origin, as a sentence."""
    said = {
        Why.SAME_TEXT: _("the same text"),
        Why.COPY: _("%(share)s of the shorter text stands in the other, word for word") % {"share": link.detail},
        Why.QUOTES: _("the one quotes the other: “%(words)s”") % {"words": link.detail},
        Why.AGENCY: _("both carry the wire of %(name)s") % {"name": link.detail},
        Why.PUBLISHER: _("one publisher: %(name)s") % {"name": link.detail},
        Why.VOICE: _("the same person tells it in both"),
        Why.PERSON: _("a person says so"),
    }
    return said[link.why]


def verification(user: Viewer, incident: Incident, accounts: Sequence[Any], open_points: int) -> dict[str, Any]:
    """The section. accounts: those that this person may see, veiled."""
    words = words_on(user, {account.document_id for account in accounts})
    origins = _origins(user, accounts, words)
    telling = sum(origin.telling for origin in origins)
    levels = _levels(user, incident)
    newest = levels[0] if levels else None
    standing = next((level for level in levels if level.counts), None)
    lacks = (
        why_reason_is_needed(standing.row.rung, telling, open_points) if standing and not standing.row.reason else ""
    )
    return {
        "origins": origins,
        "telling": telling,
        "denying": len(origins) - telling,
        "words_on_origins": [word for word in words if not word.same],
        "documents": [document for origin in origins for document in origin.documents],
        "levels": levels,
        "pending": newest if newest and newest.row.rung in TWO_PEOPLE and not newest.counts else None,
        "stands": standing,
        "lacks": lacks,
        "choices": [
            (code, _(term.label), _(term.meaning), why_reason_is_needed(code, telling, open_points))
            for code, term in codebook().verification_levels.items()
        ],
    }


def _origins(user: Viewer, accounts: Sequence[Any], words: Sequence[Any]) -> list[OneOrigin]:
    documents = {account.document_id: account.document for account in accounts}
    telling = {account.document_id for account in denials(accounts)[0]}
    said = {frozenset((word.document_id, word.origin_id)): word for word in words if word.same}
    return [
        OneOrigin(
            [documents[number] for number in origin.members],
            [_linked(link, documents, said) for link in _first_for_each(origin.links)],
            bool(telling & set(origin.members)),
        )
        for origin in counted_origins(user, accounts, words)
    ]


def _first_for_each(links: Sequence[Link]) -> list[Link]:
    """Links enough to say why each document stands in its group, and every person's word; not each with each."""
    known: set[int] = set()
    kept = []
    for link in links:
        if link.why == Why.PERSON or not {link.one, link.other} <= known:
            kept.append(link)
        known |= {link.one, link.other}
    return kept


def _linked(link: Link, documents: Mapping[int, Any], said: Mapping[frozenset[int], Any]) -> Linked:
    word = said.get(frozenset((link.one, link.other))) if link.why == Why.PERSON else None
    return Linked(documents[link.one], documents[link.other], reason_of(link), word)


def _levels(user: Viewer, incident: Incident) -> list[Level]:
    """What was said of the level, the newest first."""
    rows = Verification.objects.visible_to(user).filter(incident=incident, live=True).order_by("-pk")
    signed: dict[int, list[Any]] = {}
    for signature in Signature.objects.visible_to(user).filter(incident=incident, live=True).exclude(verification=None):
        signed.setdefault(signature.verification_id, []).append(signature)
    return [_level(user, row, signed.get(row.pk, [])) for row in rows]


def _level(user: Viewer, row: Any, signed: Sequence[Any]) -> Level:
    return Level(row, signed, stands(row, signed), any(signature.user_id == user.pk for signature in signed))
