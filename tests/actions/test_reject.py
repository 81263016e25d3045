"""Reject: the text does not say this; nothing comes into the record."""

from saksi.actions.reject import reject
from saksi.actions.undo import undo
from saksi.record.models import Statement

from .conftest import entries, fresh, standing


def test_works_and_makes_no_row(statement, local):
    decision = reject(local, statement, reason="nobody says that", version=0)
    assert (fresh(statement).state, decision.outcome) == ("rejected", "rejected")
    assert Statement.rows.count() == 0


def test_leaves_one_entry(statement, local):
    before = len(entries())
    decision = reject(local, statement, reason="nobody says that")
    (entry,) = entries(before)
    assert (entry["kind"], entry["decision"], entry["suggestion"]) == ("rejected", decision.pk, statement.pk)
    assert entry["reason"] == "nobody says that"


def test_undo_restores(statement, local):
    before = standing()
    undo(local, reject(local, statement))
    assert standing() == before
