"""What holds for every request of a team: sign-ins end, browsers are left clean, and grave things ask who is there once more.

Rule: a sign-in ends after half an hour without a request and after twelve hours in any case. Its place in the database is
written at most once a minute.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.reauthentication import did_recently_reauthenticate
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from saksi.web.gate import is_grave

LOG = logging.getLogger("saksi.people")
CLEAN = '"cache", "cookies", "storage"'
MINUTE = 60

Answer = Callable[[HttpRequest], HttpResponse]


class SignInMiddleware:
    """Ends sign-ins that are idle or old, and lets no browser keep a page."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Serve one request."""
        person = request.user.pk
        if person is not None:
            self._keep_or_end(request)
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        if person is not None and not request.user.is_authenticated:
            response.headers["Clear-Site-Data"] = CLEAN
        if person is not None and response.status_code == 404:
            name = request.resolver_match.view_name if request.resolver_match else "none"
            LOG.warning("person %s asked for what is not there or not theirs, address %s", person, name)
        return response

    def _keep_or_end(self, request: HttpRequest) -> None:
        now, session = int(time.time()), request.session
        began, seen = session.setdefault("began", now), session.setdefault("seen", now)
        idle, longest = settings.TEAM_IDLE.total_seconds(), settings.TEAM_LONGEST.total_seconds()
        if now - seen > idle or now - began > longest:
            logout(request)
        elif now - seen >= MINUTE:
            session["seen"] = now


class AskWhoMiddleware(LoginRequiredMiddleware):
    """Asks who is there. A page is opened after the sign-in; a form is answered where it was sent, so that the browser has it still."""

    def handle_no_permission(self, request: HttpRequest, view_func: Any) -> HttpResponse:  # type: ignore[override]  # a page, too
        """The sign-in; for a form, the page that says that nothing was saved and how the browser sends it again."""
        if request.method == "POST":
            return render(request, "web/team/sign_in_first.html", status=403)
        return super().handle_no_permission(request, view_func)


class ConfirmMiddleware:
    """Asks for the password or a second factor again before an export, and before a change of people, levels or who sees a case."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Serve one request."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> HttpResponse | None:
        """The question, where it is due; the browser sends a form again afterwards, for what it holds is kept nowhere else."""
        match = request.resolver_match
        if (
            match is None
            or not request.user.is_authenticated
            or not is_grave(request, match.view_name)
            or did_recently_reauthenticate(request)
        ):
            return None
        ways = get_adapter(request).get_reauthentication_methods(request.user)
        address = ways[0]["url"] if ways else reverse("account_login")
        if request.method == "POST":
            return render(request, "web/team/confirm_first.html", {"address": address}, status=403)
        return HttpResponseRedirect(f"{address}?{urlencode({'next': request.get_full_path()})}")
