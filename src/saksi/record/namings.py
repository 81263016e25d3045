"""Who may be named in a report as an alleged perpetrator: a person only where two different people said so; a body or a group always.

Source: docs/how-to/assess-an-incident.md, Name who is said to have done it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from saksi.record.findings import SIGNERS
from saksi.record.models import Naming
from saksi.reports.snapshot import Unnamed

if TYPE_CHECKING:
    from saksi.record.cast import Cast
    from saksi.record.models import Account

PERSON = "person"


def said_of(rows: Iterable[Naming], standing: Callable[[int], int]) -> dict[tuple[int, int], list[Naming]]:
    """From an act and the actor that stands for all merged ones to the words that this person may be named.

    standing: from an actor to the one that stands for it.
    """
    said: dict[tuple[int, int], list[Naming]] = {}
    for row in rows:
        said.setdefault((row.act_id, standing(row.actor_id)), []).append(row)
    return said


def agreed(said: Iterable[Naming]) -> bool:
    """Whether two different people said so."""
    return len({row.user_id for row in said}) >= SIGNERS


def unnamed(accounts: Iterable[Account], acts: set[int], cast: Cast) -> tuple[Unnamed, ...]:
    """The people whom accounts of a snapshot call perpetrators and whom no two people agreed to name. acts: those of the snapshot."""
    said = said_of(Naming.rows.filter(live=True, act__in=acts), cast.standing)
    found: dict[int, list[Account]] = {}
    for account in accounts:
        for actor in {cast.standing(one.pk) for one in account.perpetrators.all()}:
            if cast.person(actor).kind == PERSON and not (
                account.act_id in acts and agreed(said.get((account.act_id, actor), ()))
            ):
                found.setdefault(actor, []).append(account)
    return tuple(
        Unnamed(
            actor=str(actor),
            names=cast.person(actor).names,
            accounts=frozenset(str(account.pk) for account in told),
            acts=frozenset(str(account.act_id) for account in told if account.act_id),
        )
        for actor, told in sorted(found.items())
    )
