"""Who has a document in hand: taken, handed over, given back, undone; a help and no lock."""

import pytest

from saksi.actions.assign import assign
from saksi.actions.give_back import give_back
from saksi.actions.reject import reject
from saksi.actions.undo import undo_change
from saksi.actions.withdraw import withdraw
from saksi.kernel.errors import BadDecision, Conflict, NotAllowed
from saksi.record.models import Assignment, Reversible

from .conftest import entries, state


@pytest.fixture
def coder(cleared):
    return cleared(1, may_write=True)


@pytest.fixture
def reader(cleared):
    """A second reader."""
    return cleared(1)


def hands():
    """Who has which document now."""
    return list(Assignment.rows.filter(live=True).values_list("document", "user"))


def undo_newest(by):
    undo_change(by, Reversible.rows.filter(undone=False).last())


def test_works_and_the_log_says_who(document, coder):
    assign(coder, document, coder)
    assert hands() == [(document.pk, coder.pk)]
    assert entries()[-1] | {"at": ""} == {"kind": "taken", "at": "", "by": coder.pk, "document": document.pk, "person": coder.pk}


def test_it_is_in_one_pair_of_hands_and_the_older_stays_written(document, coder, local):
    assign(coder, document, coder)
    assign(coder, document, local)
    assert hands() == [(document.pk, local.pk)]
    assert list(Assignment.rows.values_list("user", "by", "live")) == [
        (coder.pk, coder.username, False), (local.pk, coder.username, True),
    ]  # fmt: skip
    assert entries()[-1]["kind"] == "handed over"


def test_given_back_nobody_has_it(document, coder):
    assign(coder, document, coder)
    give_back(coder, document)
    assert hands() == []
    assert entries()[-1]["kind"] == "given back"


def test_undo_restores_who_had_it(document, coder, local):
    assign(coder, document, coder)
    assign(local, document, local)
    undo_newest(local)
    assert hands() == [(document.pk, coder.pk)]
    give_back(coder, document)
    undo_newest(coder)
    assert hands() == [(document.pk, coder.pk)]
    undo_newest(coder)
    assert hands() == []


def test_undo_is_refused_once_another_took_it(document, coder, local):
    assign(coder, document, coder)
    give_back(coder, document)
    change = Reversible.rows.last()
    assign(local, document, local)
    before = state()
    with pytest.raises(Conflict, match="another in its place"):
        undo_change(coder, change)
    assert state() == before


def test_a_second_reader_takes_and_gives_back_and_moves_nobody_elses(document, reader, coder):
    assign(reader, document, reader)
    undo_newest(reader)
    assign(reader, document, reader)
    give_back(reader, document)
    assign(coder, document, coder)
    for wrong in (
        lambda: assign(reader, document, reader), lambda: assign(reader, document, coder), lambda: give_back(reader, document),
    ):  # fmt: skip
        with pytest.raises((NotAllowed, BadDecision)):
            wrong()
    assert hands() == [(document.pk, coder.pk)]


def test_who_saw_something_else_is_told_who_has_it(document, coder, local):
    assign(coder, document, coder, seen=None)
    with pytest.raises(Conflict, match=f"{coder.username} has this document by now"):
        assign(local, document, local, seen=None)
    with pytest.raises(Conflict, match=coder.username):
        give_back(local, document, seen=local.pk)
    give_back(coder, document, seen=coder.pk)
    with pytest.raises(Conflict, match="nobody has"):
        assign(local, document, local, seen=coder.pk)


def test_refuses_what_would_not_serve(workspace, second, cleared, document, coder, stranger, local):
    hidden = second(level=2).document
    viewer = cleared(3, role="viewer")
    for to in (coder, stranger, viewer):
        with pytest.raises(BadDecision, match="may not see"):
            assign(local, hidden, to)
    assign(local, document, local)
    with pytest.raises(BadDecision, match="already"):
        assign(local, document, local)
    give_back(local, document)
    with pytest.raises(BadDecision, match="nobody has"):
        give_back(local, document)
    withdraw(local, document)
    with pytest.raises(BadDecision, match="withdrawn"):
        assign(local, document, local)


def test_it_is_no_lock(suggestions, document, coder, local):
    assign(coder, document, coder)
    reject(local, suggestions.first())
    assert suggestions.filter(state="rejected").count() == 1
