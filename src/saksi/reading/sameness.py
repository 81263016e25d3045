"""When an actor of a reading is an actor of the gold: one's words are all among the other's, in any order.

Rule: each actor of the reading stands for one gold actor at most, the likest.
Source: the definitions of the reading format's scorer.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

Item = Mapping[str, Any]
_EMPTY = frozenset("the a an of for and in at mr ms mrs dr".split())


def words(text: str | None) -> frozenset[str]:
    """The words of a name without case and without the empty ones."""
    return frozenset(re.findall(r"[^\W_]+", (text or "").casefold())) - _EMPTY


def likeness(first: Item, second: Item) -> float:
    """The best share of common words over the forms of two actors that are the same; else 0."""
    best = 0.0
    for one in _forms(first):
        for other in _forms(second):
            ours, theirs = words(one), words(other)
            if ours and theirs and (ours <= theirs or theirs <= ours):
                best = max(best, len(ours & theirs) / len(ours | theirs))
    return best


def aligned(gold: Sequence[Item], found: Sequence[Item]) -> dict[str, str]:
    """From the id of an actor found to the id of the gold actor it stands for."""
    pairs: dict[str, str] = {}
    for actor in found:
        best = max(gold, key=lambda one: likeness(one, actor), default=None)
        if best is not None and likeness(best, actor):
            pairs[actor["id"]] = best["id"]
    return pairs


def _forms(actor: Item) -> list[str]:
    return [form for form in (actor["name"], *actor.get("aliases", ())) if form]
