"""What is changed, added or taken away behind the log's back among documents, readings, suggestions and decisions is named, on every database."""

import os
import threading

import pytest
from django.db import connection

from saksi.actions.accept import accept
from saksi.actions.add_missed import add_missed
from saksi.actions.amend import amend
from saksi.actions.check_rows import Told, check_rows
from saksi.actions.check_workspace import check_workspace
from saksi.actions.edit_metadata import edit_metadata
from saksi.actions.read import read
from saksi.actions.reject import reject
from saksi.actions.set_level import set_level
from saksi.actions.undo import undo, undo_change
from saksi.actions.unsure import unsure
from saksi.actions.withdraw import bring_back, withdraw
from saksi.actions.withdraw_reading import withdraw_reading
from saksi.evidence.verification import FAILED, NOT_CHECKED, PASSED
from saksi.kernel.canonical import canonical_json
from saksi.reading.rules import RulesReader
from saksi.record.models import Decision, Document, LogEntry, Reading, Reversible, Suggestion
from saksi.record.moment import one_moment
from saksi.record.triggers import CONFIDENCE_TRIGGER, MORE_TRIGGERS, TRIGGERS

from .conftest import STORY, entries, taken_back


def findings():
    told = Told()
    with one_moment():
        list(told.entries())
        return list(check_rows(told))


def named(verdict=FAILED):
    return [f"{finding.what}: {finding.detail}" for finding in findings() if finding.verdict == verdict]


def drop_triggers():
    """Nothing holds the database's hand any more."""
    with connection.cursor() as cursor:
        for trigger in (*TRIGGERS, *MORE_TRIGGERS, CONFIDENCE_TRIGGER):
            for statement in trigger.drop(connection.vendor):
                cursor.execute(statement)


@pytest.fixture
def decided(document, suggestions, local):
    """Every kind of decision, one undone, one decided again, something added, and a second reading; nothing holds the database's hand."""
    first, second, third, fourth, fifth = suggestions.filter(kind="actor").order_by("pk")[:5]
    accept(local, first)
    amend(local, second, {"sector": "other"}, reason="As the paper says.")
    reject(local, third, reason="No name.")
    unsure(local, fourth, reason="Who is that?")
    undo(local, accept(local, fifth))
    at = STORY.index("warrant")
    words = {"start": at, "end": at + 7, "quote": "warrant"}
    add_missed(local, document, "place", {"name": "warrant", "code": None, "level": None, "mentions": [words]})
    edit_metadata(local, document, {"date": "2025-03"})
    read(local, document, RulesReader())
    withdraw_reading(local, Reading.rows.last())
    drop_triggers()
    return document


def test_what_the_actions_did_passes(decided):
    assert [(finding.what, finding.verdict) for finding in findings()] == [
        ("documents", PASSED), ("readings", PASSED), ("suggestions", PASSED), ("decisions", PASSED),
    ]  # fmt: skip


@pytest.fixture
def changed(document, second, local):
    """Two documents of which everything was changed that may be, one change of each kind undone; the second has its first change undone alone."""
    edit_metadata(local, document, {"title": "Another", "publisher": "Herald", "author": "A", "url": "https://a.example", "date": "2025-03", "pack": "kh"})
    set_level(local, document, 3)
    set_level(local, document, 2)
    undo_change(local, Reversible.rows.last())
    edit_metadata(local, document, {"title": "One more", "date": ""})
    withdraw(local, document)
    bring_back(local, document)
    edit_metadata(local, second().document, {"title": "A change", "date": "2024"})
    undo_change(local, Reversible.rows.last())
    return document


def test_what_was_changed_of_a_document_by_the_actions_passes(changed):
    assert [(row.title, row.date, row.level) for row in Document.rows.all()] == [("One more", "", 3), ("Harbour arrest", "2025-03-05", 0)]
    assert (findings()[0].verdict, findings()[0].detail) == (PASSED, "2 are as the log committed to them")


