"""What was read blind against what the reader found: which of both say the same words, and what both may have missed.

Rule: the same is what is of one kind and shares words; each counts once, the longest shared stretch first. The estimate looks only at documents in
which everything is decided, since only a decision says which of the reader's suggestions are right.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Exists, OuterRef

from saksi.figures.proportions import Share, Unseen, share, unseen
from saksi.record.models import BlindItem, BlindReading, Suggestion

if TYPE_CHECKING:
    from saksi.record.models.base import Guarded, Viewer

PEOPLE = ("victims", "perpetrators")
RIGHT = Suggestion.STANDING
KINDS = ("statement", "account", "actor", "provision", "place")


def key_of(item: BlindItem) -> str:
    """What other finds call this one by, until the suggestions are shown."""
    return f"b{item.pk}"


def keys_in(payload: Mapping[str, Any]) -> Iterator[str]:
    """The people that a payload names by their keys."""
    yield from (
        key for key in (payload.get("speaker"), *(k for name in PEOPLE for k in payload.get(name) or ())) if key
    )


def with_keys(payload: Mapping[str, Any], keys: Mapping[str, str]) -> dict[str, Any]:
    """The payload with the keys of people replaced."""
    changed = dict(payload)
    if payload.get("speaker"):
        changed["speaker"] = keys[payload["speaker"]]
    for name in PEOPLE:
        if payload.get(name):
            changed[name] = [keys[key] for key in payload[name]]
    return changed


def pairs(found: Iterable[Any], suggested: Iterable[Any]) -> dict[int, Any]:
    """From the number of a find to the suggestion that says the same words; both have `kind`, `start`, `end`."""
    rows = list(suggested)
    shared = [(min(f.end, s.end) - max(f.start, s.start), f.pk, s) for f in found for s in rows if f.kind == s.kind]
    same: dict[int, Any] = {}
    taken: set[int] = set()
    for length, find, suggestion in sorted(shared, key=lambda one: (-one[0], one[1], one[2].pk)):
        if length > 0 and find not in same and suggestion.pk not in taken:
            same[find] = suggestion
            taken.add(suggestion.pk)
    return same


@dataclass(frozen=True, slots=True)
class Caught:
    """Of one kind: found by both, by people alone, by the reader alone; what share of the other's each caught; what both missed.

    wrong: what the reader suggested and a person rejected.
    """

    kind: str
    both: int
    people: int
    reader: int
    wrong: int
    by_reader: Share | None
    by_people: Share | None
    missed: Unseen | None


@dataclass(frozen=True, slots=True)
class Measure:
    """What the blind share tells: documents that count, that wait for decisions, that were shown unread; and what was caught, by kind."""

    documents: int
    waiting: int
    unread: int
    kinds: list[Caught]


def measure(viewer: Viewer) -> Measure:
    """How well people and the reader find what texts say, over the documents that this person may see; nobody is named."""
    return _measure(lambda model: model.objects.visible_to(viewer))


def measure_up_to(level: int) -> Measure:
    """The same over the documents that a report of this level may show."""
    return _measure(lambda model: model.objects.up_to(level))


def _measure(rows_of: Callable[[type[Guarded]], Any]) -> Measure:
    seen = rows_of(BlindReading).filter(live=True)
    waits = Suggestion.rows.filter(document=OuterRef("document"), state=Suggestion.State.OPEN)
    read = seen.filter(counts=True).annotate(waits=Exists(waits))
    done = read.filter(waits=False)
    by_machine = rows_of(Suggestion).filter(added_by__isnull=True, reading__in=done.values("reading"))
    by_reader = by_machine.filter(state__in=RIGHT)
    wrong = _by_kind(by_machine.filter(state=Suggestion.State.REJECTED))
    found = rows_of(BlindItem).filter(live=True, document__in=done.values("document"))
    found = found.filter(suggestion__state__in=RIGHT)
    machine, people = _by_kind(by_reader), _by_kind(found)
    both = _by_kind(found.filter(suggestion__added_by__isnull=True))
    kinds = [
        _caught(kind, both.get(kind, 0), people.get(kind, 0), machine.get(kind, 0), wrong.get(kind, 0))
        for kind in KINDS
        if people.get(kind) or machine.get(kind) or wrong.get(kind)
    ]
    return Measure(done.count(), read.filter(waits=True).count(), seen.filter(counts=False).count(), kinds)


def _by_kind(rows: Any) -> dict[str, int]:
    return dict(rows.order_by().values_list("kind").annotate(Count("pk")))


def _caught(kind: str, both: int, people: int, reader: int, wrong: int) -> Caught:
    shares = share(both, people), share(both, reader), unseen(people, reader, both)
    return Caught(kind, both, people - both, reader - both, wrong, *shares)
