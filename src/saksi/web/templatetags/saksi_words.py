"""`{% load saksi_words %}`: codes in words, as `{{ statement.position|position }}`; an account's card as a sentence."""

from __future__ import annotations

import re

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from saksi.kernel.signs import harmless
from saksi.web import words
from saksi.web.cards import Card
from saksi.web.charts.marks import marks
from saksi.web.charts.strips import Strip
from saksi.web.sentence import Piece, sentence

POINT = re.compile(r"[1-9]\d{3}(-\d\d){0,2}")
register = template.Library()
for name in ("cell", "position", "sector", "status", "kind", "act", "verification", "number", "period", "day", "told", "entry", "counted", "titled", "told_day"):
    register.filter(name, getattr(words, name))


@register.filter(name="harmless")
def _harmless(said: object) -> str:
    """Words of strangers without what turns or hides the words around them."""
    return harmless(str(said))


@register.filter
def percent(share: float) -> str:
    """A share from 0 to 1 in whole percent."""
    return f"{share:.0%}"


@register.filter
def when(edtf: str | None) -> SafeString:
    """A date in words of the page's language, with the date as it is kept beside: `<time datetime title>`; "" for none.

    Of a range or a date before the year 1000 no machine can be told by `datetime`; the title has it.
    """
    if not edtf:
        return mark_safe("")
    plain = edtf.rstrip("~?%")
    machine = format_html(' datetime="{}"', plain) if POINT.fullmatch(plain) else ""
    return format_html('<time{} title="{}">{}</time>', machine, edtf, words.day(edtf))


@register.filter(name="sentence")
def _sentence(card: Card) -> list[Piece]:
    """The sentence that an account's fields form, piece by piece; marked at its end if its act is only remembered."""
    pieces = sentence(card.facts, card.payload["act"], card.payload.get("date"))
    act = words.act(card.payload["act"])
    unmarked = act.endswith(words.DAGGER) and not any(words.DAGGER in piece.words for piece in pieces)
    return [*pieces, Piece(words.DAGGER)] if unmarked else pieces


@register.filter(name="marks")
def _marks(strip: Strip, step: int) -> SafeString:
    """The bars of a row of a chart."""
    return mark_safe(marks(strip, step, words.number))  # noqa: S308 - marks() escapes every word
