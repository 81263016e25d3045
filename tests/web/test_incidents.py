"""Incidents with their accounts side by side, what they disagree on, and the choice of a value with its reason."""

import pytest
from django.urls import reverse

from saksi.record.models import Account, Act, Actor, Case, FieldChoice, Profile, Reversible
from tests.web.conftest import kinds, shown

pytestmark = pytest.mark.django_db


def choose(desk, act, account, field="date", reason="the family was there", **more):
    form = {"act": act.pk, "field": field, "account": account.pk, "reason": reason, **more}
    return desk.client.post(reverse("choose", args=[act.pk]), form)


@pytest.fixture
def act(incident):
    return Act.rows.get(incident=incident)


@pytest.fixture
def herald_account(act, herald):
    return Account.rows.get(act=act, document=herald)


def test_the_accounts_stand_side_by_side_with_their_sources(desk, incident):
    body = shown(desk.page("incident", incident.pk))
    for words in ("Lumera Courier", "Ostrel Herald", "2025-03-03", "2025-03-05", "Lumera", "Ostrel", "Oren Tallis"):
        assert words in body
    assert "The sources disagree on 2 points. No value stands there until a person chooses." in body
    assert body.count("Printed in reports: name no source here.") == 2
    assert body.count("in dispute") == 2


def test_a_date_that_is_about_right_or_goes_on_is_told_in_words(desk, incident, herald_account):
    for date, told in (("2025-03-03~", "about 3 March 2025"), ("2025-03-01/..", "since 1 March 2025")):
        Account.rows.filter(pk=herald_account.pk).update(date=date)
        body = shown(desk.page("incident", incident.pk))
        assert told in body
        assert date not in body


def test_a_chosen_value_stands_and_the_other_stays_with_its_source(desk, incident, act, herald_account):
    answer = choose(desk, act, herald_account)
    body = shown(desk.client.get(answer["Location"]))
    assert "<strong>2025-03-05</strong>" in body
    assert "2025-03-03" in body
    assert f"chosen by {desk.user}: the family was there" in body
    assert "The sources disagree on 1 point." in body
    assert body.count("in dispute") == 1
    assert body.count("settled by a choice") == 1
    assert "Undo this change" in body
    assert kinds()[-1] == "field chosen"


def test_a_choice_can_be_undone_from_the_page_that_told_it(desk, incident, act, herald_account):
    choose(desk, act, herald_account)
    back = reverse("incident", args=[incident.pk])
    answer = desk.client.post(reverse("undo-change", args=[Reversible.rows.last().pk]), {"back": back}, follow=True)
    assert answer.redirect_chain[-1][0] == back
    assert "Undone." in shown(answer)
    assert "The sources disagree on 2 points." in shown(answer)


def test_a_choice_without_its_reason_or_value_is_refused(desk, incident, act, herald_account):
    for more, sentence in (
        ({"reason": " "}, "needs its reason"),
        ({"field": "victims"}, "expected one of date"),
        ({"field": "charge"}, "does not tell the charge"),
    ):
        answer = choose(desk, act, herald_account, **more)
        assert answer.status_code == 422, more
        assert sentence in shown(answer)
        assert not FieldChoice.rows.exists(), more


def test_a_refused_choice_keeps_what_was_typed(desk, act, herald, herald_account, courier):
    answer = choose(desk, act, herald_account, reason="")
    assert f'<option value="{herald_account.pk}" selected>Ostrel Herald: 2025-03-05' in shown(answer)
    assert "<details open>" in shown(answer)


def test_an_account_that_is_not_there_is_not_found(desk, act):
    for number in ("", "x", "²", "999999"):
        answer = desk.client.post(reverse("choose", args=[act.pk]), {"field": "date", "account": number, "reason": "r"})
        assert answer.status_code == 404, number


def test_people_told_differently_are_no_dispute(desk, incident, act, courier, herald_account):
    speaker = desk.suggestion(courier, "actor", "Sanna Brill")
    desk.decide(speaker, "accept")
    herald_account.victims.set([Actor.rows.get(suggestion=speaker)])
    victims = shown(desk.page("incident", incident.pk)).split('<th scope="row">victims')[1].split("</tr>")[0]
    assert "told differently" in victims
    assert "in dispute" not in victims


def test_told_by_one_and_denied_by_another_is_a_dispute(desk, incident, herald_account):
    Account.rows.filter(pk=herald_account.pk).update(status="denied")
    status = shown(desk.page("incident", incident.pk)).split('<th scope="row">status')[1].split("</tr>")[0]
    assert "in dispute" in status
    assert "reported" in status
    assert "denied" in status


def test_a_denial_does_not_stand_for_what_happened(desk, incident):
    Account.rows.update(status="denied")
    status = shown(desk.page("incident", incident.pk)).split('<th scope="row">status')[1].split("</tr>")[0]
    assert "<strong>denied</strong>" not in status
    assert status.endswith("<td>–</td>")


def test_an_account_above_the_level_stands_in_no_column(desk, incident, herald):
    herald.level = 2
    herald.save()
    Profile.objects.update(clearance=1)
    body = shown(desk.page("incident", incident.pk))
    assert "Lumera Courier" in body
    assert "Ostrel" not in body


def test_the_list_counts_accounts_and_opens_a_case(desk, incident):
    body = shown(desk.page("incidents"))
    assert "1 incident." in body
    assert '<td class="n">2</td>' in body
    answer = desk.client.post(
        reverse("new-case"), {"title": "The harbour union", "incident": [incident.pk]}, follow=True
    )
    assert "The case is open." in shown(answer)
    assert "The harbour union" in shown(desk.page("incident", incident.pk))
    assert kinds()[-1] == "case opened"


def test_a_case_without_title_or_incident_is_refused_and_the_ticks_stay(desk, incident):
    untitled = desk.client.post(reverse("new-case"), {"title": "", "incident": [incident.pk]})
    empty = desk.client.post(reverse("new-case"), {"title": "The harbour union", "incident": ["²", "x"]})
    assert (untitled.status_code, empty.status_code) == (422, 422)
    assert f'value="{incident.pk}" checked' in shown(untitled)
    assert 'value="The harbour union"' in shown(empty)
    assert not Case.rows.exists()


def test_no_incidents_yet_says_how_they_come(desk):
    assert "Accept an account at the desk" in shown(desk.page("incidents"))
