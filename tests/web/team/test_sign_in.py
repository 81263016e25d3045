"""Signing in and out of a team: nothing without it, locks by name and address, ends by time, a clean browser afterwards."""

import logging
import re
import time

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, reverse

from saksi.actions.add_user import add_user
from saksi.actions.disable_user import disable_user, enable_user
from saksi.actions.first_password import first_password
from saksi.actions.new_code import new_code
from saksi.record.models import Document
from saksi.web.gate import OPEN
from saksi.web.team import trail
from tests.web.conftest import shown
from tests.web.team.conftest import PASSWORD, Person, at

pytestmark = pytest.mark.django_db
SIGN_IN = "/sign-in/"


def every_address():
    """Each named address of the team mode, filled with a number where it takes one."""
    resolver = get_resolver()
    for name, ways in resolver.reverse_dict.lists():
        if isinstance(name, str):
            yield name, reverse(name, args=[1] if ways[0][0][0][1] else [])


def test_without_sign_in_every_address_leads_to_it(team, client, courier):
    closed = [(name, address) for name, address in every_address() if name not in OPEN]
    assert len(closed) > 30
    for name, address in closed:
        answer, sent = client.get(address), client.post(address)
        assert (answer.status_code, at(answer)) == (302, SIGN_IN), name
        assert (sent.status_code, SIGN_IN in shown(sent)) == (403, True), name


def test_who_did_not_sign_in_is_offered_no_menu(team, client):
    assert 'id="menu"' not in shown(client.get(SIGN_IN))


def test_password_and_name_sign_in_and_lead_to_the_overview(join):
    person = join("sela", signed_in=False)
    assert at(person.sign_in()) == "/"
    assert person.get("documents").status_code == 200
    assert "sela" in shown(person.get("account"))


def test_a_viewer_of_statistics_lands_on_the_overview(join):
    person = join("vera", "viewer", signed_in=False)
    assert at(person.sign_in()) == reverse("overview")
    assert person.get("overview").status_code == 200
    assert person.get("documents").status_code == 404


def test_a_wrong_name_and_a_wrong_password_give_the_same_answer(join):
    def answer(name):
        page = shown(Client().post(reverse("account_login"), {"login": name, "password": "wrong-words-all"}))
        return re.sub(r'value="[^"]*"', "", page)

    join("sela", signed_in=False)
    assert answer("sela") == answer("nobody")


def test_five_wrong_tries_close_the_name_from_that_address_and_from_no_other(join):
    sela = join("sela", signed_in=False, REMOTE_ADDR="10.0.0.9")
    for _ in range(4):
        assert sela.sign_in("wrong-words-all").status_code == 200
    locked = sela.sign_in("wrong-words-all")
    assert (locked.status_code, "quarter of an hour" in shown(locked)) == (429, True)
    assert sela.sign_in().status_code == 429
    elsewhere = Person(sela.user, REMOTE_ADDR="10.0.0.10")
    assert elsewhere.sign_in().status_code == 302
    neighbour = join("bram", signed_in=False, REMOTE_ADDR="10.0.0.9")
    assert neighbour.sign_in().status_code == 302


def test_sign_out_by_a_link_is_refused_and_by_a_form_needs_its_token(join):
    """SecureDrop audit SEC-01-003: a page elsewhere must not sign anybody out."""
    sela = join("sela")
    assert sela.get("account_logout").status_code == 405
    assert sela.get("documents").status_code == 200
    strict = Person(sela.user, enforce_csrf_checks=True)
    strict.client.cookies = sela.client.cookies
    assert strict.post("account_logout").status_code == 403
    assert sela.get("documents").status_code == 200