@pytest.mark.parametrize("number", [0, 1])
@pytest.mark.parametrize(
    "change",
    [
        {"level": 1}, {"title": "Union leader held"}, {"title": "A change"}, {"publisher": "Wire"}, {"author": "B"}, {"date": "2025-03-04"}, {"earliest": "2020-01-01"},
        {"latest": "2030-01-01"}, {"url": "https://b.example"}, {"pack": "tavara"}, {"filename": "b.txt"}, {"notes": ["a note"]}, {"format": "pdf"},
        {"taken_in": "2020-01-01T00:00:00Z"}, {"withdrawn": True}, {"salt": "00"}, {"salt": None},
    ],
)  # fmt: skip
def test_what_is_said_of_a_document_and_was_changed_past_the_log_is_named(changed, number, change):
    """Also where it was changed to what it was once."""
    row = Document.rows.all()[number]
    Document.rows.filter(pk=row.pk).update(**change)
    assert named() == [f"documents: {row.pk}: not as the log committed to them"]


def test_a_document_that_was_never_taken_in_is_named(changed):
    row = Document.rows.last()
    row.pk, row.blob = None, "another"
    row.save()
    assert named() == [f"documents: {row.pk}: no entry of the log tells of them"]


def test_of_a_document_taken_in_before_the_log_committed_to_it_only_changes_are_compared_and_that_is_said(changed):
    """An entry of an earlier version holds no such hash, and its document no salt."""
    first = changed.text.entry
    said = {name: value for name, value in entries()[first].items() if name != "described"}
    drop_triggers()
    LogEntry.rows.filter(index=first).update(data=canonical_json(said))
    Document.rows.filter(pk=changed.pk).update(salt=None, filename="unknown.txt")
    assert named() == []
    assert named(PASSED)[0] == "documents: 1 are as the log committed to them"
    assert named(NOT_CHECKED) == [
        "documents: 1 were taken in by a version of Saksi that did not log what is said of them: of these, later changes alone are compared"
    ]
    Document.rows.filter(pk=changed.pk).update(level=0)
    assert named() == [f"documents: {changed.pk}: not as the log committed to them"]


@pytest.mark.parametrize(
    "changes",
    [
        {"outcome": "rejected"}, {"reason": "Because."}, {"payload": {"name": "X"}}, {"at": "2020-01-01T00:00:00Z"},
        {"undoes_id": Decision}, {"suggestion_id": Suggestion},
    ],
)  # fmt: skip
def test_a_changed_decision_is_named(decided, changes):
    changes = {name: value.rows.last().pk if name.endswith("_id") else value for name, value in changes.items()}
    Decision.rows.filter(pk=Decision.rows.first().pk).update(**changes)
    assert named() == [f"decisions: {Decision.rows.first().pk}: not as the log committed to them"]


def test_a_decision_of_another_person_is_named(decided, stranger):
    Decision.rows.filter(pk=Decision.rows.last().pk).update(by=stranger)
    assert named() == [f"decisions: {Decision.rows.last().pk}: not as the log committed to them"]


def test_decisions_added_and_taken_away_are_named(decided, local):
    gone = Decision.rows.get(outcome="undone")
    number = gone.pk
    gone.delete()
    added = Decision.rows.create(suggestion=Suggestion.rows.last(), outcome="rejected", by=local, at=gone.at)
    assert named() == [
        f"decisions: {number}: the log tells of them, and their rows are gone",
        f"decisions: {added.pk}: no entry of the log tells of them",
    ]


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"payload": {"id": "a1", "name": "Somebody else"}}, ["readings", "suggestions"]),
        ({"key": "a99"}, ["suggestions"]),
        ({"start": 1}, ["suggestions"]),
        ({"state": "rejected"}, ["suggestions"]),
        ({"state": "open"}, ["suggestions"]),
        ({"version": 7}, ["suggestions"]),
        ({"kind": "place"}, ["readings", "suggestions"]),
    ],
)
def test_a_changed_suggestion_is_named(decided, changes, what):
    first = Decision.rows.first().suggestion
    Suggestion.rows.filter(pk=first.pk).update(**changes)
    number = {"readings": first.reading_id, "suggestions": first.pk}
    assert named() == [f"{name}: {number[name]}: not as the log committed to them" for name in what]


def test_a_suggestion_that_nobody_decided_about_is_known_by_its_reading(decided):
    waiting = Suggestion.rows.filter(version=0).first()
    Suggestion.rows.filter(pk=waiting.pk).update(payload={**waiting.payload, "roles": ["forged"]})
    assert named() == [f"readings: {waiting.reading_id}: not as the log committed to them"]
    waiting.delete()
    assert named()[0].startswith("readings: ")


