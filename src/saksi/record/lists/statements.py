"""The ledger of who says what about it: statements with their speakers, topics, replies and silences, as one viewer may see them.

Rule: a statement is about the rights that the acts touch which are told according to it, and about what a person says beside that.
A speaker whose name is withheld is counted as such. A reply by whoever gave no comment is no answer: it was asked, and nothing was said.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from saksi.codebook.lists import codebook
from saksi.record.cast import Cast, Person
from saksi.record.keys import among
from saksi.record.lists.actors import accounts, named
from saksi.record.lists.filters import NONE, Filter
from saksi.record.models import Answer, Document, Statement, StatementTopic, clearance
from saksi.record.models.base import Viewer

Rows = QuerySet[Any]
SILENT = "no-comment"
UNANSWERED, NO_REPLY = "silence", "none"
WITHHELD = "withheld"
REPLIES = (*Answer.Kind.values, UNANSWERED, NO_REPLY)


@dataclass(frozen=True)
class Topic:
    """What a statement is about. acts: of the accounts that it follows from; said: a person's word beside them, where there is one."""

    code: str
    acts: tuple[str, ...]
    said: StatementTopic | None = None


def answers(viewer: Viewer) -> Rows:
    """The links between statements that stand."""
    rows: Rows = Answer.objects.visible_to(viewer).filter(
        live=True, statement__live=True, to__live=True, to__document__withdrawn=False
    )
    return rows


def topics(viewer: Viewer, rows: Rows) -> Iterator[tuple[int, str]]:
    """Each statement with the rights that it is about."""
    here = rows.order_by().values("pk")
    told = accounts(viewer).filter(according_to__in=here).order_by().values_list("according_to", "code").distinct()
    for statement, code in told:
        for right in rights_of(code):
            yield statement, right
    said = StatementTopic.objects.visible_to(viewer).filter(live=True, statement__in=here)
    yield from said.order_by().values_list("statement", "topic")


def rights_of(code: str) -> tuple[str, ...]:
    """The rights that a kind of act touches; none for one that the codebook lacks."""
    act = codebook().acts.get(code)
    return tuple(right for right in act.freedoms if right in codebook().rights) if act else ()


def topics_of(viewer: Viewer, statement: Statement) -> list[Topic]:
    """The topics of one statement, each with what it follows from."""
    acts: dict[str, dict[str, None]] = {}
    for code in accounts(viewer).filter(according_to=statement).order_by("pk").values_list("code", flat=True):
        for right in rights_of(code):
            acts.setdefault(right, {})[code] = None
    rows = StatementTopic.objects.visible_to(viewer).filter(live=True, statement=statement)
    said = {row.topic: row for row in rows}
    order = list(codebook().rights)
    known = sorted({*acts, *said}, key=lambda code: order.index(code) if code in order else len(order))
    return [Topic(code, tuple(acts.get(code, ())), said.get(code)) for code in known]


def replies(viewer: Viewer, rows: Rows) -> Iterator[tuple[int, str]]:
    """Each statement with how others replied to it; `silence` where who was asked gave no answer, `none` where nothing is linked."""
    here = set(rows.order_by().values_list("pk", flat=True))
    replied = set()
    for to, kind, position in answers(viewer).order_by().values_list("to", "kind", "statement__position"):
        if to in here:
            replied.add(to)
            yield to, UNANSWERED if position == SILENT else kind
    for statement in here - replied:
        yield statement, NO_REPLY


def sector_of(person: Person | None) -> str:
    """The sector of a speaker; `unknown` where nobody knows."""
    return (person.sector if person else "") or "unknown"


def speaker_of(person: Person | None) -> str:
    """A speaker as addresses name it: `withheld` for all whose names are, `-` for none."""
    return NONE if person is None else WITHHELD if person.key is None else str(person.key)


def by_speaker(name: str, label: Any, code: Callable[[Person | None], str], **more: Any) -> Filter:
    """Statements by what is known of their speakers, who are looked at once each. code: of a speaker, None where there is none."""

    def narrow(viewer: Viewer, rows: Rows, value: str) -> Q:
        speakers = rows.exclude(speaker=None).order_by().values_list("speaker", flat=True).distinct()
        cast = Cast(clearance(viewer), speakers, forms=False)
        fits = among((pk for pk in speakers if code(cast.person(pk)) == value), "speaker")
        return fits | Q(speaker__isnull=True) if code(None) == value else fits

    def counts(viewer: Viewer, rows: Rows) -> Mapping[str, int]:
        found: Counter[str] = Counter()
        for person, count in _voices(viewer, rows.order_by().values_list("speaker").annotate(Count("pk"))):
            found[code(person)] += count
        return found

    return Filter(name, label, narrow, counts, **more)


def _voices(viewer: Viewer, rows: Iterable[Any]) -> Iterator[Any]:
    """Rows that begin with the number of a speaker, with the person in its place; None for none."""
    told = list(rows)
    cast = Cast(clearance(viewer), {row[0] for row in told if row[0] is not None}, forms=False)
    return ((cast.person(row[0]) if row[0] is not None else None, *row[1:]) for row in told)


def names_of_speakers(viewer: Viewer, numbers: Collection[str]) -> Mapping[str, str]:
    """The names of speakers, where this viewer may know them."""
    wanted = {int(number) for number in numbers if number.isascii() and number.isdecimal() and len(number) < 19}
    known = set(named(viewer).filter(pk__in=wanted).values_list("pk", flat=True))
    cast = Cast(clearance(viewer), known, forms=False)
    return {str(number): cast.person(number).name or "" for number in known}


def titles(viewer: Viewer, numbers: Collection[str]) -> Mapping[str, str]:
    """The titles of documents."""
    wanted = [int(number) for number in numbers if number.isascii() and number.isdecimal() and len(number) < 19]
    return {str(row.pk): str(row) for row in Document.objects.visible_to(viewer).filter(pk__in=wanted)}


def crossed(viewer: Viewer, rows: Rows) -> Mapping[tuple[str, str], int]:
    """How many of these statements have each position, said from each sector."""
    found: Counter[tuple[str, str]] = Counter()
    counted = rows.order_by().values_list("speaker", "position").annotate(Count("pk"))
    for person, position, count in _voices(viewer, counted):
        found[position, sector_of(person)] += count
    return found


def linked(viewer: Viewer, statements_: Iterable[Statement]) -> tuple[dict[int, list[Answer]], dict[int, list[Answer]]]:
    """From these statements to the links by which they reply, and to those by which others reply to them."""
    numbers = [row.pk for row in statements_]
    rows = answers(viewer).filter(Q(statement__in=numbers) | Q(to__in=numbers))
    told: tuple[dict[int, list[Answer]], dict[int, list[Answer]]] = ({}, {})
    for row in rows.select_related("statement__document", "to__document").order_by("pk"):
        told[0].setdefault(row.statement_id, []).append(row)
        told[1].setdefault(row.to_id, []).append(row)
    return told
