"""How far a document is: counts by kind, and after some decisions how long the rest may take.

Rule: a person's own pace only, and no earlier than after ENOUGH decisions; nobody is compared with anybody.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any, NamedTuple

ENOUGH = 20
LATEST = 60
PAUSE = timedelta(minutes=3)  # longer than this is a break, and counts as this long


class Progress(NamedTuple):
    """Of the cards of one kind, or of all: how many there are, and how many are decided."""

    total: int
    decided: int

    @property
    def open(self) -> int:
        """How many wait."""
        return self.total - self.decided


def progress(cards: Iterable[Any]) -> Progress:
    """How many of these cards are decided."""
    states = [card.is_open for card in cards]
    return Progress(len(states), states.count(False))


def minutes_left(mine: Sequence[Any], waiting: int) -> int | None:
    """How many minutes the open cards may take at the pace of these decisions; None before ENOUGH of them.

    mine: one person's decisions about this document, oldest first; the last LATEST count. What was accepted along with
    another has the same moment, and counts as decided in it.
    """
    latest = mine[-LATEST:]
    if len(latest) < ENOUGH or not waiting:
        return None
    moments = sorted(decision.at for decision in latest)
    spent = sum((min(after - before, PAUSE) for before, after in itertools.pairwise(moments)), timedelta())
    return max(1, math.ceil(spent / (len(latest) - 1) * waiting / timedelta(minutes=1)))
