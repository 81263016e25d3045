"""Accept, amend, reject, unsure and undo over HTTP, without a script: each one request, saved, signed and told."""

import re

import pytest
from django.urls import reverse

from saksi.actions.checkpoint import newest_checkpoint
from saksi.actions.reject import reject
from saksi.record.models import Account, Actor, Decision, LogLeaf, Statement
from tests.record import builders
from tests.web.conftest import kinds, shown, state

pytestmark = pytest.mark.django_db


def follow(desk, answer):
    assert answer.status_code == 302, shown(answer)
    return shown(desk.client.get(answer["Location"]))


def test_accept_is_saved_signed_and_told_with_its_undo(desk, statement, workspace):
    answer = desk.decide(statement, "accept")
    body = follow(desk, answer)
    made = Decision.rows.get(suggestion=statement)
    assert (state(statement), made.by) == ("accepted", desk.user)
    assert f"Accepted: statement {statement.pk}." in body
    assert reverse("undo", args=[made.pk]) in body
    assert kinds()[-1] == "accepted"
    assert newest_checkpoint(workspace)[0].splitlines()[1] == str(LogLeaf.rows.count())


def test_after_a_decision_the_next_open_card_is_shown(desk, courier, statement):
    first = courier.suggestions.filter(kind="statement").order_by("start").first()
    following = courier.suggestions.filter(kind="statement", start__gt=first.start).order_by("start").first()
    assert desk.decide(first, "reject")["Location"].endswith(f"#{following.pk}")


def test_the_filter_stays_through_a_decision(desk, courier, statement):
    where = desk.decide(statement, "accept", query="?kind=statement&state=open")["Location"]
    assert "kind=statement&state=open&" in where


def test_when_nothing_is_open_any_more_the_page_says_so(desk, courier):
    for suggestion in courier.suggestions.all():
        answer = desk.decide(suggestion, "reject")
    assert answer["Location"].endswith("#made")
    assert "Nothing is open in this document any more." in follow(desk, answer)


def test_reject_makes_nothing_and_unsure_keeps_its_why(desk, statement, account):
    desk.decide(account, "reject", reason="told twice")
    desk.decide(statement, "unsure", reason="who speaks?")
    assert (state(account), state(statement)) == ("rejected", "unsure")
    assert (Account.rows.count(), Statement.rows.count()) == (0, 0)
    assert "who speaks?" in shown(desk.page("desk", statement.document_id))


def test_unsure_without_a_why_is_refused_at_its_card(desk, statement):
    answer = desk.decide(statement, "unsure")
    body = shown(answer)
    card = body.split(f'id="{statement.pk}"')[1].split("</article>")[0]
    assert answer.status_code == 422
    assert "one line of why" in card
    assert "one line of why" in body.split("<h1")[1].split('class="desk"')[0]
    assert 'id="f-reason"' in card
    assert "Printed in reports: name no source here." in card
    assert state(statement) == "open"


def test_amend_shows_its_form_and_keeps_both(desk, courier, statement):
    form = shown(desk.page("desk", courier.pk, card=statement.pk))
    assert state(statement) == "open"
    assert '<select id="f-position"' in form
    answer = desk.decide(statement, "amend", position="justifies", reason="she defends him")
    assert state(statement) == "amended"
    assert Statement.rows.get().position == "justifies"
    assert "she defends him" in follow(desk, answer)
    assert "amended" in kinds()


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        ({"date": "next Monday", "position": "denies"}, "next Monday"),
        ({"position": "shouts"}, "expected one of alleges"),
        ({"speaker": "a99"}, "not among the suggestions"),
        ({}, "nothing was changed"),
    ],
)
def test_a_refused_amendment_says_why_and_loses_nothing(desk, statement, form, sentence):
    answer = desk.decide(statement, "amend", reason="typed with care", **form)
    body = shown(answer)
    assert answer.status_code == 422
    assert sentence in body
    assert 'value="typed with care"' in body
    if "date" in form:
        assert 'value="next Monday"' in body
        assert '<option value="denies" selected>' in body
    assert state(statement) == "open"
    assert not Decision.rows.exists()


def test_the_form_never_fills_in_a_speaker_by_itself(desk, courier):
    unspoken = builders.suggestion(courier, "statement")
    assert unspoken.payload["speaker"] is None
    form = shown(desk.page("desk", courier.pk, card=unspoken.pk))
    assert '<option value="" selected>not told</option>' in form


@pytest.mark.parametrize("form", [{}, {"outcome": "bless"}])
def test_a_form_without_a_decision_is_refused(desk, statement, form):
    answer = desk.client.post(reverse("decide", args=[statement.pk]), {"version": 0, **form})
    assert answer.status_code == 422
    assert "expected accept, amend, reject or unsure" in shown(answer)


def test_who_comes_late_gets_the_fresh_card_and_who_was_first(desk, statement, scripted):
    reject(scripted, statement)
    answer = desk.client.post(reverse("decide", args=[statement.pk]), {"outcome": "accept", "version": "0"})
    assert answer.status_code == 409
    card = shown(answer).split(f'id="{statement.pk}"')[1].split("</article>")[0]
    assert "already rejected by scripted monitor" in card
    assert 'name="a"' not in card
    assert (state(statement), Decision.rows.count()) == ("rejected", 1)


