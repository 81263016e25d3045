"""Accept an account into a new or a standing incident; the link is an entry of its own, and comes undone with the account."""

import pytest

from saksi.actions.accept_account import accept_account
from saksi.actions.set_level import set_level
from saksi.actions.undo import undo
from saksi.kernel.errors import BadDecision, Conflict, NotAllowed
from saksi.record.models import Account, Act, Incident

from .conftest import entries, fresh, standing, state


def test_works_into_a_new_incident(account, local):
    made = accept_account(local, account, version=0)
    assert (Incident.rows.count(), Act.rows.count()) == (1, 1)
    assert (made.suggestion, made.act.code, made.act.incident.title) == (
        account,
        "arrest",
        "Arrest, Lumera, 2025-03-03",
    )
    assert made.victims.count() == len(account.payload["victims"]) > 0
    assert all(actor.live for actor in made.victims.all())


def test_works_into_a_standing_incident_as_the_same_act(incident, second, local):
    made = accept_account(local, second(), incident)
    assert made.act == incident.acts.get()
    assert made.act.accounts.count() == 2


def test_another_kind_of_act_is_another_act_of_the_incident(incident, second, local):
    accept_account(local, second(), incident, changes={"act": "detention"})
    assert sorted(incident.acts.values_list("code", flat=True)) == ["arrest", "detention"]


def test_leaves_an_entry_for_each_decision_and_one_for_the_link(account, local):
    before = len(entries())
    made = accept_account(local, account)
    *decisions, link = entries(before)
    assert {entry["kind"] for entry in decisions} == {"accepted"}
    assert [entry["what"] for entry in decisions].count("account") == 1
    assert len(decisions) == 1 + len({*account.payload["victims"], *account.payload["perpetrators"]})
    assert (link["kind"], link["account"], link["act"], link["incident"]) == (
        "placed", made.pk, made.act_id, made.act.incident_id,
    )  # fmt: skip


def test_with_changes_it_is_amended(account, local):
    made = accept_account(local, account, changes={"place": "Port Ostrel"})
    assert (made.place, fresh(account).state) == ("Port Ostrel", "amended")
    assert "amended" in [entry["kind"] for entry in entries()]


def test_undo_of_the_only_account_ends_act_and_incident(account, local):
    made = accept_account(local, account)
    undo(local, made.decision)
    assert [row.live for row in (Incident.rows.get(), Act.rows.get(), Account.rows.get())] == [False] * 3
    assert fresh(account).state == "open"
    assert accept_account(local, fresh(account)).act.incident.live


def test_undo_of_one_of_two_leaves_the_other(incident, second, local):
    before = standing()
    made = accept_account(local, second(), incident)
    undo(local, made.decision)
    after = standing()
    assert [after[name] for name in ("Account", "Act", "Incident")] == [
        before[n] for n in ("Account", "Act", "Incident")
    ]
    incidents = [row for row in after["Searchable"] if row.startswith("('incident'")]
    assert incidents == [row for row in before["Searchable"] if row.startswith("('incident'")]
    undo(local, Account.rows.get(live=True).decision)
    assert not fresh(incident).live


def test_a_confidential_account_makes_its_incident_confidential_until_it_is_undone(incident, second, local):
    assert incident.level == 0
    made = accept_account(local, second(level=2), incident)
    assert fresh(incident).level == 2
    assert entries()[-1]["before"] == 0
    undo(local, made.decision)
    assert fresh(incident).level == 0


def test_a_level_that_a_person_set_outlives_the_undo(incident, second, local):
    made = accept_account(local, second(level=2), incident)
    set_level(local, fresh(incident), 3)
    undo(local, made.decision)
    assert fresh(incident).level == 3


def test_an_incident_above_the_clearance_is_out_of_reach(incident, second, local, cleared):
    suggestion, writer = second(), cleared(1, may_write=True)
    set_level(local, incident, 2)
    before = state()
    with pytest.raises(NotAllowed):
        accept_account(writer, suggestion, incident)
    assert state() == before


@pytest.mark.parametrize("changes", [{"act": "dance"}, {"colour": "red"}, {"date": 3}], ids=str)
def test_refuses_bad_input_and_changes_nothing(account, local, changes):
    before = state()
    with pytest.raises(BadDecision):
        accept_account(local, account, changes=changes)
    assert state() == before


def test_refuses_a_statement_an_ended_incident_and_an_old_version(statement, incident, second, local):
    with pytest.raises(BadDecision, match="expected an account"):
        accept_account(local, statement)
    undo(local, Account.rows.get().decision)
    suggestion = second()
    before = state()
    with pytest.raises(BadDecision, match="no longer stands"):
        accept_account(local, suggestion, incident)
    with pytest.raises(Conflict):
        accept_account(local, suggestion, version=7)
    assert state() == before
