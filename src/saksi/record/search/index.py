"""The index: what each thing is found by, written anew by every action that changes it.

Rule: a row of the index holds no words above its own level. A thing that no longer stands has no row. `rebuild` writes all of it
from the record, after a new form of the index or a restored database; the result is what the actions leave.
Steps: `index_row` asks what a thing is found by (`_document` to `_place`), and writes that if it is not there already.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from django.db import transaction
from django.db.models import Min, Q, QuerySet

from saksi.record.cast import Cast
from saksi.record.models import (
    Account,
    Actor,
    Case,
    Document,
    Incident,
    Place,
    Provision,
    Searchable,
    SearchText,
    SearchWord,
    Statement,
)
from saksi.record.places import spot_of
from saksi.record.search.near import block_of
from saksi.record.search.words import fold, is_unspaced, spaced_out

PORTION = 500
APART = 10**13  # more than there will be things of a kind
KINDS: dict[type[Any], str] = {
    Document: Searchable.Kind.DOCUMENT,
    Statement: Searchable.Kind.STATEMENT,
    Incident: Searchable.Kind.INCIDENT,
    Actor: Searchable.Kind.ACTOR,
    Case: Searchable.Kind.CASE,
    Provision: Searchable.Kind.PROVISION,
    Place: Searchable.Kind.PLACE,
}
_WORD = re.compile(r"(?<!\w)[^\W\d_]{4,24}(?!\w)")


@dataclass(frozen=True)
class Entry:
    """What one thing is found by."""

    title: str
    body: str
    level: int
    document: Document | None = None
    first: date | None = None
    last: date | None = None
    position: str = ""
    sector: str = ""
    together: int | None = None


def key_of(kind: str, target: int) -> int:
    """The number of a thing in the index."""
    return first_key(kind) + target


def first_key(kind: str) -> int:
    """The number below which no thing of a kind is, and above which none of the kinds before."""
    return APART * (1 + Searchable.Kind.values.index(kind))


def index_row(row: Any) -> None:
    """Let a thing be found by what it is now, or no longer if it no longer stands."""
    kind = KINDS[type(row)]
    entry = _ENTRIES[type(row)](row)
    if entry is None:
        forget(kind, row.pk)
    else:
        _write(kind, row.pk, entry)


def _document(row: Document) -> Entry | None:
    """Title, text, publisher and author."""
    if row.withdrawn:
        return None
    body = "\n".join(filter(None, (row.text.content, row.publisher, row.author)))
    return Entry(str(row), body, row.level, row, row.earliest, row.latest)


def _statement(row: Statement) -> Entry | None:
    """Its words, and its speaker's name unless that is above its level."""
    if not row.live or row.document.withdrawn:
        return None
    level = max(row.level, row.document.level)
    speaker = Cast(level, [row.speaker_id]).person(row.speaker_id) if row.speaker_id else None
    name, sector = (speaker.name or "", speaker.sector) if speaker else ("", "")
    dated = row if row.date else row.document
    return Entry(
        name, row.content, level, row.document, dated.earliest, dated.latest, position=row.position, sector=sector or "unknown"
    )  # fmt: skip


def _incident(row: Incident) -> Entry | None:
    """Its title and the words of its accounts that are not above its level, with the names of nobody above it."""
    if not row.live:
        return None
    told = Account.objects.up_to(row.level).filter(act__incident=row, act__live=True, live=True)
    accounts = list(told.order_by("pk"))
    words = (word for account in accounts for word in _words(account, row.level))
    days = [account for account in accounts if account.date]
    first = min((a.earliest for a in days if a.earliest), default=None)
    last = max((a.latest for a in days if a.latest), default=None)
    return Entry(row.title, "\n".join(dict.fromkeys(filter(None, words))), row.level, None, first, last)


def _words(account: Account, level: int) -> list[str]:
    """What an account is found by; names only of actors not above the level."""
    actors = list(
        Actor.rows.filter(Q(victim_in=account) | Q(perpetrator_in=account))
        .order_by("pk")
        .distinct()
        .values_list("pk", flat=True)
    )
    cast = Cast(level, actors)
    names = [cast.person(actor).name or "" for actor in actors]
    return [account.trigger.get("quote", ""), account.place, account.charge, account.penalty, *names]


def _actor(row: Actor) -> Entry | None:
    """Its name with the other forms as found, and its roles, as one document has them."""
    if not row.live or row.document.withdrawn:
        return None
    forms = row.names.exclude(name=row.name).order_by("pk").values_list("name", flat=True)
    roles = [str(role.get("role", "")) if isinstance(role, dict) else str(role) for role in row.roles or ()]
    body = "\n".join(dict.fromkeys(filter(None, (*forms, *roles))))
    level = max(row.level, row.document.level)
    return _of_document(row, row.name, body, level=level, sector=row.sector or "unknown", together=row.standing_for.pk)


def _case(row: Case) -> Entry | None:
    """Its title."""
    return Entry(row.title, "", row.level) if row.live else None


