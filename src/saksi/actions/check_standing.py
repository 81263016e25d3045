"""Compare whether each fact stands, its level and what it points at with what the log tells of it; part of `check_workspace.py`.

Rule: a fact is named by the number of the decision that made it, and what it points at by theirs, so that no fact can take the number of
another. What no entry tells, since an earlier version of Saksi wrote it, is counted as not checked. What a fact says in its own
words is compared by `check_facts.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from saksi.actions.check_rows import Told, columns
from saksi.actions.facts import MODELS
from saksi.actions.told_facts import links
from saksi.evidence.rows import Compared
from saksi.evidence.verification import Finding
from saksi.record.models import Account, Act, Document

OTHERS = {
    "actor": ("level", "merged_into_id"), "statement": ("level", "speaker_id"), "account": ("act_id", "according_to_id"), "provision": (), "place": (),
}  # fmt: skip
SIDES = ("victims", "perpetrators")
WHAT = ("whether facts stand", "levels of facts", "what facts point at")
STANDS = "stand, though the log tells that they were undone or put aside"
STANDS_NOT = "stand no more, though no entry of the log tells that they were undone or put aside"
POINTS = "point at other people, another statement, act or incident than the log tells"
NUMBER = "have another number in their table than the log tells"

Decisions = dict[str, dict[int, int]]  # from the numbers of actors and statements to the decisions that made them


def check_standing(told: Told) -> Iterator[Finding]:
    """Every fact whose decision the log tells of; of the others `check_facts.py` and `check_rows.py` tell."""
    standing, levels, pointing = (Compared(f"{what}, by their decisions") for what in WHAT)
    sure, links_of = _levels(told), _Links(told)
    for kind, model in MODELS.items():
        for number, decision, live, *others in columns(model, "decision_id", "live", *OTHERS[kind]):
            if decision not in told.facts.made:
                continue
            must = told.facts.stands(kind, number, decision)
            standing.seen(decision, must is not None, "" if live == must else STANDS if live else STANDS_NOT)
            if "level" in OTHERS[kind]:
                level = told.facts.level(kind, number, decision, sure)
                fault = "" if others[0] == level else f"got level {others[0]}, expected {level}"
                levels.seen(decision, level is not None, fault)
            if OTHERS[kind]:
                pointing.seen(decision, *links_of(kind, number, decision, others))
    for compared in (standing, levels, pointing):
        yield from compared.findings(lost=told.lost)


def _levels(told: Told) -> dict[int, int]:
    """The level of each document of which the log tells what was said when it was taken in, and that is as it tells."""
    rows = columns(Document, "level")
    return {number: level for number, level in rows if told.described.get(number) and number not in told.documents.changed}


class _Links:
    """What each fact points at against the log; facts are asked about in the order of `MODELS`, each after those that it may point at."""

    def __init__(self, told: Told) -> None:
        self.told = told.facts
        self.incidents = dict(columns(Act, "incident_id"))
        self.decisions: Decisions = {"actor": {}, "statement": {}}
        self.sides = {side: _people(side) for side in SIDES}

    def __call__(self, kind: str, number: int, decision: int, others: list[Any]) -> tuple[bool, str]:
        """Whether it is known, and what is wrong."""
        made, other = self.told.made[decision], others[1]
        if kind in self.decisions:
            self.decisions[kind][number] = decision
        if made.fact not in (None, number):
            return True, NUMBER
        if kind == "actor":
            return True, POINTS if other != self.told.merged.get(number) else ""
        if kind == "account" and (others[0], self.incidents.get(others[0])) != self.told.place(number):
            return True, POINTS
        if made.stands_on is None:
            return False, ""
        return True, "" if links(self._stands_on(kind, number, other)) == made.stands_on else POINTS

    def _stands_on(self, kind: str, number: int, other: int | None) -> dict[str, list[int]]:
        """The same as `facts.stands_on`, from the columns of the fact."""
        if kind == "statement":
            return {"speaker": self._made("actor", [other])}
        people = {side: self._made("actor", self.sides[side].get(number, [])) for side in SIDES}
        return {"according_to": self._made("statement", [other]), **people}

    def _made(self, kind: str, numbers: list[int | None]) -> list[int]:
        """Their decisions, 0 for a row that is not there."""
        return sorted(self.decisions[kind].get(number, 0) for number in numbers if number is not None)


def _people(side: str) -> dict[int, list[int | None]]:
    """The actors of each account on one side."""
    found: dict[int, list[int | None]] = {}
    rows = getattr(Account, side).through.objects.order_by("pk").values_list("account_id", "actor_id")
    for account, actor in rows.iterator(chunk_size=2000):
        found.setdefault(account, []).append(actor)
    return found
