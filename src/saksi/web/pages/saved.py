"""Filters that a person saves under a name: kept, renamed, deleted, each by a form on the list's page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from saksi.actions.saved_filters import delete_filter, rename_filter, save_filter
from saksi.kernel.errors import BadDecision
from saksi.web.common import PATIENCE, say, told, who, workspace


@require_POST
@told
def save(request: HttpRequest) -> HttpResponse:
    """Keep the filters of a list under a name."""
    page = request.POST.get("page", "")
    address = _address(page)
    with workspace().lock("saving a filter", PATIENCE):
        made = save_filter(who(request), page, request.POST.get("name", ""), request.POST.get("query", ""))
    say(request, _("Saved. You find it above the list."))
    return redirect(address + made.query)


@require_POST
@told
def change(request: HttpRequest, number: int) -> HttpResponse:
    """Rename a filter, or delete it where the form says so."""
    with workspace().lock("changing a filter", PATIENCE):
        if "delete" in request.POST:
            found = delete_filter(who(request), number)
            say(request, _("Deleted."))
        else:
            found = rename_filter(who(request), number, request.POST.get("name", ""))
            say(request, _("Renamed."))
    return redirect(_address(found.page) + found.query)


def _address(page: str) -> str:
    """Where a list is seen. Raises BadDecision for a page there is not."""
    try:
        return reverse(page)
    except NoReverseMatch:
        raise BadDecision(_("there is no such list. Go back to the list, and save from there.")) from None
