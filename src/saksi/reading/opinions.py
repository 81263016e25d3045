"""Second opinions: two readings of one text as one list, in which each item is what both found or what only one has.

Rule: nothing is decided here and nobody is believed more. Items are the same when they are about the same words of the text; what
both found may still differ in fields, which are named. Order of the list: by place in the text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from saksi.reading.evaluation import overlap, paired
from saksi.reading.model import Reading
from saksi.reading.sameness import likeness

Item = Mapping[str, Any]
Alike = frozenset[tuple[str, str]]
"""Pairs of ids, of an actor of the first reading and one of the second whose names may be of one."""

Same = Callable[[Alike, Item, Item], float]
"""How likely two items are the same, 0 where they are not."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """One item. kind: actor, statement, account, provision, place or date. first, second: as each reading has it, or None.

    differs: the fields in which the two are not the same.
    """

    kind: str
    first: Item | None
    second: Item | None
    differs: tuple[str, ...] = ()

    @property
    def verdict(self) -> str:
        """One of: agree, differ, only first, only second."""
        if self.first is None:
            return "only second"
        if self.second is None:
            return "only first"
        return "differ" if self.differs else "agree"

    @property
    def span(self) -> Item:
        """The words under which the item stands in the text, those of the first reading if it has it; empty if it has none."""
        item = self.first or self.second or {}
        words: Item = item.get("span") or item.get("trigger") or next(iter(item.get("mentions") or ()), {})
        return words

    def to_json(self) -> dict[str, Any]:
        """The opinion as plain data."""
        return {
            "kind": self.kind, "verdict": self.verdict, "differs": list(self.differs),
            "first": self.first, "second": self.second,
        }  # fmt: skip


def opinions(first: Reading, second: Reading) -> tuple[Opinion, ...]:
    """The one list of two readings of the same text; each item of either stands in it once."""
    one, other = first.to_json(), second.to_json()
    alike = frozenset((a["id"], b["id"]) for a in one["actors"] for b in other["actors"] if likeness(a, b))
    found: list[Opinion] = []
    for group, (same, fields) in _RULES.items():
        found += _joined(group.removesuffix("s"), one[group], other[group], partial(same, alike), partial(_differing, alike, fields))
    return tuple(sorted(found, key=lambda opinion: (opinion.span.get("start", 0), opinion.kind)))


def _joined(
    kind: str, first: Sequence[Item], second: Sequence[Item], same: Callable[[Item, Item], float],
    differing: Callable[[Item, Item], tuple[str, ...]],
) -> list[Opinion]:  # fmt: skip
    pairs = paired(first, second, same)
    ours, theirs = ({id(pair[side]) for pair in pairs} for side in (0, 1))
    return [
        *(Opinion(kind, one, other, differing(one, other)) for one, other in pairs),
        *(Opinion(kind, item, None) for item in first if id(item) not in ours),
        *(Opinion(kind, None, item) for item in second if id(item) not in theirs),
    ]


def _differing(alike: Alike, fields: Sequence[str], one: Item, other: Item) -> tuple[str, ...]:
    return tuple(name for name in fields if not _same_value(alike, name, one[name], other[name]))


def _same_value(alike: Alike, name: str, one: Any, other: Any) -> bool:
    """Whether two values of a field are the same; actors are by their names, words without case and outer blanks."""
    if name == "speaker":
        return (one, other) in alike
    if name in {"victims", "perpetrators"}:
        ours, theirs = ({pair[side] for pair in alike if pair[0] in one and pair[1] in other} for side in (0, 1))
        return set(one) == ours and set(other) == theirs
    return bool(_told(one) == _told(other))


def _told(value: Any) -> Any:
    return " ".join(value.split()).casefold() if isinstance(value, str) else value


def _same_actor(_: Alike, one: Item, other: Item) -> float:
    return likeness(one, other)


def _same_statement(alike: Alike, one: Item, other: Item) -> float:
    shared = overlap(one["span"], other["span"])
    return shared + ((one["speaker"], other["speaker"]) in alike) / 10 if shared >= 0.5 else 0


def _same_account(alike: Alike, one: Item, other: Item) -> float:
    near = overlap(one["trigger"], other["trigger"])
    common = any((ours, theirs) in alike for ours in one["victims"] for theirs in other["victims"])
    return 2.0 * (near > 0) + near + common if bool(one["act"] == other["act"]) else near


def _same_words(_: Alike, one: Item, other: Item) -> float:
    return overlap(one["span"], other["span"])


def _same_provision(_: Alike, one: Item, other: Item) -> float:
    return overlap(one["span"], other["span"]) * (1.0 + bool(one["article"] == other["article"]))


def _same_place(_: Alike, one: Item, other: Item) -> float:
    known = one["code"] is not None or other["code"] is not None
    return float(one["code"] == other["code"] if known else _told(one["name"]) == _told(other["name"]))


_RULES: Mapping[str, tuple[Same, tuple[str, ...]]] = {
    "actors": (_same_actor, ("kind", "sector")),
    "statements": (_same_statement, ("speaker", "source", "manner", "date", "position")),
    "accounts": (_same_account, ("act", "victims", "perpetrators", "date", "place", "charge", "penalty", "status")),
    "provisions": (_same_provision, ("instrument", "article")),
    "places": (_same_place, ()),
    "dates": (_same_words, ("edtf",)),
}
