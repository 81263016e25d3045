"""Whom sources call a perpetrator, and whether reports may name that person: two different people must have said so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from saksi.record.cast import Cast
from saksi.record.findings import SIGNERS
from saksi.record.models import Naming, clearance
from saksi.record.models.base import Viewer
from saksi.record.namings import PERSON, agreed, said_of


@dataclass(frozen=True)
class Accused:
    """A person whom accounts of one act call a perpetrator. act: in words; said: who would name the person, oldest first."""

    act: Any
    label: str
    actor: Any
    said: Sequence[Any]
    agreed: bool
    missing: int
    mine: Any


def named(user: Viewer, sides: Iterable[Any]) -> list[Accused]:
    """The people of these acts; one whose name is withheld from this reader is not there."""
    sides = list(sides)
    rows = list(
        Naming.objects.visible_to(user).filter(live=True, act__in=[side.act.pk for side in sides]).order_by("pk")
    )
    cast = Cast(clearance(user), {row.actor_id for row in rows}, forms=False)
    said = said_of(rows, cast.standing)
    return [
        _accused(user, side, person, said.get((side.act.pk, person.pk), []))
        for side in sides
        for person in {one.pk: one for account in side.accounts for one in account.perpetrators.all()}.values()
        if person.kind == PERSON and person.key is not None
    ]


def _accused(user: Viewer, side: Any, person: Any, said: Sequence[Any]) -> Accused:
    missing = max(0, SIGNERS - len({row.user_id for row in said}))
    mine = next((row for row in said if row.user_id == user.pk), None)
    return Accused(side.act, side.label, person, said, agreed(said), missing, mine)
