"""Decisions of the desk: each one a POST, saved and signed at once, then on to the next open card.

Rule: what cannot be done comes back as the same desk, with the reason at the card and nothing lost that was typed.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from saksi.actions.accept import accept
from saksi.actions.accept_account import accept_account
from saksi.actions.amend import amend
from saksi.actions.read import read
from saksi.actions.reject import reject
from saksi.actions.undo import undo, undo_change
from saksi.actions.unsure import unsure
from saksi.kernel.errors import BadDecision, SaksiError
from saksi.reading.readers import reader_named
from saksi.record.history import change as found_change
from saksi.record.models import Decision, Document, Incident, Suggestion
from saksi.web.amending import changes_from
from saksi.web.cards import ORDER
from saksi.web.common import get_or_404, say, told, way_back, who, whole, written
from saksi.web.pages.desk import Asked, cards_of, desk, desk_address


@require_POST
def decide(request: HttpRequest, number: int) -> HttpResponse:
    """Accept, amend, reject or mark as unsure one suggestion; the form carries the version that was seen.

    `open` decides nothing: it opens the card for amending, with room for a reason.
    """
    suggestion = get_or_404(Suggestion, request, number, document__withdrawn=False)
    if request.POST.get("outcome") == "open":
        address = desk_address(suggestion.document_id, Asked.of(request), f"s-{number}", card=number)
        return redirect(address)
    try:
        with written(request, "deciding"):
            made = _decided(request, suggestion)
    except SaksiError as error:
        return desk(request, suggestion.document, error, suggestion.pk)
    return _after(request, suggestion, made)


def _decided(request: HttpRequest, suggestion: Suggestion) -> Decision:
    """The decision that a form asks for. Raises BadDecision, Conflict, DateError, SpanMismatch, NotAllowed."""
    what, by, post = request.POST.get("outcome", ""), who(request), request.POST
    version = whole(post.get("version"))
    common: dict[str, Any] = {"reason": post.get("reason", ""), "version": -1 if version is None else version}
    changes = changes_from(suggestion.kind, suggestion.payload, post) if what == "amend" else {}
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
    """The incident that was chosen; None asks for a new one. Raises BadDecision for one that is not there."""
    chosen = request.POST.get("incident", "")
    if not chosen:
        return None
    found = Incident.objects.visible_to(who(request)).filter(pk=whole(chosen), live=True).first()
    if found is None:
        raise BadDecision(_("there is no such incident. Choose one of the list, or a new incident."))
    incident: Incident = found
    return incident


def _after(request: HttpRequest, suggestion: Suggestion, made: Decision) -> HttpResponse:
    """Back to the desk at the next open card after this one, among those that are shown."""
    cards, asked = cards_of(request, suggestion.document), Asked.of(request)
    here = (ORDER[suggestion.kind], suggestion.start, suggestion.pk)
    waiting = [card for card in asked.choose(cards) if card.is_open]
    following = next((card for card in waiting if card.place > here), waiting[0] if waiting else None)
    anchor = f"s-{following.key}" if following else "made"
    asked = asked.showing(cards, following.key if following else suggestion.pk)
    return redirect(desk_address(suggestion.document_id, asked, anchor, made=made.pk))


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
    asked = asked.showing(cards_of(request, suggestion.document), suggestion.pk)
    return redirect(desk_address(suggestion.document_id, asked, f"s-{suggestion.pk}", made=made.pk))


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


@require_POST
@told
def read_again(request: HttpRequest, number: int) -> HttpResponse:
    """Read the document again; decided suggestions stay."""
    document = get_or_404(Document, request, number, withdrawn=False)
    with written(request, "reading"):
        read(who(request), document, reader_named())
    say(request, _("Read. What was decided before stays."))
    return redirect("desk", number=number)
