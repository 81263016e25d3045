"""One search box over documents, statements and incidents."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from saksi.record.models import Statement
from saksi.record.search import MOST, Hit, search
from saksi.web.common import who


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """What was found, grouped by kind."""
    query = request.GET.get("q", "").strip()
    hits = search(who(request), query) if query else ()
    labels = (("document", _("Documents")), ("statement", _("Statements")), ("incident", _("Incidents")))
    addresses = _addresses(request, hits)
    groups = [(label, [(h, addresses[h.kind, h.id]) for h in hits if h.kind == kind]) for kind, label in labels]
    context = {"query": query, "groups": groups, "count": len(hits), "most": MOST}
    return render(request, "web/search.html", context)


def _addresses(request: HttpRequest, hits: tuple[Hit, ...]) -> dict[Any, str]:
    """Where each thing found is seen: a document at its desk, a statement at its card, an incident on its page."""
    found = Statement.objects.visible_to(who(request)).filter(pk__in=[h.id for h in hits if h.kind == "statement"])
    cards = dict(found.values_list("pk", "suggestion"))
    addresses: dict[Any, str] = {}
    for h in hits:
        if h.kind == "incident":
            address = reverse("incident", args=[h.id])
        elif h.kind == "document":
            address = reverse("desk", args=[h.id])
        else:
            address = reverse("desk", args=[h.document]) + f"?at={cards[h.id]}#s-{cards[h.id]}"
        addresses[h.kind, h.id] = address
    return addresses
