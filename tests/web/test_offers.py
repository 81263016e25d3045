"""The card of an account offers the incidents it may tell of, with the reasons, and a new one; as quickly with many incidents as with few."""

import re

import pytest
from django.urls import reverse

from saksi.actions.set_level import set_level
from saksi.record.models import Account, Incident
from tests.record import builders
from tests.web.conftest import shown
from tests.web.flat import assert_flat_queries

pytestmark = pytest.mark.django_db


def offers(body, key):
    """The choices of a card: number, words, whether chosen beforehand."""
    card = body.split(f'id="{key}"')[1].split("</article>")[0]
    return re.findall(r'<option value="(\d*)"( selected)?>(.*?)</option>', card)


def test_the_other_telling_of_an_arrest_is_offered_with_its_reasons(desk, account, herald):
    desk.decide(account, "accept")
    incident = Incident.rows.get()
    other = desk.suggestion(herald, "account", "arrested")
    new, (number, chosen, words) = offers(shown(desk.page("desk", herald.pk)), other.pk)
    assert new == ("", "", "a new incident")
    assert number == str(incident.pk)
    assert "same act" in words
    assert "2 days apart" in words
    assert "victim Oren Tallis" in words
    assert not chosen, "the days differ: a person must choose"


def test_where_victim_and_day_are_the_same_it_is_chosen_beforehand(desk, account):
    desk.decide(account, "accept")
    again = desk.take_in("Police in Lumera arrested Oren Tallis on 3 March 2025, his family said.", "again.txt", "Mail")
    other = desk.suggestion(again, "account", "arrested")
    _new, (_number, chosen, words) = offers(shown(desk.page("desk", again.pk)), other.pk)
    assert chosen
    assert "same day" in words


def test_nothing_that_fits_leaves_a_new_incident(desk, herald):
    builders.account(herald, builders.incident("Another matter", level=0), code="land-seizure")
    other = desk.suggestion(herald, "account", "arrested")
    assert offers(shown(desk.page("desk", herald.pk)), other.pk) == [("", "", "a new incident")]


def test_what_may_not_be_seen_is_not_offered(desk, account, herald, cleared, monkeypatch):
    desk.decide(account, "accept")
    set_level(desk.user, Incident.rows.get(), 2)
    low = cleared(1, role="coder")
    monkeypatch.setattr("saksi.web.middleware.local_user", lambda: low)
    other = desk.suggestion(herald, "account", "arrested")
    assert offers(shown(desk.page("desk", herald.pk)), other.pk) == [("", "", "a new incident")]


def test_the_form_of_a_card_offers_the_recent_ones_beside(desk, herald):
    builders.account(herald, act := builders.incident("Another matter", level=0), code="land-seizure")
    other = desk.suggestion(herald, "account", "arrested")
    body = shown(desk.client.get(reverse("desk", args=[herald.pk]), {"card": other.pk}))
    assert str(act.incident_id) in [number for number, *_ in offers(body, other.pk)]


def test_it_asks_no_more_with_more_incidents(client, desk, courier, herald):
    people = [builders.actor(courier, f"Oren Tallis {n}", level=0) for n in range(3)]

    def make(n):
        for _ in range(n):
            act = builders.incident("Arrest", level=0)
            told = builders.account(courier, act, victims=people, perpetrators=people[:1], code="arrest")
            told.set_date("2025-03-05")
            told.save()

    assert_flat_queries(client, reverse("desk", args=[herald.pk]), make, few=3, many=40, most=30)
    assert Account.rows.count() == 43
