"""How a document was got where nobody handed over a file, and who has a document in hand."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from saksi.record.models.base import Guarded
from saksi.record.models.documents import Document


class Capture(Guarded):
    """How the bytes of a document were captured; its entry in the log commits to `said`.

    said: canonical JSON with a random salt: the way (`pasted`, `fetched`), when, and for what was fetched the address, each
    address it led to, the status and the headers of the answer.
    """

    GUARDED_BY = ("document__level",)
    WITHDRAWN_BY = "document__withdrawn"

    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="capture")
    way = models.CharField(max_length=10)
    said = models.TextField()
    entry = models.BigIntegerField()


class Assignment(Guarded):
    """That somebody has a document in hand; the live one counts, the older stay. by: who said so."""

    GUARDED_BY = ("document__level",)
    WITHDRAWN_BY = "document__withdrawn"

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="assignments")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    by = models.CharField(max_length=150)
    at = models.DateTimeField()
    live = models.BooleanField(default=True)

    class Meta:
        """In the order in which they came; a document is in one pair of hands at a time."""

        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=["document"], condition=models.Q(live=True), name="assigned_once"),
        )
