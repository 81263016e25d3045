"""Decisions of the desk: each one a POST, saved and signed at once, then on to the next open card.

Rule: what cannot be done comes back as the same desk, with the reason at the card and nothing lost that was typed. A script asks
for the part that changed, a plain form is led back to the desk; both do the same.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRedirect

from saksi.actions.accept import accept
from saksi.actions.accept_account import accept_account
from saksi.actions.amend import amend
from saksi.actions.decide_again import decide_again
from saksi.actions.reject import reject
from saksi.actions.undo import undo, undo_change
from saksi.actions.unsure import unsure
from saksi.kernel.errors import BadDecision, SaksiError
from saksi.record.history import change as found_change
from saksi.record.models import Decision, Incident, Suggestion
from saksi.web.amending import changes_to
from saksi.web.board import Asked, Board, desk_address
from saksi.web.cards import ORDER
from saksi.web.common import get_or_404, of_htmx, say, told, way_back, who, whole, written
from saksi.web.pages.blind import blind_first
from saksi.web.pages.desk import asked_form, desk, part

BY_KEY = {"a": "accept", "x": "reject"}


@require_POST
def decide(request: HttpRequest, number: int) -> HttpResponse:
    """Accept, amend, reject or mark as unsure one suggestion; the form carries the version that was seen.

    The buttons of a card are named by their keys: `a` and `x` decide, `e`, `s` and `f` ask for a form. `instead` in the form names the decision that this one takes the place of.
    """
    suggestion = get_or_404(Suggestion, request, number, document__withdrawn=False)
    hidden = blind_first(request, suggestion.document)
    if hidden is not None:
        return hidden
    if "f" in request.POST:
        address = reverse("flag", args=[number]) + Asked.of(request).query()
        return HttpResponseClientRedirect(address) if of_htmx(request) else redirect(address)
    form = asked_form(request)
    if form is not None:
        return _open(request, suggestion, form)
    try:
        with written(request, "deciding"):
            made = _decided(request, suggestion)
    except SaksiError as error:
        return desk(request, suggestion.document, error, suggestion.pk)
    return _after(request, suggestion, made)


def _open(request: HttpRequest, suggestion: Suggestion, form: str) -> HttpResponse:
    """The card with its form; what only looks has an address of its own."""
    board, asked, key = Board.of(request, suggestion.document), Asked.of(request), suggestion.pk
    if of_htmx(request):
        card = board.by_key.get(key)
        return part(request, board, [card] if card else [], editing=key)
    more = {"field": form} if form else {}
    return redirect(desk_address(suggestion.document_id, asked.showing(board.cards, key), str(key), card=key, **more))


def _decided(request: HttpRequest, suggestion: Suggestion) -> Decision:
    """The decision that a form asks for. Raises BadDecision, Conflict, DateError, SpanMismatch, NotAllowed."""
    version = whole(request.POST.get("version"))
    instead = whole(request.POST.get("instead"))
    if instead is None:
        return _outcome(request, suggestion, suggestion.payload, -1 if version is None else version)
    earlier = get_or_404(Decision, request, instead, suggestion=suggestion)
    before = earlier.payload or suggestion.payload
    return decide_again(who(request), earlier, lambda fresh: _outcome(request, fresh, before, None))


def _outcome(request: HttpRequest, suggestion: Suggestion, before: dict[str, Any], version: int | None) -> Decision:
    """before: the payload that the form showed; what an earlier amendment changed stays changed."""
    by, post = who(request), request.POST
    what = post.get("outcome") or next((outcome for key, outcome in BY_KEY.items() if key in post), "")
    common: dict[str, Any] = {"reason": post.get("reason", ""), "version": version}
    changes = changes_to(suggestion.kind, suggestion.payload, before, post) if what == "amend" else {}
    if what in ("accept", "amend") and suggestion.kind == Suggestion.Kind.ACCOUNT:
        incident = _incident(request)
        if what == "amend" and not changes and incident is None:
            raise BadDecision(_("nothing was changed. Accept it as it is, or change a value."))
        made: Decision = accept_account(by, suggestion, incident, changes=changes or None, **common).decision
        return made
    if what == "accept":
        return accept(by, suggestion, **common)
    if what == "amend":
        return amend(by, suggestion, changes, **common)
    if what == "reject":
        return reject(by, suggestion, **common)
    if what == "unsure":
        return unsure(by, suggestion, **common)
    raise BadDecision(_("got no decision, expected accept, amend, reject or unsure. Use the buttons of the card."))


def _incident(request: HttpRequest) -> Incident | None:
    """The incident that was chosen, also one that this very change has just closed; None asks for a new one. Raises BadDecision for one that is not there."""
    chosen = request.POST.get("incident", "")
    if not chosen:
        return None
    found = Incident.objects.visible_to(who(request)).filter(pk=whole(chosen)).first()
    if found is None:
        raise BadDecision(_("there is no such incident. Choose one of the list, or a new incident."))
    incident: Incident = found
    return incident


def _after(request: HttpRequest, suggestion: Suggestion, made: Decision) -> HttpResponse:
    """The next open card after this one, among those that are shown: on the same page, or the desk again."""
    board, asked = Board.of(request, suggestion.document), Asked.of(request)
    following = board.after(asked, (ORDER[suggestion.kind], suggestion.start, suggestion.pk))
    if of_htmx(request):
        along = _decided_with(board, made)
        changed = [card for card in asked.kept(board.cards) if card.key in along or card.key == suggestion.pk]
        return part(request, board, changed, made=made, focus=following or board.by_key.get(suggestion.pk))
    anchor = str(following.key) if following else "made"
    asked = asked.showing(board.cards, following.key if following else suggestion.pk)
    return redirect(desk_address(suggestion.document_id, asked, anchor, made=made.pk))


def _decided_with(board: Board, made: Decision) -> set[int]:
    """The suggestions decided by one request: this one, and what was accepted along with it."""
    return {d.suggestion_id for d in board.decisions if d.pk >= made.pk}


@require_POST
def undo_decision(request: HttpRequest, number: int) -> HttpResponse:
    """Undo one decision."""
    decision = get_or_404(Decision, request, number, suggestion__document__withdrawn=False)
    suggestion, asked = decision.suggestion, Asked.of(request)
    try:
        with written(request, "undoing"):
            made = undo(who(request), decision, reason=request.POST.get("reason", ""))
    except SaksiError as error:
        return desk(request, suggestion.document, error, suggestion.pk)
    board = Board.of(request, suggestion.document)
    if of_htmx(request):
        card = board.by_key.get(suggestion.pk)
        return part(request, board, [card] if card else [], made=made)
    asked = asked.showing(board.cards, suggestion.pk)
    return redirect(desk_address(suggestion.document_id, asked, str(suggestion.pk), made=made.pk))


@require_POST
@told
def undo_other(request: HttpRequest, number: int) -> HttpResponse:
    """Undo a change that was no decision about a suggestion."""
    change = found_change(who(request), number)
    if change is None:
        raise BadDecision(_("there is no such change."))
    with written(request, "undoing"):
        undo_change(who(request), change)
    say(request, _("Undone. What it was before stands again; both stay in the log."))
    return redirect(way_back(request))
