"""What every page needs: the navigation and the name of the workspace."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _


def page(request: HttpRequest) -> dict[str, Any]:
    """Navigation with the current item marked, the workspace's name, the words searched for."""
    items = [
        (_("Documents"), "documents"),
        (_("Incidents"), "incidents"),
        (_("Statements"), "statements"),
        (_("Actors"), "actors"),
        (_("Log"), "log"),
    ]
    links = [
        {
            "label": label,
            "url": reverse(name),
            "current": request.path.startswith(reverse(name))
            if name != "documents"
            else request.path == "/" or request.path.startswith("/documents/"),
        }
        for label, name in items
    ]
    workspace = settings.SAKSI_WORKSPACE
    return {
        "navigation": links,
        "workspace_name": workspace.folder.name if workspace else "",
        "query": request.GET.get("q", ""),
    }
