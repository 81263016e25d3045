"""One search box: finds by words, is no way round the guard, and takes what is typed as data."""

from __future__ import annotations

import pytest

from saksi.record.models import Searchable
from saksi.record.search.index import index_row
from saksi.record.search.snippets import snippet
from tests.record import builders
from tests.record.found import hits_of

pytestmark = pytest.mark.django_db


def found(user, query):
    return [(hit.kind, hit.id) for hit in hits_of(user, query)]


def test_a_document_is_found_by_the_beginning_of_any_word_without_case_or_accents(local):
    row = builders.document("The café in Østrel was closed; a pétition was refused.")
    index_row(row)
    for query in ("CAFE", "café", "petit", "closed cafe", '"petition was"', "dispatch"):
        assert found(local, query) == [("document", row.pk)], query
    for query in ("cafés", '"closed petition"', "etition", "closed open"):
        assert found(local, query) == [], query


def test_the_index_follows_changes(local):
    row = builders.document("A first wording.")
    index_row(row)
    row.title = "Harbour"
    index_row(row)
    assert found(local, "harbour") == [("document", row.pk)]
    assert found(local, "dispatch") == []
    row.withdrawn = True
    index_row(row)
    assert found(local, "harbour") == []
    assert not Searchable.rows.exists()


@pytest.mark.parametrize("level", [1, 2, 3])
def test_what_is_above_the_clearance_is_not_found(cleared, level):
    row = builders.document("A confidential word: quince.", level=level)
    index_row(row)
    assert found(cleared(level - 1), "quince") == []
    assert found(cleared(level), "quince") == [("document", row.pk)]


def test_a_document_that_was_raised_is_not_found_even_before_the_index_follows(cleared):
    row = builders.document("A word: quince.", level=0)
    index_row(row)
    row.level = 3
    row.save()
    assert found(cleared(0), "quince") == []


def test_a_stranger_finds_nothing(stranger):
    index_row(builders.document("quince", level=0))
    assert found(stranger, "quince") == []


def test_a_statement_is_found_by_its_words_and_speaker(local):
    row = builders.document("Police arrested two farmers.", level=1)
    said = builders.statement(row, speaker=builders.actor(row, "Ana Velu"))
    index_row(said)
    assert found(local, "velu arrested") == [("statement", said.pk)]


def test_a_hidden_speaker_does_not_make_a_statement_found(local, cleared):
    row = builders.document("Police arrested two farmers.", level=1)
    said = builders.statement(row, speaker=builders.actor(row, "Ana Velu", level=3))
    index_row(said)
    assert found(local, "velu") == []
    assert found(cleared(1), "arrested") == [("statement", said.pk)]


def test_an_incident_is_found_by_what_its_accounts_tell_up_to_its_own_level(cleared):
    open_source, closed_source = (
        builders.document(level=1),
        builders.document("Police arrested Nilo Das.", level=3),
    )
    act = builders.incident("Arrest in Dren", level=1)
    builders.account(open_source, act, place="Dren", victims=[builders.actor(open_source, "Ana Velu")])
    builders.account(closed_source, act, place="Mirrow", victims=[builders.actor(closed_source, "Nilo Das")])
    index_row(act.incident)
    everything = cleared(3)
    assert found(everything, "ana dren") == [("incident", act.incident_id)]
    assert found(everything, "nilo") == []
    assert found(everything, "mirrow") == []


@pytest.mark.parametrize(
    "query",
    [
        '"',
        '""',
        '"unfinished',
        "a OR b",
        "NOT",
        "x*",
        "col:word",
        "NEAR(a b)",
        "(",
        ")",
        "^a",
        "-",
        "'",
        "o'brien",
        "\\",
        "a\\'",
        "%",
        ":*",
        "&",
        "a & | !",
        "\0",
        "a\0b",
        " ",
        "",
        "😀",
        "💧 water",
        "' OR 1=1 --",
        "a:b:c",
        "<b>",
    ],
)
def test_whatever_is_typed_is_data(local, query):
    index_row(builders.document("Water was cut off in Dren."))
    assert isinstance(found(local, query), list)


def test_an_operator_is_searched_as_a_word(local):
    row = builders.document("rice or maize")
    index_row(row)
    assert found(local, "rice OR cassava") == []
    assert found(local, "rice OR maize") == [("document", row.pk)]


def test_a_snippet_is_the_sentence_with_the_words_marked_as_they_stand():
    text = "Rain fell. The CAFÉ “Lune” was shut by police! Nobody knew why.\nMore."
    found = snippet(text, ("cafe", "police"))
    assert found.pieces == (
        ("The ", False),
        ("CAFÉ", True),
        (" “Lune” was shut by ", False),
        ("police", True),
        ("!", False),
    )
    assert (text[found.at :].startswith("CAFÉ"), found.words) == (True, "CAFÉ")
    assert snippet("The café", ("none",)).pieces == (("The café", False),)


def test_a_long_sentence_is_cut_around_its_first_word():
    found = snippet("word " * 200 + "the CAFÉ " + "more " * 200, ("cafe",))
    assert found.pieces[0] == ("… ", False)
    assert found.pieces[-1] == (" …", False)
    assert ("CAFÉ", True) in found.pieces
    assert sum(len(piece) for piece, _ in found.pieces) < 400
