"""Statements that tell of an act done to somebody: their position, once the accounts are known.

Rule: whoever stands neither for the state nor for a paper and tells of a concrete act against somebody alleges it, whatever
the words; an acquittal or a release told is no allegation.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from saksi.reading.cast import Cast
from saksi.reading.found import AccountFound, Because, Range, StatementFound

_TELLERS_OF_FACTS = frozenset(("state", "judiciary", "security-forces", "party-ruling", "media"))
_GOOD_NEWS = frozenset(("release", "acquittal", "charges-dropped"))


def with_acts(
    statements: Sequence[StatementFound], accounts: Sequence[AccountFound], cast: Cast
) -> tuple[StatementFound, ...]:
    """The statements again; those left as `other` that hold the words of an act become `alleges`."""
    told = [account.trigger for account in accounts if account.act not in _GOOD_NEWS]
    return tuple(_with_act(said, told, cast) for said in statements)


def _with_act(said: StatementFound, told: Sequence[Range], cast: Cast) -> StatementFound:
    if said.position != "other" or cast.members[said.speaker].sector in _TELLERS_OF_FACTS:
        return said
    act = next(((start, end) for start, end in told if said.start <= start and end <= said.end), None)
    if act is None:
        return said
    why = Because("one who stands neither for the state nor for a paper tells of an act against somebody", (act,))
    return replace(said, position="alleges", because={**said.because, "position": why})
