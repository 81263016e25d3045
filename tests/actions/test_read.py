"""Read: suggestions that never change; reading again leaves what was decided; undo supersedes."""

from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction

from saksi.actions.accept import accept
from saksi.actions.accept_account import accept_account
from saksi.actions.amend import amend
from saksi.actions.check_rows import Told, check_rows
from saksi.actions.read import find, read
from saksi.actions.reject import reject
from saksi.actions.set_level import set_level
from saksi.actions.undo import undo_change
from saksi.actions.unsure import unsure
from saksi.actions.withdraw import withdraw
from saksi.actions.withdraw_reading import withdraw_reading
from saksi.codebook.packs import load_pack
from saksi.evidence.verification import PASSED
from saksi.kernel.canonical import canonical_json
from saksi.kernel.errors import BadDecision, Conflict, NotAllowed, PackError, ReadingError
from saksi.kernel.hashes import Sha256
from saksi.reading.llm.address import Address
from saksi.reading.llm.reader import LlmReader
from saksi.reading.llm.settings import LlmSettings
from saksi.reading.rules import RulesReader
from saksi.record.models import Actor, Reading, Reversible, Statement, Suggestion
from tests.reading.llm.readers import Carried

from .conftest import entries, fresh, state


def test_works_and_every_suggestion_is_open_and_stands_in_the_text(document, local):
    made = read(local, document, RulesReader())
    rows = Suggestion.rows.filter(reading=made)
    assert {"actor", "statement", "account"} <= set(rows.values_list("kind", flat=True))
    assert {row.state for row in rows} == {"open"}
    words = {row.key: document.text.content[row.start : row.end] for row in rows}
    assert all(row.payload["span"]["quote"] == words[row.key] for row in rows if "span" in row.payload)


def test_leaves_one_entry_that_commits_to_all_that_was_found(document, local):
    before = len(entries())
    reader = RulesReader()
    made = read(local, document, reader)
    (entry,) = entries(before)
    found = reader.read(document.text.content, document.earliest, load_pack("sample")).to_json()
    assert (entry["kind"], entry["reading"], entry["found"]) == ("read", made.pk, Sha256.of(canonical_json(found)).hex)


def test_a_suggestion_is_never_changed_nor_deleted(statement):
    for change in ({"payload": {}}, {"start": 1}, {"key": "s99"}, {"kind": "actor"}):
        with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
            Suggestion.rows.filter(pk=statement.pk).update(**change)
    with pytest.raises(IntegrityError, match="never deleted"), transaction.atomic():
        Suggestion.rows.filter(pk=statement.pk).delete()


def test_reading_again_supersedes_what_is_open_and_leaves_what_is_decided(document, account, local):
    accept_account(local, account)
    decided = Suggestion.rows.filter(state="accepted").count()
    second = read(local, document, RulesReader())
    assert Reading.rows.filter(superseded=False).get() == second
    assert Suggestion.rows.filter(state="accepted").count() == decided
    assert not Suggestion.rows.filter(state="open").exclude(reading=second).exists()


def test_what_was_decided_does_not_come_back_when_the_same_is_found_again(document, account, suggestions, local):
    accept_account(local, account)  # and the people of it
    reject(local, suggestions.filter(kind="place").first())
    unsure(local, suggestions.filter(kind="statement").first(), reason="Who says so?")
    done, before = [one for one in suggestions if one.state != "open"], len(entries())
    second = read(local, document, RulesReader())
    assert set(map(place, second.suggestions.filter(state="superseded"))) == set(map(place, done)) != set()
    assert second.suggestions.filter(state="open").count() == len(suggestions.filter(reading=account.reading)) - len(done)
    (entry,) = entries(before)
    assert entry["suggestions"] == second.suggestions.count()
    assert not [one for one in faults() if one.verdict != PASSED]


def test_what_was_amended_comes_back_neither_as_suggested_nor_as_amended(document, statement, local):
    amend(local, statement, {"manner": "mixed"})
    found = find(local, document, RulesReader())
    for manner, then in ((statement.payload["manner"], "superseded"), ("mixed", "superseded"), ("indirect", "open")):
        told = tuple(replace(one, manner=manner) for one in found.statements)
        made = read(local, document, RulesReader(), done=replace(found, statements=told))
        assert made.suggestions.get(kind="statement", start=statement.start).state == then, manner


def test_another_value_of_what_was_decided_comes_back_open(document, account, local):
    accept_account(local, account)
    found = find(local, document, RulesReader())
    told = tuple(replace(one, date="2025-03-02") for one in found.accounts)
    made = read(local, document, RulesReader(), done=replace(found, accounts=told))
    assert made.suggestions.get(kind="account", start=account.start).state == "open"


