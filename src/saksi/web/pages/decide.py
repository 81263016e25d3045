"""Decisions of the desk: each one a POST, saved and signed at once, then back to the next open card."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from saksi.actions.accept import accept
from saksi.actions.accept_account import accept_account
from saksi.actions.add_missed import add_missed
from saksi.actions.amend import amend
from saksi.actions.read import read
from saksi.actions.reject import reject
from saksi.actions.undo import undo, undo_change
from saksi.actions.unsure import unsure
from saksi.codebook.lists import codebook
from saksi.kernel.errors import BadDecision
from saksi.kernel.span import Span
from saksi.reading.rules import RulesReader
from saksi.record.history import change as found_change
from saksi.record.models import Decision, Document, Incident, Suggestion
from saksi.web.cards import changes_from
from saksi.web.common import get_or_404, say, told, who, written
from saksi.web.pages.desk import cards_of

AROUND = 40


def _after(request: HttpRequest, suggestion: Suggestion) -> HttpResponse:
    """Back to the desk at the next open card after this one."""
    cards = cards_of(request, suggestion.document)
    keys = [c.key for c in cards]
    start = keys.index(suggestion.pk) if suggestion.pk in keys else 0
    following = next((c for c in cards[start:] + cards[:start] if c.suggestion.state == "open"), None)
    back = request.POST.get("back", "")
    address = (
        back if back.startswith(f"/documents/{suggestion.document_id}/") else f"/documents/{suggestion.document_id}/"
    )
    return redirect(f"{address}#s-{following.key if following else suggestion.pk}")


@require_POST
@told
def decide(request: HttpRequest, number: int) -> HttpResponse:
    """Accept, amend, reject or mark as unsure one suggestion; the form carries the version that was seen."""
    suggestion = get_or_404(Suggestion, request, number, document__withdrawn=False)
    what = request.POST.get("outcome", "")
    version = int(request.POST["version"]) if request.POST.get("version", "").isdigit() else -1
    common: dict[str, Any] = {"reason": request.POST.get("reason", ""), "version": version}
    with written(request, "deciding"):
        if what in ("accept", "amend") and suggestion.kind == Suggestion.Kind.ACCOUNT:
            incident = _incident(request)
            changes = changes_from(suggestion.kind, suggestion.payload, request.POST) if what == "amend" else None
            if what == "amend" and not changes:
                raise BadDecision(_("nothing was changed. Accept it as it is, or change a value."))
            accept_account(who(request), suggestion, incident, changes=changes, **common)
        elif what == "accept":
            accept(who(request), suggestion, **common)
        elif what == "amend":
            amend(who(request), suggestion, changes_from(suggestion.kind, suggestion.payload, request.POST), **common)
        elif what == "reject":
            reject(who(request), suggestion, **common)
        elif what == "unsure":
            unsure(who(request), suggestion, **common)
        else:
            raise BadDecision(
                _("got no decision, expected accept, amend, reject or unsure. Use the buttons of the card.")
            )
    return _after(request, suggestion)


def _incident(request: HttpRequest) -> Incident | None:
    chosen = request.POST.get("incident", "")
    return get_or_404(Incident, request, int(chosen), live=True) if chosen.isdigit() else None


@require_POST
@told
def undo_decision(request: HttpRequest, number: int) -> HttpResponse:
    """Undo one decision."""
    decision = get_or_404(Decision, request, number)
    with written(request, "undoing"):
        undo(who(request), decision, reason=request.POST.get("reason", ""))
    say(request, _("Undone. The suggestion is open again; both decisions stay in the log."))
    return redirect(f"/documents/{decision.suggestion.document_id}/#s-{decision.suggestion_id}")


@require_POST
@told
def undo_other(request: HttpRequest, number: int) -> HttpResponse:
    """Undo a change that was no decision about a suggestion."""
    change = found_change(who(request), number)
    if change is None:
        raise BadDecision(_("there is no such change."))
    with written(request, "undoing"):
        undo_change(who(request), change)
    say(request, _("Undone."))
    return redirect("log")


@require_POST
@told
def read_again(request: HttpRequest, number: int) -> HttpResponse:
    """Read the document again; decided suggestions stay."""
    document = get_or_404(Document, request, number, withdrawn=False)
    with written(request, "reading"):
        read(who(request), document, RulesReader())
    say(request, _("Read. What was decided before stays."))
    return redirect("desk", number=number)


@require_http_methods(["GET", "HEAD", "POST"])
@told
def add(request: HttpRequest, number: int) -> HttpResponse:
    """Add what was missed: type the words, choose the place where they stand, say what they are."""
    document = get_or_404(Document, request, number, withdrawn=False)
    text = document.text.content
    if request.method == "POST":
        start, end = (
            int(request.POST.get(name, "")) if request.POST.get(name, "").isdigit() else -1 for name in ("start", "end")
        )
        span = Span(text, start, end)
        with written(request, "adding"):
            decision = add_missed(who(request), document, request.POST.get("kind", ""), _payload(request, span))
        say(request, _("Added, in your name."))
        return redirect(f"/documents/{number}/#s-{decision.suggestion_id}")
    words = request.GET.get("words", "").strip()
    context = {
        "document": document,
        "words": words,
        "places": list(_occurrences(text, words)) if words else [],
        "actors": [
            c for c in cards_of(request, document) if c.suggestion.kind == "actor" and c.suggestion.state != "rejected"
        ],
        "positions": codebook().positions,
        "sectors": codebook().sectors,
        "acts": codebook().acts.values(),
    }
    return render(request, "web/add.html", context)


def _occurrences(text: str, words: str) -> Any:
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
    kind = post.get("kind", "")
    if kind == "actor":
        return {
            "kind": post.get("actor_kind", "person"),
            "name": span.quote,
            "aliases": [],
            "roles": [],
            "sector": post.get("sector", "other"),
            "mentions": [words],
        }
    if kind == "statement":
        return {
            "speaker": post.get("speaker") or None, "source": "person", "manner": post.get("manner", "indirect"), "span": words,
            "cue": None, "date": post.get("date", "").strip() or None, "position": post.get("position", "other"),
        }  # fmt: skip
    if kind == "account":
        return {
            "act": post.get("act", ""), "trigger": words, "victims": post.getlist("victims"), "perpetrators": post.getlist("perpetrators"),
            "date": post.get("date", "").strip() or None, "place": post.get("place", "").strip() or None, "charge": None, "penalty": None,
            "according_to": None, "status": "reported", "provisions": [], "evidence": {},
        }  # fmt: skip
    return {"name": span.quote, "code": None, "level": None, "mentions": [words]}
