"""A document is finished once every card is decided, or closed as read and containing nothing; the list shows it."""

import pytest
from django.urls import reverse

from saksi.actions.assign import assign
from saksi.actions.undo import undo
from saksi.record.models import Closing, Decision, Reading, Reversible, Suggestion
from saksi.record.needs import in_hand
from saksi.record.queue import waiting
from tests.record import builders
from tests.web.conftest import shown

pytestmark = pytest.mark.django_db


def finish(desk, document, how="finished", follow=True):
    return desk.client.post(reverse("finish", args=[document.pk]), {"how": how}, follow=follow)


def decide_all(desk, document, outcome="reject"):
    for row in Suggestion.rows.filter(document=document, state="open"):
        desk.decide(row, outcome)


def listed(desk, state):
    return shown(desk.page("documents", state=state))


def test_it_is_refused_while_cards_are_open_and_says_how_many(desk, courier):
    n = Suggestion.rows.filter(document=courier, state="open").count()
    assert f"Finish: {n} cards are open" in shown(desk.page("desk", courier.pk))
    answer = finish(desk, courier)
    assert answer.status_code == 422
    assert f"{n} cards are open" in shown(answer)
    assert not Closing.rows.exists()


def test_a_finished_document_shows_it_on_the_desk_and_in_the_list(desk, courier, herald):
    decide_all(desk, courier)
    answer = finish(desk, courier)
    assert "Closed:" in shown(answer)
    assert "finished" in shown(desk.page("desk", courier.pk))
    found = listed(desk, "finished")
    assert str(courier) in found
    assert str(herald) not in found.split("<tbody>")[1]


def test_read_and_contains_none_closes_what_nothing_was_accepted_of_and_leaves_the_queue(desk, courier):
    assert courier in waiting(desk.user)
    decide_all(desk, courier)
    assert "Read; contains none" in shown(desk.page("desk", courier.pk))
    finish(desk, courier, "none")
    assert courier not in waiting(desk.user)
    assert str(courier) in listed(desk, "none")


def test_contains_none_is_neither_offered_nor_taken_while_a_card_is_open(desk, courier, statement):
    decide_all(desk, courier)
    desk.client.post(reverse("undo", args=[statement.decisions.last().pk]))
    assert "Read; contains none" not in shown(desk.page("desk", courier.pk))
    answer = finish(desk, courier, "none")
    assert answer.status_code == 422
    assert "open cards: 1, expected none. Reject each that is wrong" in shown(answer)
    assert not Closing.rows.exists()


def test_contains_none_is_refused_once_something_was_accepted(desk, courier, statement):
    desk.decide(statement, "accept")
    decide_all(desk, courier)
    answer = finish(desk, courier, "none")
    assert answer.status_code == 422
    assert "so it contains something" in shown(answer)
    assert "Read; contains none" not in shown(desk.page("desk", courier.pk))


def test_a_closed_document_is_no_longer_closed_once_something_is_accepted_or_open_again(desk, courier):
    someone = desk.suggestion(courier, "actor", "Oren Tallis")
    decide_all(desk, courier)
    finish(desk, courier, "none")
    desk.client.post(reverse("undo", args=[someone.decisions.last().pk]))
    assert str(courier) in listed(desk, "open")
    desk.decide(someone, "accept")
    assert str(courier) in listed(desk, "decided")
    finish(desk, courier)
    assert str(courier) in listed(desk, "finished")
    desk.client.post(reverse("undo", args=[someone.decisions.last().pk]))
    assert str(courier) in listed(desk, "open")
    assert Closing.rows.filter(live=True).count() == 1


def test_undo_and_open_again_take_it_back(desk, courier):
    decide_all(desk, courier)
    finish(desk, courier, "none")
    desk.client.post(reverse("undo-change", args=[Reversible.rows.last().pk]))
    assert str(courier) in listed(desk, "decided")
    finish(desk, courier, "none")
    assert str(courier) in listed(desk, "none")
    finish(desk, courier, "open")
    assert str(courier) in listed(desk, "decided")
    assert finish(desk, courier, "open").status_code == 409


def test_closing_twice_and_nonsense_are_refused(desk, courier):
    decide_all(desk, courier)
    finish(desk, courier, "none")
    assert finish(desk, courier, "none").status_code == 409
    assert finish(desk, courier, "maybe").status_code == 422


def test_a_document_that_is_read_again_is_no_longer_closed(desk, courier):
    decide_all(desk, courier)
    finish(desk, courier, "none")
    desk.client.post(reverse("read", args=[courier.pk]))
    assert str(courier) in listed(desk, "decided")
    assert courier not in waiting(desk.user)  # nothing new was found
    undo(desk.user, Decision.rows.first())
    assert courier in waiting(desk.user)


@pytest.fixture
def empty(local):
    """A document that was read, and nothing was found in it."""
    document = builders.document("The weather was fine.", level=0)
    for version in ("1", "2"):
        Reading.rows.create(
            document=document, reader="rules", version=version, superseded=version == "1", pack="sample", made=builders.NOW
        )
    return document


def test_a_document_in_which_nothing_was_found_is_read_and_waits_until_somebody_closes_it(desk, empty):
    assign(desk.user, empty, desk.user)
    assert str(empty) in listed(desk, "nothing")
    assert "read, nothing found" in shown(desk.page("documents"))
    assert 'state=unread"' not in shown(desk.page("documents"))
    queue = shown(desk.page("inbox-queue", stage="nothing"))
    assert str(empty) in queue
    assert "read, nothing found" in queue
    assert "Documents in which nothing was found" in shown(desk.page("overview"))
    assert desk.page("next").url == reverse("desk", args=[empty.pk])
    assert list(in_hand(desk.user)) == [empty]
    finish(desk, empty, "none")
    assert str(empty) in listed(desk, "none")
    assert str(empty) not in shown(desk.page("inbox-queue"))
    assert "Documents in which nothing was found" not in shown(desk.page("overview"))
    assert desk.page("next").url == reverse("documents")
    assert not in_hand(desk.user)


def test_what_was_added_by_hand_to_a_document_in_which_nothing_was_found_is_not_nothing(desk, empty):
    added = builders.suggestion(empty)
    assert str(empty) in listed(desk, "open")
    Suggestion.rows.filter(pk=added.pk).update(state="accepted")
    assert str(empty) in listed(desk, "decided")
    assert str(empty) not in shown(desk.page("inbox-queue"))
