"""What waits for a second person, how far the two agree, and where they differ.

Rule: a person never reads what they decided themselves, and sees the first outcome only after their own. Agreement is measured on the share that
was drawn by chance and on outcomes alone; what somebody was unsure of is listed, not measured.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from saksi.figures.proportions import Alpha, Share, alpha, share
from saksi.record.models import Decision, SecondReading

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from saksi.record.models.base import Viewer

UNSURE = Decision.Outcome.UNSURE


def waiting_for(user: User) -> QuerySet[Any]:
    """The decisions that this person may read a second time, the oldest first."""
    rows: QuerySet[Any] = _standing(user).exclude(by=user.pk).filter(second=False).order_by("pk")
    return rows


def own_waiting(user: User) -> QuerySet[Any]:
    """The decisions of this person that wait for somebody else."""
    rows: QuerySet[Any] = _standing(user).filter(by=user.pk, second=False)
    return rows


def read_once(viewer: Viewer) -> QuerySet[Any]:
    """The decisions that wait for a second person, whoever that may be."""
    rows: QuerySet[Any] = _standing(viewer).filter(second=False)
    return rows


def _standing(viewer: Viewer) -> QuerySet[Any]:
    """Every decision that a second person reads, as far as it stands; `second` says whether one did."""
    read = SecondReading.rows.filter(decision=OuterRef("pk"), live=True)
    drawn = Decision.objects.visible_to(viewer).filter(Q(drawn=True) | Q(outcome=UNSURE), undone_by=None)
    rows: QuerySet[Any] = drawn.annotate(second=Exists(read))
    return rows


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of the share that was drawn: how many were read twice by people who were sure; how many alike; alpha over the outcomes."""

    same: Share | None
    alpha: Alpha | None
    unsure: int


def readings(viewer: Viewer) -> QuerySet[Any]:
    """Every second reading of a decision that stands, with the decision."""
    return _standing_readings(SecondReading.objects.visible_to(viewer))


def _standing_readings(rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.filter(live=True, decision__undone_by=None)


def agreement(viewer: Viewer) -> Agreement:
    """How far first and second decisions agree, over what this person may see; nobody is named."""
    return _agreement(readings(viewer))


def agreement_up_to(level: int) -> Agreement:
    """The same over what a report of this level may show."""
    return _agreement(_standing_readings(SecondReading.objects.up_to(level)))


def _agreement(rows: QuerySet[Any]) -> Agreement:
    pairs = list(rows.filter(decision__drawn=True).order_by("pk").values_list("decision__outcome", "outcome"))
    sure = [pair for pair in pairs if UNSURE not in pair]
    return Agreement(share(sum(a == b for a, b in sure), len(sure)), alpha(sure), len(pairs) - len(sure))


def differences(viewer: Viewer) -> QuerySet[Any]:
    """The second readings that say something else than the first decision, the newest first."""
    return (
        readings(viewer)
        .exclude(_alike())
        .select_related("decision__suggestion__document__text", "decision__by")
        .order_by("-pk")
    )


def _alike() -> Q:
    """The condition that both outcomes are the same, and sure."""
    return Q(outcome=F("decision__outcome")) & ~Q(outcome=UNSURE)
