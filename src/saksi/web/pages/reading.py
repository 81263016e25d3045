"""Read a document again, as somebody at the desk asks: in the background, while others write, as what comes in is read.

Rule: the page comes again by itself until the reading is there, and needs no script for it.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from saksi.actions.read import find, read
from saksi.actions.read_waiting import WAITING
from saksi.reading.readers import reader_named
from saksi.record.models import Document, Reading
from saksi.web.common import get_or_404, refusal, say, told, who, whole, written

REFRESH = 5  # seconds


@require_http_methods(["GET", "HEAD", "POST"])
@told
def read_again(request: HttpRequest, number: int) -> HttpResponse:
    """How far the reading is; POST asks for it. Decided suggestions stay.

    `since` in the address names the reading that was the newest when it was asked for.
    """
    document = get_or_404(Document, request, number, withdrawn=False)
    if request.method == "POST":
        before = _newest(request, document)
        if WAITING.running:
            WAITING.ask(who(request), document)
        else:
            _read_here(request, document)
        return redirect(f"{reverse('read', args=[number])}?since={before}")
    if WAITING.holds(number):
        page = render(request, "web/reading.html", {"document": document, "now": WAITING.now == number, "seconds": REFRESH})
        page.headers["Refresh"] = str(REFRESH)
        return page
    since = whole(request.GET.get("since"))
    if since is not None and _newest(request, document) > since:
        say(request, _("Read. What was decided before stays."))
    elif number in WAITING.failed:
        return refusal(request, WAITING.failed[number], reverse("about", args=[number]))
    return redirect("desk", number=number)


def _newest(request: HttpRequest, document: Document) -> int:
    """The number of the newest reading of a document; 0 before the first."""
    found: int | None = (
        Reading.objects.visible_to(who(request)).filter(document=document).order_by("pk").values_list("pk", flat=True).last()
    )
    return found or 0


def _read_here(request: HttpRequest, document: Document) -> None:
    """Read it in this request, where the server reads nothing in the background; others write meanwhile."""
    reader = reader_named()
    found = find(who(request), document, reader)
    with written(request, "reading"):
        read(who(request), document, reader, done=found)
