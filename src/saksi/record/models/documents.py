"""Documents: the bytes as captured, and the text that was extracted from them."""

from __future__ import annotations

import json

from django.db import models
from django.utils.translation import gettext_lazy as _

from saksi.kernel.signs import harmless
from saksi.record.models.base import Dated, Guarded, Level


class Document(Guarded, Dated):
    """Bytes as captured, with where and how they were got; `date` is the day of publication.

    sha256: 64 hexadecimal digits of the original bytes; several documents have the same only where whoever brought the later
    one may not see the earlier. blob: their random file name in evidence/.
    salt: with which its entry in the log commits to what is said of it, 64 hexadecimal digits that leave the database never; null where the entry is
    of a version that did not. withdrawn: taking in was undone; the bytes stay.
    """

    WITHDRAWN_BY = "withdrawn"

    sha256 = models.CharField(max_length=64, db_index=True)
    blob = models.CharField(max_length=64, unique=True)
    size = models.BigIntegerField()
    filename = models.CharField(_("file name"), max_length=255)
    format = models.CharField(max_length=10)
    title = models.CharField(_("title"), max_length=500, blank=True)
    publisher = models.CharField(_("publisher"), max_length=300, blank=True)
    author = models.CharField(_("author"), max_length=300, blank=True)
    url = models.CharField(_("address"), max_length=1000, blank=True)
    pack = models.CharField(_("country pack"), max_length=40, default="generic")
    level = models.IntegerField(_("level"), choices=Level.choices, default=Level.INTERNAL)
    notes = models.JSONField(default=list, blank=True)
    taken_in = models.DateTimeField()
    withdrawn = models.BooleanField(default=False)
    salt = models.CharField(max_length=64, null=True, editable=False)  # noqa: DJ001 - null is no salt, and adds the column without making the table anew

    class Meta:
        """Oldest first."""

        ordering = ("id",)

    def __str__(self) -> str:
        return harmless(self.title or self.filename)

    @property
    def below(self) -> str:
        """The file name as lists show it under the title; "" where it is the title."""
        return harmless(self.filename) if self.title not in ("", self.filename) else ""


class Text(Guarded):
    """The characters extracted from a document; never changed.

    salts: one of 32 bytes for each paragraph. paragraph_root: of the tree over the salted paragraphs, in hex.
    entry: the place in the log of the entry that commits to them.
    """

    GUARDED_BY = ("document__level",)
    WITHDRAWN_BY = "document__withdrawn"

    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="text")
    content = models.TextField()
    sha256 = models.CharField(max_length=64)
    extractor = models.CharField(max_length=80)
    salts_json = models.TextField()
    paragraph_root = models.CharField(max_length=64)
    entry = models.BigIntegerField()

    @property
    def salts(self) -> tuple[bytes, ...]:
        """One salt of 32 bytes for each paragraph."""
        return tuple(bytes.fromhex(s) for s in json.loads(self.salts_json))
