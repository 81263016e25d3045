"""One document at the desk: the text with its marks, the cards beside it.

Rule: everything is a link or a form that works alone. Where htmx asks (`HX-Request`), the answer is the part of the page that
changed: the line that says what happened, the cards, the counter, the strip; the text only where words are looked for in it.
What a refused form held is shown again, never lost.
Steps: the board, the cards that the address asks for, the form of the card that is being changed, the page or its part.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from saksi.kernel.errors import Conflict, SaksiError
from saksi.kernel.scripts import language_of
from saksi.record.models import Account, Decision, Document, Incident, Suggestion
from saksi.web.amending import changes_from, inputs
from saksi.web.board import IN_STRIP, PAGE, Asked, Board, desk_address
from saksi.web.cards import Card
from saksi.web.common import get_or_404, of_htmx, status_of, who, whole
from saksi.web.marks import Mark, marked_text, occurrences
from saksi.web.offers import asks_for_incident, with_offers
from saksi.web.pages.blind import blind_desk
from saksi.web.pages.bulk import low_stakes
from saksi.web.pages.finish import closing_of
from saksi.web.progress import minutes_left, progress
from saksi.web.words import DAGGER

PER_HISTORY = 100
STATES = [(state.value, state.label) for state in Suggestion.State if state != Suggestion.State.SUPERSEDED]
REASON = "reason"  # the form that asks for it alone
KEYS = {"statement": "1", "account": "2", "actor": "3", "provision": "4", "place": "5"}


def asked_form(request: HttpRequest) -> str | None:
    """Which form a button of a card asks for: of one value, of the reason alone, "" of all values; None where none is asked for."""
    return REASON if "s" in request.POST else request.POST.get("e")


@require_safe
def show(request: HttpRequest, number: int) -> HttpResponse:
    """The desk: `card` in the address opens one card for changing (`field`: one value alone), `at` turns to the page where one stands.

    `find` looks for words in the text: a script asks for the text alone, and no form that is open on the page is lost.
    """
    document = get_or_404(Document, request, number, withdrawn=False)
    hidden = blind_desk(request, document)
    if hidden is not None:
        return hidden
    if not of_htmx(request):
        return desk(request, document)
    board = Board.of(request, document)
    if "card" not in request.GET and "at" not in request.GET:
        asked = Asked.of(request)
        context = {**_text(request, board, asked.kept(board.cards)), **frame(request, board, asked)}
        return render(request, "web/desk_found.html", context)
    card = board.by_key.get(whole(request.GET.get("card")) or whole(request.GET.get("at")) or 0)
    return part(request, board, [card] if card else [], editing=whole(request.GET.get("card")))


def desk(
    request: HttpRequest, document: Document, refused: SaksiError | None = None, at: int | None = None
) -> HttpResponse:
    """The page, or its part. refused: why the form about the card `at` was not taken; it is told there, with what was typed."""
    board = Board.of(request, document)
    editing = whole(request.GET.get("card"))
    typed = "outcome" not in request.POST and "reason" in request.POST  # a form that was sent without any of its buttons
    if refused is not None and (typed or request.POST.get("outcome") in ("amend", "unsure")):
        editing = at
    if refused is not None and of_htmx(request):
        card = board.by_key.get(at or 0)
        cards = [card] if card else []
        focus = _instead_of(card, board, Asked.of(request)) if isinstance(refused, Conflict) and editing is None else None
        return part(request, board, cards, focus=focus, refused=refused, editing=editing)
    asked = Asked.of(request).showing(board.cards, at or editing or whole(request.GET.get("at")))
    shown = asked.page(asked.choose(board.cards))
    if refused is not None and at in board.by_key and at not in [card.key for card in shown]:
        shown = [board.by_key[at], *shown]
    made = _made(request, board)
    context = {
        **_text(request, board, shown),
        "cards": with_offers(who(request), board, shown, editing),
        "hand": at or editing or whole(request.GET.get("at")) or _in_hand(shown, made),
        "whole_page": desk_address(document.pk, replace(asked, first=0, all=True)) if len(board.cards) > PAGE else "",
        **_said(board, made),
        **frame(request, board, asked),
        **_form(request, board, editing, refused),
        "refused": refused,
        "at": at,
        "posted": request.POST,
    }
    context["remembered"] = any(DAGGER in fact.value for card in shown for fact in card.facts)
    return render(request, "web/desk.html", context, status=status_of(refused) if refused else 200)


def _text(request: HttpRequest, board: Board, shown: list[Card]) -> dict[str, Any]:
    """The text with the marks of the cards shown, and where the words looked for stand."""
    text = board.document.text.content
    found = occurrences(text, Asked.of(request).find)
    return {
        "language": language_of(text),
        "text": marked_text(text, _marks(shown), found, _told(request)),
        "found": range(1, len(found) + 1),
    }


def _in_hand(shown: list[Card], made: Decision | None) -> int | None:
    """The card that one is at where the address names none: the next open one.

    It alone repeats the words around its own: those of the others stand in the text of the page, from where `focus.js` takes them.
    """
    waiting = [card for card in shown if card.is_open]
    at = next((card.place for card in shown if made and card.key == made.suggestion_id), None)
    following = next((card for card in waiting if at and card.place > at), waiting[0] if waiting else None)
    return following.key if following else None


def _instead_of(card: Card | None, board: Board, asked: Asked) -> Card | None:
    """Where to go on when somebody else decided a card first: the next open one in sight; None for the card itself."""
    if card is None or card.is_open:
        return None
    following = board.after(asked, card.place)
    return following if following in asked.kept(board.cards) else None


def part(
    request: HttpRequest,
    board: Board,
    cards: Iterable[Card],
    *,
    made: Decision | None = None,
    focus: Card | None = None,
    refused: SaksiError | None = None,
    editing: int | None = None,
) -> HttpResponse:
    """What htmx puts in place. cards: those that changed; focus: where to go on, by default the first of these."""
    asked, cards = Asked.of(request), list(cards)
    focus = focus or (cards[0] if cards else None)
    context = {
        "cards": with_offers(who(request), board, cards, editing),
        "language": language_of(board.document.text.content),
        **_said(board, made),
        "incident": _incident_made(request, made) if any(map(asks_for_incident, asked.kept(board.cards))) else None,
        "focus": focus,
        "go": _address_of(board, asked, focus, made),
        **frame(request, board, asked),
        **_form(request, board, editing, refused),
        "refused": refused,
        "at": cards[0].key if cards else None,
        "posted": request.POST,
        "oob": True,
    }
    return render(request, "web/desk_part.html", context, status=status_of(refused) if refused else 200)


def frame(request: HttpRequest, board: Board, asked: Asked) -> dict[str, Any]:
    """What counter, filters, strip and pager show."""
    document = board.document
    behind = asked.choose(board.cards)[asked.first + PAGE :] if not asked.all else []

    def address(**other: Any) -> str:
        return desk_address(document.pk, replace(asked, first=0, **other))

    kinds = [(code, label, progress(c for c in board.cards if c.suggestion.kind == code), address(kind=code), KEYS.get(code, ""))
             for code, label in Suggestion.Kind.choices]  # fmt: skip
    whole_of = progress(board.cards)
    return {
        "document": document,
        "progress": whole_of,
        "kinds": [kind for kind in kinds if kind[2].total],
        "states": _states(board.cards, address),
        "all_kinds": address(kind=""),
        "all_key": KEYS.get(asked.kind, ""),
        "all_states": address(state=""),
        "minutes": minutes_left(board.mine, whole_of.open),
        "strip": board.my_last[:IN_STRIP],
        "next": desk_address(document.pk, replace(asked, first=0), at=behind[0].key) if behind else "",
        "previous": desk_address(document.pk, replace(asked, first=max(0, asked.first - PAGE))) if asked.first else "",
        "undoable": board.undoable,
        "asked": asked,
        "here": asked.query(),
        "to": reverse("desk", args=[document.pk]) + (asked.query() + "&" if asked.query() else "?"),
        "profile": who(request).profile,
        "bulk": len(low_stakes(board, asked)),
        "closing": closing_of(request, document),
        "accepted": any(card.suggestion.state in ("accepted", "amended") for card in board.cards),
    }


def _states(cards: list[Card], address: Callable[..., str]) -> list[tuple[str, Any, int, str]]:
    """The links of the states that there are: code, label, how many, address."""
    counts = Counter(card.suggestion.state for card in cards)
    return [(code, label, counts[code], address(state=code)) for code, label in STATES if counts[code]]


def _address_of(board: Board, asked: Asked, card: Card | None, made: Decision | None) -> str:
    """Where to go on if the card is not on the page."""
    if card is None:
        return ""
    more = {"made": made.pk} if made else {}
    return desk_address(board.document.pk, asked.showing(board.cards, card.key), str(card.key), **more)


def _marks(cards: list[Card]) -> list[Mark]:
    """The marks of some cards in their text."""
    return [
        Mark(c.suggestion.start, c.suggestion.end, c.suggestion.kind, str(c.key), c.suggestion.state) for c in cards
    ]


def _told(request: HttpRequest) -> dict[str, Any] | None:
    """The word for each kind, if this person wants the marks told in words."""
    return dict(Suggestion.Kind.choices) if who(request).profile.marks_told else None


def _said(board: Board, made: Decision | None) -> dict[str, Any]:
    """What was done just now; `left`: an undo left standing what its card had stood on, accepted along with it or before."""
    return {"made": made, "left": made is not None and board.left_standing(made)}


def _made(request: HttpRequest, board: Board) -> Decision | None:
    """The decision made just now, which the address names, while it is the newest about its suggestion."""
    key = whole(request.GET.get("made"))
    made = next((decision for decision in board.decisions if decision.pk == key), None)
    newer = made and any(d.suggestion_id == made.suggestion_id and d.pk > made.pk for d in board.decisions)
    return None if newer else made


def _form(request: HttpRequest, board: Board, editing: int | None, refused: SaksiError | None) -> dict[str, Any]:
    """The form of the card that is being changed, filled with what was posted if it was refused; `field`: one value alone."""
    card = board.by_key.get(editing or 0)
    if card is None:
        return {"editing": None}
    kind = card.suggestion.kind
    filled = {**card.payload, **changes_from(kind, card.payload, request.POST)} if refused else card.payload
    only = request.GET.get("field") or request.POST.get("field") or asked_form(request) or ""
    quotes = {fact.field: fact.quote for fact in card.facts}
    if only == REASON:
        return {"editing": card.key, "inputs": [], "only": only}
    found = [replace(line, quote=quotes.get(line.name, "")) for line in inputs(kind, filled, card.names)]
    alone = [line for line in found if line.name == only]
    return {"editing": card.key, "inputs": alone or found, "only": only if alone else ""}


def _incident_made(request: HttpRequest, made: Decision | None) -> Incident | None:
    """The incident of the account that was accepted just now, for the choices of the other cards."""
    if made is None or made.suggestion.kind != Suggestion.Kind.ACCOUNT:
        return None
    told = Account.objects.visible_to(who(request)).filter(decision=made, live=True).select_related("act__incident").first()
    found: Incident | None = told.act.incident if told and told.act else None
    return found


@require_safe
def history(request: HttpRequest, number: int) -> HttpResponse:
    """Every decision about a document, newest first, with the words; each can be decided again."""
    document = get_or_404(Document, request, number, withdrawn=False)
    board = Board.of(request, document)
    page = Paginator(board.decisions[::-1], PER_HISTORY).get_page(request.GET.get("page"))
    stand = {card.decision.pk for card in board.cards if card.decision}
    rows = [(decision, board.by_key.get(decision.suggestion_id), decision.pk in stand) for decision in page]
    return render(request, "web/history.html", {"document": document, "page": page, "rows": rows})
