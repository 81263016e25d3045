"""Withdraw a document: nothing it tells is seen, found or counted, the bytes stay, and taking in brings all back."""

import pytest

from saksi.actions.accept import accept
from saksi.actions.accept_account import accept_account
from saksi.actions.merge_actors import merge_actors
from saksi.actions.take_in import take_in
from saksi.actions.withdraw import withdraw
from saksi.kernel.errors import BadDecision
from saksi.kernel.hashes import Sha256
from saksi.record.cast import Cast
from saksi.record.models import Account, Actor, Decision, Document, Incident, Statement, Suggestion, Text
from tests.record.found import hits_of

from .conftest import STORY, entries, fresh, standing, state


def test_works_keeps_the_bytes_and_leaves_one_entry(workspace, document, local):
    before = len(entries())
    withdraw(local, document)
    assert fresh(document).withdrawn
    workspace.blobs.check(document.blob, Sha256.parse(document.sha256))
    (entry,) = entries(before)
    assert (entry["kind"], entry["document"]) == ("withdrawn", document.pk)


def test_nothing_it_tells_is_seen_or_found(document, statement, incident, local):
    accept(local, statement)
    assert hits_of(local, "warrant")
    withdraw(local, document)
    for model in (Document, Text, Suggestion, Decision, Statement, Account, Actor):
        assert not model.objects.visible_to(local).exists(), model
    for word in ("warrant", "tallis", "arrest", "brill"):
        assert hits_of(local, word) == ()
    assert not Incident.objects.visible_to(local).filter(live=True).exists()


def test_an_incident_that_others_tell_too_stands_without_it(document, incident, second, local):
    other = accept_account(local, second(), incident)
    withdraw(local, document)
    assert fresh(incident).live
    assert Account.objects.visible_to(local).get() == other
    assert hits_of(local, "lumera") == ()


def test_its_names_are_no_longer_among_those_of_a_merged_actor(document, incident, second, local):
    other = accept_account(local, second(), incident)
    victim = Account.rows.get(document=document).victims.get()
    merge_actors(local, victim, other.victims.get(), reason="the same union and day")
    withdraw(local, document)
    assert Cast(3).person(victim.pk).names == ("Oren Tallis",)


def test_taking_the_same_bytes_in_again_restores_everything(workspace, document, statement, incident, local):
    accept(local, statement)
    before = standing()
    withdraw(local, document)
    assert standing() != before
    again = take_in(local, workspace, STORY.encode(), "story.txt")
    assert (again.restored, again.document.pk) == (True, document.pk)
    assert standing() == before
    assert [e["kind"] for e in entries()[-2:]] == ["withdrawn", "restored"]


def test_refuses_a_second_time(document, local):
    withdraw(local, document)
    before = state()
    with pytest.raises(BadDecision, match="already"):
        withdraw(local, document)
    assert state() == before