def test_a_suggestion_put_into_an_older_reading_is_named(decided):
    one = Suggestion.rows.filter(version=0).order_by("pk").first()
    one.pk, one.key, one.payload = None, "z9", {**one.payload, "id": "z9"}
    one.save()
    assert named() == [f"readings: {one.reading_id}: not as the log committed to them"]


def test_an_added_suggestion_is_its_persons(decided, stranger):
    added = Suggestion.rows.get(added_by__isnull=False)
    Suggestion.rows.filter(pk=added.pk).update(added_by=stranger)
    assert named() == [f"suggestions: {added.pk}: not as the log committed to them"]
    Suggestion.rows.filter(pk=added.pk).update(added_by=None)
    assert f"readings: {added.reading_id}: not as the log committed to them" in named()


@pytest.mark.parametrize("changes", [{"reader": "llm"}, {"version": "0"}, {"pack": "kh"}, {"settings": {"a": "b"}}, {"document_id": 0}])
def test_a_changed_reading_is_named(decided, changes):
    if "document_id" in changes:
        copy = Document.rows.get()
        copy.pk, copy.blob = None, "another"
        copy.save()
        changes = {"document_id": copy.pk}
    first = Reading.rows.first()
    Reading.rows.filter(pk=first.pk).update(**changes)
    assert named()[-1:] == [f"readings: {first.pk}: not as the log committed to them"]
    assert len(named()) == 1 + ("document_id" in changes)  # no entry tells of that document


@pytest.mark.parametrize(
    ("table", "column", "value", "what"),
    [
        ("suggestion", "reading_id", "'abc'", ["readings", "suggestions"]),
        ("suggestion", "key", "CAST(x'ff' AS TEXT)", ["suggestions"]),
        ("suggestion", "version", "'x'", ["suggestions"]),
        ("decision", "at", "'0001-01-01 00:00:00+14:00'", ["decisions"]),
        ("decision", "reason", "CAST(x'ff' AS TEXT)", ["decisions"]),
        ("decision", "suggestion_id", "x'ff'", ["decisions"]),
    ],
)  # fmt: skip
@pytest.mark.skipif("SAKSI_TEST_DATABASE_URL" in os.environ, reason="PostgreSQL keeps no such values")
def test_a_value_damaged_past_its_form_is_named_and_stops_nothing(decided, table, column, value, what):
    with taken_back():
        with connection.cursor() as cursor:
            cursor.execute(f"UPDATE record_{table} SET {column} = {value} WHERE id = 1")
        assert [finding.what for finding in findings() if finding.verdict == FAILED] == what


def test_a_day_of_publication_given_to_a_reading_that_knew_none_is_named(decided):
    last = Reading.rows.get(published="2025-03")
    Reading.rows.filter(pk=last.pk).update(published="2019-01-01")
    assert named() == [f"readings: {last.pk}: not as the log committed to them"]


def test_where_an_entry_is_missing_what_stands_behind_it_is_known_all_the_same(decided, workspace, local):
    read(local, decided, RulesReader())
    LogEntry.rows.filter(kind="unsure").delete()
    failed = [f"{finding.what}: {finding.detail}" for finding in check_workspace(workspace) if finding.verdict == FAILED]
    unsure = Decision.rows.get(outcome="unsure")
    assert failed == [
        f"suggestions: {unsure.suggestion_id}: no entry of the log tells of them",
        f"decisions: {unsure.pk}: no entry of the log tells of them",
        "log entry 5: is missing; entry 6 stands in its place",
    ]


def test_where_entries_lost_their_content_what_they_told_of_is_not_checked_and_never_passed(decided):
    LogEntry.rows.exclude(kind="received").update(nonce=None, data=None)
    assert named() == []
    assert [(finding.what, finding.verdict) for finding in findings()] == [
        (what, NOT_CHECKED) for what in ("documents", "readings", "suggestions", "decisions")
    ]


@pytest.mark.django_db(transaction=True)
def test_what_others_write_meanwhile_is_no_fault(document, local):
    """All is seen as it was at the first question, while somebody else reads the document."""
    told = Told()
    with one_moment():
        list(told.entries())
        other = threading.Thread(target=lambda: (read(local, document, RulesReader()), connection.close()))
        other.start()
        other.join()
        assert [finding.what for finding in check_rows(told)] == ["documents"]
    assert [finding.verdict for finding in findings()] == [PASSED, PASSED, PASSED]
