"""The list of documents, what is said of one, and its original as a download."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from django.db.models import Case, CharField, Count, Exists, OuterRef, QuerySet, Value, When
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods, require_safe

from saksi.actions.edit_metadata import FIELDS, edit_metadata
from saksi.actions.set_level import set_level
from saksi.actions.withdraw_reading import withdraw_reading
from saksi.codebook.packs import available_packs
from saksi.kernel.errors import SaksiError
from saksi.kernel.hashes import Sha256
from saksi.record.draws import hidden_among
from saksi.record.lists import filters
from saksi.record.models import Capture, Closing, Document, Level, Reading, Suggestion, by_date
from saksi.record.models.base import Viewer
from saksi.record.queue import nothing_found
from saksi.web import words
from saksi.web.answers import answer
from saksi.web.common import get_or_404, say, status_of, told, undoable, who, whole, with_undo, workspace, written
from saksi.web.lists import Column, List, alphabetical


def _rows(viewer: Viewer) -> QuerySet[Any]:
    """The documents with their state: `finished` or `none` where they are closed, `open` while something waits, `decided`, `nothing` (found), `unread`."""
    closed = Closing.objects.visible_to(viewer).filter(Closing.stands(), document=OuterRef("pk"))
    here = Suggestion.objects.visible_to(viewer).filter(document=OuterRef("pk"))
    state = Case(
        *(When(Exists(closed.filter(how=how)), then=Value(how)) for how in Closing.How.values),
        When(Exists(here.filter(state=Suggestion.State.OPEN)), then=Value("open")),
        When(Exists(here.exclude(state=Suggestion.State.SUPERSEDED)), then=Value("decided")),
        When(nothing_found(), then=Value("nothing")),
        default=Value("unread"),
        output_field=CharField(),
    )
    rows: QuerySet[Any] = Document.objects.visible_to(viewer).filter(withdrawn=False).annotate(state=state)
    return rows


def _counted(viewer: Viewer, rows: list[Any]) -> list[Any]:
    """The documents with how many suggestions are open and decided in each; None are told of one that is read blind first."""
    here = _current(viewer).filter(document__in=[row.pk for row in rows])
    counts = {(d, state): n for d, state, n in here.values_list("document", "state").annotate(Count("id")).order_by()}
    hidden = hidden_among(row.pk for row in rows)
    for row in rows:
        states = {state: counts.get((row.pk, state), 0) for state in Suggestion.State.values}
        row.decided = sum(states.values()) - states["open"]
        row.open = _("read blind first") if row.pk in hidden else states["open"]
    return rows


def _current(viewer: Viewer) -> QuerySet[Any]:
    """The suggestions that count: not superseded, of documents that stand."""
    return Suggestion.objects.visible_to(viewer).exclude(state="superseded").filter(document__withdrawn=False)


def _state(code: str) -> str:
    said = {"open": _("something is open"), "decided": _("all decided"), "nothing": _("read, nothing found"), "unread": _("not read")}
    return said.get(code) or next((str(how.label) for how in Closing.How if how.value == code), code)


DOCUMENTS = List(
    name="documents",
    title=lazy("Documents"),
    source=_rows,
    columns=(
        Column("number", lazy("No."), lambda d: d.pk, sort=("pk",), kind="wide"),
        Column("title", lazy("Title"), str, lambda d: reverse("desk", args=[d.pk]), alphabetical("title")),
        Column("publisher", lazy("Publisher"), lambda d: d.publisher, sort=alphabetical("publisher"), kind="wide"),
        Column("published", lazy("Published"), lambda d: d.date, sort=by_date(), kind="day"),
        Column("level", lazy("Level"), lambda d: d.get_level_display(), sort=("level",), kind="wide"),
        Column("open", lazy("Open"), lambda d: d.open, kind="n"),
        Column("decided", lazy("Decided"), lambda d: d.decided, kind="n wide"),
    ),
    filters=(
        filters.by_words("words", lazy("title, file name"), "title", "filename", "author"),
        filters.by_field("state", lazy("state"), "state", words=_state, order=("open", "unread", "nothing", "decided", "finished", "none")),
        filters.by_field("publisher", lazy("publisher"), "publisher"),
        filters.by_date("published", lazy("published")),
        filters.by_field("type", lazy("format"), "format"),
        filters.by_field("level", lazy("level"), "level", number=True, words=words.level, in_order=True),
    ),
    prepare=_counted,
)


@require_safe
def index(request: HttpRequest) -> HttpResponseBase:
    """All documents, with what waits in each."""
    current = _current(who(request))
    total, waiting = current.count(), current.filter(state="open").count()
    return answer(
        request, DOCUMENTS, "web/documents.html", {"total": total, "open": waiting, "decided": total - waiting}
    )


@require_http_methods(["GET", "HEAD", "POST"])
def about(request: HttpRequest, number: int) -> HttpResponse:
    """What is said of a document: metadata, level, hashes, log entry; POST changes metadata or level."""
    document = get_or_404(Document, request, number, withdrawn=False)
    if request.method != "POST":
        return _about(request, document)
    read_with = document.date, document.pack
    try:
        with written(request, "editing a document"):
            if "reading" in request.POST:
                reading = get_or_404(Reading, request, whole(request.POST["reading"]), document=document)
                withdraw_reading(who(request), reading)
            elif "level" in request.POST:
                level = whole(request.POST["level"])
                set_level(who(request), document, -1 if level is None else level, reason=request.POST.get("reason", ""))
            else:
                edit_metadata(who(request), document, {n: request.POST[n] for n in FIELDS if n in request.POST})
            undo = undoable(request)
    except SaksiError as error:
        return _about(request, get_or_404(Document, request, number), error)
    if "reading" in request.POST:
        say(request, _("Withdrawn. What was open of it is no longer offered; what was decided stays."))
    elif (document.date, document.pack) != read_with and Reading.objects.visible_to(who(request)).filter(document=document).exists():
        say(request, _("Saved. It was read with another day or country pack: read it again."))
    else:
        say(request, _("Saved."))
    return redirect(with_undo(reverse("about", args=[number]), undo))


def _about(request: HttpRequest, document: Document, refused: SaksiError | None = None) -> HttpResponse:
    """The page. refused: why a form was not taken; what was typed is shown again."""
    said = {name: request.POST.get(name, getattr(document, name)) for name in FIELDS}
    captured = Capture.objects.visible_to(who(request)).filter(document=document).first()
    context = {
        "document": document,
        "text": document.text,
        "said": said,
        "level": whole(request.POST.get("level", str(document.level))),
        "levels": Level.choices,
        "packs": available_packs(),
        "readings": Reading.objects.visible_to(who(request)).filter(document=document).order_by("-pk"),
        "refused": refused,
        "got": _got(captured) if captured else None,
    }
    return render(request, "web/about.html", context, status=status_of(refused) if refused else 200)


def _got(captured: Capture) -> dict[str, Any]:
    """How it was captured, with the moment as a page shows it."""
    said = json.loads(captured.said)
    return {**said, "at": datetime.fromisoformat(said["at"])}


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
