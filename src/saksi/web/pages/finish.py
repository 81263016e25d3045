"""Finish a document, or say that it contains nothing; open it again."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from saksi.actions.close_document import close_document
from saksi.actions.take_back import take_back
from saksi.kernel.errors import Conflict, SaksiError
from saksi.record.models import Closing, Document
from saksi.web.common import get_or_404, refusal, say, undoable, who, with_undo, written


def closing_of(request: HttpRequest, document: Document) -> Closing | None:
    """The closing that stands, or None."""
    found: Closing | None = Closing.objects.visible_to(who(request)).filter(Closing.stands(), document=document).first()
    return found


@require_POST
def finish(request: HttpRequest, number: int) -> HttpResponse:
    """Close it (`how`: finished, none), or `open` it again; then on to the document to check next."""
    document = get_or_404(Document, request, number, withdrawn=False)
    how = request.POST.get("how", "")
    try:
        with written(request, "closing a document"):
            if how == "open":
                _open(request, document)
            else:
                close_document(who(request), document, how)
            undo = undoable(request)
    except SaksiError as error:
        return refusal(request, error, reverse("desk", args=[number]))
    say(request, _("Open again.") if how == "open" else _("Closed: %(title)s.") % {"title": document})
    return redirect(with_undo(reverse("desk", args=[number]) if how == "open" else reverse("documents"), undo))


def _open(request: HttpRequest, document: Document) -> None:
    """Take the closing back. Raises Conflict where none stands."""
    closing = closing_of(request, document)
    if closing is None:
        raise Conflict(_("this document is not closed. Reload the page."))
    take_back(who(request), closing)
