"""What the pages share: who asks, things that may be seen, writing with its signature, errors as pages.

Rule: a thing that is not there and one that may not be seen give the same answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from saksi.actions.session import acknowledged
from saksi.kernel.errors import Conflict, LockHeld, NotAllowed, NotFound, NoWorkspace, SaksiError
from saksi.record.workspace import Workspace

PATIENCE = 10.0
STATUS: tuple[tuple[type[SaksiError], int], ...] = (
    (Conflict, 409),
    (NotAllowed, 403),
    (NotFound, 404),
    (LockHeld, 503),
)


def who(request: HttpRequest) -> User:
    """The person at the desk."""
    user: User = request.user  # type: ignore[assignment]  # LocalUserMiddleware sets a User
    return user


def workspace() -> Workspace:
    """The opened workspace."""
    opened: Workspace | None = settings.SAKSI_WORKSPACE
    if opened is None:
        raise NoWorkspace("no workspace was named. Start the desk with `saksi serve` inside one.")
    return opened


def get_or_404(model: Any, request: HttpRequest, number: int, **more: Any) -> Any:
    """A row that this person may see. Raises Http404 for one that is not there and for one above the clearance."""
    row = model.objects.visible_to(who(request)).filter(pk=number, **more).first()
    if row is None:
        raise Http404
    return row


@contextmanager
def written(request: HttpRequest, what: str) -> Iterator[Workspace]:
    """The right to write for one request, with the checkpoint signed at its end."""
    opened = workspace()
    with acknowledged(opened, f"{what} at the desk of {who(request)}", patience=PATIENCE):
        yield opened


def told(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view whose errors become a page that says what to do next, with the fitting status."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except SaksiError as error:
            status = next((code for kind, code in STATUS if isinstance(error, kind)), 422)
            back = request.POST.get("back", "")
            context = {"error": error, "back": back if back.startswith("/") and not back.startswith("//") else "/"}
            return render(request, "web/error.html", context, status=status)

    return wrapped


def say(request: HttpRequest, sentence: str) -> None:
    """A line at the top of the next page."""
    messages.success(request, sentence, extra_tags="good")
