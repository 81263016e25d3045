"""What people conclude about an incident: how well it is established, whether the right was violated, where each person stands.

Rule: a row says who, when and why; the newest that is live stands, the older stay to be read. A machine writes none of them. What two
people must agree on counts only once both have signed.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from saksi.record.models.base import Guarded, Level
from saksi.record.models.documents import Document
from saksi.record.models.facts import Account, Actor, Provision
from saksi.record.models.incidents import Act, Case, Incident


class Said(Guarded):
    """What one person said: by whom, when, and whether it stands."""

    by = models.CharField(max_length=150)
    at = models.DateTimeField()
    live = models.BooleanField(default=True)

    class Meta:
        """Shared by all that people say about an incident."""

        abstract = True
        ordering = ("id",)


class Verification(Said):
    """How well an incident is established. origins: how many independent origins were counted when it was set."""

    GUARDED_BY = ("incident__level",)

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="verifications")
    rung = models.CharField(_("verification level"), max_length=2)
    origins = models.IntegerField()
    reason = models.CharField(max_length=500, blank=True)


class SameOrigin(Said):
    """That one document copies or quotes another, or (same: False) that it does not, whatever the machine found."""

    GUARDED_BY = ("document__level", "origin__level")

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    origin = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    same = models.BooleanField()
    why = models.CharField(max_length=500)


class Finding(Said):
    """The three-part test for one right in one incident, and what follows from its answers by rule."""

    GUARDED_BY = ("incident__level",)

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="findings")
    right = models.CharField(_("right"), max_length=20)
    conclusion = models.CharField(_("finding"), max_length=20)


class FindingStep(Guarded):
    """One question of the test with its answer; a question that has no row was not answered. aim: of the closed list."""

    GUARDED_BY = ("finding__incident__level",)

    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="steps")
    step = models.CharField(max_length=20)
    answer = models.CharField(max_length=10)
    aim = models.CharField(max_length=30, blank=True)
    why = models.CharField(max_length=2000, blank=True)

    class Meta:
        """In the order of the test; a question once."""

        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=["finding", "step"], name="step_once"),)


class FindingPassage(Guarded):
    """Words of a document that an answer rests on; they stand in its text from start to end."""

    GUARDED_BY = ("step__finding__incident__level", "document__level")
    WITHDRAWN_BY = "document__withdrawn"

    step = models.ForeignKey(FindingStep, on_delete=models.PROTECT, related_name="passages")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    start = models.IntegerField()
    end = models.IntegerField()
    quote = models.TextField()

    class Meta:
        """In the order in which they were given."""

        ordering = ("id",)


class Signature(Said):
    """One person's name under a finding or a verification level; a changed answer is a new finding, without signatures."""

    GUARDED_BY = ("incident__level",)

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="+")
    finding = models.ForeignKey(Finding, null=True, on_delete=models.PROTECT, related_name="signatures")
    verification = models.ForeignKey(Verification, null=True, on_delete=models.PROTECT, related_name="signatures")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta(Said.Meta):
        """Nobody signs the same twice at once."""

        constraints = (
            models.UniqueConstraint(
                fields=["finding", "user"], condition=models.Q(live=True), name="finding_signed_once"
            ),
            models.UniqueConstraint(
                fields=["verification", "user"], condition=models.Q(live=True), name="verification_signed_once"
            ),
        )


class Naming(Said):
    """One person's word that somebody may be named in a report as an alleged perpetrator of an act; it counts once two people gave theirs."""

    GUARDED_BY = ("act__incident__level", "actor__level", "actor__document__level")

    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="namings")
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="namings")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta(Said.Meta):
        """Nobody says the same twice at once."""

        constraints = (
            models.UniqueConstraint(fields=["act", "actor", "user"], condition=models.Q(live=True), name="named_once"),
        )


class Standing(Said):
    """Where a person stands in a case on a day: arrested, charged, convicted, on appeal, released; and who tells it."""

    GUARDED_BY = ("case__level", "actor__level", "actor__document__level")
    GUARDED_IF_THERE = ("account__document",)

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="standings")
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="standings")
    standing = models.CharField(_("standing"), max_length=20)
    date = models.CharField(_("date"), max_length=40, blank=True)
    account = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=500, blank=True)


class ProvisionLink(Said):
    """An article that the authority relied on for an act, or that the act breached. provision: the citation that says so."""

    GUARDED_BY = ("act__incident__level",)
    GUARDED_IF_THERE = ("provision__document",)

    class Relation(models.TextChoices):
        """How an act and an article belong together."""

        RELIED_ON = "relied-on", _("relied on")
        BREACHED = "breached", _("breached")

    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="provision_links")
    relation = models.CharField(max_length=10, choices=Relation.choices)
    instrument = models.CharField(max_length=300)
    code = models.CharField(max_length=60, blank=True)
    article = models.CharField(max_length=40)
    provision = models.ForeignKey(Provision, null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=500, blank=True)


class Note(Said):
    """What somebody wants the others to know about an incident or a case; it may be more confidential than that."""

    GUARDED_BY = ("level",)
    GUARDED_IF_THERE = ("incident", "case")

    incident = models.ForeignKey(Incident, null=True, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, null=True, on_delete=models.PROTECT, related_name="+")
    level = models.IntegerField(_("level"), choices=Level.choices, default=Level.INTERNAL)
    text = models.CharField(max_length=2000)
