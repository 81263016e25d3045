"""What Khmer words add to what was found on a page.

Rule: acts are not read; what is found is no surer or less sure than anything else, for nothing was measured.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

from saksi.reading.assembly import Found
from saksi.reading.khmer.dates import find_dates
from saksi.reading.khmer.laws import find_provisions
from saksi.reading.khmer.names import find_bodies, find_places, overlaps
from saksi.reading.khmer.people import add_bodies, add_described, add_people, find_people
from saksi.reading.khmer.speech import find_statements


class _Placed(Protocol):
    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


Placed = TypeVar("Placed", bound=_Placed)


def joined(found: Found) -> Found:
    """The same with the dates, places, articles, names and statements of Khmer text; people and bodies join the cast."""
    page = found.page
    bodies, dates = find_bodies(page), find_dates(page)
    add_bodies(page, found.cast, bodies)
    people = find_people(page, bodies)
    add_people(page, found.cast, people, bodies)
    add_described(page, found.cast, people, bodies)
    said = find_statements(page, found.cast, dates)
    numbered = [replace(one, id=f"s{number}") for number, one in enumerate(said, start=len(found.statements) + 1)]
    return replace(
        found,
        dates=_both(dates, found.dates),
        places=_both(find_places(page, bodies), found.places),
        provisions=[*found.provisions, *find_provisions(page)],
        statements=[*found.statements, *numbered],
    )


def _both(first: Sequence[Placed], others: Sequence[Placed]) -> list[Placed]:
    """All of the first and those of the others that overlap none of them, in order."""
    taken = [(one.start, one.end) for one in first]
    apart = [one for one in others if not overlaps(one.start, taken) and not overlaps(one.end - 1, taken)]
    return sorted([*first, *apart], key=lambda one: one.start)
