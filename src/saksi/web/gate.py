"""Which addresses a role reaches; all others answer as an address that is not there.

Rule: whoever may not see rows reaches the addresses named here and no other: a new page is closed to viewers of
statistics until somebody lists it. Such a page asks `Model.objects.countable_by(user)` and names nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import NoReverseMatch, reverse

from saksi.actions.undo import needed
from saksi.record.history import change
from saksi.record.models import Incident
from saksi.record.roles import May, may
from saksi.web.common import whole

Asker = AbstractBaseUser | AnonymousUser

# For everybody signed in, viewers of statistics too: figures without rows, help, one's own account.
FOR_VIEWERS = {"overview", "help", "account"}
OWN_ACCOUNT = ("account_", "mfa_", "usersessions_")
# Before sign-in.
OPEN = {
    *("account_login", "account_logout", "account_inactive", "mfa_authenticate", "mfa_login_webauthn", "set-up"),
    "set-language",
}
# Only for those who may do it.
NEEDS = {"people": May.PEOPLE, "person": May.PEOPLE, "case-members": May.SEE}


def reaches(user: Asker, name: str) -> bool:
    """Whether this person reaches the address of this name."""
    if name in OPEN:
        return True
    if name in NEEDS:
        return may(user, NEEDS[name])
    own = name in FOR_VIEWERS or name.startswith(OWN_ACCOUNT)
    return may(user, May.COUNT if own else May.SEE)


def landing(user: Asker) -> str:
    """The address of the first page that this person reaches."""
    return next(address for name, address in _landings() if reaches(user, name))


def _landings() -> Iterator[tuple[str, str]]:
    for name in ("overview", "documents", "account", "account_login"):
        try:
            yield name, reverse(name)
        except NoReverseMatch:  # a page that is not there, or the sign-in where nobody signs in
            continue


def is_grave(request: HttpRequest, name: str) -> bool:
    """Whether a request takes things out or changes who may see them, so that a team asks who is there once more."""
    if name in ("people", "person"):
        return True
    if request.method != "POST":
        return "format" in request.GET
    if name == "case-members" or (name in ("about", "actor", "incident-change") and "level" in request.POST):
        return True
    number: int = request.resolver_match.kwargs.get("number", 0) if request.resolver_match else 0
    if name == "undo-change":
        found = change(request.user, number)
        return found is not None and needed(found) is May.LEVEL
    return _leaves_its_members(request, name, number)


def _leaves_its_members(request: HttpRequest, name: str, number: int) -> bool:
    """Whether a form takes an incident out of a case for members only, into another or into none."""
    match name:
        case "incident-change" if request.POST.get("do") == "case":
            moved: list[int | None] = [number]
        case "case" | "new-case":
            moved = [whole(n) for n in request.POST.getlist("incident")]
        case _:
            return False
    return Incident.objects.visible_to(request.user).filter(pk__in=moved, case__members_only=True).exists()


class GateMiddleware:
    """Lets a request through to its page if the person's role reaches it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Serve one request."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> None:
        """Ask before the page is made. Raises Http404, as an address that is not there does."""
        match = request.resolver_match
        if match is not None and not reaches(request.user, match.view_name):
            raise Http404
