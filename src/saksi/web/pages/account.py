"""One's own account: role and clearance; in a team also password, second factors and where one is signed in."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from saksi.record.roles import May, may
from saksi.web.common import who


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The account."""
    person = who(request)
    context = {"profile": person.profile, "team": settings.TEAM, "keeps_people": may(person, May.PEOPLE)}
    return render(request, "web/account.html", context)
