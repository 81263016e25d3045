"""A flag is one line for a colleague: on the card, in that person's list, until it is resolved."""

import pytest
from django.urls import reverse

from saksi.record.models import Flag, Reversible, Suggestion
from saksi.record.people import scripted_monitor
from saksi.web.pages.flag import flags_for
from tests.web.conftest import shown
from tests.web.flat import assert_flat_queries

pytestmark = pytest.mark.django_db


def put_up(desk, suggestion, **form):
    return desk.client.post(reverse("flag", args=[suggestion.pk]), form, follow=True)


def test_a_line_stands_on_the_card_and_where_the_colleague_looks(desk, courier, statement, cleared):
    sela = cleared(3, role="coder")
    assert f"<option>{sela.username}</option>" in shown(desk.page("flag", statement.pk))
    body = shown(put_up(desk, statement, line="Is this <b>she</b>?", to=sela.username))
    assert "Is this <b>she</b>?" in body
    assert "<b>she</b>" not in desk.page("desk", courier.pk).content.decode()
    assert [flag.suggestion for flag in flags_for(sela)] == [statement]
    assert list(flags_for(desk.user)) == []
    assert "Put up by me" in shown(desk.page("flags"))


def test_the_offer_to_undo_keeps_the_page_of_flags_from_which_one_was_resolved(desk, statement):
    put_up(desk, statement, line="which union?")
    back = reverse("flags") + "?page=1"
    answer = desk.client.post(reverse("resolve-flag", args=[Flag.rows.get().pk]), {"back": back})
    assert answer.url == f"{back}&changed={Reversible.rows.last().pk}"


def test_a_flag_for_anybody_waits_for_everybody_but_its_writer(desk, statement, cleared):
    put_up(desk, statement, line="which union?")
    assert flags_for(cleared(0, role="coder")).count() == 1
    assert not flags_for(desk.user).exists()


def test_resolving_takes_it_off_and_can_be_undone(desk, courier, statement):
    put_up(desk, statement, line="which union?")
    flag = Flag.rows.get()
    body = shown(desk.client.post(reverse("resolve-flag", args=[flag.pk]), follow=True))
    assert "which union?" not in body
    desk.client.post(reverse("undo-change", args=[Reversible.rows.last().pk]))
    assert "which union?" in shown(desk.page("desk", courier.pk))
    desk.client.post(reverse("resolve-flag", args=[flag.pk]))
    assert desk.client.post(reverse("resolve-flag", args=[flag.pk])).status_code == 409


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        ({"line": "  "}, "one line"),
        ({"line": "x" * 501}, "500 at most"),
        ({"line": "look", "to": "nobody at all"}, "nobody here is called"),
    ],
)
def test_bad_input_is_refused_and_what_was_typed_is_kept(desk, statement, form, sentence):
    answer = put_up(desk, statement, **form)
    assert answer.status_code == 422
    assert sentence in shown(answer)
    assert f'value="{form["line"]}"' in shown(answer)
    assert not Flag.rows.exists()


def test_who_may_not_see_the_document_is_not_offered_and_not_told(desk, cleared):
    document = desk.take_in(
        "Police arrested Oren Tallis on 3 March 2025, his family said.", "secret.txt", "Herald", level=2
    )
    low = cleared(1, role="coder")
    suggestion = Suggestion.rows.filter(document=document).first()
    assert low.username not in shown(desk.page("flag", suggestion.pk))
    assert put_up(desk, suggestion, line="look", to=low.username).status_code == 422
    put_up(desk, suggestion, line="look")
    assert not flags_for(low).exists()
    assert flags_for(scripted_monitor()).exists()


def test_the_list_asks_no_more_with_more_flags(client, desk, courier):
    row = Suggestion.rows.filter(document=courier).first()

    def make(n):
        for _ in range(n):
            Flag.rows.create(suggestion=row, line="look", by="another", at="2025-03-09T12:00Z")

    assert_flat_queries(client, reverse("flags"), make)
