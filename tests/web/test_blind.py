"""A share of the documents is read blind: the text alone, then what only people, only the reader and both found."""

import re

import pytest
from django.urls import reverse

from saksi.actions.assign import assign
from saksi.record.blind import measure, pairs
from saksi.record.models import Account, BlindItem, BlindReading, Decision, Reversible, Statement, Suggestion
from tests.conftest import drawing
from tests.web.conftest import shown, state

pytestmark = pytest.mark.django_db


@pytest.fixture
def blind(desk, courier, settings):
    """The first dispatch, drawn to be read blind, as every other."""
    settings.SAKSI_WORKSPACE = drawing(desk.workspace, 1, 0)
    return courier


def words(document, quote):
    start = document.text.content.index(quote)
    return {"start": start, "end": start + len(quote), "quote": quote}


def find(desk, document, kind, quote, **form):
    address = reverse("add-missed", args=[document.pk])
    return desk.client.post(address, {"kind": kind, **words(document, quote), **form}, follow=True)


def rows_of(answer):
    """The rows of a list, or the lines of what is to be done; without marks, days and times, and without what is counted of all documents together."""
    body = b"".join(answer).decode() if answer.streaming else shown(answer)
    body = re.sub(r"(?s).*?(<tbody>|What needs)", "", body, count=1)
    return re.sub(r"<[^>]*>|\d{4}-\d\d-\d\d(?:[T ][\d:.]+)?", " ", body)


def reveal(desk, document, **form):
    return desk.client.post(reverse("blind", args=[document.pk]), form, follow=True)


def test_the_desk_shows_the_text_and_no_suggestion_until_somebody_asks(desk, blind):
    body = shown(desk.page("desk", blind.pk))
    assert "drawn to be read blind" in body
    assert "They showed no warrant" in body
    for row in Suggestion.rows.filter(document=blind):
        assert f'id="m{row.pk}"' not in body
        assert f'id="{row.pk}"' not in body
    assert 'name="a"' not in body
    reveal(desk, blind)
    assert 'name="a"' in shown(desk.page("desk", blind.pk))


def test_no_other_way_shows_or_decides_them(desk, blind):
    row = desk.suggestion(blind, "account", "arrested")
    for address in (
        reverse("bulk", args=[blind.pk]),
        reverse("flag", args=[row.pk]),
        reverse("desk", args=[blind.pk]) + f"?card={row.pk}",
    ):
        for headers in ({}, {"HX-Request": "true"}):
            body = shown(desk.client.get(address, headers=headers))
            assert "drawn to be read blind" in body
            assert f'id="{row.pk}"' not in body
    answer = desk.decide(row, "accept")
    assert answer.status_code == 409
    assert state(row) == "open"
    people = shown(desk.page("add-missed", blind.pk, words="warrant"))
    assert "Oren Tallis</option>" not in people, "the form names only people that were found blind"
    assert desk.client.post(reverse("finish", args=[blind.pk]), {"how": "none"}).status_code == 422


@pytest.mark.parametrize("page", ["documents", "inbox-queue", "overview"])
def test_no_list_tells_how_many_cards_wait_until_they_were_shown(desk, blind, local, page):
    n = Suggestion.rows.filter(document=blind, state="open").count()
    assign(local, blind, local)
    addresses = [reverse(page)] + [f"{reverse(page)}?format={kind}" for kind in ("csv", "json") if page != "overview"]
    for address in addresses:
        body = rows_of(desk.client.get(address))
        assert "read blind first" in body
        assert not re.search(rf"\b{n}\b", body)
    reveal(desk, blind)
    for address in addresses:
        body = rows_of(desk.client.get(address))
        assert "read blind first" not in body
        assert re.search(rf"\b{n}\b", body)


def test_what_is_found_is_kept_apart_and_can_be_taken_back(desk, blind):
    body = shown(find(desk, blind, "actor", "Sanna Brill", actor_kind="person", sector="civil-society"))
    assert "Sanna Brill" in body
    item = BlindItem.rows.get()
    assert not Decision.rows.exists()
    desk.client.post(reverse("not-found", args=[item.pk]))
    assert not BlindItem.rows.filter(live=True).exists()
    desk.client.post(reverse("undo-change", args=[Reversible.rows.last().pk]))
    assert BlindItem.rows.filter(live=True).exists()


