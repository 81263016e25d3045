"""Add what was missed: choose words of the text, and say what they are.

Rule: the words are checked against the stored text once more and widened to whole characters. While a document is read blind the same form
keeps what is found apart from the record.
Steps: the words (typed and found, or selected in the text), the form beside each place, the payload, the action.
"""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from saksi.actions.add_blind import add_blind
from saksi.actions.add_missed import add_missed
from saksi.actions.payload import ACTOR_KINDS, MANNERS
from saksi.kernel.errors import SaksiError, SpanMismatch
from saksi.kernel.graphemes import snap
from saksi.kernel.scripts import language_of
from saksi.kernel.span import Span
from saksi.record.blind import key_of
from saksi.record.draws import blind_reading_of
from saksi.record.models import BlindItem, Document, Suggestion
from saksi.web.amending import acts, plain, positions, sectors
from saksi.web.board import Asked, Board, desk_address
from saksi.web.cards import around
from saksi.web.common import get_or_404, of_htmx, say, status_of, undoable, who, whole, with_undo, written
from saksi.web.marks import occurrences
from saksi.web.words import DAGGER

MOST = 20


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, number: int) -> HttpResponse:
    """The page; a form that cannot be taken comes back with the reason and what was typed. `start`, `end`, `quote`: words selected in the text."""
    document = get_or_404(Document, request, number, withdrawn=False)
    if request.method != "POST":
        try:
            chosen = _span(request.GET, document) if "start" in request.GET else None
        except SpanMismatch as error:
            return _page(request, document, refused=error)
        return _page(request, document, chosen)
    try:
        span = _span(request.POST, document)
    except SpanMismatch as error:
        return _page(request, document, refused=error)
    try:
        return _added(request, document, span)
    except SaksiError as error:
        return _page(request, document, span, error)


def _span(said: Any, document: Document) -> Span:
    """The words that were chosen, without space around them, widened to whole characters. Raises SpanMismatch if the text does not have them there."""
    start, end = (whole(said.get(name)) for name in ("start", "end"))
    text, quote = document.text.content, said.get("quote")
    chosen = Span(text, -1 if start is None else start, -1 if end is None else end)
    if quote is not None and _lines(quote) != _lines(chosen.quote):
        raise SpanMismatch(
            "document %(pk)s, code points %(start)s-%(end)s: the stored text reads %(quote)r, the words chosen are %(given)r. Choose them again, or type them.",
            pk=document.pk,
            start=chosen.start,
            end=chosen.end,
            quote=chosen.quote[:80],
            given=quote[:80],
        )
    first = chosen.end - len(chosen.quote.lstrip())
    return Span(text, *snap(text, first, max(first, chosen.start + len(chosen.quote.rstrip()))))


def _lines(quote: str) -> str:
    """Words as a form sends them back: browsers change how lines end."""
    return quote.replace("\r\n", "\n").replace("\r", "\n")


def _added(request: HttpRequest, document: Document, span: Span) -> HttpResponse:
    """Add it, and go on to the next open card, else to its own; kept apart while the document is read blind."""
    kind, payload, reason = request.POST.get("kind", ""), _payload(request, span), request.POST.get("reason", "")
    if blind_reading_of(document) is not None:
        with written(request, "adding"):
            add_blind(who(request), document, kind, payload)
            undo = undoable(request)
        say(request, _("Kept. You see it below; the record has it once you ask for the suggestions."))
        return redirect(with_undo(reverse("desk", args=[document.pk]), undo))
    with written(request, "adding"):
        decision = add_missed(who(request), document, kind, payload, reason=reason)
    board = Board.of(request, document)
    card = board.by_key[decision.suggestion_id]
    at = (board.after(Asked(), card.place) or card).key
    return redirect(desk_address(document.pk, Asked().showing(board.cards, at), str(at), made=decision.pk))


def _page(
    request: HttpRequest, document: Document, chosen: Span | None = None, refused: SaksiError | None = None
) -> HttpResponse:
    """The page, or for a script the form about the chosen words alone. refused: why something was not taken."""
    text, words = document.text.content, request.GET.get("words", "").strip()
    found = [snap(text, *where) for where in occurrences(text, words)]
    mine = (chosen.start, chosen.end) if chosen else None
    if mine and mine not in found[:MOST]:
        found.insert(0, mine)
    blind = blind_reading_of(document) is not None
    context = {
        "document": document,
        "language": language_of(text),
        "words": words,
        "places": [_place(text, *where, mine=where == mine) for where in found[:MOST]],
        "more": len(found) - MOST,
        "blind": blind,
        "actors": _found_people(request, document) if blind else _people(request, document),
        "positions": positions(),
        "sectors": sectors(),
        "acts": acts(),
        "manners": plain(MANNERS),
        "kinds": plain(ACTOR_KINDS),
        "refused": refused,
        "posted": request.POST,
        "victims": request.POST.getlist("victims"),
        "perpetrators": request.POST.getlist("perpetrators"),
        "add_to": reverse("add-missed", args=[document.pk]) + (f"?{urlencode({'words': words})}" if words else ""),
        "remembered": bool(found) and any(DAGGER in label for _code, label in acts()),
    }
    name = "web/add_selected.html" if of_htmx(request) else "web/add.html"
    return render(request, name, context, status=status_of(refused) if refused else 200)


def _place(text: str, start: int, end: int, *, mine: bool) -> dict[str, Any]:
    before, after = around(text, start, end)
    return {"start": start, "end": end, "before": before, "quote": text[start:end], "after": after, "mine": mine}


def _people(request: HttpRequest, document: Document) -> list[Any]:
    """The people of the reading that stands, whose keys are meant, but those that were rejected or are not sure, in it or before."""
    found = list(Suggestion.objects.visible_to(who(request)).filter(document=document, kind="actor").select_related("reading"))
    out = {one.payload["name"] for one in found if one.state in ("rejected", "unsure")}
    return [one for one in found if not one.reading.superseded and one.payload["name"] not in out]


def _found_people(request: HttpRequest, document: Document) -> list[Any]:
    """The people that were found blind."""
    rows = BlindItem.objects.visible_to(who(request)).filter(document=document, live=True, kind="actor")
    return [SimpleNamespace(key=key_of(row), payload=row.payload) for row in rows]


def _payload(request: HttpRequest, span: Span) -> dict[str, Any]:
    """What was added, in the reading format."""
    post, words = request.POST, span.to_json()
    kind, day = post.get("kind", ""), post.get("date", "").strip() or None
    if kind == "actor":
        return {
            "kind": post.get("actor_kind", "person"), "name": span.quote, "aliases": [], "roles": [],
            "sector": post.get("sector", "other"), "mentions": [words],
        }  # fmt: skip
    if kind == "statement":
        return {
            "speaker": post.get("speaker") or None, "source": "person", "manner": post.get("manner", "indirect"),
            "span": words, "cue": None, "date": day, "position": post.get("position", "other"),
        }  # fmt: skip
    if kind == "account":
        return {
            "act": post.get("act", ""), "trigger": words, "victims": post.getlist("victims"),
            "perpetrators": post.getlist("perpetrators"), "date": day, "place": post.get("place", "").strip() or None,
            "charge": None, "penalty": None, "according_to": None, "status": "reported", "provisions": [], "evidence": {},
        }  # fmt: skip
    if kind == "provision":
        law, article = post.get("instrument", "").strip(), post.get("article", "").strip()
        return {"instrument": law, "article": article, "code": None, "span": words}
    return {"name": span.quote, "code": None, "level": None, "mentions": [words]}
