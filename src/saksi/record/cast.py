"""Who an actor is to a reader of some clearance: merged actors are one, and a protected one has no name.

Rule: a person whom somebody put above a reader's level is nameless to that reader under every name, also
those of actors merged with them. An actor that is only as confidential as its document keeps the names that
other documents give. A document that was withdrawn gives no names to show, but those of whom somebody put above the level stay hidden.
What a report keeps out of the words of its documents is less than what a page keeps from its reader: see `protected`.
Steps: collect the actors that stand for one another, see which of them the level allows, name the group.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from saksi.record.keys import among
from saksi.record.models import Actor, ActorName

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Row = Any
COLUMNS = (
    "pk", "merged_into_id", "name", "kind", "sector", "live", "level", "level_set", "document__level", "document__withdrawn",
)  # fmt: skip
BODIES = frozenset({"organisation", "group"})
_DESCRIBING = frozenset(
    "a an the this that these those another each every some several many one two three four five six seven eight nine ten "
    "his her their its my our".split()
)


@dataclass(frozen=True, slots=True)
class Person:
    """One actor as a reader sees it. id: of the actor that stands for all merged ones; name None: withheld.

    names: all forms as found that may be shown; hidden: those that may not; apart: whether somebody put the actor above the level. key: the number of the actor that gives the name,
    by which its page is reached; None where the name is withheld.
    """

    id: int
    name: str | None
    kind: str
    sector: str
    names: tuple[str, ...]
    hidden: tuple[str, ...]
    apart: bool = False
    key: int | None = None


class Cast:
    """The actors of some rows (ids; None: all), each as its Person at a level (0 to 3).

    forms: whether the other forms of names are wanted; without them `names` and `hidden` hold the first names alone.
    """

    def __init__(self, level: int, actors: Iterable[int] | None = None, *, forms: bool = True) -> None:
        self.level = level
        found_rows = _every() if actors is None else _closure(set(actors))
        self._rows = {row.pk: row for row in found_rows}
        groups: dict[int, list[Row]] = {}
        for row in self._rows.values():
            groups.setdefault(self.standing(row.pk), []).append(row)
        self._groups = groups
        found = _names(None if actors is None else self._rows) if forms else {}
        self._people = {root: self._person(root, members, found) for root, members in groups.items()}

    def standing(self, actor: int) -> int:
        """The id of the actor that stands for this one."""
        while (target := self._rows[actor].merged_into_id) is not None:
            actor = target
        return actor

    def person(self, actor: int) -> Person:
        """Who this actor is."""
        return self._people[self.standing(actor)]

    def members(self, actor: int) -> list[int]:
        """The ids of all that are this actor, at whatever level: for counting what is then asked for through the guard."""
        return [row.pk for row in self._groups[self.standing(actor)]]

    def __iter__(self) -> Iterator[Person]:
        return iter(self._people.values())

    def protected(self) -> set[str]:
        """The names that no words in a report of this level may hold; all actors must be in the cast, with all forms.

        Those of whoever somebody put above the level; and those of people whom only documents above it name. A body or a group that a
        confidential document names is not known by that to be confidential, nor is a person whom a document of the level names, too; nor is a shorter form of the name that it gives.
        """
        standing = {root for root, rows in self._groups.items() if any(map(_stands, rows))}
        known = {_key(name) for one in self if one.id in standing and not one.apart for name in one.names}
        bodies = {root for root, rows in self._groups.items() if BODIES.issuperset(row.kind for row in rows)}
        return {
            name
            for one in self
            for name in one.hidden
            if one.apart or not (one.id in bodies or _named(name, one, known) or _describes(name))
        }

    def _person(self, root: int, members: list[Row], found: dict[int, list[str]]) -> Person:
        standing = list(filter(_stands, members)) or members
        allowed = [row for row in standing if max(row.level, row.document__level) <= self.level]
        apart = any(
            row.level > max(self.level, row.document__level) or (row.level_set or 0) > self.level for row in members
        )
        if apart:
            allowed = []
        first = next((row for row in allowed if row.pk == root), allowed[0] if allowed else None)
        shown = dict.fromkeys(name for row in allowed for name in (row.name, *found.get(row.pk, ())))
        every = dict.fromkeys(name for row in (members if apart else standing) for name in (row.name, *found.get(row.pk, ())))
        head = first or self._rows[root]
        sector = next((row.sector for row in (head, *allowed) if row.sector), "")
        hidden = tuple(name for name in every if name not in shown)
        name, key = (first.name, first.pk) if first else (None, None)
        return Person(root, name, head.kind, sector, tuple(shown), hidden, apart, key)


def _stands(row: Row) -> bool:
    return row.live and not row.document__withdrawn


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()


def _named(name: str, one: Person, known: set[str]) -> bool:
    """Whether one of the known names is this name of the person, or a fuller one of the same person: `Voss` beside `Arlen Voss`."""
    words = set(_key(name).split())
    return any(words.issubset(full.split()) for full in map(_key, (*one.names, *one.hidden)) if full in known)


def _describes(name: str) -> bool:
    """Whether this is `a witness`, `The driver` or `her lawyer`: words that name nobody. One word alone may be a name in small letters."""
    first, _, rest = name.partition(" ")
    return name.isascii() and rest.islower() and (first.lower() in _DESCRIBING or first.isdigit())


def same_person(actor: Actor) -> list[int]:
    """The ids of an actor and of all merged with it, at whatever level: for keeping in step, never for showing."""
    return [row.pk for row in _closure({actor.pk})]


def _closure(ids: set[int]) -> list[Row]:
    """The actors of these ids with all that stand for them or for which they stand."""
    rows: dict[int, Row] = {}
    asked: set[int] = set()
    while ids:
        for row in Actor.rows.filter(among(ids) | among(ids, "merged_into")).values_list(*COLUMNS, named=True):
            rows[row.pk] = row
        asked |= ids
        parents = {row.merged_into_id for row in rows.values() if row.merged_into_id is not None}
        ids = (parents | rows.keys()) - asked
    return list(rows.values())


def _every() -> list[Row]:
    return list(Actor.rows.values_list(*COLUMNS, named=True))


def _names(rows: dict[int, Actor] | None) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    wanted = ActorName.rows.all() if rows is None else ActorName.rows.filter(among(rows, "actor"))
    for actor, name in wanted.order_by("id").values_list("actor", "name"):
        found.setdefault(actor, []).append(name)
    return found
