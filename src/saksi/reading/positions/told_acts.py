"""Statements that tell of an act done to somebody: their position, once the accounts are known.

Rule: whoever stands neither for the state nor for a paper and tells of a concrete act against somebody alleges it, whatever
the words; who owns or employs gives the reason; an acquittal or a release told is no allegation.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from saksi.reading.actors.sectors import IN_POWER
from saksi.reading.positions.sides import Sides
from saksi.reading.text.cast import Cast
from saksi.reading.text.found import AccountFound, Because, Range, StatementFound
from saksi.reading.text.page import Page

_TELLERS_OF_FACTS = IN_POWER | {"media"}
GOOD_NEWS = frozenset(("release", "acquittal", "charges-dropped"))


def with_acts(
    statements: Sequence[StatementFound], accounts: Sequence[AccountFound], page: Page, cast: Cast
) -> tuple[StatementFound, ...]:
    """The statements again; those left as `other` that hold the words of an act become `alleges`."""
    told = [account.trigger for account in accounts if account.act not in GOOD_NEWS]
    sides = Sides(page, cast)
    return tuple(_with_act(said, told, sides.of(cast.members[said.speaker])) for said in statements)


def _with_act(said: StatementFound, told: Sequence[Range], sector: str) -> StatementFound:
    if said.position != "other" or sector in _TELLERS_OF_FACTS:
        return said
    act = next(((start, end) for start, end in told if said.start <= start and end <= said.end), None)
    if act is None:
        return said
    if sector == "business":
        position, rule = "justifies", "an owner or employer tells of an act against somebody"
    else:
        position, rule = "alleges", "one who stands neither for the state nor for a paper tells of an act against somebody"
    return replace(said, position=position, because={**said.because, "position": Because(rule, (act,))})
