"""Who is at the desk: the one local user, until team mode brings sign-in.

Rule: every account of the computer reaches the port, so the desk answers only to a browser that came in by the address with
the secret that `saksi serve` prints. It has a cookie then; any other gets one page that tells nothing of the record.
The secret is of one start alone: a browser sends its cookie to whatever program listens at the port, so one that held longer could
be had by another account that listens there while the desk is closed.
"""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.utils.crypto import constant_time_compare
from django.utils.encoding import escape_uri_path
from django.utils.http import escape_leading_slashes

from saksi.record.people import local_user

SECRET = "secret"  # noqa: S105 - the name by which the address carries it


class LocalUserMiddleware:
    """Sets `request.user` to the workspace's local user for a browser that came in by the address, and keeps every page out of caches."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Serve one request."""
        response = self._answer(request)
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    def _answer(self, request: HttpRequest) -> HttpResponse:
        cookie = f"saksi_desk_{request.get_port()}"  # cookies know no ports, and another workspace may be open at the next one
        if request.method == "GET" and _fits(request.GET.get(SECRET)):
            return _come_in(request, cookie)
        if not _fits(request.COOKIES.get(cookie)):
            said = render_to_string("web/closed.html", {"sent": request.method == "POST"})
            return HttpResponse(said, status=403)
        request.user = local_user()
        return self.get_response(request)


def _fits(given: str | None) -> bool:
    return given is not None and constant_time_compare(given, settings.DESK_SECRET)


def _come_in(request: HttpRequest, cookie: str) -> HttpResponse:
    """The way to the same address without the secret, which stays in no history and no log."""
    rest = request.GET.copy()
    del rest[SECRET]
    address = escape_leading_slashes(escape_uri_path(request.path))
    response = HttpResponseRedirect(f"{address}?{rest.urlencode()}" if rest else address)
    response.set_cookie(cookie, settings.DESK_SECRET, httponly=True, samesite="Strict")
    return response
