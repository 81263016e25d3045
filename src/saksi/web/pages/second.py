"""Second readings: what waits for a second person, one decision after another, and how far both agree."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from saksi.actions.read_second import read_second
from saksi.kernel.errors import SaksiError
from saksi.kernel.scripts import language_of
from saksi.record.models import Decision, Suggestion
from saksi.record.people import team
from saksi.record.second import agreement, differences, own_waiting, waiting_for
from saksi.web.amending import changes_from, inputs
from saksi.web.cards import Card, Names, make_card
from saksi.web.common import get_or_404, page_of, say, status_of, undoable, who, with_undo, written

PARAGRAPH = 1500
OUTCOMES = {"accept": "accepted", "amend": "amended", "reject": "rejected", "unsure": "unsure"}


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """What waits, how far first and second decisions agree, and where they differ."""
    by = who(request)
    page = page_of(request, differences(by))
    context = {
        "waiting": waiting_for(by).count(),
        "next": waiting_for(by).first(),
        "own": own_waiting(by).count(),
        "alone": not any(profile.user_id != by.pk and profile.user.is_active for profile in team()),
        "agreement": agreement(by),
        "page": page,
        "lines": [_line(one) for one in page],
    }
    return render(request, "web/second.html", context)


def _line(one: Any) -> dict[str, Any]:
    suggestion = one.decision.suggestion
    words = suggestion.document.text.content[suggestion.start : suggestion.end]
    return {"second": one, "first": one.decision, "suggestion": suggestion, "words": words}


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, number: int) -> HttpResponse:
    """One decision to be read again, without what the first person decided; POST keeps this person's."""
    decision = get_or_404(Decision, request, number, suggestion__document__withdrawn=False)
    if not waiting_for(who(request)).filter(pk=decision.pk).exists() and request.method != "POST":
        raise Http404
    if request.method != "POST":
        return _page(request, decision)
    try:
        with written(request, "reading a second time"):
            _read(request, who(request), decision)
            undo = undoable(request)
    except SaksiError as error:
        return _page(request, decision, error)
    following = waiting_for(who(request)).filter(pk__gt=decision.pk).first() or waiting_for(who(request)).first()
    say(request, _("Kept beside the first decision."))
    return redirect(with_undo(reverse("second", args=[following.pk]) if following else reverse("second-readings"), undo))


def _read(request: HttpRequest, by: User, decision: Decision) -> None:
    """The second decision as the form says it. Raises BadDecision, Conflict, DateError."""
    suggestion, post = decision.suggestion, request.POST
    outcome = OUTCOMES.get(post.get("outcome", ""), "")
    changes = changes_from(suggestion.kind, suggestion.payload, post) if outcome == "amended" else None
    read_second(by, decision, outcome, changes=changes, reason=post.get("reason", ""))


def _page(request: HttpRequest, decision: Decision, refused: SaksiError | None = None) -> HttpResponse:
    suggestion = decision.suggestion
    card = _card(request, suggestion)
    filled = suggestion.payload
    if refused:
        filled = {**filled, **changes_from(suggestion.kind, filled, request.POST)}
    context = {
        "document": suggestion.document,
        "language": language_of(suggestion.document.text.content),
        "card": card,
        "paragraph": _paragraph(suggestion),
        "decision": decision,
        "why": decision.reason if decision.outcome == Decision.Outcome.UNSURE else "",
        "inputs": inputs(suggestion.kind, filled, card.names),
        "left": waiting_for(who(request)).count(),
        "refused": refused,
        "posted": request.POST,
    }
    return render(request, "web/second_one.html", context, status=status_of(refused) if refused else 200)


def _paragraph(suggestion: Suggestion) -> tuple[str, str]:
    """What stands before and after the words in their paragraph, so that nobody must open the desk, where the first decision stands."""
    text = suggestion.document.text.content
    before = text[max(0, suggestion.start - PARAGRAPH) : suggestion.start].rpartition("\n\n")[2]
    after = text[suggestion.end : suggestion.end + PARAGRAPH].partition("\n\n")[0]
    return before, after


def _card(request: HttpRequest, suggestion: Suggestion) -> Card:
    """The suggestion as the reader made it."""
    others = Suggestion.objects.visible_to(who(request)).filter(reading=suggestion.reading_id)
    names = Names.of(others, suggestion.reading.pack)
    return make_card(suggestion, suggestion.document.text.content, names, None)
