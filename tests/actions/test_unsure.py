"""Unsure: left for a second reader, with one line of why."""

import pytest

from saksi.actions.accept import accept
from saksi.actions.undo import undo
from saksi.actions.unsure import unsure
from saksi.kernel.errors import BadDecision, Conflict
from saksi.record.models import Statement

from .conftest import entries, fresh, standing, state


def test_works_and_makes_no_row(statement, local):
    decision = unsure(local, statement, reason="who speaks?", version=0)
    assert (fresh(statement).state, decision.reason) == ("unsure", "who speaks?")
    assert Statement.rows.count() == 0


def test_leaves_one_entry(statement, local):
    before = len(entries())
    unsure(local, statement, reason="who speaks?")
    (entry,) = entries(before)
    assert (entry["kind"], entry["reason"]) == ("unsure", "who speaks?")


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_needs_its_why(statement, local, reason):
    before = state()
    with pytest.raises(BadDecision, match="one line of why"):
        unsure(local, statement, reason=reason)
    assert state() == before


def test_undo_restores_and_the_second_reader_accepts(statement, local, scripted):
    before = standing()
    decision = unsure(scripted, statement, reason="who speaks?")
    with pytest.raises(Conflict, match="unsure by scripted monitor"):
        accept(local, fresh(statement))
    undo(local, decision)
    assert standing() == before
    accept(local, fresh(statement))
    assert Statement.rows.get().live
