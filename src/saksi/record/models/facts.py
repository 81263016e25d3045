"""What stands in the record once a person accepted it: actors, statements, accounts, provisions, places.

Rule: each row points at the suggestion and the decision that made it. `live` is False once that decision was
undone; rows are superseded, never deleted.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from saksi.record.models.base import Dated, Guarded, Level
from saksi.record.models.documents import Document
from saksi.record.models.incidents import Act
from saksi.record.models.readings import Decision, Suggestion


class Fact(Guarded):
    """A row made by a decision about a suggestion."""

    WITHDRAWN_BY = "document__withdrawn"

    suggestion = models.ForeignKey(Suggestion, on_delete=models.PROTECT, related_name="+")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="+")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="%(class)ss")
    live = models.BooleanField(default=True, db_index=True)

    class Meta:
        """Shared by all facts."""

        abstract = True


class Actor(Fact):
    """A person, organisation or group as one document names it; a merged one points at the one that stays.

    level_set: the level that a person set for it, None while it only follows its document.
    """

    GUARDED_BY = ("level", "document__level")

    name = models.CharField(_("name"), max_length=300)
    kind = models.CharField(_("kind"), max_length=12)
    sector = models.CharField(_("sector"), max_length=20, blank=True)
    roles = models.JSONField(default=list, blank=True)
    level = models.IntegerField(_("level"), choices=Level.choices, default=Level.INTERNAL)
    level_set = models.IntegerField(null=True, choices=Level.choices)
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged")

    class Meta:
        """By name."""

        ordering = (
            "name",
            "id",
        )

    def __str__(self) -> str:
        return self.name

    @property
    def standing_for(self) -> Actor:
        """The actor that this one was merged into, or itself."""
        actor = self
        while actor.merged_into is not None:
            actor = actor.merged_into
        return actor


class ActorName(Guarded):
    """A name as found, with where it stands; kept beside what we made of it."""

    GUARDED_BY = ("actor__level", "actor__document__level")
    WITHDRAWN_BY = "actor__document__withdrawn"

    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="names")
    name = models.CharField(max_length=300)
    start = models.IntegerField(null=True)
    end = models.IntegerField(null=True)


class ActorMerge(Guarded):
    """The decision that two actors are one, with its reason; undone by another, never deleted."""

    GUARDED_BY = ("kept__level", "gone__level", "kept__document__level", "gone__document__level")

    kept = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")
    gone = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=500)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()
    live = models.BooleanField(default=True)


class Statement(Fact, Dated):
    """An utterance: who says what, how, with which position; `payload` holds its spans."""

    GUARDED_BY = ("level", "document__level")

    speaker = models.ForeignKey(Actor, null=True, on_delete=models.PROTECT, related_name="statements")
    position = models.CharField(_("position"), max_length=12, db_index=True)
    manner = models.CharField(max_length=10)
    source = models.CharField(max_length=10)
    content = models.TextField()
    start = models.IntegerField()
    end = models.IntegerField()
    cue = models.JSONField(null=True)
    level = models.IntegerField(_("level"), choices=Level.choices, default=Level.INTERNAL)

    class Meta:
        """In the order of the text."""

        ordering = (
            "document_id",
            "start",
            "id",
        )


class Account(Fact, Dated):
    """One source's telling of one act, linked to the act that a person says it tells of.

    raised_from: the level that the incident had before this account made it more confidential, where it did.
    """

    GUARDED_BY = ("document__level",)
    GUARDED_IF_THERE = ("according_to",)

    act = models.ForeignKey(Act, null=True, on_delete=models.PROTECT, related_name="accounts")
    code = models.CharField(_("act"), max_length=40, db_index=True)
    victims = models.ManyToManyField(Actor, related_name="victim_in")
    perpetrators = models.ManyToManyField(Actor, related_name="perpetrator_in")
    place = models.CharField(_("place"), max_length=200, blank=True)
    charge = models.CharField(_("charge"), max_length=300, blank=True)
    penalty = models.CharField(_("penalty"), max_length=300, blank=True)
    provisions = models.JSONField(default=list, blank=True)
    status = models.CharField(max_length=20)
    according_to = models.ForeignKey(Statement, null=True, on_delete=models.PROTECT, related_name="accounts")
    raised_from = models.IntegerField(null=True, choices=Level.choices)
    trigger = models.JSONField()
    evidence = models.JSONField(default=dict)

    class Meta:
        """By document."""

        ordering = (
            "document_id",
            "id",
        )

    @property
    def pack(self) -> str:
        """The country pack by which the places of its document are known."""
        return self.document.pack


class Provision(Fact):
    """An article of a law as one document cites it."""

    GUARDED_BY = ("document__level",)

    instrument = models.CharField(max_length=300)
    article = models.CharField(max_length=40)
    code = models.CharField(max_length=60, blank=True)
    span = models.JSONField()


class Place(Fact):
    """A place as one document names it, with the pack's code where known."""

    GUARDED_BY = ("document__level",)

    name = models.CharField(max_length=200)
    code = models.CharField(max_length=60, blank=True)
    precision = models.CharField(max_length=20, blank=True)
