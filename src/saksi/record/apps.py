"""The Django app of the record."""

from django.apps import AppConfig


class RecordConfig(AppConfig):
    """Registers the models under the label `record`."""

    name = "saksi.record"
    label = "record"
    default_auto_field = "django.db.models.BigAutoField"
