"""Spreadsheets that were imported: which columns meant what, and which row became what.

Rule: the newest row of a name and key in an import that stands says what the record has of it; the older stay to be read.
"""

from __future__ import annotations

from django.db import models

from saksi.record.models.base import Guarded
from saksi.record.models.documents import Document
from saksi.record.models.facts import Account
from saksi.record.models.incidents import Incident
from saksi.record.models.work import Bulk, OfDocument


class SheetImport(OfDocument):
    """One import. name: under which the keys of its rows are told apart; headers: hash of the heads of its columns, in hex.

    mapping: what each column meant, as that person said.
    """

    bulk = models.ForeignKey(Bulk, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=100)
    headers = models.CharField(max_length=64, db_index=True)
    mapping = models.JSONField()


class ImportedRow(Guarded):
    """What one row became.

    number: of the row in its sheet. digest: of what it says, in hex, so that a change is seen. together: what rows of one incident share, "" for
    a row that is an incident of its own.
    """

    GUARDED_BY = ("document__level",)
    GUARDED_IF_THERE = ("incident",)
    WITHDRAWN_BY = "document__withdrawn"

    batch = models.ForeignKey(SheetImport, on_delete=models.PROTECT, related_name="lines")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=100)
    key = models.CharField(max_length=100)
    digest = models.CharField(max_length=64)
    together = models.CharField(max_length=300, blank=True)
    number = models.IntegerField()
    incident = models.ForeignKey(Incident, null=True, on_delete=models.PROTECT, related_name="+")
    accounts = models.ManyToManyField(Account, related_name="+")

    class Meta:
        """Oldest first: the newest counts."""

        ordering = ("id",)
        indexes = (models.Index(fields=["name", "key"], name="row_by_key"),)
