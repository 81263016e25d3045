"""What every page needs: the navigation, the workspace's name, the words searched for, the change made just now."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from saksi.record.history import change
from saksi.record.roles import May, may
from saksi.web.common import who, whole
from saksi.web.gate import reaches


def page(request: HttpRequest) -> dict[str, Any]:
    """The names that the frame of every page uses."""
    items = [
        (_("Overview"), "overview", ""),
        (_("Inbox"), "inbox", "/inbox/"),
        (_("Documents"), "documents", "/documents/"),
        (_("Incidents"), "incidents", "/incidents/"),
        (_("Cases"), "cases", "/cases/"),
        (_("Statements"), "statements", "/statements/"),
        (_("Actors"), "actors", "/actors/"),
        (_("Provisions"), "provisions", "/provisions/"),
        (_("Places"), "places", "/places/"),
        (_("Log"), "log", "/log/"),
    ]
    links = [
        {"label": label, "url": url, "current": request.path == url or (at != "" and request.path.startswith(at))}
        for label, url, at in ((label, reverse(name), at) for label, name, at in items if reaches(request.user, name))
    ]
    workspace = settings.SAKSI_WORKSPACE
    return {
        "navigation": links,
        "home": links[0]["url"] if links else reverse("help"),
        "may_see": may(request.user, May.SEE),
        "has_account": reaches(request.user, "account"),
        "team": settings.TEAM,
        "workspace_name": workspace.folder.name if workspace else "",
        "query": request.GET.get("q", ""),
        "changed": _changed(request),
    }


def _changed(request: HttpRequest) -> Any:
    """The change that `changed` in the address names, while it can still be undone."""
    found = whole(request.GET.get("changed"))
    made = change(who(request), found) if found is not None else None
    return None if made is None or made.undone else made
