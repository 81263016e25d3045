"""How the desk works, in a few paragraphs."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from saksi.record.models import Suggestion


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The help."""
    return render(request, "web/help.html", {"kinds": Suggestion.Kind.choices})
