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
from saksi.record.models import Case, CaseMember, Incident, Level, Searchable, clearance
from saksi.record.models.base import Viewer
from saksi.record.search.asking import Asked
from saksi.record.search.index import APART, first_key, key_of
from saksi.record.search.words import fold, runs

Terms = Sequence[Collection[str]]
"""Of each group one term must occur."""


@dataclass(frozen=True)
class Match:
    """What must match. where, values: conditions on `s`, the row of the index; they hold the guard.

    hidden: rows kept from this person whatever their level. low, high: the rows that are looked through.
    """

    terms: Terms
    where: tuple[str, ...]
    values: tuple[Any, ...]
    hidden: Sequence[int]
    low: int = 0
    high: int = APART * (1 + len(Searchable.Kind.values))

    def of_kind(self, kind: str) -> Match:
        """The same among things of one kind, which lie together."""
        return self._between(first_key(kind), first_key(kind) + APART)

    def since(self, kind: str) -> Match:
        """The same among this kind and those that come after it."""
        return self._between(first_key(kind), self.high)

    def _between(self, low: int, high: int) -> Match:
        return replace(self, low=max(self.low, low), high=min(self.high, high))

    @property
    def words_alone(self) -> bool:
        """Whether words and kind decide, so that on SQLite no row need be looked at: full clearance and no other filter."""
        return bool(self.terms) and not self.where and connection.vendor != "postgresql"

    def keys(self, end: str = "") -> list[int]:
        """The numbers of the rows that match, in order, the oldest of each kind first unless `end`, fixed text, says otherwise."""
        return [key for (key,) in self._asked(self._key, end or f"ORDER BY {self._key}", alone=self.words_alone)]

    def newest(self, first: int, last: int) -> list[int]:
        """The numbers of the newest rows that match, from the first to before the last."""
        return self.keys(f"ORDER BY {self._key} DESC LIMIT {last - first} OFFSET {first}")

    def count(self) -> int:
        """How many rows match."""
        [(number,)] = self._asked("count(*)", "", alone=self.words_alone)
        return int(number)

    def rows(self, columns: str, end: str = "") -> list[tuple[Any, ...]]:
        """Columns of the rows that match. columns, end: fixed text of this package."""
        return self._asked(columns, end, alone=False)

    def among(self, keys: Sequence[int]) -> Match:
        """The same among rows with these numbers."""
        key = f"+{self._key}" if self.terms else self._key  # or SQLite would look for the words once for each number
        return replace(
            self, where=(f"{key} IN ({_list()})", *self.where), values=(json.dumps(list(keys)), *self.values)
        )

    def without_words(self) -> Match:
        """All that fits but for the words: for rows that are known to hold them."""
        return replace(self, terms=())

    def _asked(self, columns: str, end: str, *, alone: bool) -> list[tuple[Any, ...]]:
        source, where, values = self._source(alone=alone)
        if kept := [key for key in self.hidden if self.low <= key < self.high]:
            where, values = [*where, f"{self._key} NOT IN ({_list()})"], [*values, json.dumps(kept)]
        conditions = " AND ".join((*where, f"{self._key} >= %s AND {self._key} < %s", *self.where))
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {columns} FROM {source} WHERE {conditions} {end}", [*values, self.low, self.high, *self.values])  # noqa: S608 - fixed text # fmt: skip
            found: list[tuple[Any, ...]] = cursor.fetchall()
            return found

    def _source(self, *, alone: bool) -> tuple[str, list[str], list[Any]]:
        """Tables, conditions and their values by which words are found; on SQLite words first, always: CROSS JOIN keeps the order."""
        if not self.terms:
            return "record_searchable s", [], []
        if connection.vendor == "postgresql":
            tables = "(SELECT to_tsquery('simple', %s) AS q) a, record_searchtext f JOIN record_searchable s ON s.id = f.row_id"
            query = " & ".join(_any(group, " | ", _postgresql) for group in self.terms)
            return tables, ["f.vector @@ a.q"], [query]
        said = " AND ".join(_any(group, " OR ", _sqlite) for group in self.terms)
        tables = "record_searchtext_fts f" + ("" if alone else " CROSS JOIN record_searchable s ON s.id = f.rowid")
        return tables, ["record_searchtext_fts MATCH %s"], [said]

    @property
    def _key(self) -> str:
        return "f.rowid" if self.terms and connection.vendor != "postgresql" else "s.id"

    @property
    def rank(self) -> str:
        """How well a row matches, as a number; the less the better."""
        if not self.terms:
            return "-s.id"
        if connection.vendor == "postgresql":
            return "-ts_rank(f.vector, a.q)"
        return "bm25(record_searchtext_fts, 5.0, 1.0, 1.0)"


def matching(viewer: Viewer, asked: Asked, terms: Terms, hidden: Sequence[int]) -> Match:
    """What this person may find that holds these terms and fits the filters. hidden: what `hidden_from` says of this person."""
    where: list[str] = []
    values: list[Any] = []
    if (cleared := clearance(viewer)) < max(Level):
        where.append("s.level <= %s")
        values.append(cleared)
    kinds = asked.filters.get("kind", ())
    for name, column in (("kind", "s.kind"), ("sector", "s.sector"), ("position", "s.position"), ("level", "s.level")):
        if name == "kind" and len(kinds) == 1:
            continue
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
    match = Match(terms, tuple(where), tuple(values), hidden)
    return match.of_kind(kinds[0]) if len(kinds) == 1 else match


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
    with connection.cursor() as cursor:
        cursor.execute(_EACH_PUBLISHER, [clearance(viewer)] * 2)
        known = [name for (name,) in cursor.fetchall() if name]
    folded = [fold(words) for words in wanted]
    return [name for name in known if any(words in fold(name) for words in folded)]


_EACH_PUBLISHER = """
    WITH RECURSIVE each(name) AS (
        SELECT min(publisher) FROM record_searchable WHERE level <= %s
        UNION ALL
        SELECT (SELECT min(publisher) FROM record_searchable WHERE publisher > each.name AND level <= %s) FROM each WHERE each.name IS NOT NULL
    )
    SELECT name FROM each
"""  # from one name in the index to the next, not through all its rows
