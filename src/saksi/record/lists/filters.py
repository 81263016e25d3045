"""Filters of a list: what narrows its rows, and how many rows each choice would give.

Rule: a filter looks only at the rows it is handed, which came through `visible_to(viewer)`, and at other rows through
the guard for the same viewer; so neither a choice nor a count tells what its reader may not see.
Each filter counts by one query, however many rows there are, and narrows by a condition (`Q`) that is asked for once.
Ways to make one: `by_field` a column of the rows; `by_related` a column of other rows that point at them;
`by_found` anything worked out in Python, as pairs of (key, code); `by_date` partial dates, by overlap;
`by_words` words as the search folds them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from saksi.kernel.dates import PartialDate
from saksi.record.keys import among
from saksi.record.models.base import Viewer, within
from saksi.record.search.words import fold, terms

NONE = "-"
"""The choice of the rows that have no value."""

Rows = QuerySet[Any]
Pairs = Callable[[Viewer, Rows], Iterable[tuple[Any, Any]]]
Related = Callable[[Viewer], Rows]


@dataclass(frozen=True)
class Filter:
    """One thing by which a list is narrowed; `name` stands in the address, `label` on the page.

    narrow(viewer, rows, value): the condition that keeps what fits; `rows` is the whole list. Raises SaksiError for a
    value that says nothing. counts(viewer, rows): how many of these rows each value keeps; None where it is typed.
    words: a value as people read it; names(viewer, values): the same for many at once, where that asks the database. hint: an example, where it is typed. in_order: choices stand by their values, not
    by their counts; `order` names values that come first. free: any value may be typed, the choices only help.
    quiet: it has no field on the page until an address sets it; charts lead to it.
    """

    name: str
    label: Any
    narrow: Callable[[Viewer, Rows, str], Q]
    counts: Callable[[Viewer, Rows], Mapping[str, int]] | None = None
    words: Callable[[str], str] = str
    names: Callable[[Viewer, Collection[str]], Mapping[str, str]] | None = None
    hint: Any = ""
    in_order: bool = False
    order: tuple[str, ...] = ()
    free: bool = False
    quiet: bool = False


def by_field(name: str, label: Any, path: str, *, number: bool = False, **more: Any) -> Filter:
    """Rows by a column of theirs, or of what they point at; whoever may see the row must be allowed to see that too.

    number: the column holds whole numbers or keys.
    """

    def narrow(_viewer: Viewer, _rows: Rows, value: str) -> Q:
        return _equals(path, value, number=number)

    def counts(_viewer: Viewer, rows: Rows) -> Mapping[str, int]:
        found = rows.order_by().values_list(path).annotate(Count("pk"))
        return _summed((_code(value), count) for value, count in found)

    return Filter(name, label, narrow, counts, **more)


def by_related(
    name: str, label: Any, related: Related, key: str, path: str, *, number: bool = False, **more: Any
) -> Filter:
    """Rows by a column of other rows. related: those rows for a viewer; key: their path to the row; path: the column.

    number: the column holds whole numbers or keys.
    """

    def narrow(viewer: Viewer, _rows: Rows, value: str) -> Q:
        return Q(pk__in=related(viewer).filter(_equals(path, value, number=number)).values(key))

    def counts(viewer: Viewer, rows: Rows) -> Mapping[str, int]:
        here = related(viewer).filter(**{f"{key}__in": rows.order_by().values("pk")})
        found = here.order_by().values_list(path).annotate(Count(key, distinct=True))
        return _summed((_code(value), count) for value, count in found)

    return Filter(name, label, narrow, counts, **more)


def by_found(name: str, label: Any, pairs: Pairs, **more: Any) -> Filter:
    """Rows by what Python works out. pairs(viewer, rows): (key of a row, code) for these rows; a row may have several."""

    def narrow(viewer: Viewer, rows: Rows, value: str) -> Q:
        return among({key for key, code in pairs(viewer, rows) if _code(code) == value})

    def counts(viewer: Viewer, rows: Rows) -> Mapping[str, int]:
        return Counter(_code(code) for _, code in set(pairs(viewer, rows)))

    return Filter(name, label, narrow, counts, **more)


def by_date(
    name: str, label: Any, related: Related | None = None, key: str = "pk", *, prefix: str = "", **more: Any
) -> Filter:
    """Rows whose partial date shares a day with the one asked for: a month, a year, a day, from/to.

    related: the dated rows for a viewer, where they are others; key: their path to the row of the list; prefix: the path
    from the dated row to what holds its date, ending in `__`.
    Choices are the months in which a date begins that is known to the month; each counts all that overlap it.
    """

    def narrow(viewer: Viewer, _rows: Rows, value: str) -> Q:
        asked = PartialDate.parse(value)
        fits = within(asked.earliest, asked.latest, prefix)
        return fits if related is None else Q(pk__in=related(viewer).filter(fits).values(key))

    def counts(viewer: Viewer, rows: Rows) -> Mapping[str, int]:
        if related is not None:
            rows = related(viewer).filter(**{f"{key}__in": rows.order_by().values("pk")})
        dated = rows.order_by().exclude(**{f"{prefix}date": ""})
        dated = dated.values_list(key, f"{prefix}earliest", f"{prefix}latest").distinct()
        return _months(list(dated))

    return Filter(name, label, narrow, counts, in_order=True, free=True, **more)


def by_words(name: str, label: Any, *paths: str, **more: Any) -> Filter:
    """Rows in whose columns every word stands, as the beginning of a word, without regard to case and accents."""

    def narrow(_viewer: Viewer, rows: Rows, value: str) -> Q:
        begins = [re.compile(rf"(?<!\w){re.escape(term)}") for term in terms(value)]
        found = rows.order_by().values_list("pk", *paths)
        return among(pk for pk, *said in found if all(b.search(fold(" ".join(map(_code, said)))) for b in begins))

    return Filter(name, label, narrow, **more)


def _equals(path: str, value: str, *, number: bool = False) -> Q:
    """The condition that a column has this value as an address says it; what is no number equals none."""
    if value == NONE:
        empty = Q(**{f"{path}__isnull": True})
        return empty if number else empty | Q(**{path: ""})
    if number and not (value.isascii() and value.isdecimal() and len(value) < 19):
        return Q(pk__in=[])
    return Q(**{path: value})


def _code(value: Any) -> str:
    """A value as an address says it."""
    return NONE if value is None or value == "" else str(value)


def _summed(found: Iterable[tuple[str, int]]) -> Mapping[str, int]:
    totals: Counter[str] = Counter()
    for code, count in found:
        totals[code] += count
    return totals


def _months(dated: list[tuple[Any, date | None, date | None]]) -> Mapping[str, int]:
    """How many keys have a date that overlaps each month. dated: (key, first day, last day), None open."""
    spans = {(key, _month(first), _month(last)) for key, first, last in dated}
    months = sorted({first for _, first, last in spans if first is not None and first == last})
    keys: dict[str, set[Any]] = {month: set() for month in months}
    for key, first, last in spans:
        for month in months if first is None or first != last else (first,):
            if (first is None or first <= month) and (last is None or month <= last):
                keys[month].add(key)
    return {month: len(found) for month, found in keys.items()}


def _month(day: date | None) -> str | None:
    return None if day is None else f"{day:%Y-%m}"
