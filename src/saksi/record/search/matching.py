"""The question to the database: rows of the index that match, for one person, on SQLite (FTS5) and PostgreSQL (a vector).

Rule: every statement here has the guard in it: the level of the row, and the rows that this person may not see whatever their level
(incidents and cases kept for members, actors whose names are withheld). So no count and no existence is told past it. What is typed is a
parameter; a word is quoted whole, and no operator gets through.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db import connection

from saksi.record.lists.actors import nameless
from saksi.record.models import Case, CaseMember, Incident, Searchable, clearance
from saksi.record.models.base import Viewer
from saksi.record.search.asking import Asked
from saksi.record.search.index import APART, first_key, key_of
from saksi.record.search.words import fold, runs

Terms = Sequence[Collection[str]]
"""Of each group one term must occur."""


@dataclass(frozen=True)
class Match:
    """What must match. where, values: conditions on `s`, the row of the index; they hold the guard."""

    terms: Terms
    where: tuple[str, ...]
    values: tuple[Any, ...]

    def of_kind(self, kind: str) -> Match:
        """The same among things of one kind, which lie together."""
        first = first_key(kind)
        return self._between(first, first + APART)

    def before(self, kind: str) -> Match:
        """The same among the kinds that come before this one."""
        return self._between(0, first_key(kind))

    def since(self, kind: str) -> Match:
        """The same among this kind and those that come after it."""
        return self._between(first_key(kind), first_key(kind) + APART * len(Searchable.Kind.values))

    def _between(self, low: int, high: int) -> Match:
        key = "f.rowid" if self.terms and connection.vendor != "postgresql" else "s.id"
        return replace(self, where=(*self.where, f"{key} >= %s AND {key} < %s"), values=(*self.values, low, high))

    def rows(self, columns: str, end: str = "") -> list[tuple[Any, ...]]:
        """Columns of the rows that match. columns, end: fixed text of this package."""
        source, values = self._source()
        statement = f"SELECT {columns} FROM {source} WHERE {' AND '.join(self.where)} {end}"  # noqa: S608 - fixed text
        with connection.cursor() as cursor:
            cursor.execute(statement, [*values, *self.values])
            found: list[tuple[Any, ...]] = cursor.fetchall()
            return found

    def _source(self) -> tuple[str, list[Any]]:
        if not self.terms:
            return "record_searchable s", []
        if connection.vendor == "postgresql":
            tables = "(SELECT to_tsquery('simple', %s) AS q) a, record_searchtext f JOIN record_searchable s ON s.id = f.row_id"
            return tables, [" & ".join(_any(group, " | ", _postgresql) for group in self.terms)]
        return "record_searchtext_fts f JOIN record_searchable s ON s.id = f.rowid", []

    @property
    def rank(self) -> str:
        """How well a row matches, as a number; the less the better."""
        if not self.terms:
            return "-s.id"
        if connection.vendor == "postgresql":
            return "-ts_rank(f.vector, a.q)"
        return "bm25(record_searchtext_fts, 5.0, 1.0, 1.0)"

    @property
    def newest_first(self) -> str:
        """How rows are ordered by when they came."""
        return "ORDER BY f.rowid DESC" if self.terms and connection.vendor != "postgresql" else "ORDER BY s.id DESC"


def matching(viewer: Viewer, asked: Asked, terms: Terms, hidden: Sequence[int]) -> Match:
    """What this person may find that holds these terms and fits the filters. hidden: what `hidden_from` says of this person."""
    where: list[str] = ["s.level <= %s"]
    values: list[Any] = [clearance(viewer)]
    if hidden:
        where.append(f"s.id NOT IN ({_list()})")
        values.append(json.dumps(list(hidden)))
    for name, column in (("kind", "s.kind"), ("sector", "s.sector"), ("position", "s.position"), ("level", "s.level")):
        if chosen := asked.filters.get(name):
            where.append(f"{column} IN ({', '.join('%s' for _ in chosen)})")
            values += [int(value) for value in chosen] if name == "level" else chosen
    if sources := asked.filters.get("source"):
        named = _publishers(viewer, sources)
        where.append(f"s.publisher IN ({', '.join('%s' for _ in named) or 'NULL'})")
        values += named
    for day, bound, other in ((asked.end, "s.first <= %s", "first"), (asked.start, "s.last >= %s", "last")):
        if day is not None:  # an end that is open reaches for ever; a thing without a date fits no day
            where.append(f"({bound} OR (s.{other} IS NULL AND COALESCE(s.first, s.last) IS NOT NULL))")
            values.append(day.isoformat())
    terms = [group for group in terms if any(list(runs(term)) for term in group)]
    match = Match(terms, tuple(where), tuple(values))
    return _with_words(match) if terms else match


def _with_words(match: Match) -> Match:
    if connection.vendor == "postgresql":
        return replace(match, where=("f.vector @@ a.q", *match.where))
    said = " AND ".join(_any(group, " OR ", _sqlite) for group in match.terms)
    return replace(match, where=("record_searchtext_fts MATCH %s", *match.where), values=(said, *match.values))


def _any(group: Collection[str], between: str, quote: Any) -> str:
    return "(" + between.join(quote(term) for term in group) + ")"


def _sqlite(term: str) -> str:
    """A term in the language of FTS5: the beginning of a word, or characters that follow one another."""
    return "(" + " AND ".join(
        f'unspaced : "{part}"' if unspaced else '"' + part.replace('"', '""') + '"' + _beginning(part)
        for part, unspaced in runs(term)
    ) + ")"  # fmt: skip


def _postgresql(term: str) -> str:
    """A term in the language of tsquery."""
    parts = []
    for part, unspaced in runs(term):
        said = part.replace("\\", "\\\\").replace("'", "''")
        ending = ":*" if _beginning(part) else ""
        parts.append(
            "(" + " <-> ".join(f"{token}:C" for token in part.split()) + ")" if unspaced else f"'{said}'{ending}"
        )
    return "(" + " & ".join(parts) + ")"


def _beginning(part: str) -> str:
    """The sign that the beginning of a word is enough; one letter stands for itself, since too many words begin with it."""
    return "*" if len(part) > 1 else ""


def _list() -> str:
    """The numbers of a JSON list that is handed over as one value."""
    if connection.vendor == "postgresql":
        return "SELECT jsonb_array_elements_text(%s::jsonb)::bigint"
    return "SELECT value FROM json_each(%s)"


def hidden_from(viewer: Viewer) -> list[int]:
    """The rows that this person may not see whatever their level."""
    mine = CaseMember.rows.filter(user=viewer.pk, live=True).values("case")
    kept = list(Case.rows.filter(members_only=True).exclude(pk__in=mine).values_list("pk", flat=True))
    incidents = Incident.rows.filter(case__in=kept).values_list("pk", flat=True) if kept else ()
    kinds: Iterable[tuple[str, Iterable[int]]] = (
        (Searchable.Kind.CASE, kept),
        (Searchable.Kind.INCIDENT, incidents),
        (Searchable.Kind.ACTOR, nameless(viewer)),
    )
    return [key_of(kind, number) for kind, numbers in kinds for number in numbers]


def _publishers(viewer: Viewer, wanted: Sequence[str]) -> list[str]:
    """The publishers whose names hold one of these words, without regard to case and accents."""
    known = Searchable.objects.visible_to(viewer).order_by().values_list("publisher", flat=True).distinct()
    folded = [fold(words) for words in wanted]
    return [name for name in known if name and any(words in fold(name) for words in folded)]
