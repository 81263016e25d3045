"""The Django app of the pages."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Registers templates and static files."""

    name = "saksi.web"
    label = "web"
