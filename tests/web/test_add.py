"""What the reader missed is added by a person: type the words, choose the place, say what they are."""

import re
from dataclasses import replace

import pytest
from django.urls import reverse

from saksi.actions.accept import accept
from saksi.actions.read import find, read
from saksi.actions.reject import reject
from saksi.reading.rules import RulesReader
from saksi.record.models import Account, Actor, Provision, Statement, Suggestion
from tests.web.conftest import kinds, shown

pytestmark = pytest.mark.django_db


def place(document, words):
    start = document.text.content.index(words)
    return {"start": start, "end": start + len(words)}


def add(desk, document, **form):
    return desk.client.post(reverse("add-missed", args=[document.pk]), form, follow=True)


def test_the_words_are_found_where_they_stand(desk, courier):
    body = shown(desk.page("add-missed", courier.pk, words="Police"))
    assert body.count("<mark>Police</mark>") == courier.text.content.count("Police")
    assert "The text does not have these words." in shown(desk.page("add-missed", courier.pk, words="Polise"))


def test_what_is_only_remembered_is_told_of_where_it_is_shown(desk, courier):
    assert "†" not in shown(desk.page("add-missed", courier.pk))
    assert "† stands in the codebook" in shown(desk.page("add-missed", courier.pk, words="Police"))


def test_a_statement_is_added_in_a_persons_name(desk, courier):
    speaker = desk.suggestion(courier, "actor", "Dovan Hesk")
    body = shown(
        add(
            desk,
            courier,
            kind="statement",
            position="denies",
            manner="indirect",
            speaker=speaker.key,
            **place(courier, "anyone had been"),
        )
    )
    row = Statement.rows.get(content="anyone had been")
    assert (row.position, row.speaker.name, row.suggestion.added_by) == ("denies", "Dovan Hesk", desk.user)
    assert "added by a person" in body
    assert "added" in kinds()


def test_after_an_addition_the_desk_goes_on_at_the_next_open_card(desk, courier):
    form = {"kind": "statement", "position": "denies", "manner": "indirect", **place(courier, "They showed")}
    answer = desk.client.post(reverse("add-missed", args=[courier.pk]), form)
    body, added = shown(desk.client.get(answer.url)), Statement.rows.get(content="They showed").suggestion_id
    following = re.search(r'class="card open" id="(\d+)"', body[body.index(f'id="{added}"') :])
    assert answer.url.endswith(f"#{following[1]}")
    assert f"?at={added}#{added}" in body[body.index('role="status"') :]


def test_an_account_and_an_actor_are_added(desk, courier):
    add(desk, courier, kind="actor", actor_kind="group", sector="union", **place(courier, "Harbour Workers"))
    added = Actor.rows.get(name="Harbour Workers")
    add(desk, courier, kind="account", act="physical-attack", victims=added.suggestion.key, **place(courier, "beaten"))
    assert Account.rows.get(code="physical-attack").victims.get() == added


def test_no_act_position_or_sector_is_told_unless_somebody_chooses_it(desk, courier):
    body = shown(desk.page("add-missed", courier.pk, words="no warrant", **place(courier, "no warrant")))
    assert 'name="act" required><option value="">' in body, "the first act of the codebook is a killing"
    assert body.count('<option value="other" selected>') == 2


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        ({"kind": "account", "act": ""}, "expected words"),
        ({"kind": "statement", "position": "alleges", "date": "soon"}, "soon"),
        ({"kind": "statement", "position": "shouts"}, "expected one of"),
        ({"kind": "poem"}, "expected one of statement"),
        ({"kind": "statement", "position": "alleges", "end": "9999"}, "expected a stretch inside a text"),
        ({"kind": "statement", "position": "alleges", "start": "²"}, "expected a stretch inside a text"),
    ],
)
def test_what_cannot_be_is_refused_and_what_was_typed_is_kept(desk, courier, form, sentence):
    words = "anyone had been"
    address = reverse("add-missed", args=[courier.pk]) + f"?words={words}"
    answer = desk.client.post(address, {**place(courier, words), **form})
    assert answer.status_code == 422
    assert sentence in shown(answer)
    assert f"<mark>{words}</mark>" in shown(answer)
    if form.get("date"):
        assert 'name="date" value="soon"' in shown(answer)
    assert not Suggestion.rows.filter(added_by__isnull=False).exists()


def test_selected_words_are_checked_and_widened_to_whole_characters(desk):
    document = desk.take_in("ស្ត្រីម្នាក់ was held by police, she said.\n\nMore 😀 of it.", "km.txt", "Herald")
    text = document.text.content
    address = reverse("add-missed", args=[document.pk])
    part = desk.client.get(address, {"start": 1, "end": 2, "quote": text[1:2]}, headers={"HX-Request": "true"})
    assert "<html" not in shown(part)
    assert f"<mark>{text[:6]}</mark>" in shown(part)
    wrong = desk.client.get(address, {"start": 1, "end": 2, "quote": "other"}, headers={"HX-Request": "true"})
    assert wrong.status_code == 422
    assert "the stored text reads" in shown(wrong)
    add(desk, document, kind="place", start=1, end=2, quote=text[1:2])
    assert Suggestion.rows.get(added_by=desk.user).payload["name"] == text[:6]


def test_words_are_found_whatever_their_case_and_a_quote_may_not_differ(desk, courier):
    assert "<mark>Police</mark>" in shown(desk.page("add-missed", courier.pk, words="police"))
    form = {"kind": "statement", "position": "denies", "manner": "indirect", "quote": "somebody had been"}
    answer = add(desk, courier, **form, **place(courier, "anyone had been"))
    assert answer.status_code == 422
    assert not Statement.rows.exists()


def test_an_article_of_a_law_is_added(desk, courier):
    add(desk, courier, kind="provision", instrument="Labour Law", article="12", **place(courier, "no warrant"))
    assert Provision.rows.get().article == "12"


def test_who_speaks_is_chosen_among_the_people_of_the_reading_that_stands(desk, courier):
    accept(desk.user, desk.suggestion(courier, "actor", "Sanna Brill"))
    reject(desk.user, desk.suggestion(courier, "actor", "Dovan Hesk"))
    found = find(desk.user, courier, RulesReader())
    people = tuple(replace(one, id=f"b{one.id}") for one in found.actors)
    read(desk.user, courier, RulesReader(), done=replace(found, actors=people, statements=(), accounts=()))
    key = next(one.id for one in people if one.name == "Sanna Brill")
    spot = place(courier, "no warrant")
    page = desk.page("add-missed", courier.pk, words="no warrant", **spot)
    offered = {one.payload["name"]: one.key for one in page.context["actors"]}
    assert "Dovan Hesk" not in offered
    assert offered["Sanna Brill"] == key
    add(desk, courier, kind="statement", position="denies", speaker=key, **spot)
    assert Statement.rows.get(live=True).speaker == Actor.rows.get(live=True)
