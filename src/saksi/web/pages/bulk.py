"""Several cards at once: every one with its words in their context, then confirmed; only what the desk shows, only where little is at stake."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from saksi.actions.accept_bulk import accept_bulk, may_be_bulk
from saksi.kernel.errors import BadDecision, SaksiError
from saksi.kernel.scripts import language_of
from saksi.record.models import Document, Suggestion
from saksi.web.board import Asked, Board, desk_address
from saksi.web.cards import Card
from saksi.web.common import get_or_404, say, status_of, undoable, who, whole, with_undo, written
from saksi.web.pages.blind import blind_first


def low_stakes(board: Board, asked: Asked) -> list[Card]:
    """The open cards on the page that the address asks for which may be accepted together."""
    shown = asked.page(asked.choose(board.cards))
    return [card for card in shown if card.is_open and may_be_bulk(card.suggestion.kind, card.suggestion.payload)]


@require_http_methods(["GET", "HEAD", "POST"])
def bulk(request: HttpRequest, number: int) -> HttpResponse:
    """The page; POST accepts what is ticked, each `one` as its number and the version that was seen."""
    document = get_or_404(Document, request, number, withdrawn=False)
    hidden = blind_first(request, document)
    if hidden is not None:
        return hidden
    if request.method != "POST":
        return _page(request, document)
    try:
        shown = _ticked(request, document)
        with written(request, "deciding"):
            accept_bulk(who(request), document, shown)
            undo = undoable(request)
    except SaksiError as error:
        return _page(request, document, error)
    n = len(shown)
    say(request, ngettext("%(n)s suggestion accepted.", "%(n)s suggestions accepted.", n) % {"n": n})
    address = desk_address(document.pk, Asked.of(request))
    return redirect(with_undo(address, undo))


def _ticked(request: HttpRequest, document: Document) -> list[tuple[Suggestion, int]]:
    """The suggestions that were ticked, each with the version that was seen. Raises BadDecision."""
    said: dict[int, int] = {}
    for one in request.POST.getlist("one"):
        key, version = (whole(part) for part in (one.partition(":")[0], one.partition(":")[2]))
        if key is None or version is None:
            raise BadDecision(_("got something that is no suggestion. Reload the page, and tick again."))
        said[key] = version
    found = Suggestion.objects.visible_to(who(request)).filter(document=document, pk__in=list(said)[:1000])
    rows = {row.pk: row for row in found.select_related("document__text")}
    if len(rows) != len(said):
        raise BadDecision(_("some of these are not in this document any more. Reload the page, and tick again."))
    return [(rows[key], version) for key, version in said.items()]


def _page(request: HttpRequest, document: Document, refused: SaksiError | None = None) -> HttpResponse:
    board, asked = Board.of(request, document), Asked.of(request)
    posted = {one.partition(":")[0] for one in request.POST.getlist("one")}
    cards = low_stakes(board, asked)
    context: dict[str, Any] = {
        "document": document,
        "language": language_of(document.text.content),
        "lines": [(card, not refused or str(card.key) in posted) for card in cards],
        "here": asked.query(),
        "back": desk_address(document.pk, asked),
        "refused": refused,
    }
    return render(request, "web/bulk.html", context, status=status_of(refused) if refused else 200)
