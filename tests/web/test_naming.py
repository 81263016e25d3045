"""The section about naming: two different people say that a person may be named as a perpetrator, or reports do not."""

import re

import pytest
from django.urls import reverse

from saksi.record.models import Account, Naming, Reversible
from tests.record import builders
from tests.web.conftest import kinds, shown
from tests.web.flat import assert_flat_queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def accused(incident):
    """A person whom the first account of the incident calls a perpetrator."""
    account = Account.rows.first()
    person = builders.actor(account.document, "Dorn Vekk", level=0)
    account.perpetrators.add(person)
    return person


@pytest.fixture
def send(desk, incident, accused):
    """Posts the form of the page."""

    def post(**form):
        given = {"do": "name", "act": incident.acts.first().pk, "actor": accused.pk, "read": "yes", **form}
        return desk.client.post(reverse("incident-change", args=[incident.pk]), given, follow=True)

    return post


@pytest.fixture
def section(desk, incident):
    """The section of the page, "" where there is none."""

    def read():
        found = re.search(r'id="naming".*?</section>', shown(desk.page("incident", incident.pk)), re.DOTALL)
        return found[0] if found else ""

    return read


def test_an_incident_without_such_a_person_has_no_section(section, incident):
    assert section() == ""


def test_alone_at_the_computer_the_page_says_what_is_missing(send, section):
    assert "reports do not name this person: 2 confirmations are missing" in section()
    assert "Kept. Reports name this person once two different people said so." in shown(send())
    assert "alone at this computer nobody can be the second, and the name stays out of every report" in section()
    assert "1 confirmation is missing" in section()
    assert kinds()[-1] == "named"


def test_a_second_person_confirms_and_either_takes_it_back(send, section, colleague, desk, incident):
    send()
    colleague()
    send()
    assert "reports name this person" in section()
    row = Naming.rows.last()
    desk.client.post(
        reverse("incident-change", args=[incident.pk]), {"do": "take-back", "what": "naming", "row": row.pk}, follow=True
    )
    assert "1 confirmation is missing" in section()
    desk.client.post(reverse("undo-change", args=[Reversible.rows.last().pk]))
    assert "reports name this person" in section()


def test_a_second_reader_may_confirm(send, section, colleague):
    colleague(role="second-reader")
    assert send().status_code == 200
    assert "1 confirmation is missing" in section()


def test_who_did_not_read_who_says_it_twice_and_who_is_no_perpetrator_are_refused(desk, send, incident, accused):
    account = Account.rows.first()
    unread = desk.client.post(reverse("incident-change", args=[incident.pk]), {"do": "name", "act": account.act_id, "actor": accused.pk})
    assert unread.status_code == 422
    assert "a signature says that you read the passages" in shown(unread)
    send()
    again = send()
    assert again.status_code == 409
    assert "you said so already" in shown(again)
    wrong = send(actor=account.victims.first().pk)
    assert wrong.status_code == 422
    assert "no account of this act calls this person a perpetrator" in shown(wrong)


def test_a_name_above_the_clearance_is_not_there_and_cannot_be_confirmed(send, section, colleague, accused):
    accused.level = 3
    accused.save()
    colleague(1)
    assert section() == ""
    assert send().status_code == 422
    assert not Naming.rows.exists()


def test_no_question_to_the_database_for_each_person(client, local, incident):
    account = Account.rows.first()

    def more(n):
        for number in range(n):
            person = builders.actor(account.document, f"Dorn Vekk {number}", level=0)
            account.perpetrators.add(person)
            Naming.rows.create(act=account.act, actor=person, user=local, by="x", at=builders.NOW)

    assert_flat_queries(client, reverse("incident", args=[incident.pk]), more, most=32)
