"""The list of documents, what is said of one, and its original as a download."""

from __future__ import annotations

from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from saksi.actions.edit_metadata import FIELDS, edit_metadata
from saksi.actions.set_level import set_level
from saksi.codebook.packs import available_packs
from saksi.kernel.hashes import Sha256
from saksi.record.models import Document, Level, Suggestion
from saksi.record.models.base import GuardedQuerySet
from saksi.web.common import get_or_404, say, told, who, workspace, written

STATES = ("open", "accepted", "amended", "rejected", "unsure")


def counted(queryset: GuardedQuerySet) -> GuardedQuerySet:
    """Documents with how many suggestions stand in each state."""
    counts = {f"n_{state}": Count("suggestions", filter=Q(suggestions__state=state)) for state in STATES}
    counted_: GuardedQuerySet = queryset.annotate(**counts)
    return counted_


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """All documents, with what waits in each."""
    documents = list(counted(Document.objects.visible_to(who(request)).filter(withdrawn=False)))
    current = Suggestion.objects.visible_to(who(request)).exclude(state="superseded").filter(document__withdrawn=False)
    total = current.count()
    waiting = current.filter(state="open").count()
    context = {"documents": documents, "total": total, "open": waiting, "decided": total - waiting}
    return render(request, "web/documents.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@told
def about(request: HttpRequest, number: int) -> HttpResponse:
    """What is said of a document: metadata, level, hashes, log entry; POST changes it."""
    document = get_or_404(Document, request, number, withdrawn=False)
    if request.method == "POST":
        changes = {
            name: request.POST[name]
            for name in FIELDS
            if name in request.POST and request.POST[name] != getattr(document, name)
        }
        level = (
            int(request.POST.get("level", document.level))
            if request.POST.get("level", "0").isdigit()
            else document.level
        )
        with written(request, "editing a document"):
            if changes:
                edit_metadata(who(request), document, changes)
            if level != document.level:
                set_level(who(request), document, level)
        say(request, _("Saved. If the day or the pack changed, read the document again."))
        return redirect("about", number=number)
    context = {"document": document, "text": document.text, "levels": Level.choices, "packs": available_packs()}
    return render(request, "web/about.html", context)


@require_safe
def original(request: HttpRequest, number: int) -> HttpResponse:
    """The bytes as captured, checked against their hash, always as a download and never as a page."""
    document = get_or_404(Document, request, number, withdrawn=False)
    data = workspace().blobs.read(document.blob, Sha256.parse(document.sha256))
    if not data:
        raise Http404
    return HttpResponse(
        data,
        content_type="application/octet-stream",
        headers={
            "Content-Disposition": f'attachment; filename="document-{document.pk}.{document.format}"',
            "Content-Security-Policy": "sandbox; default-src 'none'",
        },
    )
