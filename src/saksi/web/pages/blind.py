"""The desk of a document that is read blind: its text and what was found so far, until somebody asks for the suggestions."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from saksi.actions.reveal import reveal
from saksi.actions.take_back import take_back
from saksi.kernel.errors import Conflict, SaksiError
from saksi.kernel.scripts import language_of
from saksi.record.blind import key_of
from saksi.record.draws import blind_reading_of
from saksi.record.models import BlindItem, Document, Suggestion
from saksi.web.cards import Names, around, facts
from saksi.web.common import get_or_404, of_htmx, refusal, say, status_of, told, undoable, who, with_undo, written
from saksi.web.marks import Mark, marked_text, occurrences


def blind_desk(request: HttpRequest, document: Document, refused: SaksiError | None = None) -> HttpResponse | None:
    """The page, if this document is read blind, or its text alone where a script looks for words in it; else None."""
    if blind_reading_of(document) is None:
        return None
    text = document.text.content
    items = _items(request, document)
    found = occurrences(text, request.GET.get("find", ""))
    marks = [Mark(item.start, item.end, item.kind, str(item.pk)) for item in items]
    context = {
        "document": document,
        "language": language_of(text),
        "text": marked_text(text, marks, found),
        "find": request.GET.get("find", ""),
        "found": range(1, len(found) + 1),
        "items": _shown(items, text, document),
        "profile": who(request).profile,
        "refused": refused,
    }
    if of_htmx(request) and "find" in request.GET:
        return render(request, "web/text_found.html", context)
    return render(request, "web/blind.html", context, status=status_of(refused) if refused else 200)


def blind_first(request: HttpRequest, document: Document) -> HttpResponse | None:
    """The refusal of whatever needs the suggestions, if this document is read blind; else None."""
    return blind_desk(
        request, document, Conflict(_("this document is read blind first. Ask for the suggestions, then decide."))
    )


def _items(request: HttpRequest, document: Document) -> list[Any]:
    rows = BlindItem.objects.visible_to(who(request)).filter(document=document, live=True)
    return list(rows.order_by("start", "pk"))


def _shown(items: list[Any], text: str, document: Document) -> list[dict[str, Any]]:
    """What was found, as cards show it."""
    people = {key_of(item): item.payload["name"] for item in items if item.kind == Suggestion.Kind.ACTOR}
    names = Names(people, {}, document.pack, {})
    return [
        {
            "row": item,
            "quote": text[item.start : item.end],
            "around": around(text, item.start, item.end),
            "facts": facts(item.kind, item.payload, names),
        }
        for item in items
    ]


@require_POST
def show_all(request: HttpRequest, number: int) -> HttpResponse:
    """End the blind reading; `unread` asks for the suggestions without one."""
    document = get_or_404(Document, request, number, withdrawn=False)
    try:
        with written(request, "reading blind"):
            made = reveal(who(request), document, counts="unread" not in request.POST)
            undo = undoable(request)
    except SaksiError as error:
        return blind_desk(request, document, error) or refusal(request, error, request.path)
    if made.counts:
        found = BlindItem.objects.visible_to(who(request)).filter(document=document, live=True, suggestion__added_by=None)
        say(
            request,
            _("These are the suggestions. The reader found %(n)s of yours, too; the others were added.") % {"n": found.count()},
        )
    return redirect(with_undo(reverse("desk", args=[number]), undo))


@require_POST
@told
def not_found(request: HttpRequest, number: int) -> HttpResponse:
    """Take back one find, while the document is read blind."""
    item = get_or_404(BlindItem, request, number, document__withdrawn=False)
    if item.suggestion_id is not None:
        raise Conflict(_("the suggestions were shown since. Undo the decision about it at the desk."))
    with written(request, "taking back"):
        take_back(who(request), item)
        undo = undoable(request)
    return redirect(with_undo(reverse("desk", args=[item.document_id]), undo))
