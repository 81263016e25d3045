"""`{% load saksi_words %}`: codes in words, as `{{ statement.position|position }}`; an account's card as a sentence."""

from __future__ import annotations

from django import template

from saksi.web import words
from saksi.web.cards import Card
from saksi.web.sentence import Piece, sentence

register = template.Library()
for name in ("cell", "position", "sector", "status", "kind", "act", "verification", "number"):
    register.filter(name, getattr(words, name))


@register.filter
def percent(share: float) -> str:
    """A share from 0 to 1 in whole percent."""
    return f"{share:.0%}"


@register.filter(name="sentence")
def _sentence(card: Card) -> list[Piece]:
    """The sentence that an account's fields form, piece by piece."""
    return sentence(card.facts, card.payload["act"], card.payload.get("date"))
