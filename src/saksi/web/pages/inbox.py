"""The inbox: what comes in, the queue of what waits, and who has a document in hand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods, require_safe

from saksi.actions.assign import assign
from saksi.actions.give_back import give_back
from saksi.actions.read_waiting import WAITING
from saksi.actions.withdraw import withdraw
from saksi.codebook.packs import available_packs
from saksi.kernel.errors import SaksiError
from saksi.record import history
from saksi.record.lists import filters, waiting
from saksi.record.models import Assignment, Document, Level, clearance
from saksi.record.models.base import Viewer
from saksi.record.people import colleagues, team
from saksi.record.roles import May, may
from saksi.web.answers import answer
from saksi.web.common import (
    get_or_404,
    say,
    status_of,
    told,
    undoable,
    way_back,
    who,
    whole,
    with_undo,
    workspace,
    written,
)
from saksi.web.lists import Column, List, alphabetical
from saksi.web.receiving import Received, Said, receive, still_to_say
from saksi.web.uploads import MOST_BYTES

REFRESH = 5  # seconds

# --- what comes in


@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """The forms; POST takes in what they hold, or withdraws what was taken in just now."""
    if request.method != "POST":
        return _inbox(request)
    if "withdraw" in request.POST:
        return _withdrawn(request)
    try:
        said = Said.of(request)
    except SaksiError as error:
        return _inbox(request, refused=error, kept=request.POST)
    received = receive(request, said)
    WAITING.look()
    return _inbox(request, received, kept=still_to_say(request, received))


def _inbox(
    request: HttpRequest,
    received: list[Received] | None = None,
    refused: SaksiError | None = None,
    kept: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """The page. received: a line for each thing handed over; refused: why none was looked at; kept: what was typed, shown again."""
    config, kept = workspace().config, kept or {}
    first = next((line.refused for line in received or () if line.refused), None)
    none_taken = first if received and not any(line.taken for line in received) else None
    context = {
        "received": received,
        "unnamed": any(one.taken and one.taken.created and not one.taken.document.publisher for one in received or ()),
        "refused": refused,
        "kept": kept,
        "may_take_in": may(who(request), May.DECIDE),
        "levels": [(value, words) for value, words in Level.choices if value <= clearance(who(request))],
        "level": whole(kept.get("level")) if "level" in kept else Level.INTERNAL,
        "packs": available_packs(),
        "pack": kept.get("pack", config.pack),
        "fetches": config.fetch.enabled,
        "most": f"{config.max_bytes / 1_000_000:g}",
        "most_together": f"{MOST_BYTES / 1_000_000:g}",
        "unread": waiting.never_read(who(request)).count(),
        "waits": waiting.waiting_documents(who(request)).count(),
    }
    wrong = refused or none_taken
    return render(request, "web/inbox.html", context, status=status_of(wrong) if wrong else 200)


@told
def _withdrawn(request: HttpRequest) -> HttpResponse:
    document = get_or_404(Document, request, whole(request.POST["withdraw"]), withdrawn=False)
    with written(request, "withdrawing"):
        withdraw(who(request), document)
    say(request, _("Withdrawn. Its bytes stay; taking in the same file again brings it back."))
    return redirect("inbox")


# --- what waits


def _stage(code: str) -> str:
    words = {
        waiting.UNREAD: _("waits to be read"),
        waiting.OPEN: _("something is open"),
        waiting.NOTHING: _("read, nothing found"),
        waiting.DECIDED: _("decided but for the second reader"),
    }
    return words.get(code, code)


def _prepared(viewer: Viewer, rows: list[Any]) -> list[Any]:
    names = history.people(viewer, ())
    for row in waiting.counted(viewer, rows):
        row.holder_name = names.get(str(row.holder), "")
        row.mine, row.being_read = row.holder == viewer.pk, row.pk == WAITING.now
        row.failed = WAITING.failed.get(row.pk) if row.stage == waiting.UNREAD else None
    return rows


QUEUE = List(
    name="inbox-queue",
    title=lazy("What waits"),
    source=waiting.waiting_documents,
    columns=(
        Column("number", lazy("No."), lambda d: d.pk, sort=("pk",), kind="wide"),
        Column("title", lazy("Title"), str, lambda d: reverse("desk", args=[d.pk]), alphabetical("title")),
        Column("taken-in", lazy("Taken in"), lambda d: d.taken_in, sort=("taken_in",), kind="day wide"),
        Column("stage", lazy("Stage"), lambda d: _stage(d.stage), sort=("stage",)),
        Column("open", lazy("Open"), lambda d: _("read blind first") if d.blind else d.open, kind="n"),
        Column("decided", lazy("Decided"), lambda d: d.decided, kind="n"),
        Column("second", lazy("For the second reader"), lambda d: d.once, sort=("second",), kind="n"),
        Column("who", lazy("Who has it"), lambda d: d.holder_name),
    ),
    filters=(
        filters.by_words("words", lazy("title, file name"), "title", "filename"),
        filters.by_field("stage", lazy("stage"), "stage", words=_stage, order=(waiting.UNREAD, waiting.OPEN, waiting.NOTHING)),
        filters.by_field("who", lazy("who has it"), "holder", number=True, names=history.people),
        filters.by_field("second", lazy("for the second reader"), "second", words=_),
        filters.by_field("publisher", lazy("publisher"), "publisher"),
    ),
    order=waiting.ORDER,
    prepare=_prepared,
)


@require_safe
def queue(request: HttpRequest) -> HttpResponseBase:
    """What waits, with how far each document is and who has it; the page comes again by itself while something is being read."""
    unread = waiting.never_read(who(request)).exclude(pk__in=list(WAITING.failed)).count()
    comes_again = bool(unread) and WAITING.running and "still" not in request.GET
    context = {
        "unread": unread,
        "running": WAITING.running,
        "comes_again": comes_again,
        "seconds": REFRESH,
        "me": who(request).pk,
        "may_hand_over": bool(team()) and may(who(request), May.DECIDE),
        "none": filters.NONE,
    }
    page = answer(request, QUEUE, "web/queue.html", context)
    if comes_again and "format" not in request.GET:
        page.headers["Refresh"] = str(REFRESH)
    return page


# --- who has it


@require_http_methods(["GET", "HEAD", "POST"])
def hands(request: HttpRequest, number: int) -> HttpResponse:
    """Who has a document in hand, and had it before; POST takes it, hands it over or gives it back."""
    document = get_or_404(Document, request, number, withdrawn=False)
    if request.method != "POST":
        return _hands(request, document)
    try:
        with written(request, "handing over a document"):
            _handed(request, document)
            undo = undoable(request)
    except SaksiError as error:
        return _hands(request, document, error)
    return redirect(with_undo(way_back(request), undo))


def _handed(request: HttpRequest, document: Document) -> None:
    """Do what the form asks for. Raises Http404 for a person who is not there."""
    by, to, seen = who(request), request.POST.get("to", ""), whole(request.POST.get("seen"))
    if not to:
        give_back(by, document, seen=seen)
        say(request, _("Nobody has this document now."))
        return
    person = next((one for one in _people(request, document) if one.pk == whole(to)), None)
    if person is None:
        raise Http404
    assign(by, document, person, seen=seen)
    say(request, _("%(name)s has this document now.") % {"name": person.get_username()})


def _people(request: HttpRequest, document: Document) -> list[User]:
    """Who may have the document: oneself, and those of the team who may see it."""
    return [who(request), *colleagues(document.level, but={who(request).pk})]


def _hands(request: HttpRequest, document: Document, refused: SaksiError | None = None) -> HttpResponse:
    rows = Assignment.objects.visible_to(who(request)).filter(document=document).select_related("user").order_by("-pk")
    held = next((row for row in rows if row.live), None)
    context = {
        "document": document, "earlier": [row for row in rows if not row.live], "held": held, "refused": refused, "me": who(request),
        "others": [one for one in _people(request, document)[1:] if held is None or one.pk != held.user_id],
        "may_hand_over": may(who(request), May.DECIDE), "back": request.POST.get("back") or reverse("inbox-queue"),
    }  # fmt: skip
    return render(request, "web/hands.html", context, status=status_of(refused) if refused else 200)