def test_sign_out_cleans_the_browser_and_no_page_is_kept(join):
    sela = join("sela")
    assert sela.get("documents")["Cache-Control"] == "no-store"
    answer = sela.post("account_logout")
    assert answer["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert at(answer) == SIGN_IN
    assert at(sela.get("documents")) == SIGN_IN


@pytest.mark.parametrize(
    ("minutes", "step", "open_still"), [(29, 29, True), (31, 31, False), (696, 29, True), (725, 29, False)]
)
def test_a_sign_in_ends_after_half_an_hour_idle_and_twelve_hours_in_any_case(
    join, monkeypatch, minutes, step, open_still
):
    sela, began = join("sela"), time.time()
    sela.get("documents")
    passed = 0
    while passed < minutes:
        passed += step
        monkeypatch.setattr("saksi.web.team.middleware.time.time", lambda passed=passed: began + passed * 60)
        answer = sela.get("documents")
    assert answer.status_code == (200 if open_still else 302)
    assert ("Clear-Site-Data" in answer.headers or at(answer) == SIGN_IN) if not open_still else True


def token(page):
    """What the forms of a page carry, so that they are known to come from it."""
    return re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', shown(page))[1]


def sign_in_by_the_form(person):
    """As a browser does it, with what the form of the sign-in carries."""
    form = {"login": person.user.username, "password": PASSWORD}
    assert person.post("account_login", form | {"csrfmiddlewaretoken": token(person.get("account_login"))}).status_code == 302


def out_of_time(person):
    """The sign-in of a person ends, as after half an hour without a request."""
    session = person.client.session
    session["seen"] -= 31 * 60
    session.save()


@pytest.mark.parametrize(("name", "form"), [("inbox", {"text": "Two were held.", "level": "1", "pack": "sample"}), ("about", {"title": "Two held"})])
def test_a_form_sent_after_the_sign_in_ended_says_so_and_is_sent_again_by_a_reload(join, courier, name, form):
    sela = join("sela", signed_in=False, enforce_csrf_checks=True)
    sign_in_by_the_form(sela)
    number = [courier.pk] if name == "about" else []
    sent = form | {"csrfmiddlewaretoken": token(sela.get(name, *number))}
    out_of_time(sela)
    refused = sela.post(name, sent, *number)
    assert refused.status_code == 403
    assert "nothing was taken in or changed" in shown(refused)
    assert "cookies" in refused["Clear-Site-Data"]
    sela.client.cookies.clear()
    assert "nothing was taken in or changed" in shown(sela.post(name, sent, *number))
    sign_in_by_the_form(sela)
    assert sela.post(name, sent, *number).status_code == (200 if name == "inbox" else 302)
    assert Document.rows.count() == (2 if name == "inbox" else 1)
    assert Document.rows.get(pk=courier.pk).title == form.get("title", courier.title)


def test_a_form_of_one_person_is_not_sent_by_the_next_at_the_same_browser(join, courier):
    sela, bram = (join(name, signed_in=False, enforce_csrf_checks=True) for name in ("sela", "bram"))
    bram.client = sela.client
    sign_in_by_the_form(sela)
    sent = {"title": "Two held", "csrfmiddlewaretoken": token(sela.get("about", courier.pk))}
    out_of_time(sela)
    assert sela.post("about", sent, courier.pk).status_code == 403
    sign_in_by_the_form(bram)
    assert bram.get("documents").status_code == 200
    assert "did not come from a page of this desk" in shown(bram.post("about", sent, courier.pk))
    assert Document.rows.get(pk=courier.pk).title == courier.title


def test_a_closed_account_and_a_new_code_end_every_sign_in(join, local):
    sela, bram = join("sela"), join("bram")
    disable_user(local, sela.user)
    new_code(local, bram.user)
    for person in (sela, bram):
        assert at(person.get("documents")) == SIGN_IN
        assert person.sign_in().status_code in (200, 302)
        assert at(person.get("documents")) == SIGN_IN


def test_opening_an_account_again_revives_no_sign_in_of_before(join, local):
    """A laptop that was taken must not come back with its owner."""
    sela = join("sela")
    disable_user(local, sela.user)
    enable_user(local, sela.user)
    assert at(sela.get("documents")) == SIGN_IN
    assert Person(sela.user).sign_in().status_code == 302


def test_a_new_code_lifts_the_lock_after_wrong_tries(join, local):
    sela = join("sela", signed_in=False)
    for _ in range(5):
        sela.sign_in("wrong-words-all")
    code = new_code(local, sela.user)
    first_password(sela.user, code, PASSWORD)
    assert sela.sign_in().status_code == 302


def test_what_happens_to_sign_ins_is_told_by_number_and_never_by_name(join, caplog):
    trail.connect()
    sela, log = join("sela", signed_in=False, REMOTE_ADDR="10.0.0.9"), logging.getLogger("saksi.people")
    log.addHandler(caplog.handler)
    log.setLevel(logging.INFO)
    sela.sign_in("wrong-words-all")
    sela.sign_in()
    sela.post("account_logout")
    log.removeHandler(caplog.handler)
    told = [record.getMessage() for record in caplog.records if record.name == "saksi.people"]
    who = f"person {sela.user.pk}"
    assert told == [
        f"{one}, from 10.0.0.9" for one in ("somebody was refused", f"{who} signed in", f"{who} signed out")
    ]


def test_one_sees_where_one_is_signed_in_and_signs_out_everywhere_else(join):
    sela = join("sela")
    elsewhere = Person(sela.user, REMOTE_ADDR="10.0.0.7")
    elsewhere.sign_in()
    page = shown(sela.get("usersessions_list"))
    assert "10.0.0.7" in page
    assert (page.count("<td>this one</td>"), page.count("<td>another</td>")) == (1, 1)
    assert sela.post("usersessions_list").status_code == 302
    assert at(elsewhere.get("documents")) == SIGN_IN
    assert sela.get("documents").status_code == 200


def test_the_cookies_are_kept_from_scripts_and_other_sites(join, team):
    cookie = join("sela").client.cookies["saksi"]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"], cookie["secure"]) == (True, "Strict", "/", "")
    team("https://desk.example.org")
    over_tls = join("bram", signed_in=False, SERVER_NAME="desk.example.org", secure=True)
    over_tls.sign_in()
    cookie = over_tls.client.cookies["__Host-saksi"]
    assert (cookie["secure"], cookie["domain"], cookie["path"], cookie["samesite"]) == (True, "", "/", "Strict")


def test_with_tls_another_host_is_refused_and_plain_http_is_sent_on(team, client):
    team("https://desk.example.org")
    assert client.get(SIGN_IN, headers={"host": "127.0.0.1"}).status_code == 400
    answer = client.get(SIGN_IN, headers={"host": "desk.example.org"})
    assert (answer.status_code, answer["Location"]) == (301, "https://desk.example.org/sign-in/")


def test_nobody_signs_up_and_nobody_resets_a_password_alone(team, client):
    for address in (
        "/sign-up/",
        "/accounts/signup/",
        "/accounts/password/reset/",
        "/accounts/login/",
        "/account/email/",
    ):
        assert client.get(address).status_code == 404


def test_the_code_sets_the_first_password(team, local):
    user, code = add_user(local, "sela", "coder", 1)
    person, form = Person(user), {"name": "sela", "code": code, "password": PASSWORD, "again": PASSWORD}
    assert person.get("set-up").status_code == 200
    wrong = person.post("set-up", form | {"code": "GUESS"})
    unknown = person.post("set-up", form | {"name": "nobody"})
    assert wrong.status_code == unknown.status_code == 403
    assert "do not fit" in shown(wrong)
    assert "do not fit" in shown(unknown)
    short = person.post("set-up", form | {"password": "short", "again": "short"})
    assert (short.status_code, "15" in shown(short)) == (422, True)
    assert at(person.post("set-up", form)) == SIGN_IN
    assert at(person.sign_in()) == "/"
    assert person.post("set-up", form).status_code == 403


def test_a_wrong_code_takes_the_same_way_whether_or_not_the_name_is_there(team, local, monkeypatch, django_assert_num_queries):
    """As many questions to the database, and no password kept: the time of the answer tells nobody who has an account."""
    sela, gone = (Person(add_user(local, name, "coder", 1)[0]) for name in ("sela", "gone"))
    disable_user(local, gone.user)
    kept = []
    monkeypatch.setattr("django.contrib.auth.base_user.make_password", kept.append)
    form = {"code": "GUESS", "password": PASSWORD, "again": PASSWORD}
    sela.post("set-up", form | {"name": "sela"})  # the first answer of a process reads more
    with CaptureQueriesContext(connection) as known:
        sela.post("set-up", form | {"name": "sela"})
    for name in ("nobody", "gone", "local", ""):
        with django_assert_num_queries(len(known)):
            assert sela.post("set-up", form | {"name": name}).status_code == 403
    assert kept == []


def test_no_page_before_sign_in_names_the_workspace_or_anybody(team, client, workspace, courier, local):
    add_user(local, "sela", "coder", 1)
    for name in sorted(OPEN - {"account_logout"}):
        page = client.get(reverse(name))
        assert "sela" not in shown(page), name
        assert f"Workspace {workspace.folder.name}" not in shown(page), name
