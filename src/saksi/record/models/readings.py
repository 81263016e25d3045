"""Readings, their suggestions, and what people decided about them."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from saksi.record.models.base import Guarded
from saksi.record.models.documents import Document


class Reading(Guarded):
    """What one reader found in one document; superseded by a later reading or by undo."""

    GUARDED_BY = ("document__level",)
    WITHDRAWN_BY = "document__withdrawn"

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="readings")
    reader = models.CharField(max_length=40)
    version = models.CharField(max_length=40)
    pack = models.CharField(max_length=40)
    published = models.CharField(max_length=40, blank=True)
    settings = models.JSONField(default=dict)
    made = models.DateTimeField()
    superseded = models.BooleanField(default=False)

    class Meta:
        """Oldest first."""

        ordering = ("id",)


class Suggestion(Guarded):
    """One item of a reading; it never changes but for `state`, which repeats the newest decision.

    key: its id within the reading. payload: the item in the reading format. start, end: where its words are.
    version: counts the decisions, so that two people cannot decide the same card unseen.
    added_by: set where a person added what the reader missed.
    confidence: the reader's chance, from 0 to 1, that it is right; None where the reader knows none. It puts documents in the order
    of checking (`record/queue.py`) and is shown on no page, list, export or command.
    """

    GUARDED_BY = ("document__level",)
    WITHDRAWN_BY = "document__withdrawn"

    class Kind(models.TextChoices):
        """What is suggested."""

        STATEMENT = "statement", _("statement")
        ACCOUNT = "account", _("account")
        ACTOR = "actor", _("actor")
        PROVISION = "provision", _("provision")
        PLACE = "place", _("place")
        DATE = "date", _("date")

    class State(models.TextChoices):
        """Open until decided."""

        OPEN = "open", _("open")
        ACCEPTED = "accepted", _("accepted")
        AMENDED = "amended", _("amended")
        REJECTED = "rejected", _("rejected")
        UNSURE = "unsure", _("unsure")
        SUPERSEDED = "superseded", _("superseded")

    STANDING = (State.ACCEPTED, State.AMENDED)
    """What a suggestion told stands in the record in these."""

    reading = models.ForeignKey(Reading, on_delete=models.PROTECT, related_name="suggestions")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="suggestions")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    key = models.CharField(max_length=20)
    payload = models.JSONField()
    start = models.IntegerField()
    end = models.IntegerField()
    state = models.CharField(max_length=12, choices=State.choices, default=State.OPEN)
    version = models.IntegerField(default=0)
    confidence = models.FloatField(null=True, editable=False)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        """In the order of the text; an item of a reading once."""

        ordering = (
            "start",
            "-end",
            "id",
        )
        constraints = (models.UniqueConstraint(fields=["reading", "kind", "key"], name="suggestion_once"),)
        indexes = (models.Index(fields=["document", "state", "kind"]),)


class Decision(Guarded):
    """What one person decided about one suggestion. Appended; undo is a decision that names the undone.

    bulk: the decision for many at once that it was part of. drawn: it is of the share that a second person reads, too.
    """

    GUARDED_BY = ("suggestion__document__level",)
    WITHDRAWN_BY = "suggestion__document__withdrawn"

    class Outcome(models.TextChoices):
        """The four outcomes, undo, and what a person added."""

        ACCEPTED = "accepted", _("accepted")
        AMENDED = "amended", _("amended")
        REJECTED = "rejected", _("rejected")
        UNSURE = "unsure", _("unsure")
        UNDONE = "undone", _("undone")

    suggestion = models.ForeignKey(Suggestion, on_delete=models.PROTECT, related_name="decisions")
    outcome = models.CharField(max_length=12, choices=Outcome.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="decisions")
    at = models.DateTimeField()
    reason = models.CharField(max_length=500, blank=True)
    payload = models.JSONField(null=True, blank=True)
    undoes = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="undone_by")
    bulk = models.ForeignKey("record.Bulk", null=True, editable=False, on_delete=models.PROTECT, related_name="decisions")
    drawn = models.BooleanField(null=True, editable=False)

    class Meta:
        """Oldest first: the newest stands."""

        ordering = ("id",)
        indexes = (
            models.Index(
                fields=["id"], condition=models.Q(drawn=True) | models.Q(outcome="unsure"), name="for_a_second_reader"
            ),
        )
