"""The list of documents, what is said of one, and its original as a download."""

from __future__ import annotations

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from saksi.actions.edit_metadata import FIELDS, edit_metadata
from saksi.actions.set_level import set_level
from saksi.codebook.packs import available_packs
from saksi.kernel.errors import SaksiError
from saksi.kernel.hashes import Sha256
from saksi.record.models import Document, Level, Suggestion
from saksi.web.common import get_or_404, page_of, say, status_of, told, undoable, who, whole, workspace, written


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """All documents, with what waits in each."""
    user = who(request)
    page = page_of(request, Document.objects.visible_to(user).filter(withdrawn=False))
    current = Suggestion.objects.visible_to(user).exclude(state="superseded").filter(document__withdrawn=False)
    here = current.filter(document__in=[document.pk for document in page])
    counts = {(d, state): n for d, state, n in here.values_list("document", "state").annotate(Count("id")).order_by()}
    states = [state for state in Suggestion.State.values if state not in ("open", "superseded")]
    rows = [(d, counts.get((d.pk, "open"), 0), sum(counts.get((d.pk, s), 0) for s in states)) for d in page]
    total, waiting = current.count(), current.filter(state="open").count()
    context = {"page": page, "rows": rows, "total": total, "open": waiting, "decided": total - waiting}
    return render(request, "web/documents.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def about(request: HttpRequest, number: int) -> HttpResponse:
    """What is said of a document: metadata, level, hashes, log entry; POST changes metadata or level."""
    document = get_or_404(Document, request, number, withdrawn=False)
    if request.method != "POST":
        return _about(request, document)
    try:
        with written(request, "editing a document"):
            if "level" in request.POST:
                level = whole(request.POST["level"])
                set_level(who(request), document, -1 if level is None else level, reason=request.POST.get("reason", ""))
            else:
                edit_metadata(who(request), document, {n: request.POST[n] for n in FIELDS if n in request.POST})
            undo = undoable(request)
    except SaksiError as error:
        return _about(request, get_or_404(Document, request, number), error)
    say(request, _("Saved. If the day or the pack changed, read the document again."))
    return redirect(reverse("about", args=[number]) + undo)


def _about(request: HttpRequest, document: Document, refused: SaksiError | None = None) -> HttpResponse:
    """The page. refused: why a form was not taken; what was typed is shown again."""
    said = {name: request.POST.get(name, getattr(document, name)) for name in FIELDS}
    context = {
        "document": document,
        "text": document.text,
        "said": said,
        "level": whole(request.POST.get("level", str(document.level))),
        "levels": Level.choices,
        "packs": available_packs(),
        "refused": refused,
    }
    return render(request, "web/about.html", context, status=status_of(refused) if refused else 200)


@require_safe
@told
def original(request: HttpRequest, number: int) -> HttpResponse:
    """The bytes as captured, checked against their hash, always as a download and never as a page."""
    document = get_or_404(Document, request, number, withdrawn=False)
    data = workspace().blobs.read(document.blob, Sha256.parse(document.sha256))
    return HttpResponse(
        data,
        content_type="application/octet-stream",
        headers={
            "Content-Disposition": f'attachment; filename="document-{document.pk}.{document.format}"',
            "Content-Security-Policy": "sandbox; default-src 'none'",
        },
    )
