"""What touches a thing, for its page: the incidents, accounts and statements, each with its source and the way to it.

Rule: a section shows the first hundred and says how many there are; everything is asked for by a fixed number of
questions, and names stand as this reader may see them.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from saksi.record.models import Account, Incident, Statement
from saksi.record.models.base import Viewer
from saksi.record.veil import veil_accounts, veil_statements

MOST = 100


@dataclass(frozen=True)
class Touching:
    """The rows of each section, and how many there are in all."""

    incidents: Sequence[Any]
    accounts: Sequence[Any]
    statements: Sequence[Any]
    incident_count: int
    account_count: int
    statement_count: int


def touching(
    viewer: Viewer, incidents: Collection[int], accounts: Collection[int], statements: Collection[int]
) -> Touching:
    """The rows of these numbers that this person may see."""
    happened = Incident.objects.visible_to(viewer).filter(live=True, pk__in=incidents)
    told = Account.objects.visible_to(viewer).filter(live=True, pk__in=accounts)
    said = Statement.objects.visible_to(viewer).filter(live=True, pk__in=statements)
    shown = told.select_related("document", "according_to").prefetch_related("victims", "perpetrators")
    return Touching(
        list(happened[:MOST]),
        veil_accounts(viewer, shown[:MOST]),
        veil_statements(viewer, said.select_related("document")[:MOST]),
        happened.count(),
        told.count(),
        said.count(),
    )
