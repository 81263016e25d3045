"""Add what was missed: type the words, choose the place where they stand, say what they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from saksi.actions.add_missed import add_missed
from saksi.kernel.errors import SaksiError
from saksi.kernel.span import Span
from saksi.record.models import Document
from saksi.web.amending import ACTOR_KINDS, MANNERS, acts, plain, positions, sectors
from saksi.web.common import get_or_404, status_of, who, whole, written
from saksi.web.pages.desk import Asked, cards_of, desk_address
from saksi.web.words import DAGGER

AROUND = 40
MOST = 20


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, number: int) -> HttpResponse:
    """The page; a form that cannot be taken comes back with the reason and what was typed."""
    document = get_or_404(Document, request, number, withdrawn=False)
    if request.method != "POST":
        return _page(request, document)
    try:
        with written(request, "adding"):
            kind, payload = request.POST.get("kind", ""), _payload(request, _span(request, document))
            decision = add_missed(who(request), document, kind, payload, reason=request.POST.get("reason", ""))
    except SaksiError as error:
        return _page(request, document, error)
    key = decision.suggestion_id
    asked = Asked().showing(cards_of(request, document), key)
    return redirect(desk_address(number, asked, f"s-{key}", made=decision.pk))


def _span(request: HttpRequest, document: Document) -> Span:
    """The words that were chosen. Raises SpanMismatch."""
    start, end = (whole(request.POST.get(name)) for name in ("start", "end"))
    return Span(document.text.content, -1 if start is None else start, -1 if end is None else end)


def _page(request: HttpRequest, document: Document, refused: SaksiError | None = None) -> HttpResponse:
    words = request.GET.get("words", "").strip()
    found = list(_occurrences(document.text.content, words)) if words else []
    for place in found:
        place["mine"] = str(place["start"]) == request.POST.get("start")
    actors = [c for c in cards_of(request, document) if c.suggestion.kind == "actor"]
    context = {
        "document": document,
        "words": words,
        "places": found[:MOST],
        "more": len(found) - MOST,
        "actors": [c.suggestion for c in actors if c.suggestion.state not in ("rejected", "unsure")],
        "positions": positions(),
        "sectors": sectors(),
        "acts": acts(),
        "manners": plain(MANNERS),
        "kinds": plain(ACTOR_KINDS),
        "refused": refused,
        "posted": request.POST,
        "victims": request.POST.getlist("victims"),
        "perpetrators": request.POST.getlist("perpetrators"),
        "remembered": any(DAGGER in label for _code, label in acts()),
    }
    return render(request, "web/add.html", context, status=status_of(refused) if refused else 200)


def _occurrences(text: str, words: str) -> Iterator[dict[str, Any]]:
    at = text.find(words)
    while at >= 0:
        end = at + len(words)
        yield {
            "start": at,
            "end": end,
            "before": text[max(0, at - AROUND) : at],
            "quote": text[at:end],
            "after": text[end : end + AROUND],
        }
        at = text.find(words, end)


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
    return {"name": span.quote, "code": None, "level": None, "mentions": [words]}
