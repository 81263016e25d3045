"""The one month in which an incident is counted over time, and the one quarter of a statement.

Rule: nothing is counted twice over time and nothing is made more exact than it is told. What fits into no single month stands
under `wide`, what has no date under none. A statement without a day of its own is counted by the day on which its document was published.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache
from typing import Any

from django.db.models import QuerySet

from saksi.kernel.dates import PartialDate
from saksi.record.lists.incidents import standing
from saksi.record.models.base import Viewer

WIDE = "wide"
Rows = QuerySet[Any]


@lru_cache(maxsize=4096)
def month_of(edtf: str) -> str:
    """The only month that holds a date, as `2025-03`; `wide` where none does, "" for no date. Many rows share one date."""
    return _held(edtf, month)


@lru_cache(maxsize=4096)
def quarter_of(edtf: str) -> str:
    """The only quarter that holds a date, as `2025-Q1`; `wide` where none does, "" for no date."""
    return _held(edtf, quarter)


def month(day: date) -> str:
    """Its month, as `2025-03`."""
    return f"{day.year:04}-{day.month:02}"


def quarter(day: date) -> str:
    """Its quarter, as `2025-Q1`."""
    return f"{day.year:04}-Q{(day.month + 2) // 3}"


def _held(edtf: str, name: Callable[[date], str]) -> str:
    known = PartialDate.parse(edtf) if edtf else None
    if known is None:
        return ""
    found = {name(day) if day else WIDE for day in (known.earliest, known.latest)}
    return found.pop() if len(found) == 1 else WIDE


def joined(counted: str, more: str) -> str:
    """The period of something that is told of two: the same, or `wide`; "" tells nothing."""
    return counted or more if not counted or not more or counted == more else WIDE


def months(viewer: Viewer, rows: Rows) -> Iterator[tuple[int, str]]:
    """Each incident with the month in which it is counted."""
    told = standing(viewer, "date").filter(act__incident__in=rows.order_by().values("pk"))
    found = dict.fromkeys(rows.order_by().values_list("pk", flat=True), "")
    for incident, day in told.order_by().values_list("act__incident", "date").distinct():
        found[incident] = joined(found[incident], month_of(day))
    yield from found.items()


SAID = ("date", "document__date")
"""The columns that tell when a statement was said: its own day, else that of its document."""


def quarters(_viewer: Viewer, rows: Rows) -> Iterator[tuple[int, str]]:
    """Each statement with the quarter in which it is counted."""
    return ((pk, quarter_of(own or published)) for pk, own, published in rows.order_by().values_list("pk", *SAID))
