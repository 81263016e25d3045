"""One statement: its words in context, who says them, what it is about, what rests on it, and what replies to it."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.db.models.functions import Greatest, Substr
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from saksi.actions.link_answer import link_answer
from saksi.actions.set_topic import set_topic
from saksi.actions.take_back import take_back
from saksi.codebook.lists import codebook
from saksi.kernel.errors import BadDecision, SaksiError
from saksi.record.lists import actors as told
from saksi.record.lists import statements as found
from saksi.record.lists.incidents import resolved
from saksi.record.models import Answer, Provision, Statement, StatementTopic
from saksi.record.models.base import Viewer
from saksi.record.roles import May, may
from saksi.record.search.finding import found_of
from saksi.record.veil import veil_statements
from saksi.web import words
from saksi.web.cards import around
from saksi.web.common import get_or_404, say, status_of, undoable, who, whole, with_undo, written
from saksi.web.dossier import incidents_of
from saksi.web.pages.statements import topic
from saksi.web.touching import BEFORE, MOST, PASSAGE, touching
from saksi.web.words import DAGGER

OFFERED = 40  # statements offered to be linked


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, number: int) -> HttpResponse:
    """The page; POST links an answer, adds a topic, or takes one of them back."""
    statement = get_or_404(Statement, request, number, live=True)
    if request.method != "POST":
        return _page(request, statement)
    try:
        with written(request, "changing the ledger"):
            said = _changed(request, statement)
            undo = undoable(request)
    except SaksiError as error:
        return _page(request, statement, error)
    say(request, said)
    return redirect(with_undo(reverse("statement", args=[number]), undo))


def _changed(request: HttpRequest, statement: Statement) -> str:
    """Do what the form asks for."""
    by, post = who(request), request.POST
    if post.get("do") == "topic":
        set_topic(by, statement, post.get("topic", ""))
        return _("The topic is kept.")
    if post.get("do") == "answer":
        other = get_or_404(Statement, request, whole(post.get("other")), live=True)
        reply, first = (statement, other) if post.get("way") == "replies" else (other, statement)
        link_answer(by, reply, first, post.get("kind", ""), reason=post.get("reason", ""))
        return _("Linked. Both statements show it.")
    model = {"take-topic": StatementTopic, "take-answer": Answer}.get(post.get("do", ""))
    if model is None:
        raise BadDecision(_("got no form of this page. Use the buttons of its sections."))
    take_back(by, get_or_404(model, request, whole(post.get("row"))))
    return _("Taken back. It stays in the log.")


def _page(request: HttpRequest, statement: Statement, refused: SaksiError | None = None) -> HttpResponse:
    """The page. refused: why a form was not taken; what was typed is shown again."""
    viewer, posted = who(request), request.POST
    rows = told.statements(viewer).filter(pk=statement.pk).select_related("document")
    passage = Substr(
        "document__text__content", Greatest("start", BEFORE) - BEFORE + 1, PASSAGE + len(statement.content)
    )
    (shown,) = veil_statements(viewer, rows.annotate(passage=passage))
    resting = told.accounts(viewer).filter(according_to=statement.pk).values_list("pk", flat=True)
    around_it = touching(viewer, incidents_of(viewer, resting), resting, ())
    find = request.GET.get("find", "").replace("\0", "").strip()[:200]
    may_write = may(viewer, May.DECIDE)
    topics = [(one, topic(one.code), ", ".join(map(words.act, one.acts))) for one in found.topics_of(viewer, statement)]
    context = {
        "statement": shown, "passage": _passage(shown), "touching": around_it, "most": MOST, "refused": refused,
        "topics": topics,
        "provisions": _provisions(viewer, statement), "disputes": _disputes(viewer, around_it.incidents),
        "linked": _linked(viewer, statement), "may_write": may_write, "posted": posted, "find": find,
        "offered": _offered(viewer, statement, find) if may_write else [], "kinds": Answer.Kind.choices,
        "remembered": around_it.remembered or any(DAGGER in acts for _one, _label, acts in topics),
        "rights": [(code, topic(code)) for code in codebook().rights],
    }  # fmt: skip
    return render(request, "web/statement.html", context, status=status_of(refused) if refused else 200)


def _passage(statement: Any) -> tuple[str, str]:
    """The words before and after."""
    start = min(statement.start, BEFORE)
    return around(statement.passage, start, start + statement.end - statement.start)


def _provisions(viewer: Viewer, statement: Statement) -> list[Provision]:
    """The citations of laws that stand within its words."""
    rows = Provision.objects.visible_to(viewer).filter(live=True, document=statement.document_id).order_by("pk")
    return [row for row in rows if statement.start <= row.span["start"] and row.span["end"] <= statement.end]


def _disputes(viewer: Viewer, incidents: Any) -> dict[int, int]:
    """From incidents told according to it to the number of points on which sources disagree and nobody chose."""
    return {number: said.open for number, said in resolved(viewer, [row.pk for row in incidents]).items() if said.open}


def _linked(viewer: Viewer, statement: Statement) -> list[tuple[str, str, Any, Statement]]:
    """What it replies to and what replies to it: (heading, kind in words, the link, the other statement veiled)."""
    replies_to, answered_by = found.linked(viewer, [statement])
    here = replies_to.get(statement.pk, []), answered_by.get(statement.pk, [])
    others = [row.to for row in here[0]] + [row.statement for row in here[1]]
    veiled = {row.pk: row for row in veil_statements(viewer, others)}
    lines = [(_("It replies to"), row.get_kind_display(), row, veiled[row.to_id]) for row in here[0]]
    for row in here[1]:
        silent = veiled[row.statement_id].position == found.SILENT
        kind = _("asked, no answer") if silent else row.get_kind_display()
        lines.append((_("Replied to by"), kind, row, veiled[row.statement_id]))
    return lines


def _offered(viewer: Viewer, statement: Statement, find: str) -> list[Statement]:
    """Statements to link: those that hold the words searched for; else of the same document, or told of the same incidents."""
    rows = told.statements(viewer).exclude(pk=statement.pk).select_related("document")
    if find:
        rows = rows.filter(pk__in=found_of(viewer, find, "statement"))
    else:
        mine = told.accounts(viewer).filter(according_to=statement.pk).values_list("pk", flat=True)
        same = told.accounts(viewer).filter(act__incident__in=incidents_of(viewer, mine)).values("according_to")
        rows = rows.filter(Q(document=statement.document_id) | Q(pk__in=same))
    return veil_statements(viewer, rows.order_by("document_id", "start", "pk")[:OFFERED])
