"""One search box over documents, statements and incidents."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from saksi.record.search import search
from saksi.web.common import who


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """What was found, grouped by kind."""
    query = request.GET.get("q", "").strip()
    hits = search(who(request), query) if query else []
    groups = [(kind, [h for h in hits if h.kind == kind]) for kind in ("document", "statement", "incident")]
    return render(request, "web/search.html", {"query": query, "groups": groups, "count": len(hits)})
