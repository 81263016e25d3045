"""The one month in which an incident is counted over time, and the one quarter of a statement.

Rule: nothing is counted twice over time and nothing is made more exact than it is told. What fits into no single month stands
under `wide`, what has no date under none. A statement without a day of its own is counted by the day on which its document was published.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import Any

from django.db.models import QuerySet

from saksi.kernel.dates import PartialDate
from saksi.record.lists.incidents import standing
from saksi.record.models.base import Viewer

WIDE = "wide"
Rows = QuerySet[Any]
Span = tuple[date | None, date | None]


def month(day: date) -> str:
    """Its month, as `2025-03`."""
    return f"{day.year:04}-{day.month:02}"


def quarter(day: date) -> str:
    """Its quarter, as `2025-Q1`."""
    return f"{day.year:04}-Q{(day.month + 2) // 3}"


def held_by(spans: Iterable[Span], name: Callable[[date], str]) -> str:
    """The only period that holds all these spans, by its name; `wide` where none does, "" without a span. None is an open end."""
    days = {day for span in spans for day in span}
    found = {name(day) if day else WIDE for day in days}
    return WIDE if len(found) > 1 else next(iter(found), "")


def months(viewer: Viewer, rows: Rows) -> Iterator[tuple[int, str]]:
    """Each incident with the month in which it is counted."""
    told = standing(viewer, "date").filter(act__incident__in=rows.order_by().values("pk"))
    spans: dict[int, list[Span]] = {pk: [] for pk in rows.order_by().values_list("pk", flat=True)}
    for incident, day in told.order_by().values_list("act__incident", "date").distinct():
        spans[incident].append(span_of(day))
    return ((incident, held_by(dates, month)) for incident, dates in spans.items())


def quarters(_viewer: Viewer, rows: Rows) -> Iterator[tuple[int, str]]:
    """Each statement with the quarter in which it is counted."""
    return ((pk, said_in(*dates)) for pk, *dates in rows.order_by().values_list("pk", *SAID))


SAID = ("date", "document__date")
"""The columns that tell when a statement was said."""


@lru_cache(maxsize=4096)
def said_in(own: str, published: str) -> str:
    """The quarter of a statement: of its own day (EDTF), else of the day of its document, "" where neither is known."""
    return held_by([span_of(own or published)], quarter) if own or published else ""


@lru_cache(maxsize=4096)
def span_of(edtf: str) -> Span:
    """The first and the last day of a date; many rows share one."""
    known = PartialDate.parse(edtf)
    return known.earliest, known.latest
