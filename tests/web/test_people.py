"""The pages of people and of the members of a case: for owners and members, with a sentence for what cannot be done."""

import re

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from saksi.actions.open_case import open_case
from saksi.record.models import Case, CaseMember, Incident, Profile
from tests.web.conftest import kinds, shown

pytestmark = pytest.mark.django_db
PERSON = {"name": "sela", "role": "coder", "clearance": "1"}


@pytest.fixture
def sela(desk):
    desk.client.post(reverse("people"), PERSON)
    return User.objects.get(username="sela")


@pytest.fixture
def case(desk, incident):
    return open_case(desk.user, "The harbour", [incident])


@pytest.fixture
def sit_down(monkeypatch, local):
    def seat(person):
        monkeypatch.setattr("saksi.web.middleware.local_user", lambda: person)

    return seat


def test_the_page_says_what_to_do_while_nobody_was_added(desk):
    page = shown(desk.page("people"))
    assert "Nobody was added yet" in page
    assert "Nobody signs in at this computer yet" in page


def test_a_person_is_added_and_the_code_is_shown_once(desk):
    page = shown(desk.client.post(reverse("people"), PERSON))
    code = re.search(r"<code>([A-Z2-9-]{23})</code>", page)[1]
    assert "Hand this code to sela" in page
    again = shown(desk.page("people"))
    assert "waits for its first password" in again
    assert code not in again
    assert kinds()[-1] == "person added"


@pytest.mark.parametrize(
    "form", [{"name": "a b"}, {"name": "SELA"}, {"role": "king"}, {"clearance": "9"}, {"clearance": "x"}]
)
def test_what_cannot_be_is_told_with_what_was_typed(desk, sela, form):
    answer = desk.client.post(reverse("people"), PERSON | {"name": "bram"} | form)
    assert answer.status_code == 422
    assert "Not done" in shown(answer)
    assert f'value="{(PERSON | {"name": "bram"} | form)["name"]}"' in shown(answer)
    assert User.objects.filter(username__in=("bram", "a b")).count() == 0


def test_a_person_is_changed_closed_opened_and_given_a_code(desk, sela):
    def post(**form):
        return desk.client.post(reverse("person", args=[sela.pk]), form)

    assert post(do="change", role="editor", clearance="2").status_code == 302
    assert (Profile.objects.get(user=sela).role, Profile.objects.get(user=sela).clearance) == ("editor", 2)
    assert post(do="close").status_code == 302
    assert "This account is closed" in shown(desk.page("person", sela.pk))
    assert post(do="open").status_code == 302
    assert "Hand this code" in shown(post(do="code"))
    assert post(do="nothing").status_code == 422
    assert kinds()[-4:] == ["person changed", "account closed", "account opened", "code given"]


def test_a_person_that_is_not_there_and_the_accounts_of_this_computer_are_not_found(desk, local):
    for number in (10**9, local.pk):
        assert desk.page("person", number).status_code == 404


def test_nobody_but_an_owner_finds_people(desk, sela, cleared, sit_down):
    for role in ("editor", "coder", "second-reader", "viewer"):
        sit_down(cleared(3, role=role))
        nowhere = desk.client.get("/nowhere/").content
        for address in (reverse("people"), reverse("person", args=[sela.pk])):
            for answer in (desk.client.get(address), desk.client.post(address, PERSON)):
                assert (answer.status_code, answer.content) == (404, nowhere), role


def test_a_case_is_restricted_by_a_member_and_seen_by_nobody_else(desk, case, sela, cleared, sit_down):
    address = reverse("case-members", args=[case.pk])
    assert "No members yet" in shown(desk.client.get(address))
    assert desk.client.post(address, {"restrict": "yes"}).status_code == 302
    desk.client.post(address, {"add": sela.pk})
    assert "sela" in shown(desk.client.get(address))
    sit_down(cleared(3, role="owner"))
    for name, number in (("case-members", case.pk), ("incident", Incident.rows.get().pk)):
        hidden, unknown = (desk.page(name, n) for n in (number, 10**9))
        assert (hidden.status_code, hidden.content) == (404, unknown.content)
    sit_down(sela)
    page = shown(desk.client.get(address))
    assert "Only its members see this case" in page
    assert "<form" not in page.split("<main", 1)[1].replace("Undo this change", "")


def test_a_membership_ends_and_the_last_one_stays(desk, case, sela):
    address = reverse("case-members", args=[case.pk])
    desk.client.post(address, {"restrict": "yes"})
    desk.client.post(address, {"add": sela.pk})
    theirs = CaseMember.rows.get(user=sela)
    assert desk.client.post(address, {"remove": theirs.pk}).status_code == 302
    refused = desk.client.post(address, {"remove": CaseMember.rows.get(live=True).pk})
    assert (refused.status_code, "without a member" in shown(refused)) == (422, True)
    for form in ({"add": "10000"}, {"remove": "10000"}, {"add": "x"}, {}):
        assert desk.client.post(address, form).status_code == 404
    assert desk.client.post(address, {"restrict": "no"}).status_code == 302
    assert not Case.rows.get().members_only


def test_who_ends_their_own_membership_is_led_to_the_cases_and_offered_nobody_elses_change(desk, case, sela):
    address = reverse("case-members", args=[case.pk])
    for person in (desk.user, sela):
        desk.client.post(address, {"add": str(person.pk)})
    desk.client.post(address, {"restrict": "yes"})
    mine = CaseMember.rows.get(case=case, user=desk.user, live=True)
    answer = desk.client.post(address, {"remove": str(mine.pk)})
    assert answer.status_code == 302
    assert answer["Location"] == reverse("cases")
    assert desk.client.get(address).status_code == 404


def test_a_coder_sees_the_members_and_changes_none(desk, case, cleared, sit_down):
    sit_down(cleared(3, role="coder"))
    answer = desk.client.post(reverse("case-members", args=[case.pk]), {"restrict": "yes"})
    assert (answer.status_code, "may not change a level or restrict a case" in shown(answer)) == (403, True)


def test_my_account_says_who_i_am(desk, cleared, sit_down):
    assert "owner" in shown(desk.page("account"))
    sit_down(cleared(2, role="viewer"))
    page = shown(desk.page("account"))
    assert "viewer of statistics" in page
    assert reverse("people") not in page
