"""Shares with their intervals, agreement of two people, and what two searches both missed.

Rule: a number of few units is never shown without its interval. None stands where there is nothing to divide by.
Source: Wilson 1927 (JASA 22:209-212); Chapman 1951 with the interval of Chao 1987 (Biometrics 43:783-791); Krippendorff 2011.
"""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from saksi.kernel.errors import FigureError

Z95 = 1.959963984540054
RESAMPLES = 1000


@dataclass(frozen=True, slots=True)
class Share:
    """A share with its 95 % interval, each from 0 to 1; part of whole are counts of one unit."""

    part: int
    whole: int
    low: float
    high: float

    @property
    def value(self) -> float:
        """The share itself."""
        return self.part / self.whole


@dataclass(frozen=True, slots=True)
class Unseen:
    """How many units two searches both missed: the estimate with its 95 % interval, rounded to whole units outwards."""

    estimate: float
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Alpha:
    """Krippendorff's alpha for names: 1 for perfect agreement, 0 for chance; with its 95 % interval."""

    value: float
    low: float
    high: float


def wilson(successes: int, trials: int) -> tuple[float, float]:
    """The 95 % interval for a proportion, as (low, high), each a share from 0 to 1.

    successes, trials: counts of one unit, 0 <= successes <= trials, trials > 0. Raises FigureError otherwise.
    """
    if not 0 <= successes <= trials or trials == 0:
        raise FigureError(f"got {successes} of {trials}, expected a count from 0 to a number of trials above 0.")
    p, z2 = successes / trials, Z95**2
    middle = (p + z2 / (2 * trials)) / (1 + z2 / trials)
    half = Z95 / (1 + z2 / trials) * math.sqrt(p * (1 - p) / trials + z2 / (4 * trials**2))
    return max(0.0, middle - half), min(1.0, middle + half)


def share(part: int, whole: int) -> Share | None:
    """A share with its interval; None of nothing."""
    return Share(part, whole, *wilson(part, whole)) if whole else None


def unseen(first: int, second: int, both: int) -> Unseen | None:
    """What two independent searches, which found `first` and `second` units and `both` of them alike, missed together.

    Chapman's estimate of all units less those found. Where easy units are found by both, this is too low: a lower bound.
    None where nothing can be told: nothing was found by both, or one search found all that the other did.
    Raises FigureError if `both` exceeds either.
    """
    if not 0 <= both <= min(first, second):
        raise FigureError(
            f"got {both} found by both, expected at most {min(first, second)}, what the lesser search found."
        )
    missed = (first - both) * (second - both) / (both + 1)
    if not missed or not both:
        return None
    variance = (first + 1) * (second + 1) * (first - both) * (second - both) / ((both + 1) ** 2 * (both + 2))
    spread = math.exp(Z95 * math.sqrt(math.log(1 + variance / missed**2)))
    return Unseen(missed, math.floor(missed / spread), math.ceil(missed * spread))


def alpha(answers: Sequence[tuple[str, str]], seed: int = 1) -> Alpha | None:
    """Agreement of two people who each named the same units; None unless two different names stand in the answers.

    The interval comes from resampling the units, by a fixed seed, so that the same answers give the same interval.
    """
    value = _alpha(answers)
    if value is None:
        return None
    draw = random.Random(seed)  # noqa: S311 - resampling needs no secrecy, and must come out the same again
    found = sorted(
        known for _ in range(RESAMPLES) if (known := _alpha(draw.choices(answers, k=len(answers)))) is not None
    )
    return Alpha(value, found[int(0.025 * len(found))], found[math.ceil(0.975 * len(found)) - 1])


def _alpha(answers: Sequence[tuple[str, str]]) -> float | None:
    names = Counter(name for pair in answers for name in pair)
    total = sum(names.values())
    expected = sum(n * (total - n) for n in names.values()) / (total * (total - 1)) if total else 0
    if not expected:
        return None
    return 1 - sum(a != b for a, b in answers) / len(answers) / expected
