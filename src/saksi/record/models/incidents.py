"""Acts, incidents and cases: what a person resolved from accounts."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from saksi.record.models.base import Dated, Guarded, Level


class Case(Guarded):
    """A chain of incidents about the same matter. members_only: nobody but its members sees it and what is in it.

    closed: when somebody said that the matter is over; None while it goes on.
    """

    title = models.CharField(_("title"), max_length=300)
    members_only = models.BooleanField(_("for members only"), default=False)
    level = models.IntegerField(_("level"), choices=Level.choices, default=Level.INTERNAL)
    opened = models.DateTimeField()
    closed = models.DateTimeField(null=True, blank=True)
    live = models.BooleanField(default=True)

    class Meta:
        """Oldest first."""

        ordering = ("id",)

    def __str__(self) -> str:
        return self.title


class Incident(Guarded):
    """What happened at one place and time: one act, or several done together.

    level: who sees it at the desk. level_set: the level that a person set for it, None while it only follows its sources; above that of
    a report, all that is told of it stays in.
    """

    title = models.CharField(_("title"), max_length=300)
    case = models.ForeignKey(Case, null=True, blank=True, on_delete=models.PROTECT, related_name="incidents")
    verification_level = models.CharField(_("verification level"), max_length=2, default="v0")
    level = models.IntegerField(_("level"), choices=Level.choices, default=Level.INTERNAL)
    level_set = models.IntegerField(null=True, choices=Level.choices)
    live = models.BooleanField(default=True)

    class Meta:
        """Oldest first."""

        ordering = ("id",)

    def __str__(self) -> str:
        return self.title


class Act(Guarded):
    """One kind of act within an incident; its fields are resolved from its accounts and their choices."""

    GUARDED_BY = ("incident__level",)

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="acts")
    code = models.CharField(_("act"), max_length=40, db_index=True)
    live = models.BooleanField(default=True)

    class Meta:
        """By incident."""

        ordering = (
            "incident_id",
            "id",
        )


class FieldChoice(Guarded, Dated):
    """The value that a person chose for one field of an act, with the reason; the newest live one stands."""

    GUARDED_BY = ("act__incident__level",)
    GUARDED_IF_THERE = ("account__document",)

    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="choices")
    field = models.CharField(max_length=20)
    value = models.CharField(max_length=300, blank=True)
    account = models.ForeignKey("record.Account", null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=500)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()
    live = models.BooleanField(default=True)

    class Meta:
        """Oldest first: the newest live one stands."""

        ordering = ("id",)