@pytest.mark.parametrize("version", ["", "7", "-1", "²", "x"])
def test_a_version_that_was_not_seen_is_refused(desk, statement, version):
    answer = desk.client.post(reverse("decide", args=[statement.pk]), {"outcome": "accept", "version": version})
    assert answer.status_code == 409
    assert state(statement) == "open"


def test_undo_opens_the_suggestion_again_and_both_stay_in_the_log(desk, statement):
    desk.decide(statement, "accept")
    made = Decision.rows.get(suggestion=statement)
    body = follow(desk, desk.client.post(reverse("undo", args=[made.pk])))
    assert "both decisions stay in the log" in body
    assert state(statement) == "open"
    assert not Statement.rows.get().live
    assert kinds()[-1] == "undone"
    assert desk.client.post(reverse("undo", args=[made.pk])).status_code == 409


def test_undo_of_what_others_stand_on_is_refused_at_its_card(desk, statement):
    desk.decide(statement, "accept")
    answer = desk.client.post(reverse("undo", args=[Actor.rows.get().decision_id]))
    assert answer.status_code == 422
    assert "Undo those first" in shown(answer)


def test_an_account_makes_an_incident_or_joins_one(desk, incident):
    assert Account.rows.filter(act__incident=incident, live=True).count() == 2
    assert incident.title.startswith("Arrest")


def test_a_card_offers_the_incidents_that_its_account_may_tell_of(desk, courier, herald, account):
    desk.decide(account, "accept")
    card = shown(desk.page("desk", herald.pk, kind="account"))
    incident = Account.rows.get().act.incident
    assert f'<option value="{incident.pk}">{incident.pk}: {incident.title}' in card


@pytest.mark.parametrize("chosen", ["x", "999999", "²"])
def test_an_incident_that_is_not_there_is_refused(desk, account, chosen):
    answer = desk.decide(account, "accept", incident=chosen)
    assert answer.status_code == 422
    assert "no such incident" in shown(answer)
    assert state(account) == "open"


def test_a_busy_workspace_is_told_and_nothing_is_lost(desk, statement, workspace, monkeypatch):
    monkeypatch.setattr("saksi.web.common.PATIENCE", 0.1)
    with workspace.lock("saksi add"):
        answer = desk.decide(statement, "unsure", reason="who speaks?")
    assert answer.status_code == 503
    assert "saksi add" in shown(answer)
    assert 'value="who speaks?"' in shown(answer)
    assert state(statement) == "open"


def test_undo_says_that_what_the_card_stood_on_stays_accepted(desk, account, statement):
    sentence = "The people and statements it stood on stay accepted."
    desk.decide(account, "accept")  # and the people of it
    made = Decision.rows.get(suggestion=account)
    assert sentence in follow(desk, desk.client.post(reverse("undo", args=[made.pk])))
    assert Actor.rows.filter(live=True).exists()
    desk.decide(statement, "reject")
    made = Decision.rows.get(suggestion=statement)
    assert sentence not in follow(desk, desk.client.post(reverse("undo", args=[made.pk])))


def test_the_buttons_of_a_card_are_named_by_their_keys(desk, statement):
    card = shown(desk.page("desk", statement.document_id)).split(f'id="{statement.pk}"')[1].split("</article>")[0]
    assert re.findall(r'<button name="(\w)">(\w+)', card) == [
        ("a", "Accept"), ("e", "Edit"), ("x", "Reject"), ("s", "Unsure"), ("f", "Flag")
    ]  # fmt: skip
    answer = desk.client.post(reverse("decide", args=[statement.pk]), {"x": "", "version": 0})
    assert (answer.status_code, state(statement)) == (302, "rejected")


@pytest.mark.parametrize(
    ("button", "opens", "has"),
    [
        ({"e": ""}, "card={0}#{0}", 'id="f-manner"'),
        ({"e": "speaker"}, "card={0}&field=speaker#{0}", 'id="f-speaker"'),
        ({"s": ""}, "card={0}&field=reason#{0}", "Mark as unsure"),
    ],
)
def test_a_button_that_asks_for_a_form_writes_nothing_and_leads_to_it(desk, statement, button, opens, has):
    address = reverse("decide", args=[statement.pk])
    answer = desk.client.post(address, {"version": 0, **button})
    assert answer["Location"] == reverse("desk", args=[statement.document_id]) + "?" + opens.format(statement.pk)
    page = shown(desk.client.get(answer["Location"]))
    part = shown(desk.client.post(address, {"version": 0, **button}, headers={"HX-Request": "true"}))
    for body in (page, part):
        card = body.split(f'id="{statement.pk}"')[1].split("</article>")[0]
        assert has in card
        assert ("Save the amendment" in card) == ("s" not in button)
    assert (state(statement), Decision.rows.count()) == ("open", 0)


def test_the_form_that_asks_for_the_reason_shows_what_it_is_about_and_stays_when_refused(desk, statement):
    answer = desk.decide(statement, "unsure", field="reason", reason="")
    card = shown(answer).split(f'id="{statement.pk}"')[1].split("</article>")[0]
    assert answer.status_code == 422
    assert "Sanna Brill" in card
    assert "Save the amendment" not in card


def test_the_flag_of_a_card_leads_to_its_page(desk, statement):
    address, form = reverse("decide", args=[statement.pk]), {"f": "", "version": 0}
    assert desk.client.post(address + "?kind=statement", form)["Location"] == reverse("flag", args=[statement.pk]) + "?kind=statement"
    assert desk.client.post(address, form, headers={"HX-Request": "true"})["HX-Redirect"] == reverse("flag", args=[statement.pk])
