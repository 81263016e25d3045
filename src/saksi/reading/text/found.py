"""What recognisers hand to one another: things found, in offsets of the page's text.

Rule: these are ranges, not spans; only the reader turns them into spans of the stored text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

Range = tuple[int, int]


class Because(NamedTuple):
    """Why a value is what it is: the rule, tag or scorer that made it, in plain words, and the ranges it rests on.

    Rule: whoever makes the value makes its reason; nothing is worked out again afterwards.
    """

    rule: str
    words: tuple[Range, ...]


Reasons = Mapping[str, Because]
"""From the name of a field to its reason; "" names the item itself, `victims.a3` one of several values."""


@dataclass(frozen=True, slots=True)
class DateFound:
    """A date as worded at [start, end), resolved to EDTF. exact: first and last day where the words name a week or a season, which `edtf` tells by its month or year.

    rule: how it was read.
    """

    start: int
    end: int
    edtf: str
    exact: str | None = None
    rule: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class PlaceFound:
    """A place as named at [start, end). code and level are the pack's, None where it does not know the place. rule: how it was told."""

    start: int
    end: int
    name: str
    code: str | None = None
    level: str | None = None
    rule: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class ProvisionFound:
    """An article of a law at [start, end); numbers named together share the range. rule: how the law was told."""

    start: int
    end: int
    instrument: str
    article: str
    code: str | None = None
    rule: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class StatementFound:
    """An utterance: content [start, end), cue [cue_start, cue_end). Fields as in the model's Statement.

    speaker: a member of the cast.
    """

    id: str
    speaker: str
    source: str
    manner: str
    start: int
    end: int
    cue_start: int
    cue_end: int
    date: str | None
    position: str
    because: Reasons = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class AccountFound:
    """One telling of one act. Fields as in the model's Account; victims and perpetrators are members of the cast.

    evidence: from the name of a field to the range of its words; for `victims` and `perpetrators`, one range for
    each of them in the same order. provisions: indices into the provisions found.
    """

    act: str
    trigger: Range
    victims: tuple[str, ...] = ()
    perpetrators: tuple[str, ...] = ()
    date: str | None = None
    place: str | None = None
    charge: str | None = None
    penalty: str | None = None
    according_to: str | None = None
    status: str = "reported"
    provisions: tuple[int, ...] = ()
    evidence: Mapping[str, Range | tuple[Range, ...]] = field(default_factory=dict)
    because: Reasons = field(default_factory=dict, compare=False)
