"""What needs a person today, beside what `queue`, `second` and `lists/waiting` know: documents in hand, findings and levels that lack a name.

Rule: all of it through the guard for this person, in the order in which it is best done. Nothing tells how sure a reader was.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from saksi.record.findings import SIGNERS, TWO_PEOPLE
from saksi.record.models import Assignment, Document, Finding, Reading, Signature, Suggestion, Verification
from saksi.record.models.base import Viewer
from saksi.record.queue import closed, nothing_found
from saksi.record.roles import May, may

FEW = 5
Rows = QuerySet[Any]


@dataclass(frozen=True)
class Few:
    """The first of some rows, and how many there are in all."""

    first: Sequence[Any]
    count: int

    @classmethod
    def of(cls, rows: Rows, all_of: Rows | None = None) -> Few:
        """The first few of these, in the order that they have. all_of: the same rows where they are counted with less work."""
        return cls(list(rows[:FEW]), (rows if all_of is None else all_of).count())


def with_open(user: Viewer) -> Rows:
    """The documents in which something is open: those of the queue, without its order."""
    here = Suggestion.rows.filter(document=OuterRef("pk"), state=Suggestion.State.OPEN)
    rows: Rows = Document.objects.visible_to(user).filter(Exists(here), withdrawn=False)
    return rows


def in_hand(user: Viewer) -> Rows:
    """The documents that this person has in hand and that are not done with, with how many suggestions are `open`."""
    mine = Assignment.objects.visible_to(user).filter(document=OuterRef("pk"), user=user.pk, live=True)
    rows: Rows = Document.objects.visible_to(user).filter(Exists(mine), ~closed(), withdrawn=False)
    read = Reading.rows.filter(document=OuterRef("pk"))
    counted = rows.annotate(open=Count("suggestions", filter=Q(suggestions__state=Suggestion.State.OPEN)))
    undone: Rows = counted.filter(Q(open__gt=0) | ~Q(Exists(read)) | nothing_found()).order_by("-open", "pk")
    return undone


def unsigned_findings(user: Viewer) -> Rows:
    """The findings that lack a name and that this person may put one under."""
    return _unsigned(user, Finding.objects.visible_to(user), "finding")


def unsigned_levels(user: Viewer) -> Rows:
    """The verification levels that two people must agree on, the newest of each incident, that lack this person's name."""
    newer = Verification.objects.visible_to(user).filter(
        incident=OuterRef("incident"), live=True, pk__gt=OuterRef("pk")
    )
    rows = Verification.objects.visible_to(user).filter(~Exists(newer), rung__in=TWO_PEOPLE)
    return _unsigned(user, rows, "verification")


def _unsigned(user: Viewer, rows: Rows, what: str) -> Rows:
    mine = Signature.objects.visible_to(user).filter(live=True, user=user.pk, **{what: OuterRef("pk")})
    lacking = rows.filter(live=True, incident__live=True).annotate(
        names=Count("signatures", filter=Q(signatures__live=True))
    )
    open_: Rows = lacking.filter(names__lt=SIGNERS).exclude(Exists(mine)).select_related("incident").order_by("pk")
    return open_ if may(user, May.SECOND) else open_.none()
