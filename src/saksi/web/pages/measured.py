"""How well do we read: what the blind share of the documents tells, by kind, of people and reader together and of nobody alone."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from saksi.record.blind import measure
from saksi.record.second import agreement
from saksi.web.common import who


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """What was caught and missed, with intervals; agreement of first and second decisions."""
    context = {"measure": measure(who(request)), "agreement": agreement(who(request))}
    return render(request, "web/measured.html", context)
