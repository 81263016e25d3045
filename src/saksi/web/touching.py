"""What touches a thing, for its page: the incidents, accounts and statements, each with its source and the way to it.

Rule: a section shows the first hundred and says how many there are; everything is asked for by a fixed number of
questions, and names stand as this reader may see them.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import IntegerField
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Greatest, Substr

from saksi.record.models import Account, Incident, Statement
from saksi.record.models.base import Viewer
from saksi.record.veil import veil_accounts, veil_statements
from saksi.web import words
from saksi.web.cards import AROUND, around
from saksi.web.words import DAGGER

MOST = 100
BEFORE = 2 * AROUND
PASSAGE = 600  # characters asked for of each text, of which the words and AROUND on either side are shown


@dataclass(frozen=True)
class Touching:
    """The rows of each section, and how many there are in all."""

    incidents: Sequence[Any]
    accounts: Sequence[Any]
    statements: Sequence[Any]
    incident_count: int
    account_count: int
    statement_count: int

    @property
    def remembered(self) -> bool:
        """Whether an act is named that the codebook has from memory."""
        return any(DAGGER in words.act(account.code) for account in self.accounts)


def touching(
    viewer: Viewer, incidents: Collection[int], accounts: Collection[int], statements: Collection[int]
) -> Touching:
    """The rows of these numbers that this person may see."""
    happened = Incident.objects.visible_to(viewer).filter(live=True, pk__in=incidents)
    told = Account.objects.visible_to(viewer).filter(live=True, pk__in=accounts)
    said = Statement.objects.visible_to(viewer).filter(live=True, pk__in=statements)
    start = Cast(KT("trigger__start"), IntegerField())
    shown = told.annotate(passage=Substr("document__text__content", Greatest(start - BEFORE, 0) + 1, PASSAGE))
    shown = shown.select_related("document", "according_to").prefetch_related("victims", "perpetrators")
    return Touching(
        list(happened[:MOST]),
        [_in_context(account) for account in veil_accounts(viewer, shown[:MOST])],
        veil_statements(viewer, said.select_related("document")[:MOST]),
        happened.count(),
        told.count(),
        said.count(),
    )


def _in_context(account: Any) -> Any:
    """An account with the words around those that tell it."""
    start, quote = min(account.trigger["start"], BEFORE), account.trigger["quote"]
    account.before, account.after = around(account.passage, start, start + len(quote))
    return account
