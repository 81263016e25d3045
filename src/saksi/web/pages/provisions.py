"""Provisions of law: the list, and one with where it was relied on, who cites it, and in which documents it stands."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_safe

from saksi.record.lists import filters
from saksi.record.lists import provisions as found
from saksi.record.models import Incident
from saksi.web import words
from saksi.web.answers import answer
from saksi.web.common import who
from saksi.web.lists import AS_SHOWN, Column, List
from saksi.web.touching import MOST, touching
from saksi.web.words import DAGGER


def _law(line: Any) -> str:
    return words.law(line.instrument, line.code, line.pack)


def _subject(line: Any) -> str:
    subject, checked = line.subject
    return f"{subject}{'' if checked else DAGGER}"


PROVISIONS = List(
    name="provisions",
    title=lazy("Provisions"),
    source=found.citations,
    columns=(
        Column("article", lazy("Article"), lambda p: p.article, lambda p: reverse("provision", args=[p.pk])),
        Column("law", lazy("Law"), _law, sort=AS_SHOWN),
        Column("subject", lazy("Subject"), _subject, sort=AS_SHOWN, kind="wide"),
        Column("documents", lazy("Documents"), lambda p: len(p.documents), sort=AS_SHOWN, kind="n wide"),
        Column("accounts", lazy("Accounts that rely on it"), lambda p: len(p.accounts), sort=AS_SHOWN, kind="n wide"),
        Column("incidents", lazy("Incidents that relied on it"), lambda p: len(p.incidents), sort=AS_SHOWN, kind="n"),
        Column("breached", lazy("Incidents that breached it"), lambda p: len(p.breached), sort=AS_SHOWN, kind="n wide"),
    ),
    filters=(
        filters.by_words("words", lazy("law, article"), "instrument", "article"),
        filters.by_found("law", lazy("law"), found.laws, names=found.names_of_laws),
        filters.by_date("published", lazy("cited in"), prefix="document__"),
        filters.by_field("publisher", lazy("publisher"), "document__publisher"),
    ),
    made=found.lines,
)


@require_safe
def index(request: HttpRequest) -> HttpResponseBase:
    """Each article that documents cite, with how often it was relied on."""
    return answer(request, PROVISIONS, "web/provisions.html")


@require_safe
def show(request: HttpRequest, number: int) -> HttpResponse:
    """One article: incidents and accounts where it was relied on, statements that cite it, its citations."""
    viewer = who(request)
    line = found.one(viewer, number)
    if line is None:
        raise Http404
    cited = found.citations(viewer).filter(pk__in=line.citations).select_related("document").order_by("pk")
    around = touching(viewer, line.incidents, line.accounts, found.citing(viewer, line))
    breached = Incident.objects.visible_to(viewer).filter(live=True, pk__in=line.breached)
    context = {
        "breached": breached[:MOST],
        "law": _law(line), "article": line.article, "subject": _subject(line),
        "same_law": f"{reverse('provisions')}?law={found.law_of(line.code, line.instrument)}",
        "citations": cited[:MOST], "citation_count": len(line.citations), "most": MOST,
        "touching": around, "remembered": around.remembered or DAGGER in f"{_law(line)}{_subject(line)}",
    }  # fmt: skip
    return render(request, "web/provision.html", context)
