"""Let accounts that a newer row of the same key replaces stand no more, and what stood only for them.

Rule: nothing is deleted, and each row is remembered as it was. An actor or a statement on which anything else stands stays.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Q

from saksi.actions.base import Turn
from saksi.actions.change import changed_row
from saksi.actions.indexing import index
from saksi.actions.placing import settle
from saksi.record.models import Account, Act, Actor, Answer, Standing, Statement, StatementTopic


def set_aside(turn: Turn, accounts: Iterable[Account]) -> list[Account]:
    """The accounts as they stand no more; their acts are settled by `settle_left`, after the newer ones were placed."""
    gone = [turn.held(account) for account in accounts]
    for account in gone:
        account.live = False
        account.save(update_fields=["live"])
    return gone


def settle_left(turn: Turn, gone: Iterable[Account]) -> list[list[Any]]:
    """Settle what the accounts stood on; gives every changed row, for undo."""
    left = list(gone)
    for act in Act.rows.filter(pk__in={account.act_id for account in left}):
        settle(act)
    lines = [
        changed_row(one, {"live": True, "act_id": one.act_id}, {"live": False, "act_id": one.act_id}) for one in left
    ]
    lines += [_stood(turn, row) for row in _statements(left)]
    return lines + [_stood(turn, row) for row in _actors(left)]


def _stood(turn: Turn, row: Statement | Actor) -> list[Any]:
    fresh = turn.held(row)
    fresh.live = False
    fresh.save(update_fields=["live"])
    index(fresh)
    return changed_row(fresh, {"live": True}, {"live": False})


def _statements(left: list[Account]) -> list[Statement]:
    """The statements of these accounts on which nothing stands."""
    told = Account.rows.filter(live=True, according_to__isnull=False)
    rows = Statement.rows.filter(accounts__in=left, live=True).exclude(pk__in=told.values("according_to"))
    answers = Answer.rows.filter(live=True)
    taken = Q(pk__in=answers.values("statement")) | Q(pk__in=answers.values("to"))
    taken |= Q(pk__in=StatementTopic.rows.filter(live=True).values("statement"))
    return list(rows.exclude(taken).distinct())


def _actors(left: list[Account]) -> list[Actor]:
    """The actors of these accounts on whom nothing stands: no account, statement, merge or standing in a case."""
    told = Account.rows.filter(live=True)
    rows = Actor.rows.filter(Q(victim_in__in=left) | Q(perpetrator_in__in=left) | Q(statements__accounts__in=left), live=True)
    merged = Q(merged_into__isnull=False) | Q(pk__in=Actor.rows.filter(merged_into__isnull=False).values("merged_into"))
    taken = Q(victim_in__in=told) | Q(perpetrator_in__in=told)
    taken |= Q(pk__in=Statement.rows.filter(live=True, speaker__isnull=False).values("speaker"))
    taken |= Q(pk__in=Standing.rows.filter(live=True).values("actor"))
    return list(rows.exclude(merged).exclude(taken).distinct())
