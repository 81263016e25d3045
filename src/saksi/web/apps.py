"""The Django app of the pages."""

import importlib

from django.apps import AppConfig
from django.conf import settings


class WebConfig(AppConfig):
    """Registers templates and static files; in a team, tells of sign-ins on the terminal."""

    name = "saksi.web"
    label = "web"

    def ready(self) -> None:
        """Load what only a team needs, once the apps that it stands on are there."""
        if settings.TEAM:
            importlib.import_module("saksi.web.team.trail").connect()
