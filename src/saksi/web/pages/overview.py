"""The first page: what needs this person today, and what the record holds over time, by place and by who says what."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from saksi.kernel.errors import DateError
from saksi.record.roles import May, may
from saksi.web.common import status_of, who, workspace
from saksi.web.overview.figures import charts
from saksi.web.overview.today import last_signed, today
from saksi.web.overview.viewer import figures


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The overview; `until` in the address is the month with which the charts end, `sectors=all` draws all sectors. Viewers of statistics get their own."""
    user = who(request)
    if not may(user, May.SEE):
        return render(request, "web/statistics.html", figures(user))
    refused, every = None, request.GET.get("sectors") == "all"
    try:
        drawn = charts(user, request.GET.get("until", "").strip()[:20], every=every)
    except DateError as error:
        refused, drawn = error, charts(user, "", every=every)
    context: dict[str, Any] = {
        "tasks": today(user),
        "signed": last_signed(workspace()),
        "may_take_in": may(user, May.DECIDE),
        "refused": refused,
        **drawn,
    }
    return render(request, "web/overview.html", context, status=status_of(refused) if refused else 200)
