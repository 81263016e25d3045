"""What work at the desk leaves besides decisions: documents closed, cards flagged, what was read blind, what a second reader decided.

Rule: a row says who and when; one that was taken back, resolved or replaced is no longer `live`, and stays.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from saksi.record.models.documents import Document
from saksi.record.models.findings import Said
from saksi.record.models.readings import Decision, Reading, Suggestion


class OfDocument(Said):
    """What is as confidential as one document."""

    GUARDED_BY = ("document__level",)
    WITHDRAWN_BY = "document__withdrawn"

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="%(class)ss")

    class Meta(Said.Meta):
        """Shared by all that is said of a document."""

        abstract = True


class Bulk(OfDocument):
    """Decisions made at once about cards that were shown together; they are undone as one."""


class Closing(OfDocument):
    """That a document is done with, as its reading stood: everything was decided, or it was read and contains nothing."""

    class How(models.TextChoices):
        """Why it is closed."""

        FINISHED = "finished", _("finished")
        NONE = "none", _("read; contains none")

    reading = models.ForeignKey(Reading, null=True, on_delete=models.PROTECT, related_name="+")
    how = models.CharField(max_length=10, choices=How.choices)

    class Meta(OfDocument.Meta):
        """A document is closed once."""

        constraints = (models.UniqueConstraint(fields=["document"], condition=models.Q(live=True), name="closed_once"),)

    @classmethod
    def stands(cls) -> models.Q:
        """The condition that a closing still fits its document: it was not read again, no card is open and, for `none`, none accepted."""
        cards = Suggestion.rows.filter(document=models.OuterRef("document"))
        again = Reading.rows.filter(document=models.OuterRef("document"), superseded=False).exclude(
            pk=models.OuterRef("reading")
        )
        waiting = models.Exists(cards.filter(state=Suggestion.State.OPEN))
        accepted = models.Exists(cards.filter(state__in=Suggestion.STANDING))
        fits = models.Q(how=cls.How.FINISHED) | ~models.Q(accepted)
        return models.Q(live=True) & fits & ~models.Q(waiting) & ~models.Q(models.Exists(again))


class Flag(Said):
    """A line about a card for a colleague, or for anybody; live until somebody resolves it."""

    GUARDED_BY = ("suggestion__document__level",)
    WITHDRAWN_BY = "suggestion__document__withdrawn"

    suggestion = models.ForeignKey(Suggestion, on_delete=models.PROTECT, related_name="flags")
    line = models.CharField(max_length=500)
    to = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")


class BlindReading(OfDocument):
    """That a document was read before its suggestions were shown. counts: False where somebody asked for them unread.

    Once there is such a row, live or not, the suggestions were seen; one that is not live is left out of the measure.
    """

    reading = models.ForeignKey(Reading, on_delete=models.PROTECT, related_name="+")
    counts = models.BooleanField()

    class Meta(OfDocument.Meta):
        """A document is revealed once."""

        constraints = (models.UniqueConstraint(fields=["document"], name="revealed_once"),)


class BlindItem(OfDocument):
    """What a person found in a text without seeing what the reader found. payload: in the reading format.

    suggestion: what it became: the reader's own where that says the same words, else one that was added in this person's name.
    """

    kind = models.CharField(max_length=12, choices=Suggestion.Kind.choices)
    payload = models.JSONField()
    start = models.IntegerField()
    end = models.IntegerField()
    suggestion = models.ForeignKey(Suggestion, null=True, on_delete=models.PROTECT, related_name="+")


class SecondReading(Said):
    """What a second person decided about a suggestion, beside the first decision, which stands. payload: as amended."""

    GUARDED_BY = ("decision__suggestion__document__level",)
    WITHDRAWN_BY = "decision__suggestion__document__withdrawn"

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="second_readings")
    outcome = models.CharField(max_length=12, choices=Decision.Outcome.choices)
    reason = models.CharField(max_length=500, blank=True)
    payload = models.JSONField(null=True)

    class Meta(Said.Meta):
        """A decision is read a second time once."""

        constraints = (models.UniqueConstraint(fields=["decision"], condition=models.Q(live=True), name="second_once"),)
