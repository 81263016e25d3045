"""The log: what was done, by whom, when; and the changes that can be undone."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from saksi.actions.checkpoint import newest_checkpoint
from saksi.record.history import changes, entries
from saksi.web.common import who, whole, workspace


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The newest entries, as kind, person, time and numbers; never names or words of a document."""
    shown = entries(who(request), whole(request.GET.get("before")))
    newest = newest_checkpoint(workspace())
    context = {
        "entries": shown,
        "changes": changes(who(request)),
        "checkpoint": newest[0] if newest else "",
        "more": shown[-1]["index"] if shown and shown[-1]["index"] > 0 else None,
    }
    return render(request, "web/log.html", context)
