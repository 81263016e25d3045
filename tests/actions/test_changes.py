"""Merging, choosing, cases, levels and metadata: each logged, each undone."""

import pytest

from saksi.actions.accept_account import accept_account
from saksi.actions.choose_field import choose_field
from saksi.actions.edit_metadata import edit_metadata
from saksi.actions.merge_actors import merge_actors
from saksi.actions.open_case import link_incident, open_case
from saksi.actions.read import read, withdraw_reading
from saksi.actions.report_built import report_built
from saksi.actions.set_level import set_level
from saksi.actions.undo import undo_change
from saksi.actions.unmerge_actors import unmerge_actors
from saksi.kernel.errors import BadDecision, Conflict, DateError, NotAllowed, PackError
from saksi.reading.rules import RulesReader
from saksi.record.models import (
    Actor,
    ActorMerge,
    Case,
    Document,
    FieldChoice,
    Incident,
    LogEntry,
    Reading,
    Reversible,
    Suggestion,
)


@pytest.fixture
def incident(account, local):
    return accept_account(local, account).act.incident


@pytest.fixture
def actors(suggestions, local):
    from saksi.actions.accept import accept

    for suggestion in suggestions.filter(kind="actor")[:2]:
        accept(local, suggestion)
    return list(Actor.rows.all())


def test_a_merge_has_its_reason_and_is_taken_back(actors, local, stranger):
    kept, gone = actors
    with pytest.raises(BadDecision, match="not the name alone"):
        merge_actors(local, kept, gone, reason=" ")
    with pytest.raises(NotAllowed):
        merge_actors(stranger, kept, gone, reason="same office")
    merge = merge_actors(local, kept, gone, reason="same office")
    assert Actor.rows.get(pk=gone.pk).standing_for == kept
    with pytest.raises(BadDecision):
        merge_actors(local, kept, Actor.rows.get(pk=gone.pk), reason="again")
    unmerge_actors(local, merge)
    assert Actor.rows.get(pk=gone.pk).standing_for.pk == gone.pk
    with pytest.raises(Conflict):
        unmerge_actors(local, merge)
    assert [e.kind for e in LogEntry.rows.order_by("index")][-2:] == ["actors merged", "actors unmerged"]
    assert ActorMerge.rows.count() == 1


def test_a_choice_needs_a_reason_and_an_account_that_tells_it(incident, local, stranger):
    act = incident.acts.get()
    told = act.accounts.get()
    with pytest.raises(BadDecision, match="reason"):
        choose_field(local, act, "date", told, reason="")
    with pytest.raises(BadDecision, match="expected one of"):
        choose_field(local, act, "colour", told, reason="x")
    with pytest.raises(BadDecision, match="does not tell the penalty"):
        choose_field(local, act, "penalty", told, reason="x")
    with pytest.raises(NotAllowed):
        choose_field(stranger, act, "date", told, reason="x")
    choose_field(local, act, "date", told, reason="the court paper says so")
    undo_change(local, Reversible.rows.last())
    assert not FieldChoice.rows.get().live
    with pytest.raises(Conflict):
        undo_change(local, Reversible.rows.last())


def test_a_case_gathers_incidents_and_is_undone(incident, local, stranger):
    with pytest.raises(BadDecision):
        open_case(local, "", [incident])
    with pytest.raises(NotAllowed):
        open_case(stranger, "The harbour", [incident])
    case = open_case(local, "The harbour", [incident])
    assert Incident.rows.get().case == case
    undo_change(local, Reversible.rows.last())
    assert Incident.rows.get().case is None
    assert not Case.rows.get().live
    link_incident(local, Incident.rows.get(), case)
    with pytest.raises(BadDecision):
        link_incident(local, Incident.rows.get(), case)
    link_incident(local, Incident.rows.get(), None)
    assert Incident.rows.get().case is None


def test_a_level_hides_the_document_and_is_undone(document, local, cleared):
    reader = cleared(1)
    assert Document.objects.visible_to(reader).count() == 1
    set_level(local, document, 2, reason="a source is named")
    assert Document.objects.visible_to(reader).count() == 0
    with pytest.raises(NotAllowed):
        set_level(cleared(1, may_write=True), Document.rows.get(), 0)
    with pytest.raises(BadDecision):
        set_level(local, Document.rows.get(), 9)
    undo_change(local, Reversible.rows.last())
    assert Document.rows.get().level == 0


def test_metadata_is_edited_and_undone(document, local, stranger):
    with pytest.raises(NotAllowed):
        edit_metadata(stranger, document, {"title": "x"})
    edit_metadata(local, document, {"title": "Another title", "date": "2025-03"})
    row = Document.rows.get()
    assert (row.title, row.date, str(row.earliest)) == ("Another title", "2025-03", "2025-03-01")
    undo_change(local, Reversible.rows.last())
    assert Document.rows.get().title == "Union leader held"
    for changes, kind in (
        ({"date": "soon"}, DateError),
        ({"pack": "atlantis"}, PackError),
        ({"size": "1"}, BadDecision),
        ({}, BadDecision),
    ):
        with pytest.raises(kind):
            edit_metadata(local, Document.rows.get(), changes)


def test_reading_again_supersedes_what_is_open_and_leaves_what_is_decided(document, suggestions, account, local):
    accept_account(local, account)
    decided = Suggestion.rows.filter(state="accepted").count()
    second = read(local, document, RulesReader())
    assert Reading.rows.filter(superseded=False).get() == second
    assert Suggestion.rows.filter(state="accepted").count() == decided
    assert not Suggestion.rows.filter(state="open").exclude(reading=second).exists()
    withdraw_reading(local, second)
    assert not Suggestion.rows.filter(state="open").exists()
    with pytest.raises(BadDecision):
        withdraw_reading(local, Reading.rows.get(pk=second.pk))


def test_an_undo_after_a_later_change_is_refused(document, local):
    edit_metadata(local, document, {"title": "Second"})
    first = Reversible.rows.last()
    edit_metadata(local, Document.rows.get(), {"title": "Third"})
    with pytest.raises(Conflict, match="changed again"):
        undo_change(local, first)


def test_a_report_leaves_the_hash_of_its_manifest_in_the_log(document, local, stranger):
    with pytest.raises(NotAllowed):
        report_built(stranger, "0" * 64, "2025", 0)
    entry = report_built(local, "a" * 64, "2025", 0)
    assert b'"manifest":"' + b"a" * 64 in bytes(entry.data)
