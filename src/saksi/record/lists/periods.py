"""The one month in which an incident is counted over time, and the one quarter of a statement.

Rule: nothing is counted twice over time and nothing is made more exact than it is told. What fits into no single month stands
under `wide`, what has no date under none. A statement without a day of its own is counted by the day on which its document was published.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from django.db.models import QuerySet

from saksi.record.lists.incidents import standing
from saksi.record.models.base import Viewer

WIDE = "wide"
Rows = QuerySet[Any]
Span = tuple[date | None, date | None]


def month(day: date) -> str:
    """Its month, as `2025-03`."""
    return f"{day:%Y-%m}"


def quarter(day: date) -> str:
    """Its quarter, as `2025-Q1`."""
    return f"{day.year:04}-Q{(day.month + 2) // 3}"


def held_by(spans: Iterable[Span], name: Callable[[date], str]) -> str:
    """The only period that holds all these spans, by its name; `wide` where none does, "" without a span. None is an open end."""
    found = {name(day) if day else WIDE for span in spans for day in span}
    return WIDE if len(found) > 1 else next(iter(found), "")


def months(viewer: Viewer, rows: Rows) -> Iterator[tuple[int, str]]:
    """Each incident with the month in which it is counted."""
    told = standing(viewer, "date").filter(act__incident__in=rows.order_by().values("pk"))
    spans: dict[int, list[Span]] = {pk: [] for pk in rows.order_by().values_list("pk", flat=True)}
    for incident, *span in told.order_by().values_list("act__incident", "earliest", "latest").distinct():
        spans[incident].append((span[0], span[1]))
    return ((incident, held_by(dates, month)) for incident, dates in spans.items())


def quarters(_viewer: Viewer, rows: Rows) -> Iterator[tuple[int, str]]:
    """Each statement with the quarter in which it is counted."""
    dated = rows.order_by().values_list("pk", *SAID)
    return ((pk, held_by(said_on(*dates), quarter)) for pk, *dates in dated)


SAID = ("date", "earliest", "latest", "document__date", "document__earliest", "document__latest")


def said_on(own: str, first: date | None, last: date | None, published: str, *document: date | None) -> list[Span]:
    """When a statement was said, from the columns SAID: its own day, else that of its document, else nothing."""
    if own:
        return [(first, last)]
    return [(document[0], document[1])] if published else []