def test_people_are_compared_by_name_whatever_key_a_reading_gives_them(document, account, local):
    accept_account(local, account)
    found = find(local, document, RulesReader())
    keys = dict(zip([one.id for one in found.actors], [one.id for one in found.actors][::-1], strict=True))

    def by_other_keys(one, victims):
        return replace(one, victims=victims, perpetrators=tuple(keys[key] for key in one.perpetrators))

    people = tuple(replace(one, id=keys[one.id]) for one in found.actors)
    said = tuple(replace(one, speaker=keys[one.speaker]) for one in found.statements)
    for victims, then in ((lambda one: tuple(keys[key] for key in one.victims), "superseded"), (lambda one: one.victims, "open")):
        told = tuple(by_other_keys(one, victims(one)) for one in found.accounts)
        made = read(local, document, RulesReader(), done=replace(found, actors=people, statements=said, accounts=told))
        assert made.suggestions.get(kind="account", start=account.start).state == then


def test_what_is_open_after_another_reading_stands_on_the_people_decided_before(document, statement, local):
    speaker = statement.reading.suggestions.get(kind="actor", key=statement.payload["speaker"])
    accept(local, speaker)
    second = read(local, document, RulesReader())
    accept(local, second.suggestions.get(kind="statement", start=statement.start))
    assert Statement.rows.get().speaker == Actor.rows.get()
    assert Actor.rows.get().suggestion == speaker


def test_who_was_rejected_before_another_reading_is_rejected_in_it(document, statement, local):
    reject(local, statement.reading.suggestions.get(kind="actor", key=statement.payload["speaker"]))
    second = read(local, document, RulesReader())
    with pytest.raises(BadDecision, match="is rejected"):
        accept(local, second.suggestions.get(kind="statement", start=statement.start))


def place(suggestion):
    return (suggestion.kind, suggestion.start, suggestion.end)


def faults():
    told = Told()
    list(told.entries())
    return list(check_rows(told))


def test_undo_supersedes_the_reading_and_is_logged(document, account, local):
    accept_account(local, account)
    made, before = Reading.rows.get(), len(entries())
    withdraw_reading(local, made)
    assert not Suggestion.rows.filter(state="open").exists()
    assert Suggestion.rows.filter(state="accepted").exists()
    (entry,) = entries(before)
    assert (entry["kind"], entry["reading"], entry["document"]) == ("reading withdrawn", made.pk, document.pk)
    after = state()
    with pytest.raises(BadDecision, match="superseded already"):
        withdraw_reading(local, made)
    assert state() == after


def test_a_withdrawn_reading_can_be_brought_back_until_the_document_is_read_again(document, account, local):
    accept_account(local, account)
    reading, before = Reading.rows.get(), states()
    withdraw_reading(local, reading)
    assert states() != before
    undo_change(local, Reversible.rows.last())
    assert states() == before
    assert not fresh(reading).superseded
    withdraw_reading(local, fresh(reading))
    read(local, document, RulesReader())
    after = state()
    with pytest.raises(Conflict, match="read again since"):
        undo_change(local, Reversible.rows.last())
    assert state() == after


def states():
    return list(Suggestion.rows.order_by("pk").values_list("pk", "state"))


def test_refuses_a_pack_that_is_none_and_a_withdrawn_document(document, local):
    before = state()
    with pytest.raises(PackError):
        read(local, document, RulesReader(), "atlantis")
    assert state() == before
    withdraw(local, document)
    with pytest.raises(BadDecision, match="withdrawn"):
        read(local, document, RulesReader())
    assert not Reading.rows.exists()


@pytest.fixture
def elsewhere():
    """A reader that would send the text to another computer, told that all is public; its transport refuses to carry."""
    return LlmReader(LlmSettings(Address.parse("https://models.example.org/v1"), "m"), Carried(), level=0)


@pytest.mark.parametrize("level", [2, 3])
def test_the_level_of_the_document_decides_whether_it_may_leave_whatever_the_reader_was_told(document, local, elsewhere, level):
    set_level(local, document, level)
    before = state()
    with pytest.raises(ReadingError, match=f"of level {level}.*Nothing was sent"):
        read(local, document, elsewhere)
    assert (state(), elsewhere.transport.requests) == (before, [])


def test_nothing_leaves_for_whoever_may_not_read_nor_from_a_withdrawn_document(document, local, elsewhere, stranger, cleared):
    for who in (stranger, cleared(3)):
        with pytest.raises(NotAllowed):
            read(who, document, elsewhere)
    withdraw(local, document)
    with pytest.raises(BadDecision):
        read(local, document, elsewhere)
    assert elsewhere.transport.requests == []


def test_what_was_found_before_the_turn_is_what_is_kept(document, local):
    reader = RulesReader()
    done = find(local, document, reader)
    made = read(local, document, reader, done=replace(done, statements=(), accounts=(), settings={"unread": "paragraphs 2"}))
    assert made.settings == {"unread": "paragraphs 2"}
    assert not Suggestion.rows.filter(reading=made, kind="statement").exists()