def test_what_both_found_waits_as_a_card_and_the_rest_is_added(desk, blind):
    find(desk, blind, "actor", "Sanna Brill", actor_kind="person", sector="civil-society")
    speaker = f"b{BlindItem.rows.get().pk}"
    find(desk, blind, "statement", "anyone had been beaten", position="denies", speaker=speaker)
    find(desk, blind, "account", "showed no warrant", act="arrest", victims=speaker)
    reveal(desk, blind)
    person, said, account = (BlindItem.rows.get(kind=kind).suggestion for kind in ("actor", "statement", "account"))
    assert person.added_by is None
    assert person.payload["name"] == "Sanna Brill"
    assert account.added_by == desk.user
    assert Account.rows.get().victims.get().suggestion == person
    assert said.added_by is None or Statement.rows.filter(suggestion=said).exists()
    assert desk.suggestion(blind, "account", "arrested").state == "open"


def test_it_is_measured_once_every_card_is_decided(desk, blind):
    find(desk, blind, "account", "arrested Oren Tallis", act="arrest")
    find(desk, blind, "account", "beaten", act="physical-attack")
    reveal(desk, blind)
    assert measure(desk.user).documents == 0
    for row in Suggestion.rows.filter(document=blind, state="open", kind="account"):
        desk.decide(row, "accept")
    for row in Suggestion.rows.filter(document=blind, state="open"):
        desk.decide(row, "reject")
    found = measure(desk.user)
    accounts = next(one for one in found.kinds if one.kind == "account")
    right = Suggestion.rows.filter(document=blind, kind="account", added_by=None).count()
    alike = BlindItem.rows.filter(suggestion__added_by=None).count()
    assert found.documents == 1
    assert (accounts.both, accounts.people, accounts.reader) == (alike, 2 - alike, right - alike)
    body = shown(desk.page("how-well"))
    assert "1 document measured." in body
    assert desk.user.username not in body.split("<main")[1].split("</main>")[0], "no score of a person"


def test_one_shown_unread_is_counted_and_not_measured(desk, blind):
    reveal(desk, blind, unread="1")
    assert (measure(desk.user).unread, measure(desk.user).waiting) == (1, 0)
    assert "1 were shown unread" in shown(desk.page("how-well"))


def test_undo_leaves_it_out_of_the_measure_and_hides_nothing_again(desk, blind):
    reveal(desk, blind)
    desk.client.post(reverse("undo-change", args=[Reversible.rows.last().pk]))
    assert measure(desk.user).waiting == 0
    assert 'name="a"' in shown(desk.page("desk", blind.pk))
    assert reveal(desk, blind).status_code == 409
    assert BlindReading.rows.count() == 1


def test_bad_finds_are_refused(desk, blind):
    answer = find(desk, blind, "statement", "anyone had been beaten", position="denies", speaker="a1")
    assert answer.status_code == 422
    assert "Add that person first" in shown(answer)
    assert find(desk, blind, "poem", "anyone").status_code == 422
    assert not BlindItem.rows.exists()


def test_a_document_in_which_somebody_decided_is_not_blind(desk, courier, statement, settings):
    desk.decide(statement, "accept")
    settings.SAKSI_WORKSPACE = drawing(desk.workspace, 1, 0)
    assert 'name="a"' in shown(desk.page("desk", courier.pk))


class Stretch:
    def __init__(self, pk, start, end, kind="account"):
        self.pk, self.start, self.end, self.kind = pk, start, end, kind


def test_each_find_has_one_suggestion_the_longest_shared_stretch_first():
    finds = [Stretch(1, 0, 10), Stretch(2, 8, 20), Stretch(3, 30, 40), Stretch(4, 0, 5, "actor")]
    suggested = [Stretch(7, 5, 12), Stretch(8, 11, 20), Stretch(9, 40, 50)]
    assert {find: one.pk for find, one in pairs(finds, suggested).items()} == {1: 7, 2: 8}
