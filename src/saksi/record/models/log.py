"""The append-only log as it lies in the database; the tree over it is computed in `evidence`.

Rule: entries and leaves are written in the transaction of the action they record. Triggers abort every change
of a leaf; an entry may only lose its nonce and bytes, when its content is shredded.
"""

from django.db import models


class LogEntry(models.Model):
    """One entry: its place from 0, its nonce of 32 bytes and its canonical JSON."""

    index = models.BigIntegerField(primary_key=True)
    kind = models.CharField(max_length=40)
    nonce = models.BinaryField(null=True)
    data = models.BinaryField(null=True)

    rows = models.Manager()

    class Meta:
        """In the order of the log."""

        ordering = ("index",)

    def __str__(self) -> str:
        return f"{self.index} {self.kind}"


class LogLeaf(models.Model):
    """The leaf hash of the entry at the same place; 32 bytes."""

    index = models.BigIntegerField(primary_key=True)
    leaf_hash = models.BinaryField()

    rows = models.Manager()

    class Meta:
        """In the order of the log."""

        ordering = ("index",)

    def __str__(self) -> str:
        return str(self.index)


class LogTrace(models.Model):
    """That an entry is about a row: a register to find the entries of one thing by, made from the log and never proof of it."""

    entry = models.BigIntegerField()
    what = models.CharField(max_length=20)
    row = models.BigIntegerField()

    rows = models.Manager()

    class Meta:
        """Asked for by the thing."""

        indexes = (models.Index(fields=["what", "row"]),)

    def __str__(self) -> str:
        return f"{self.entry} {self.what} {self.row}"


class Reversible(models.Model):
    """What an action changed, so that undo can put it back; `undone` once it did. entry: that of the action in the log."""

    action = models.CharField(max_length=30)
    before = models.JSONField(default=dict)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()
    undone = models.BooleanField(default=False)
    entry = models.BigIntegerField(null=True, blank=True, db_index=True)

    rows = models.Manager()

    def __str__(self) -> str:
        return f"{self.action} {self.pk}"
