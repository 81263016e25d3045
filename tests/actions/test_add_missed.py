"""Add what was missed: a person marks words and says what they are, in the person's own name."""

import pytest

from saksi.actions.add_missed import add_missed
from saksi.actions.set_level import set_level
from saksi.actions.undo import undo
from saksi.actions.withdraw import withdraw
from saksi.actions.withdraw_reading import withdraw_reading
from saksi.kernel.errors import BadDecision, Conflict, DateError, SpanMismatch
from saksi.record.models import Account, Actor, Document, Provision, Reading, Suggestion

from .conftest import entries, fresh, standing, state


def span(document, words):
    start = document.text.content.index(words)
    return {"start": start, "end": start + len(words), "quote": words}


@pytest.fixture
def actor(document, suggestions):
    found = {"aliases": [], "roles": [], "sector": "union", "mentions": [span(document, "president")]}
    return {"kind": "person", "name": "president", **found}


def told(document, **more):
    common = {"victims": [], "perpetrators": [], "date": None, "place": None, "status": "reported"}
    return {"act": "physical-attack", "trigger": span(document, "beaten"), **common, **more}


def test_works_in_a_persons_name(document, actor, local):
    decision = add_missed(local, document, "actor", actor)
    row = Actor.rows.get()
    assert (row.suggestion.added_by, row.decision, row.name) == (local, decision, "president")
    assert row.suggestion.payload["id"] == row.suggestion.key


def test_is_as_confidential_as_the_document_is_now_whatever_the_page_knew(document, actor, local):
    set_level(local, Document.rows.get(pk=document.pk), 2)
    assert document.level == 0, "as the page was made"
    add_missed(local, document, "actor", actor)
    assert Actor.rows.get().level == 2


def test_leaves_one_entry_with_what_was_added(document, actor, local):
    before = len(entries())
    decision = add_missed(local, document, "actor", actor, reason="named in the second line")
    (entry,) = entries(before)
    assert (entry["kind"], entry["decision"], entry["payload"]) == ("added", decision.pk, decision.payload)


def test_an_account_comes_into_an_incident_of_its_own_or_a_standing_one(document, suggestions, incident, local):
    add_missed(local, document, "account", told(document), incident=incident)
    row = Account.rows.get(code="physical-attack")
    assert row.act.incident == incident
    undo(local, row.decision)
    add_missed(local, document, "account", told(document))
    assert Account.rows.get(code="physical-attack", live=True).act.incident != incident


def test_undo_restores(document, actor, local):
    before = standing()
    undo(local, add_missed(local, document, "actor", actor))
    after = standing()
    assert after.pop("Suggestion") != before.pop("Suggestion")  # what was added stays as an open suggestion
    assert after == before


def test_a_provision_is_added(document, suggestions, local):
    payload = {"instrument": "Harbour Code", "article": "7", "span": span(document, "no warrant")}
    add_missed(local, document, "provision", payload)
    assert Provision.rows.get().article == "7"


def test_the_same_is_not_added_twice(document, actor, local):
    add_missed(local, document, "actor", actor)
    before = state()
    with pytest.raises(Conflict, match="already"):
        add_missed(local, document, "actor", actor)
    assert state() == before


@pytest.mark.parametrize(
    ("kind", "changes", "error"),
    [
        ("actor", {"mentions": []}, BadDecision),
        ("actor", {"mentions": None}, BadDecision),
        ("actor", {"mentions": [{"start": 0, "end": 5, "quote": "Onion"}]}, SpanMismatch),
        ("actor", {"name": "x" * 301}, BadDecision),
        ("date", {}, BadDecision),
        ("dream", {}, BadDecision),
        ("provision", {}, BadDecision),
        ("statement", {}, BadDecision),
    ],
)
def test_refuses_bad_input_and_changes_nothing(document, actor, local, kind, changes, error):
    before = state()
    with pytest.raises(error):
        add_missed(local, document, kind, {**actor, **changes})
    assert state() == before


def test_refuses_a_date_that_is_none_and_people_who_are_not_there(document, suggestions, local):
    before = state()
    with pytest.raises(DateError):
        add_missed(local, document, "account", told(document, date="soon"))
    with pytest.raises(BadDecision, match="not among the suggestions"):
        add_missed(local, document, "account", told(document, victims=["a99"]))
    assert state() == before


def test_refuses_a_document_that_was_not_read_or_is_withdrawn(document, actor, local):
    withdraw_reading(local, Reading.rows.get())
    with pytest.raises(BadDecision, match="Read it first"):
        add_missed(local, document, "actor", actor)
    withdraw(local, document)
    with pytest.raises(BadDecision, match="withdrawn"):
        add_missed(local, fresh(document), "actor", actor)
    assert not Suggestion.rows.exclude(added_by=None).exists()
