"""Open a case over incidents, link one, take one out: each logged, each undone."""

import pytest

from saksi.actions.link_incident import link_incident
from saksi.actions.open_case import open_case
from saksi.actions.set_level import set_level
from saksi.actions.undo import undo, undo_change
from saksi.kernel.errors import BadDecision, Conflict
from saksi.record.models import Account, Case, Reversible

from .conftest import entries, fresh, standing, state


def test_works_and_is_as_confidential_as_its_incidents(incident, local):
    set_level(local, incident, 2)
    case = open_case(local, "  The harbour ", [incident])
    assert (case.title, case.level, fresh(incident).case) == ("The harbour", 2, case)


def test_leaves_one_entry(incident, local):
    before = len(entries())
    case = open_case(local, "The harbour", [incident, fresh(incident)])
    (entry,) = entries(before)
    assert (entry["kind"], entry["case"], entry["incidents"]) == ("case opened", case.pk, [incident.pk])


def test_undo_restores(incident, local):
    before = standing()
    open_case(local, "The harbour", [incident])
    undo_change(local, Reversible.rows.last())
    assert standing() == before
    assert not Case.rows.get().live


def test_an_incident_moves_between_cases_and_back(incident, local):
    first, second = (open_case(local, title, [fresh(incident)]) for title in ("First", "Second"))
    assert fresh(incident).case == second
    link_incident(local, fresh(incident), first)
    link_incident(local, fresh(incident), None)
    assert fresh(incident).case is None
    undo_change(local, Reversible.rows.last())
    assert fresh(incident).case == first
    assert [e["kind"] for e in entries()[-3:]] == ["case linked", "case unlinked", "change undone"]


def test_a_later_link_is_undone_first(incident, local):
    case = open_case(local, "The harbour", [incident])
    opened = Reversible.rows.last()
    link_incident(local, fresh(incident), None)
    before = state()
    with pytest.raises(Conflict, match="changed again"):
        undo_change(local, opened)
    assert state() == before
    undo_change(local, Reversible.rows.last())
    undo_change(local, opened)
    assert not fresh(case).live


@pytest.mark.parametrize("title", ["", "  ", "x" * 301, "a\0b"])
def test_refuses_a_title_that_is_none(incident, local, title):
    before = state()
    with pytest.raises(BadDecision):
        open_case(local, title, [incident])
    assert state() == before


def test_refuses_what_no_longer_stands_and_what_changes_nothing(incident, local):
    case = open_case(local, "The harbour", [incident])
    before = state()
    with pytest.raises(BadDecision, match="already"):
        link_incident(local, fresh(incident), case)
    with pytest.raises(BadDecision):
        open_case(local, "Nothing", [])
    assert state() == before
    undo_change(local, Reversible.rows.last())
    with pytest.raises(BadDecision, match="no longer stands"):
        link_incident(local, fresh(incident), case)
    undo(local, Account.rows.get().decision)
    with pytest.raises(BadDecision, match="no longer stands"):
        open_case(local, "The harbour", [incident])
