"""What can be searched: one row for each document, statement and incident."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from saksi.record.models.base import Guarded


class Searchable(Guarded):
    """The words of one thing with the highest level among its sources; follows every change."""

    class Kind(models.TextChoices):
        """What can be found."""

        DOCUMENT = "document", _("document")
        STATEMENT = "statement", _("statement")
        INCIDENT = "incident", _("incident")

    kind = models.CharField(max_length=12, choices=Kind.choices)
    target = models.BigIntegerField()
    document = models.BigIntegerField(null=True)
    title = models.TextField()
    body = models.TextField()
    level = models.IntegerField()

    class Meta:
        """One row for each thing."""

        constraints = (models.UniqueConstraint(fields=["kind", "target"], name="searchable_once"),)
