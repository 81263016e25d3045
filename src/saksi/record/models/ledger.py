"""What people say about statements: what one is about, and which one answers which.

Rule: a topic also follows from the acts told according to a statement (`record/lists/statements.py`); what stands here is a person's word
beside it. A machine writes neither.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from saksi.record.models.facts import Statement
from saksi.record.models.findings import Said


class StatementTopic(Said):
    """That a statement is about a right or freedom of the codebook, whatever acts are told according to it."""

    GUARDED_BY = ("statement__level", "statement__document__level")
    WITHDRAWN_BY = "statement__document__withdrawn"

    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="topics")
    topic = models.CharField(_("topic"), max_length=20)


class Answer(Said):
    """That a statement replies to another: answers, denies or confirms it. Its silence is a reply, too."""

    GUARDED_BY = ("statement__level", "statement__document__level", "to__level", "to__document__level")
    WITHDRAWN_BY = "statement__document__withdrawn"

    class Kind(models.TextChoices):
        """How one statement replies to another."""

        ANSWERS = "answers", _("answers")
        DENIES = "denies", _("denies")
        CONFIRMS = "confirms", _("confirms")

    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="replies_to")
    to = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="answered_by")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    reason = models.CharField(max_length=500)
