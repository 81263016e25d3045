"""Undo: a new decision that takes an earlier one back; both stay, and nothing is taken away from under others."""

from dataclasses import replace

import pytest

from saksi.actions.accept import accept
from saksi.actions.accept_account import accept_account
from saksi.actions.amend import amend
from saksi.actions.choose_field import choose_field
from saksi.actions.merge_actors import merge_actors
from saksi.actions.read import find, read
from saksi.actions.reject import reject
from saksi.actions.undo import undo
from saksi.actions.unmerge_actors import unmerge_actors
from saksi.actions.withdraw_reading import withdraw_reading
from saksi.kernel.errors import BadDecision, Conflict
from saksi.reading.rules import RulesReader
from saksi.record.models import Account, Actor, ActorMerge, Decision, Reading, Statement
from saksi.record.resolve import fields_of

from .conftest import entries, fresh, standing, state


def test_works_and_both_decisions_stay(statement, local, scripted):
    decision = accept(scripted, statement)
    made = undo(local, decision, reason="too fast")
    assert (made.outcome, made.undoes, made.by, made.reason) == ("undone", decision, local, "too fast")
    assert list(Decision.rows.filter(suggestion=statement)) == [decision, made]
    assert not Statement.rows.get().live
    assert fresh(statement).state == "open"


def test_leaves_one_entry(statement, local):
    decision = accept(local, statement)
    before = len(entries())
    made = undo(local, decision, reason="too fast")
    (entry,) = entries(before)
    assert (entry["kind"], entry["undoes"], entry["decision"], entry["reason"]) == (
        "undone", decision.pk, made.pk, "too fast",
    )  # fmt: skip


def test_an_undo_is_not_undone_but_decided_again(statement, local):
    decision = accept(local, statement)
    made = undo(local, decision)
    before = state()
    for gone in (decision, made):
        with pytest.raises(Conflict):
            undo(local, gone)
    assert state() == before
    again = accept(local, fresh(statement))
    with pytest.raises(Conflict):
        undo(local, decision)
    assert Statement.rows.get(live=True).decision == again


def test_what_others_stand_on_is_not_taken_away(incident, local):
    told = Account.rows.get()
    before = state()
    for actor in [*told.victims.all(), *told.perpetrators.all()]:
        with pytest.raises(BadDecision, match="Undo those first"):
            undo(local, actor.decision)
    assert state() == before
    undo(local, told.decision)
    for actor in [*told.victims.all(), *told.perpetrators.all()]:
        undo(local, actor.decision)
    assert not Actor.rows.filter(live=True).exists()


def test_a_statement_on_which_an_account_stands_is_not_taken_away(account, statement, local):
    accept_account(local, account, changes={"according_to": statement.key})
    before = state()
    with pytest.raises(BadDecision, match="Undo the account first"):
        undo(local, Statement.rows.get().decision)
    assert state() == before


def test_a_merged_actor_is_not_taken_away_from_either_side(actors, local):
    merge = merge_actors(local, *actors, reason="same office")
    before = state()
    for actor in actors:
        with pytest.raises(BadDecision, match="a merge"):
            undo(local, actor.decision)
    assert state() == before
    unmerge_actors(local, ActorMerge.rows.get(pk=merge.pk))
    for actor in actors:
        undo(local, actor.decision)
    assert not Actor.rows.filter(live=True).exists()


def test_after_a_later_reading_that_did_not_find_it_the_old_suggestion_does_not_open_again(statement, document, local):
    decision = accept(local, statement)
    found = find(local, document, RulesReader())
    read(local, document, RulesReader(), done=replace(found, statements=()))
    undo(local, decision)
    assert fresh(statement).state == "superseded"
    with pytest.raises(Conflict, match="older reading"):
        accept(local, fresh(statement))


def test_it_opens_again_where_the_later_reading_found_the_same_and_stands_on_whom_that_found(statement, document, local):
    decision = accept(local, statement)
    undo(local, decision)
    undo(local, Decision.rows.get(suggestion__kind="actor", outcome="accepted"))
    decision = reject(local, fresh(statement))
    read(local, document, RulesReader())  # the speaker is open there, and the statement is not
    undo(local, decision)
    assert fresh(statement).state == "open"
    accept(local, fresh(statement))
    assert Statement.rows.get(live=True).speaker.suggestion.reading == Reading.rows.get(superseded=False)


def test_what_opened_again_is_superseded_with_the_reading_that_found_it_too(statement, document, local):
    decision = reject(local, statement)
    withdrawn = read(local, document, RulesReader())
    undo(local, decision)
    withdraw_reading(local, withdrawn)
    assert fresh(statement).state == "superseded"


def test_after_the_reading_was_withdrawn_too(statement, local):
    decision = accept(local, statement)
    withdraw_reading(local, Reading.rows.get())
    assert fresh(statement).state == "accepted"
    undo(local, decision)
    assert fresh(statement).state == "superseded"


def test_an_amendment_undone_and_made_again(account, local):
    before = standing()
    for place in ("Ostrel", "Dren"):
        made = accept_account(local, fresh(account), changes={"place": place})
        assert made.act.incident.title == f"Arrest, {place}, 2025-03-03"
        undo(local, made.decision)
    for actor in Actor.rows.filter(live=True):
        undo(local, actor.decision)
    assert standing() == before


def test_a_choice_stands_no_more_once_its_account_is_undone(incident, second, local):
    made = accept_account(local, second(), incident)
    act = incident.acts.get()
    choose_field(local, act, "date", made, reason="the court paper says so")
    told = list(act.accounts.filter(live=True))
    assert fields_of(told, act.choices.all())["date"].value == "2025-03-04"
    undo(local, made.decision)
    told = list(act.accounts.filter(live=True))
    assert fields_of(told, act.choices.all())["date"].value == "2025-03-03"


def test_anybody_who_may_decide_may_undo_and_it_says_who(statement, local, scripted):
    undo(scripted, accept(local, statement))
    assert [d.by for d in Decision.rows.filter(suggestion=statement)] == [local, scripted]


def test_an_amended_one_stands_by_its_first_words_only_after_both_are_undone(statement, local):
    undo(local, amend(local, statement, {"position": "justifies"}))
    undo(local, accept(local, fresh(statement)))
    assert not Statement.rows.filter(live=True).exists()
    assert [d.outcome for d in Decision.rows.filter(suggestion=statement)] == [
        "amended",
        "undone",
        "accepted",
        "undone",
    ]
