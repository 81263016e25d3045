"""Accept: one decision, one row, one entry; what it stands on is accepted with it, one by one."""

from dataclasses import replace

import pytest

from saksi.actions.accept import accept
from saksi.actions.read import find, read
from saksi.actions.reject import reject
from saksi.actions.undo import undo
from saksi.actions.withdraw import withdraw
from saksi.kernel.canonical import canonical_json
from saksi.kernel.errors import BadDecision, Conflict
from saksi.kernel.hashes import Sha256
from saksi.reading.rules import RulesReader
from saksi.record.models import Actor, ActorName, Decision, Statement, Suggestion

from .conftest import entries, fresh, standing, state


def test_works_and_the_row_points_at_suggestion_and_decision(statement, local):
    decision = accept(local, statement, version=0, reason="it says so")
    row = Statement.rows.get()
    assert row.content == statement.payload["span"]["quote"] == row.document.text.content[row.start : row.end]
    assert (row.suggestion, row.decision) == (statement, decision)
    assert row.speaker.decision.suggestion == row.speaker.suggestion
    assert fresh(statement).state == "accepted"


def test_names_as_found_are_kept_beside_the_name(statement, local):
    accept(local, statement)
    row = Statement.rows.get()
    found = ActorName.rows.filter(actor=row.speaker).exclude(start=None)
    assert found.exists()
    assert all(row.document.text.content[name.start : name.end] == name.name for name in found)


def test_leaves_one_entry_for_each_decision_and_it_commits_to_what_was_decided(statement, local):
    before = len(entries())
    decision = accept(local, statement, reason="it says so")
    speaker, said = entries(before)  # what it stands on was decided before it could be made
    assert (speaker["kind"], speaker["what"]) == ("accepted", "actor")
    assert (said["kind"], said["what"], said["by"], said["reason"]) == ("accepted", "statement", local.pk, "it says so")
    assert (said["suggestion"], said["decision"]) == (statement.pk, decision.pk)
    assert said["suggested"] == Sha256.of(canonical_json(statement.payload)).hex
    assert Decision.rows.count() == 2


def test_undo_restores_what_stood(statement, local):
    before = standing()
    accept(local, statement)
    undo(local, Statement.rows.get().decision)
    undo(local, Actor.rows.get().decision)
    assert standing() == before
    assert [row.live for row in (Statement.rows.get(), Actor.rows.get())] == [False, False]  # superseded, never deleted


def test_a_failed_decision_leaves_no_trace(statement, local):
    speaker = Suggestion.rows.get(reading=statement.reading, kind="actor", key=statement.payload["speaker"])
    reject(local, speaker)
    before = state()
    with pytest.raises(BadDecision, match="is rejected"):
        accept(local, statement)
    assert state() == before


def test_who_comes_late_is_told_who_was_first(statement, local, scripted):
    accept(scripted, statement)
    before = state()
    with pytest.raises(Conflict, match="accepted by scripted monitor"):
        accept(local, statement, version=0)
    assert state() == before


def test_a_version_that_is_old_is_refused(statement, local):
    undo(local, accept(local, statement))
    with pytest.raises(Conflict):
        accept(local, statement, version=0)


def test_nothing_is_decided_about_a_withdrawn_document_or_an_older_reading(statement, document, local):
    read(local, document, RulesReader())
    with pytest.raises(Conflict, match="older reading"):
        accept(local, statement)
    withdraw(local, document)
    with pytest.raises(BadDecision, match="withdrawn"):
        accept(local, Suggestion.rows.filter(state="open").first())


def test_what_an_earlier_reading_gave_is_not_counted_twice(statement, document, local):
    accept(local, statement)
    found = find(local, document, RulesReader())
    others = tuple(replace(one, manner="mixed") for one in found.statements)
    read(local, document, RulesReader(), done=replace(found, statements=others))
    again = Suggestion.rows.get(state="open", kind="statement", start=statement.start, end=statement.end)
    before = state()
    with pytest.raises(Conflict, match="stands in the record already"):
        accept(local, again)
    assert state() == before


def test_a_new_reading_stands_on_the_people_of_the_record(statement, document, local):
    accept(local, statement)
    undo(local, Statement.rows.get().decision)
    read(local, document, RulesReader())
    accept(local, Suggestion.rows.get(state="open", kind="statement", start=statement.start, end=statement.end))
    assert Statement.rows.get(live=True).speaker == Actor.rows.get()
