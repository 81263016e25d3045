"""Actors with what is told of them: made from the actors that documents name, merged ones as one.

Rule: a person whose name is withheld from the viewer stands in no line, under none of the names. Numbers are of the statements and
accounts that the viewer may see; an account counts once for an actor, whatever its acts turn out to be.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from saksi.record.cast import Cast, Person
from saksi.record.models import Account, Actor, ActorName, Statement, clearance
from saksi.record.models.base import Viewer

Rows = QuerySet[Any]
SAID, SUFFERED, DID = "said", "suffered", "did"


@dataclass
class ActorLine:
    """An actor with the numbers of its accounts and how many statements it made.

    pk: by which addresses name it. members: the actors of documents that are this one, as far as the viewer may see them.
    """

    pk: int
    person: Person
    members: list[int] = field(default_factory=list)
    documents: set[int] = field(default_factory=set)
    first: date | None = None
    last: date | None = None
    said: int = 0
    suffered: set[int] = field(default_factory=set)
    did: set[int] = field(default_factory=set)
    names: Sequence[str] = ()
    roles: Sequence[str] = ()

    def add(self, row: int, document: int, day: date | None) -> None:
        """One more document that names it, with the day of its publication."""
        self.members.append(row)
        self.documents.add(document)
        if day is not None:
            self.first = min(self.first or day, day)
            self.last = max(self.last or day, day)


def named(viewer: Viewer) -> Rows:
    """The actors that documents name, without those whom this viewer may not know."""
    rows: Rows = Actor.objects.visible_to(viewer).filter(live=True)
    withheld = nameless(viewer)
    return rows.exclude(pk__in=withheld) if withheld else rows


def nameless(viewer: Viewer) -> list[int]:
    """The numbers of the actors whose names are withheld from this viewer though a document that they may see has them."""
    level = clearance(viewer)
    apart = Q(level__gt=level) & Q(level__gt=F("document__level")) | Q(level_set__gt=level)
    protected = list(Actor.rows.filter(apart).values_list("pk", flat=True))
    cast = Cast(level, protected, forms=False)
    return [row for person in cast if person.name is None for row in cast.members(person.id)]


def level_of(viewer: Viewer, line: ActorLine) -> tuple[int, bool]:
    """The level of an actor, and whether a person set it; else it is that of the least confidential document that names it."""
    levels = Actor.objects.visible_to(viewer).filter(pk__in=line.members).values_list("level", "level_set")
    by_hand = [level_set for _own, level_set in levels if level_set is not None]
    return max(by_hand) if by_hand else min(level for level, _none in levels), bool(by_hand)


def statements(viewer: Viewer) -> Rows:
    """The statements that stand."""
    rows: Rows = Statement.objects.visible_to(viewer).filter(live=True)
    return rows


def accounts(viewer: Viewer) -> Rows:
    """The accounts that stand."""
    rows: Rows = Account.objects.visible_to(viewer).filter(live=True)
    return rows


def parts(viewer: Viewer, rows: Rows) -> Iterator[tuple[int, str]]:
    """Each of these actors with its parts: whether it spoke, suffered, or is said to have done something."""
    known = set(rows.order_by().values_list("pk", flat=True))
    return ((actor, part) for actor, part in _parts(viewer) if actor in known)


def _parts(viewer: Viewer) -> Iterator[tuple[int, str]]:
    for speaker in statements(viewer).exclude(speaker=None).order_by().values_list("speaker", flat=True).distinct():
        yield speaker, SAID
    for side, part in (("victims", SUFFERED), ("perpetrators", DID)):
        for actor in accounts(viewer).exclude(**{side: None}).order_by().values_list(side, flat=True).distinct():
            yield actor, part


def lines(viewer: Viewer, rows: Rows, filtered: bool) -> list[ActorLine]:  # noqa: FBT001 - a list says whether it was narrowed
    """These actors, each with all that it is merged with, by name."""
    del filtered
    cast = Cast(clearance(viewer), forms=False)
    found: dict[int, ActorLine] = {}
    wanted = {cast.standing(pk) for pk in rows.order_by().values_list("pk", flat=True)}
    every = named(viewer).order_by("pk").values_list("pk", "document", "document__earliest")
    for pk, document, day in every:
        person = cast.person(pk)
        if person.id in wanted and person.key is not None:
            found.setdefault(person.id, ActorLine(person.key, person)).add(pk, document, day)
    _count(viewer, cast, found)
    return sorted(found.values(), key=lambda line: ((line.person.name or "").casefold(), line.pk))


def _count(viewer: Viewer, cast: Cast, found: dict[int, ActorLine]) -> None:
    """Put the numbers into the lines; three questions, however many lines."""
    counted = statements(viewer).exclude(speaker=None).order_by().values_list("speaker").annotate(Count("pk"))
    for speaker, count in counted:
        if line := found.get(cast.standing(speaker)):
            line.said += count
    for side in ("victims", "perpetrators"):
        for account, actor in accounts(viewer).exclude(**{side: None}).order_by().values_list("pk", side):
            if line := found.get(cast.standing(actor)):
                (line.suffered if side == "victims" else line.did).add(account)


def with_names(viewer: Viewer, page: list[ActorLine]) -> list[ActorLine]:
    """The lines of a page with their names as found and their roles."""
    by_row = {row: line for line in page for row in line.members}
    names: dict[int, dict[str, None]] = {}
    roles: dict[int, dict[str, None]] = {}
    for row, name, said in (
        Actor.objects.visible_to(viewer).filter(pk__in=by_row).order_by("pk").values_list("pk", "name", "roles")
    ):
        names.setdefault(by_row[row].pk, {})[name] = None
        roles.setdefault(by_row[row].pk, {}).update(dict.fromkeys(role_words(said)))
    forms = ActorName.objects.visible_to(viewer).filter(actor__in=by_row).order_by("pk").values_list("actor", "name")
    for row, name in forms:
        names.setdefault(by_row[row].pk, {})[name] = None
    for line in page:
        line.names, line.roles = tuple(names.get(line.pk, ())), tuple(roles.get(line.pk, ()))
    return page


def role_words(roles: Iterable[Any]) -> list[str]:
    """Roles as words, as readings have them: words, or a word with what tells it."""
    return [str(role.get("role", "")) if isinstance(role, dict) else str(role) for role in roles or ()]


def one(viewer: Viewer, number: int) -> ActorLine | None:
    """The actor of a number, merged ones in it; None if it is not there, or may not be known by name."""
    row = named(viewer).filter(pk=number).first()
    cast = Cast(clearance(viewer), {number}, forms=False) if row is not None else None
    if cast is None or cast.person(number).key is None:
        return None
    return of_rows(viewer, cast.person(number), cast.members(number))


def of_rows(viewer: Viewer, person: Person, rows: Iterable[int]) -> ActorLine:
    """A line of some of the actors that are one, with its numbers, names and roles; of those that this viewer may know."""
    line = ActorLine(person.key or person.id, person)
    for pk, document, day in (
        named(viewer).filter(pk__in=list(rows)).order_by("pk").values_list("pk", "document", "document__earliest")
    ):
        line.add(pk, document, day)
    line.said = statements(viewer).filter(speaker__in=line.members).count()
    line.suffered = set(accounts(viewer).filter(victims__in=line.members).values_list("pk", flat=True))
    line.did = set(accounts(viewer).filter(perpetrators__in=line.members).values_list("pk", flat=True))
    return with_names(viewer, [line])[0]
