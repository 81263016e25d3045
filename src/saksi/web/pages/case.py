"""One case: its chain of incidents in time, where each person stands, the documents behind it, its notes."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from saksi.actions.close_case import close_case
from saksi.actions.link_incident import link_incident
from saksi.actions.rename_case import rename_case
from saksi.actions.set_standing import set_standing
from saksi.actions.take_back import take_back
from saksi.actions.write_note import write_note
from saksi.kernel.errors import BadDecision, SaksiError
from saksi.record.lists import actors as told
from saksi.record.models import Account, Actor, Case, Document, Incident, Level, Note, Standing
from saksi.record.models.base import Viewer
from saksi.record.roles import May, may
from saksi.record.search.finding import found_of
from saksi.web.common import get_or_404, say, status_of, undoable, who, whole, with_undo, written
from saksi.web.incident.case import about
from saksi.web.incident.timeline import timeline_of
from saksi.web.touching import MOST
from saksi.web.words import DAGGER, act

OFFERED = 40  # incidents offered to be put into it
WORDS: dict[str, Any] = {"note": Note, "standing": Standing}


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, number: int) -> HttpResponse:
    """The page; POST takes one of its forms, `do` says which."""
    case = get_or_404(Case, request, number, live=True)
    if request.method != "POST":
        return _page(request, case)
    try:
        with written(request, "changing a case"):
            said = _changed(request, case)
            undo = undoable(request)
    except SaksiError as error:
        return _page(request, get_or_404(Case, request, number), error)
    say(request, said)
    return redirect(with_undo(reverse("case", args=[number]), undo))


def _changed(request: HttpRequest, case: Case) -> str:
    """Do what the form asks for. Raises Http404 for what is not there or may not be seen."""
    by, post = who(request), request.POST
    match post.get("do"):
        case "rename":
            rename_case(by, case, post.get("title", ""))
            return _("Renamed.")
        case "close" | "reopen":
            close_case(by, case, closed=post["do"] == "close", reason=post.get("reason", ""))
            return _("Closed.") if post["do"] == "close" else _("Open again.")
        case "add":
            link_incident(by, get_or_404(Incident, request, whole(post.get("incident")), live=True), case)
            return _("The incident is in the case.")
        case "out":
            link_incident(by, get_or_404(Incident, request, whole(post.get("incident")), live=True, case=case), None)
            return _("The incident is in no case now.")
        case "note":
            write_note(by, case, post.get("text", ""), level=whole(post.get("reach")))
            return _("Written.")
        case "standing":
            _standing(request, case)
            return _("Kept. What was said before stays visible.")
        case "take-back" if post.get("what") in WORDS:
            take_back(by, get_or_404(WORDS[post["what"]], request, whole(post.get("row")), case=case))
            return _("Taken back. It stays in the log.")
    raise BadDecision(_("got no form of this page. Use the buttons of its sections."))


def _standing(request: HttpRequest, case: Case) -> None:
    post = request.POST
    person = get_or_404(Actor, request, whole(post.get("actor")))
    account = get_or_404(Account, request, whole(post["account"]), live=True) if post.get("account") else None
    set_standing(
        who(request), case, person, post.get("standing", ""), date=post.get("date", ""), account=account, reason=post.get("reason", "")
    )  # fmt: skip


def _page(request: HttpRequest, case: Case, refused: SaksiError | None = None) -> HttpResponse:
    """The page. refused: why a form was not taken; what was typed is shown again."""
    viewer = who(request)
    find = request.GET.get("find", "").replace("\0", "").strip()[:200]
    section, may_write = about(viewer, case), may(viewer, May.DECIDE)
    documents = Document.objects.visible_to(viewer).filter(pk__in=_accounts(viewer, case).values("document"))
    context = {
        "case": section, "timeline": timeline_of(section["chain"], section["standings"]), "this": case, "refused": refused, "posted": request.POST, "find": find, "may_write": may_write,
        "may_take_out": may(viewer, May.LEVEL if case.members_only else May.DECIDE),
        "at": reverse("case", args=[case.pk]), "levels": Level.choices, "most": MOST,
        "documents": documents.order_by("earliest", "pk")[:MOST], "document_count": documents.count(),
        "notes": Note.objects.visible_to(viewer).filter(live=True, case=case).order_by("pk"),
        "offered": _offered(viewer, case, find) if may_write and case.closed is None else [],
        "remembered": any(DAGGER in act(account.code) for account in section["accounts"]),
    }  # fmt: skip
    return render(request, "web/case.html", context, status=status_of(refused) if refused else 200)


def _accounts(viewer: Viewer, case: Case) -> Any:
    incidents = Incident.objects.visible_to(viewer).filter(case=case, live=True)
    return told.accounts(viewer).filter(act__live=True, act__incident__in=incidents)


def _offered(viewer: Viewer, case: Case, find: str) -> list[Incident]:
    """Incidents to put into it: those that the words find; else those in no case that tell of the same victims."""
    rows = Incident.objects.visible_to(viewer).filter(live=True).exclude(case=case)
    if find:
        return list(rows.filter(pk__in=found_of(viewer, find, "incident"))[:OFFERED])
    victims = _accounts(viewer, case).values("victims")
    same = told.accounts(viewer).filter(victims__in=victims).values("act__incident")
    return list(rows.filter(case__isnull=True, pk__in=same)[:OFFERED])