def _provision(row: Provision) -> Entry | None:
    """The law and the article; citations of one article are one."""
    if not row.live or row.document.withdrawn:
        return None
    same = Provision.rows.filter(article=row.article)
    same = same.filter(code=row.code) if row.code else same.filter(code="", instrument=row.instrument)
    return _of_document(row, f"{row.instrument}, {row.article}", "", together=_first(same))


def _place(row: Place) -> Entry | None:
    """Its name as the document has it and as the country pack does; mentions of one place are one."""
    if not row.live or row.document.withdrawn:
        return None
    spot = spot_of(row.name, row.document.pack, row.code)
    same = Place.rows.filter(name=row.name, document__pack=row.document.pack)
    if row.code:
        same = Place.rows.filter(code=row.code, document__pack=row.document.pack)
    body = "\n".join(name for name in (spot.name, *(one.name for one in spot.within)) if name != row.name)
    return _of_document(row, row.name, body, together=_first(same))


def _first(same: QuerySet[Any]) -> int:
    first: int = same.aggregate(Min("pk"))["pk__min"]
    return first


def _of_document(row: Any, title: str, body: str, *, level: int | None = None, **more: Any) -> Entry:
    """What is found with the level and the day of the document that tells it."""
    document = row.document
    level = document.level if level is None else level
    return Entry(title, body, level, document, document.earliest, document.latest, **more)


_ENTRIES: dict[type[Any], Callable[[Any], Entry | None]] = {
    Document: _document,
    Statement: _statement,
    Incident: _incident,
    Actor: _actor,
    Case: _case,
    Provision: _provision,
    Place: _place,
}


def _write(kind: str, target: int, entry: Entry) -> None:
    """Write the row of one thing and its words, where they are not so already."""
    row, words = _rows(kind, target, entry)
    there = Searchable.rows.filter(pk=row.pk).select_related("words").first()
    if there is None:
        row.save(force_insert=True)
        words.save(force_insert=True)
        _learn([words])
        return
    if _differs(row, there):
        row.save(force_update=True)
    if _differs(words, there.words):
        words.save(force_update=True)
        _learn([words])


def _rows(kind: str, target: int, entry: Entry) -> tuple[Searchable, SearchText]:
    """The row of one thing and its words."""
    document = entry.document
    row = Searchable(
        pk=key_of(kind, target),
        kind=kind,
        target=target,
        together=target if entry.together is None else entry.together,
        document=document.pk if document else None,
        level=entry.level,
        first=entry.first,
        last=entry.last,
        position=entry.position,
        sector=entry.sector,
        publisher=document.publisher if document else "",
    )
    unspaced = spaced_out(f"{entry.title}\n{entry.body}")
    return row, SearchText(row=row, title=entry.title, body=entry.body, unspaced=unspaced)


def _differs(row: Any, there: Any) -> bool:
    names = [field.attname for field in row._meta.concrete_fields]
    return any(getattr(row, name) != getattr(there, name) for name in names)


def _learn(texts: Iterable[SearchText]) -> None:
    """Keep the words of texts, so that near spellings of them can be looked for."""
    found = {word for text in texts for word in _WORD.findall(fold(f"{text.title}\n{text.body}"))}
    rows = [SearchWord(word=word, block=block_of(word)) for word in sorted(found) if not is_unspaced(word)]
    SearchWord.objects.bulk_create(rows, ignore_conflicts=True)


def forget(kind: str, target: int) -> None:
    """Let one thing be found no longer."""
    key = key_of(kind, target)
    SearchText.rows.filter(pk=key).delete()
    Searchable.rows.filter(pk=key).delete()


def rebuild() -> None:
    """Write the whole index anew from the record, in one transaction."""
    with transaction.atomic():
        SearchText.rows.all().delete()
        Searchable.rows.all().delete()
        SearchWord.objects.all().delete()
        for model, kind in KINDS.items():
            for rows in _standing(model):
                entries = [(row.pk, _ENTRIES[model](row)) for row in rows]
                made = [_rows(kind, pk, entry) for pk, entry in entries if entry is not None]
                Searchable.rows.bulk_create([row for row, _ in made])
                SearchText.rows.bulk_create([words for _, words in made])
                _learn(words for _, words in made)


def rebuild_if_empty() -> None:
    """Write the index where there is none though there are documents: after a new form of it."""
    if not Searchable.rows.exists() and Document.rows.filter(withdrawn=False).exists():
        rebuild()


def _standing(model: type[Any]) -> Iterator[list[Any]]:
    """The things of a kind, in portions."""
    rows = (
        model.rows.filter(withdrawn=False).select_related("text") if model is Document else model.rows.filter(live=True)
    )
    rows = rows.select_related("document") if hasattr(model, "document") else rows
    every = rows.order_by("pk").iterator(chunk_size=PORTION)
    while portion := list(islice(every, PORTION)):
        yield portion
