"""Rows with the people that their reader may see: the others stand there without a name.

Rule: a relation (`statement.speaker`, `account.victims`) would pass by the guard; pages and commands veil the rows
before they follow one. Merged actors appear as the one that stands for them.
Steps: collect the actors that the rows name, see who they are at this clearance, put those in their place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from saksi.record.cast import Cast
from saksi.record.models import Actor, clearance

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from django.db.models import QuerySet

    from saksi.record.cast import Person
    from saksi.record.models import Account, Statement
    from saksi.record.models.base import Viewer

SIDES = ("victims", "perpetrators")


def veil_statements(user: Viewer, statements: Iterable[Statement]) -> list[Statement]:
    """The statements, their speakers as this user may see them."""
    rows = list(statements)
    cast = Cast(clearance(user), {row.speaker_id for row in rows if row.speaker_id is not None})
    for row in rows:
        _veil_speaker(row, cast)
    return rows


def veil_accounts(user: Viewer, accounts: Iterable[Account]) -> list[Account]:
    """The accounts, their people and the speakers of what they accord to as this user may see them."""
    rows = list(accounts)
    told = [row.according_to for row in rows if row.according_to is not None]
    named = {actor.pk for row in rows for side in SIDES for actor in getattr(row, side).all()}
    cast = Cast(clearance(user), named | {s.speaker_id for s in told if s.speaker_id is not None})
    for statement in told:
        _veil_speaker(statement, cast)
    for row in rows:
        for side in SIDES:
            people = [cast.person(actor.pk) for actor in getattr(row, side).all()]
            _keep(row, side, list({person.id: _shown(person) for person in people}.values()))
    return rows


def veil_actors(user: Viewer, actors: Iterable[Actor]) -> list[Actor]:
    """Those of the actors whom this user may know by name, with the merged ones that may be named.

    Load `merged__document` before, for speed.
    """
    rows = list(actors)
    level = clearance(user)
    cast = Cast(level, {row.pk for row in rows})
    known = [row for row in rows if cast.person(row.pk).name is not None]
    for row in known:
        _keep(row, "merged", [m for m in row.merged.all() if max(m.level, m.document.level) <= level])
    return known


def _veil_speaker(statement: Statement, cast: Cast) -> None:
    if statement.speaker_id is not None:
        statement.speaker = _shown(cast.person(statement.speaker_id))


def _shown(person: Person) -> Actor:
    """The actor to show; never saved. Its `key` is the number of its page, None where the name is withheld."""
    name = _("[name withheld]") if person.name is None else person.name
    actor: Actor = Actor(pk=person.id, name=name, kind=person.kind, sector=person.sector)
    actor.key = person.key  # type: ignore[attr-defined]  # for the page alone
    return actor


def _keep(row: Account | Actor, relation: str, actors: Sequence[Actor]) -> None:
    """Let a relation give these actors, as a prefetch would."""
    found: QuerySet[Actor] = Actor.rows.all()
    # The two private names are where Django's own prefetch puts its rows.
    found._result_cache = list(actors)  # noqa: SLF001 - see above
    found._prefetch_done = True  # type: ignore[attr-defined]  # noqa: SLF001 - see above
    cache = row.__dict__.setdefault("_prefetched_objects_cache", {})
    cache[relation] = found
