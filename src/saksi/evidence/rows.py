"""Rows of one kind in the record against what the entries of the log, or decisions, say of them; pure, and one row at a time.

Rule: an entry says of a row what it is when it is made, and nothing changes that later but what further entries tell. So a row that says
something else was changed, one that no entry tells of was added, and one that is told of and not there was taken out, all past the log.
A fact and the decision that made it are the same to each other.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from saksi.evidence.verification import FAILED, NOT_CHECKED, PASSED, Finding
from saksi.kernel.canonical import canonical_json
from saksi.kernel.errors import CanonicalError

NAMED = 10  # numbers in one finding; what was done to more is told by their count


class Sentences(NamedTuple):
    """What is said of rows, after their numbers: that they were changed, taken out or added; and after their count that they are right."""

    changed: str
    gone: str
    untold: str
    right: str


BY_LOG = Sentences(
    "not as the log committed to them", "the log tells of them, and their rows are gone", "no entry of the log tells of them",
    "are as the log committed to them",
)  # fmt: skip
BY_DECISIONS = Sentences(
    "what they made is not as decided", "what they made is gone", "named by rows that they did not make", "are as decided"
)


def fingerprint(said: Any) -> bytes | None:
    """32 bytes that stand for a value; None for one that no entry can hold."""
    try:
        return hashlib.sha256(canonical_json(said)).digest()
    except (CanonicalError, RecursionError):
        return None


class Rows:
    """The rows of one kind, by their number: first `told` of by entries, then `seen` in the record. By decisions, their number counts."""

    def __init__(self, what: str, sentences: Sentences = BY_LOG) -> None:
        self.what, self.say = what, sentences
        self.count = 0
        self.changed: set[int] = set()
        self.untold: list[int] = []
        self._told: dict[int, bytes | None] = {}

    def told(self, row: Any, said: Any) -> None:
        """What an entry says of a row; an entry without a number was changed, which its leaf tells."""
        if type(row) is int:
            self._told[row] = fingerprint(said)

    def seen(self, row: int, ways: Iterable[Any]) -> None:
        """A row as it is; one of the ways in which it may have been said must be what the entry says."""
        self.count += 1
        if row not in self._told:
            self.untold.append(row)
            return
        said = self._told.pop(row)
        if said is None or all(fingerprint(way) != said for way in ways):
            self.changed.add(row)

    def findings(self, *, lost: bool, changing: bool = False) -> Iterator[Finding]:
        """What was found, once all is told and seen. lost: entries lost their content, so that what no entry tells of may be among those.

        changing: several entries tell what a row is, so that a change may be among those, too.
        """
        faults = []
        if self.changed and lost and changing:
            faults.append(Finding(NOT_CHECKED, self.what, f"{numbers(self.changed)}: not as the entries that have their content tell"))
        elif self.changed:
            faults.append(Finding(FAILED, self.what, f"{numbers(self.changed)}: {self.say.changed}"))
        if self._told:
            faults.append(Finding(FAILED, self.what, f"{numbers(self._told)}: {self.say.gone}"))
        if self.untold and lost:
            faults.append(Finding(NOT_CHECKED, self.what, f"{numbers(self.untold)}: no entry that has its content tells of them"))
        elif self.untold:
            faults.append(Finding(FAILED, self.what, f"{numbers(self.untold)}: {self.say.untold}"))
        yield from faults
        if self.count and not faults:
            yield Finding(PASSED, self.what, f"{self.count} {self.say.right}")


class Compared:
    """One thing that entries tell of many rows, `seen` in the record one by one: as told, otherwise, or not known."""

    def __init__(self, what: str) -> None:
        self.what = what
        self.right = self.unknown = 0
        self.wrong: dict[str, list[int]] = {}

    def seen(self, number: int, known: bool, fault: str) -> None:  # noqa: FBT001 - what the entries tell, as the fault is what the row says
        """A row by its number. fault: what is wrong with it if it is known, in a few words; empty for nothing."""
        if not known:
            self.unknown += 1
        elif fault:
            self.wrong.setdefault(fault, []).append(number)
        else:
            self.right += 1

    def findings(self, *, lost: bool) -> Iterator[Finding]:
        """What was found. lost: entries lost their content, so that what makes it right may stand in those."""
        for fault, rows in self.wrong.items():
            if lost:
                yield Finding(NOT_CHECKED, self.what, f"{numbers(rows)}: {fault}, or entries that tell of it lost their content")
            else:
                yield Finding(FAILED, self.what, f"{numbers(rows)}: {fault}. Compare with an older copy of the workspace")
        if self.unknown:
            detail = f"{self.unknown} were decided or changed in an earlier version of Saksi, whose entries do not tell it"
            yield Finding(NOT_CHECKED, self.what, detail)
        if self.right and not self.wrong:
            yield Finding(PASSED, self.what, f"{self.right} as the log tells")


def numbers(rows: Iterable[int]) -> str:
    """The first of some numbers in their order, and how many they are where that is more."""
    ordered = sorted(rows)
    named = ", ".join(map(str, ordered[:NAMED]))
    return named + (f", ... ({len(ordered)} in all)" if len(ordered) > NAMED else "")
