"""Read: suggestions that never change; reading again leaves what was decided; undo supersedes."""

from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction

from saksi.actions.accept_account import accept_account
from saksi.actions.read import find, read
from saksi.actions.set_level import set_level
from saksi.actions.undo import undo_change
from saksi.actions.withdraw import withdraw
from saksi.actions.withdraw_reading import withdraw_reading
from saksi.codebook.packs import load_pack
from saksi.kernel.canonical import canonical_json
from saksi.kernel.errors import BadDecision, Conflict, NotAllowed, PackError, ReadingError
from saksi.kernel.hashes import Sha256
from saksi.reading.llm.address import Address
from saksi.reading.llm.reader import LlmReader
from saksi.reading.llm.settings import LlmSettings
from saksi.reading.rules import RulesReader
from saksi.record.models import Reading, Reversible, Suggestion
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
