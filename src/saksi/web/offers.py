"""The incidents of which an open account may tell, as its card offers them: the likely ones with their reasons, and a new one.

Rule: a new incident is chosen beforehand, unless a victim is shared and the dates may be one; a person sees the reasons and chooses otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django.contrib.auth.models import User
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from saksi.matching.incidents import Reason, Why, fits
from saksi.record.likely import known_tellings, telling_of
from saksi.record.models import Incident, Suggestion
from saksi.web.board import Board
from saksi.web.cards import Card

RECENT = 100
WORDS = {
    Why.SAME_ACT: gettext_noop("same act"),
    Why.FAMILY: gettext_noop("kindred act"),
    Why.SAME_DAY: gettext_noop("same day"),
    Why.OVERLAP: gettext_noop("dates that may be one"),
    Why.VICTIM: gettext_noop("victim %(name)s"),
    Why.PERPETRATOR: gettext_noop("by %(name)s"),
    Why.PLACE: gettext_noop("in %(name)s"),
    Why.PROVINCE: gettext_noop("in the province %(name)s"),
    Why.HERE: gettext_noop("told in this document"),
}


@dataclass(frozen=True)
class Offer:
    """One incident to choose. why: the reasons in words; chosen: whether it is chosen beforehand."""

    pk: int
    title: str
    why: str = ""
    chosen: bool = False


def with_offers(by: User, board: Board, shown: list[Card], editing: int | None) -> list[Card]:
    """The cards, each open account with its offers; in the form with all recent incidents, too."""
    asking = {card.key for card in shown if asks_for_incident(card, editing)}
    if not asking:
        return shown
    people = _people(board)
    asked = {
        c.key: telling_of(c.payload, people.get(c.suggestion.reading_id, {}), board.document)
        for c in shown
        if c.key in asking
    }
    known, titles = known_tellings(by, board.document, list(asked.values()))
    recent = _recent(by) if editing in asking else []
    cards = []
    for card in shown:
        if card.key in asking:
            found = fits(asked[card.key], known)
            offers = [
                Offer(fit.incident, titles[fit.incident], in_words(fit.reasons), fit.strong and n == 0)
                for n, fit in enumerate(found)
            ]
            offered = {offer.pk for offer in offers}
            more = [one for one in recent if one.pk not in offered] if card.key == editing else []
            card = replace(card, incidents=[*offers, *more])  # noqa: PLW2901 - the same card with its offers
        cards.append(card)
    return cards


def in_words(reasons: tuple[Reason, ...]) -> str:
    """Reasons as people read them."""
    return ", ".join(_word(reason) for reason in reasons)


def _word(reason: Reason) -> str:
    if reason.why == Why.NEAR:
        n = int(reason.words)
        return ngettext("%(n)s day apart", "%(n)s days apart", n) % {"n": n}
    return _(WORDS[reason.why]) % {"name": reason.words}


def asks_for_incident(card: Card, editing: int | None = None) -> bool:
    """Whether somebody may choose an incident on this card."""
    return bool(card.suggestion.kind == Suggestion.Kind.ACCOUNT) and (card.is_open or card.key == editing)


def _people(board: Board) -> dict[int, dict[str, tuple[str, ...]]]:
    """From a reading to the names of its people by their keys."""
    found: dict[int, dict[str, tuple[str, ...]]] = {}
    for card in board.cards:
        if card.suggestion.reading_id not in found:  # of those without a card the name alone
            found[card.suggestion.reading_id] = {key: (name,) for key, name in card.names.actors.items()}
        if card.suggestion.kind == Suggestion.Kind.ACTOR:
            names = (card.payload["name"], *(card.payload.get("aliases") or ()))
            found[card.suggestion.reading_id][card.suggestion.key] = names
    return found


def _recent(by: User) -> list[Any]:
    rows = Incident.objects.visible_to(by).filter(live=True).order_by("-id")[:RECENT]
    return [Offer(row.pk, row.title) for row in rows]
