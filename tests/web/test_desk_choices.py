"""Single keys can be switched off, and marks told in words: each for oneself, in every mode, outside of the log."""

import pytest
from django.urls import reverse

from saksi.record.models import LogEntry, Profile
from tests.web.conftest import shown

pytestmark = pytest.mark.django_db


def choose(desk, **form):
    return desk.client.post(reverse("desk-choices"), form, follow=True)


def test_the_account_page_offers_both_and_shows_all_keys(desk):
    body = shown(desk.page("account"))
    assert 'name="single_keys" checked' in body
    assert 'name="marks_told">' in body
    assert "flag for a colleague" in body


def test_without_single_keys_the_desk_loads_no_keys(desk, courier):
    assert "saksi/keys.js" in shown(desk.page("desk", courier.pk))
    assert "Kept, for you alone." in shown(choose(desk))
    body = shown(desk.page("desk", courier.pk))
    assert "saksi/keys.js" not in body
    assert " data-keys" not in body
    assert "saksi/focus.js" in body
    choose(desk, single_keys="on")
    assert "saksi/keys.js" in shown(desk.page("desk", courier.pk))


def test_marks_are_told_in_words_to_who_wants_it(desk, courier, statement):
    told = f'<span class="hide"> [statement {statement.pk}]</span>'
    assert told not in shown(desk.page("desk", courier.pk))
    choose(desk, single_keys="on", marks_told="on")
    assert told in shown(desk.page("desk", courier.pk))


def test_it_is_nobody_elses_business(desk, scripted, courier):
    before = LogEntry.rows.count()
    choose(desk)
    assert LogEntry.rows.count() == before
    assert Profile.objects.get(user=scripted).single_keys


def test_who_sees_no_rows_has_no_desk(desk):
    Profile.objects.update(role="viewer")
    assert choose(desk).status_code == 404
    assert Profile.objects.get(user=desk.user).single_keys
