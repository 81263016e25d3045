"""Accept, amend, reject, unsure and undo: each is one decision, one row, one entry."""

import pytest

from saksi.actions.accept import accept
from saksi.actions.accept_account import accept_account
from saksi.actions.add_missed import add_missed
from saksi.actions.amend import amend
from saksi.actions.reject import reject
from saksi.actions.undo import undo
from saksi.actions.unsure import unsure
from saksi.kernel.errors import BadDecision, Conflict, DateError, NotAllowed, SpanMismatch
from saksi.record.models import Account, Act, Actor, ActorName, Decision, Incident, LogEntry, Statement, Suggestion


def fresh(suggestion):
    return Suggestion.rows.get(pk=suggestion.pk)


def test_accept_makes_the_statement_and_its_speaker(statement, local):
    accept(local, statement, version=0)
    row = Statement.rows.get()
    assert row.content == statement.payload["span"]["quote"]
    assert row.speaker is not None
    assert ActorName.rows.filter(actor=row.speaker).exists()
    assert fresh(statement).state == "accepted"
    assert [e.kind for e in LogEntry.rows.order_by("-index")[:2]] == ["accepted", "accepted"]


@pytest.mark.parametrize(
    "act",
    [accept, reject, lambda by, s: unsure(by, s, reason="why"), lambda by, s: amend(by, s, {"position": "other"})],
)
def test_a_stranger_decides_nothing(statement, stranger, cleared, act):
    for person in (stranger, cleared(3)):
        with pytest.raises(NotAllowed):
            act(person, statement)
    assert fresh(statement).state == "open"
    assert Decision.rows.count() == 0


def test_who_comes_late_is_told_who_was_first(statement, local, scripted):
    accept(scripted, statement)
    with pytest.raises(Conflict, match="accepted by scripted monitor"):
        reject(local, statement, version=0)


def test_a_version_that_is_old_is_refused(statement, local):
    undo(local, accept(local, statement))
    with pytest.raises(Conflict):
        accept(local, statement, version=0)


def test_amend_keeps_both_and_makes_the_amended_one(statement, local):
    before = dict(statement.payload)
    decision = amend(local, statement, {"position": "justifies"}, reason="it defends")
    assert Statement.rows.get().position == "justifies"
    assert fresh(statement).payload == before
    assert decision.payload["position"] == "justifies"
    assert fresh(statement).state == "amended"


def test_amend_refuses_words_that_are_not_in_the_text(statement, local):
    span = {**statement.payload["span"], "quote": "They showed a warrant"}
    with pytest.raises(SpanMismatch):
        amend(local, statement, {"span": span})
    assert Statement.rows.count() == 0


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"position": "whatever"}, BadDecision),
        ({"colour": "red"}, BadDecision),
        ({}, BadDecision),
        ({"date": "soon"}, DateError),
    ],
)
def test_amend_refuses_what_cannot_be(statement, local, changes, kind):
    with pytest.raises(kind):
        amend(local, statement, changes)
    assert fresh(statement).state == "open"
    assert Decision.rows.count() == 0


def test_a_changed_value_loses_the_machines_evidence(account, local):
    decision = amend(local, account, {"place": "Ostrel"})
    assert decision.payload["place"] == "Ostrel"
    assert "place" not in decision.payload["evidence"]


def test_reject_makes_no_row_and_unsure_needs_its_why(statement, local):
    with pytest.raises(BadDecision, match="one line of why"):
        unsure(local, statement)
    unsure(local, statement, reason="who speaks?")
    undo(local, Decision.rows.last())
    reject(local, fresh(statement))
    assert Statement.rows.count() == 0
    assert [d.outcome for d in Decision.rows.all()] == ["unsure", "undone", "rejected"]


def test_undo_takes_the_row_away_and_opens_the_suggestion(statement, local):
    decision = accept(local, statement)
    undo(local, decision, reason="too fast")
    assert not Statement.rows.get().live
    assert fresh(statement).state == "open"
    assert LogEntry.rows.last().kind == "undone"
    with pytest.raises(Conflict):
        undo(local, decision)
    accept(local, fresh(statement))
    assert Statement.rows.filter(live=True).count() == 1


def test_what_others_stand_on_is_not_taken_away(statement, local):
    accept(local, statement)
    actor = Statement.rows.get().speaker
    with pytest.raises(BadDecision, match="Undo those first"):
        undo(local, actor.decision)


def test_an_account_goes_into_a_new_incident_and_another_joins_it(account, local, suggestions):
    made = accept_account(local, account)
    assert (Incident.rows.count(), Act.rows.count()) == (1, 1)
    assert made.victims.count() == len(account.payload["victims"])
    assert made.act.incident.title.startswith("Arrest")
    kinds = list(LogEntry.rows.values_list("kind", flat=True))
    assert kinds.count("accepted") >= 3


def test_undo_of_the_only_account_ends_act_and_incident(account, local):
    made = accept_account(local, account)
    undo(local, made.decision)
    assert not Incident.rows.get().live
    assert not Act.rows.get().live
    assert not Account.rows.get().live
    again = accept_account(local, fresh(account))
    assert again.act.incident.live


def test_an_account_with_changes_is_amended(account, local):
    made = accept_account(local, account, changes={"place": "Port Ostrel"})
    assert made.place == "Port Ostrel"
    assert fresh(account).state == "amended"


def test_what_was_missed_is_added_in_a_persons_name(document, suggestions, local):
    text = document.text.content
    start = text.index("president of the Union")
    span = {"start": start, "end": start + 9, "quote": "president"}
    payload = {"kind": "person", "name": "president", "aliases": [], "roles": [], "sector": "union", "mentions": [span]}
    decision = add_missed(local, document, "actor", payload)
    assert Actor.rows.get(name="president").suggestion.added_by == local
    assert LogEntry.rows.last().kind == "added"
    with pytest.raises(SpanMismatch):
        add_missed(local, document, "actor", {**payload, "mentions": [{**span, "quote": "President"}]})
    with pytest.raises(BadDecision):
        add_missed(local, document, "actor", {**payload, "mentions": []})
    undo(local, decision)
    assert not Actor.rows.get(name="president").live


def test_a_failed_decision_leaves_no_trace(statement, local):
    entries = LogEntry.rows.count()
    speaker = Suggestion.rows.get(reading=statement.reading, kind="actor", key=statement.payload["speaker"])
    reject(local, speaker)
    with pytest.raises(BadDecision, match="is rejected"):
        accept(local, statement)
    assert LogEntry.rows.count() == entries + 1
    assert fresh(statement).state == "open"
