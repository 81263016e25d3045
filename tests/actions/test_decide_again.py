"""Deciding again takes the earlier decision back and makes another, both or neither."""

import pytest

from saksi.actions.accept import accept
from saksi.actions.decide_again import decide_again
from saksi.actions.reject import reject
from saksi.actions.undo import undo
from saksi.actions.unsure import unsure
from saksi.kernel.errors import BadDecision, Conflict
from saksi.record.models import Statement, Suggestion

from .conftest import entries, state

pytestmark = pytest.mark.django_db


@pytest.fixture
def accepted(local, suggestions):
    return accept(local, suggestions.filter(kind="statement").first())


def test_the_earlier_decision_is_taken_back_and_the_new_one_stands(local, accepted):
    made = decide_again(local, accepted, lambda fresh: reject(local, fresh, reason="misread"))
    assert (made.outcome, made.suggestion_id) == ("rejected", accepted.suggestion_id)
    assert Suggestion.rows.get(pk=accepted.suggestion_id).state == "rejected"
    assert not Statement.rows.filter(live=True, suggestion=accepted.suggestion_id).exists()


def test_both_leave_their_entries(local, accepted):
    before = len(entries())
    decide_again(local, accepted, lambda fresh: reject(local, fresh))
    assert [entry["kind"] for entry in entries()[before:]] == ["undone", "rejected"]
    assert [d.outcome for d in accepted.suggestion.decisions.all()] == ["accepted", "undone", "rejected"]


def test_if_the_new_one_is_refused_the_earlier_stands(local, accepted):
    before = state()
    with pytest.raises(BadDecision, match="one line of why"):
        decide_again(local, accepted, lambda fresh: unsure(local, fresh))
    assert state() == before


def test_a_decision_that_no_longer_stands_is_refused(local, accepted):
    undo(local, accepted)
    before = state()
    with pytest.raises(Conflict):
        decide_again(local, accepted, lambda fresh: reject(local, fresh))
    assert state() == before


def test_the_new_one_can_be_undone(local, accepted):
    made = decide_again(local, accepted, lambda fresh: reject(local, fresh))
    undo(local, made)
    assert Suggestion.rows.get(pk=accepted.suggestion_id).state == "open"
