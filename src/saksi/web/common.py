"""What the pages share: who asks, things that may be seen, writing with its signature, errors as pages, pages of lists.

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
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

from saksi.actions.session import acknowledged
from saksi.kernel.errors import Conflict, LockHeld, NotAllowed, NotFound, NoWorkspace, SaksiError
from saksi.record.history import newest_change
from saksi.record.workspace import Workspace

PATIENCE = 10.0
PER_PAGE = 100
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


def of_htmx(request: HttpRequest) -> bool:
    """Whether htmx asks, which takes the part that changed."""
    return request.headers.get("HX-Request") == "true"


def workspace() -> Workspace:
    """The opened workspace."""
    opened: Workspace | None = settings.SAKSI_WORKSPACE
    if opened is None:
        raise NoWorkspace("no workspace was named. Start the desk with `saksi serve` inside one.")
    return opened


def whole(text: str | None) -> int | None:
    """A whole number as an address or a form gives it; None for anything else."""
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 19 else None


def get_or_404(model: Any, request: HttpRequest, key: int | None, **more: Any) -> Any:
    """A row that this person may see. Raises Http404 for one that is not there and for one above the clearance."""
    row = model.objects.visible_to(who(request)).filter(pk=key, **more).first() if key is not None else None
    if row is None:
        raise Http404
    return row


def page_of(request: HttpRequest, rows: Any) -> Page[Any]:
    """One page of a list; `page` in the address says which, and one that is not there gives the nearest."""
    return Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))


@contextmanager
def written(request: HttpRequest, what: str) -> Iterator[Workspace]:
    """The right to write for one request, with the checkpoint signed at its end."""
    opened = workspace()
    with acknowledged(opened, f"{what} at the desk of {who(request)}", patience=PATIENCE):
        yield opened


def status_of(error: SaksiError) -> int:
    """The status of the answer that tells an error."""
    return next((code for kind, code in STATUS if isinstance(error, kind)), 422)


def way_back(request: HttpRequest) -> str:
    """Where the form came from, if that is a page of this desk; else the documents."""
    back = request.POST.get("back", "")
    return back if back.startswith("/") and url_has_allowed_host_and_scheme(back, None) else "/"


def told(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view whose errors become a page that says what to do next, with the fitting status."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except SaksiError as error:
            return refusal(request, error, way_back(request))

    return wrapped


def refusal(request: HttpRequest, error: SaksiError, back: str, status: int = 0) -> HttpResponse:
    """The page that tells why nothing was done, and leads back. status: of the answer, 0 for that of the error."""
    return render(request, "web/error.html", {"error": error, "back": back}, status=status or status_of(error))


def say(request: HttpRequest, sentence: str) -> None:
    """A line at the top of the next page."""
    messages.success(request, sentence, extra_tags="good")


def undoable(request: HttpRequest) -> str:
    """What an address carries so that the next page offers to undo the change made just now; "" where nothing can be undone."""
    newest = newest_change(who(request))
    return f"changed={newest.pk}" if newest else ""


def with_undo(address: str, undo: str) -> str:
    """An address that carries what `undoable` gave, before its anchor."""
    page, mark, anchor = address.partition("#")
    return f"{page}{'&' if '?' in page else '?'}{undo}{mark}{anchor}" if undo else address
