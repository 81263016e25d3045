"""Who is at the desk: the one local user, until team mode brings sign-in."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from saksi.record.people import local_user


class LocalUserMiddleware:
    """Sets `request.user` to the workspace's local user, and keeps every page out of caches."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Serve one request as the local user."""
        request.user = local_user()
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        return response
