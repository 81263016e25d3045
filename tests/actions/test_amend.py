"""Amend: what the machine said and what the person made of it both stay."""

import pytest

from saksi.actions.accept import accept
from saksi.actions.amend import amend, amended
from saksi.actions.undo import undo
from saksi.kernel.errors import BadDecision, DateError, SpanMismatch
from saksi.record.models import Account, Actor, ActorName, Decision, Place, Statement, Suggestion

from .conftest import entries, fresh, state


def test_works_and_the_suggestion_stays_as_it_was(statement, local):
    before = dict(statement.payload)
    decision = amend(local, statement, {"position": "justifies"}, reason="it defends", version=0)
    assert Statement.rows.get().position == "justifies"
    assert (fresh(statement).payload, fresh(statement).state) == (before, "amended")
    assert decision.payload == {**before, "position": "justifies"}
    assert Statement.rows.get().decision == decision


def test_leaves_one_entry_with_what_was_made_of_it(statement, local):
    accept(local, statement.reading.suggestions.get(kind="actor", key=statement.payload["speaker"]))
    before = len(entries())
    decision = amend(local, statement, {"position": "justifies"}, reason="it defends")
    (entry,) = entries(before)
    assert (entry["kind"], entry["decision"], entry["payload"]) == ("amended", decision.pk, decision.payload)


def test_people_accepted_on_the_way_are_logged_as_accepted(statement, local):
    before = len(entries())
    amend(local, statement, {"position": "justifies"})
    assert [entry["kind"] for entry in entries(before)] == ["accepted", "amended"]


def test_undo_restores_and_the_machines_words_can_be_accepted(statement, local):
    undo(local, amend(local, statement, {"position": "justifies"}))
    assert fresh(statement).state == "open"
    accept(local, fresh(statement))
    assert Statement.rows.get(live=True).position == statement.payload["position"]
    assert [d.outcome for d in Decision.rows.filter(suggestion=statement)] == ["amended", "undone", "accepted"]


def test_a_changed_value_loses_the_machines_evidence(account, local):
    decision = amend(local, account, {"place": "Ostrel"})
    assert decision.payload["place"] == "Ostrel"
    assert "place" not in decision.payload["evidence"]
    assert Account.rows.get().evidence == decision.payload["evidence"]


@pytest.mark.parametrize(
    ("name", "code", "precision"), [(" port ostrel", "XT-2-a", "city"), ("Ostrel Province", "XT-2", "province"), ("Elsewhere", "", "")]
)
def test_a_place_renamed_has_the_code_and_precision_of_its_new_name(suggestions, local, name, code, precision):
    place = suggestions.filter(kind="place").first()
    assert (place.payload["name"], place.payload["code"]) == ("Lumera", "XT-1")
    decision = amend(local, place, {"name": name})
    row = Place.rows.get()
    assert (row.name, row.code, row.precision) == (name, code, precision)
    assert (decision.payload["code"], decision.payload["level"]) == (code or None, precision or None)
    assert fresh(place).payload["code"] == "XT-1"


def test_a_code_that_is_told_with_the_name_of_a_place_stays(suggestions, local):
    amend(local, suggestions.filter(kind="place").first(), {"name": "Ostrel", "code": "XT-2-a", "level": "city"})
    assert Place.rows.values_list("code", "precision").get() == ("XT-2-a", "city")


@pytest.mark.parametrize(("law", "code"), [("penal code of Tavara", "penal_code"), ("Law of Elsewhere", None)])
def test_a_law_renamed_has_the_code_of_its_new_name(document, law, code):
    payload = {"id": "p1", "instrument": "Constitution of Tavara", "article": "4", "span": {}, "code": "constitution"}
    found = Suggestion(document=document, kind="provision", payload=payload)
    assert amended(found, {"instrument": law})["code"] == code
    assert amended(found, {"article": "5"})["code"] == "constitution"


def test_an_actor_renamed_keeps_the_names_as_found(suggestions, local):
    actor = suggestions.filter(kind="actor").first()
    amend(local, actor, {"name": "Another Name"})
    row = Actor.rows.get()
    found = set(ActorName.rows.filter(actor=row).values_list("name", flat=True))
    assert row.name == "Another Name"
    assert {span["quote"] for span in actor.payload["mentions"]} < found


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"position": "whatever"}, BadDecision),
        ({"position": None}, BadDecision),
        ({"manner": "loud"}, BadDecision),
        ({"source": "a dream"}, BadDecision),
        ({"speaker": ["a1"]}, BadDecision),
        ({"speaker": "nobody"}, BadDecision),
        ({"colour": "red"}, BadDecision),
        ({"id": "s99"}, BadDecision),
        ({}, BadDecision),
        ({"date": "soon"}, DateError),
        ({"date": 2025}, BadDecision),
        ({"span": None}, BadDecision),
        ({"span": {"start": 0, "end": 4}}, SpanMismatch),
        ({"span": {"start": 0, "end": 4, "quote": "Onion"}}, SpanMismatch),
        ({"span": {"start": -1, "end": 10**9, "quote": "x"}}, SpanMismatch),
        ({"cue": {"start": 0, "end": 5, "quote": "Onion"}}, SpanMismatch),
        ({"cue": "said"}, BadDecision),
    ],
    ids=str,
)
def test_refuses_what_cannot_be_and_changes_nothing(statement, local, changes, kind):
    before = state()
    with pytest.raises(kind):
        amend(local, statement, changes)
    assert state() == before


@pytest.mark.parametrize(
    "changes",
    [
        {"victims": "a1"}, {"victims": 5}, {"victims": ["nobody"]}, {"trigger": None}, {"act": "dance"}, {"status": ""},
        {"place": "x" * 201}, {"charge": "x\0y"}, {"evidence": []}, {"evidence": {"place": {"start": 0, "end": 1, "quote": "?"}}},
        {"according_to": "s99"}, {"penalty": 3},
    ],
    ids=str,
)  # fmt: skip
def test_refuses_an_account_that_cannot_be(account, local, changes):
    before = state()
    with pytest.raises((BadDecision, SpanMismatch)):
        amend(local, account, changes)
    assert state() == before


@pytest.mark.parametrize(
    "changes", [{"name": " "}, {"kind": "robot"}, {"mentions": []}, {"sector": "army"}, {"aliases": "Oren"}], ids=str
)
def test_refuses_an_actor_that_cannot_be(suggestions, local, changes):
    before = state()
    with pytest.raises(BadDecision):
        amend(local, suggestions.filter(kind="actor").first(), changes)
    assert state() == before


def test_a_reason_is_never_cut_in_silence(statement, local):
    before = state()
    with pytest.raises(BadDecision, match="500 at most"):
        amend(local, statement, {"position": "other"}, reason="x" * 501)
    assert state() == before
