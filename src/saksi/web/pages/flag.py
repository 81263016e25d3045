"""Flags: a line about a card for a colleague, from the card to whoever it is for, until it is resolved."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from saksi.actions.flag_card import flag_card
from saksi.actions.resolve_flag import resolve_flag
from saksi.kernel.errors import BadDecision, SaksiError
from saksi.kernel.scripts import language_of
from saksi.record.models import Flag, Suggestion
from saksi.record.people import colleagues, person_named
from saksi.web.board import Asked, cards_of, desk_address
from saksi.web.cards import around
from saksi.web.common import get_or_404, page_of, say, status_of, told, undoable, way_back, who, with_undo, written
from saksi.web.pages.blind import blind_first


def flags_for(user: User) -> Any:
    """What waits for this person: flags with this name and those for anybody that others put up, the oldest first."""
    waiting = Flag.objects.visible_to(user).filter(live=True)
    return waiting.filter(Q(to=user) | Q(to=None) & ~Q(by=user.get_username())).select_related(
        "suggestion__document__text"
    )


@require_http_methods(["GET", "HEAD", "POST"])
def flag(request: HttpRequest, number: int) -> HttpResponse:
    """The form; POST puts a flag on the card: `line`, and `to` the name of a colleague or nobody."""
    suggestion = get_or_404(Suggestion, request, number, document__withdrawn=False)
    hidden = blind_first(request, suggestion.document)
    if hidden is not None:
        return hidden
    if request.method != "POST":
        return _form(request, suggestion)
    try:
        with written(request, "flagging"):
            flag_card(who(request), suggestion, request.POST.get("line", ""), _colleague(request.POST.get("to", "")))
            undo = undoable(request)
    except SaksiError as error:
        return _form(request, suggestion, error)
    say(request, _("Flagged. It stands on the card until somebody resolves it."))
    return redirect(_to_card(request, suggestion, undo))


def _form(request: HttpRequest, suggestion: Suggestion, refused: SaksiError | None = None) -> HttpResponse:
    text, level = suggestion.document.text.content, suggestion.document.level
    context = {
        "suggestion": suggestion,
        "document": suggestion.document,
        "language": language_of(text),
        "around": around(text, suggestion.start, suggestion.end),
        "quote": text[suggestion.start : suggestion.end],
        "colleagues": colleagues(level, but={who(request).pk}),
        "here": Asked.of(request).query(),
        "back": _to_card(request, suggestion, ""),
        "refused": refused,
        "posted": request.POST,
    }
    return render(request, "web/flag.html", context, status=status_of(refused) if refused else 200)


def _colleague(name: str) -> User | None:
    """The person of this name; None where none is given. Raises BadDecision for a name that nobody has."""
    if not name.strip():
        return None
    found = person_named(name)
    if found is None or not found.is_active:
        raise BadDecision(
            _("nobody here is called %(name)r. Type the name as it is used to sign in, or leave it empty.")
            % {"name": name}
        )
    return found


def _to_card(request: HttpRequest, suggestion: Suggestion, undo: str) -> str:
    asked = Asked.of(request).showing(cards_of(request, suggestion.document), suggestion.pk)
    return with_undo(desk_address(suggestion.document_id, asked, str(suggestion.pk)), undo)


@require_POST
@told
def resolve(request: HttpRequest, number: int) -> HttpResponse:
    """Take a flag off its card."""
    found = get_or_404(Flag, request, number)
    with written(request, "resolving a flag"):
        resolve_flag(who(request), found)
        undo = undoable(request)
    say(request, _("Resolved."))
    if "back" in request.POST:
        return redirect(with_undo(way_back(request), undo))
    return redirect(_to_card(request, found.suggestion, undo))


@require_safe
def flags(request: HttpRequest) -> HttpResponse:
    """The flags that wait for this person, and those that this person put up."""
    mine = Flag.objects.visible_to(who(request)).filter(live=True, by=who(request).get_username())
    page = page_of(request, flags_for(who(request)))
    own = mine.select_related("suggestion__document__text", "to").order_by("-pk")[:50]
    context = {"page": page, "waiting": [_line(one) for one in page], "own": [_line(one) for one in own]}
    return render(request, "web/flags.html", context)


def _line(one: Flag) -> dict[str, Any]:
    suggestion = one.suggestion
    words = suggestion.document.text.content[suggestion.start : suggestion.end]
    return {"flag": one, "suggestion": suggestion, "words": words, "document": suggestion.document}
