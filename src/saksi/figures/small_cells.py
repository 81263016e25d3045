"""Counts for people who may see counts and no rows: small ones are withheld, the others rounded down.

Rule: a count below the threshold is None; every other is the multiple of the threshold at or below it, so that no two numbers can be
subtracted down to a person. A table whose withheld counts are nearly as large as they could be is withheld as a whole: its total, if
somebody learned it from another table, would tell them.
Source: docs/how-to/read-the-overview.md; withholding other cells too, Cox 1980, JASA 75:377-385; proved by attack, tests/figures/test_small_cells.py.
"""

from __future__ import annotations

from collections.abc import Mapping

THRESHOLD = 5
IN_PUBLIC = 10


def threshold(level: int) -> int:
    """The smallest number of which a report of this level may tell what a smaller one could tell of somebody; level 0 is public."""
    return THRESHOLD if level else IN_PUBLIC


def in_steps(count: int, level: int) -> int:
    """The count, rounded down to a multiple of the threshold of a report of this level; 0 for any below it."""
    return count // threshold(level) * threshold(level)


def coarse(counts: Mapping[str, int]) -> dict[str, int | None] | None:
    """The counts as they may be told, each cell in the order given; None for a table that is withheld as a whole.

    counts: of one unit, 0 or more. None in a cell is anything from 0 to THRESHOLD - 1, a number n anything from n to n + THRESHOLD - 1.
    """
    small = [count for count in counts.values() if count < THRESHOLD]
    most = THRESHOLD - 1
    if most * len(small) - sum(small) < most:
        return None
    return {cell: None if count < THRESHOLD else count // THRESHOLD * THRESHOLD for cell, count in counts.items()}
