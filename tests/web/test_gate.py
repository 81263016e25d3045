"""Who is let in at all, and which addresses a role reaches: whoever may see no rows reaches the listed ones, and all others are not there."""

import pytest
from django.conf import settings as of_this_start
from django.test import Client
from django.urls import reverse

from saksi.record.roles import ALLOWED, May, Role, may
from saksi.web.gate import FOR_VIEWERS
from saksi.web.urls import urlpatterns
from tests.web.conftest import shown, state

pytestmark = pytest.mark.django_db


@pytest.fixture
def sit_down(monkeypatch, local):
    """Lets another person sit at the desk of this computer."""

    def seat(person):
        monkeypatch.setattr("saksi.web.middleware.local_user", lambda: person)
        return person

    return seat


def test_the_address_with_the_secret_lets_a_browser_in_and_is_left_behind(local, courier):
    browser = Client()
    answer = browser.get(reverse("documents"), {"publisher": "Lumera Courier", "secret": of_this_start.DESK_SECRET})
    assert (answer.status_code, answer["Location"]) == (302, reverse("documents") + "?publisher=Lumera+Courier")
    assert answer["Cache-Control"] == "no-store"
    cookie = answer.cookies["saksi_desk_80"]
    assert cookie["httponly"]
    assert (cookie["samesite"], cookie["path"], cookie["max-age"]) == ("Strict", "/", "")
    page = browser.get(answer["Location"])
    assert "Union leader held" in shown(page)
    assert of_this_start.DESK_SECRET not in shown(page)


def test_who_did_not_come_in_by_the_address_is_told_what_to_do_and_nothing_of_the_record(courier, workspace):
    answer = Client().get("/")
    body = shown(answer)
    assert answer.status_code == 403
    assert answer["Cache-Control"] == "no-store"
    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]
    assert answer["X-Frame-Options"] == "DENY"
    assert "Open the address that `saksi serve` printed" in body
    for word in (workspace.folder.name, "Union leader", "Documents", "/help/"):
        assert word not in body
    assert not answer.cookies


def test_who_did_not_come_in_changes_nothing_and_is_told_how_to_send_it_again(statement):
    answer = Client().post(reverse("decide", args=[statement.pk]), {"outcome": "accept", "version": "0"})
    assert answer.status_code == 403
    assert "Open the address in another tab; then reload this page" in shown(answer)
    assert state(statement) == "open"


def test_a_wrong_secret_lets_nobody_in(db):
    right = of_this_start.DESK_SECRET
    for given in ("", "wrong", "é", right[:-1], right + "x", right.swapcase()):
        browser = Client()
        answer = browser.get("/", {"secret": given})
        assert (answer.status_code, dict(answer.cookies)) == (403, {})
        browser.cookies["saksi_desk_80"] = given
        assert browser.get("/").status_code == 403


def test_the_secret_is_taken_from_the_address_of_a_page_alone(statement):
    address = reverse("decide", args=[statement.pk])
    for query, form in (("", {"secret": of_this_start.DESK_SECRET}), (f"?secret={of_this_start.DESK_SECRET}", {})):
        answer = Client().post(address + query, {"outcome": "accept", "version": "0", **form})
        assert (answer.status_code, dict(answer.cookies)) == (403, {})
    assert state(statement) == "open"


def test_the_cookie_of_another_port_or_of_an_earlier_start_lets_nobody_in(client, local, settings):
    assert client.get("/help/").status_code == 200
    assert client.get("/help/", SERVER_PORT="8001").status_code == 403
    settings.DESK_SECRET = "of-another-start"
    assert client.get("/help/").status_code == 403


def test_the_way_on_leads_to_no_other_site(db):
    answer = Client().get("/", {"secret": of_this_start.DESK_SECRET}, PATH_INFO="//evil.example/?x")
    assert answer["Location"] == "/%2Fevil.example/%3Fx"


def test_the_refusal_is_told_in_the_language_that_the_browser_asks_for(db):
    page = Client().get("/", headers={"accept-language": "km"})
    assert '<html lang="km">' in shown(page)
    assert "Open the address" not in shown(page)


def test_every_role_is_in_the_table_and_only_an_owner_may_everything():
    assert set(ALLOWED) == set(Role.values)
    assert [role for role, allowed in ALLOWED.items() if allowed == set(May)] == [Role.OWNER]


def test_a_closed_account_and_a_stranger_may_nothing(cleared, stranger):
    left = cleared(3, role="owner")
    left.is_active = False
    assert not any(may(person, what) for person in (left, stranger) for what in May)


def test_a_viewer_of_statistics_finds_no_address_that_is_not_listed(client, sit_down, cleared, courier):
    sit_down(cleared(3, role="viewer"))
    nowhere = client.get("/nowhere/")
    assert nowhere.status_code == 404
    for pattern in urlpatterns:
        if pattern.name in FOR_VIEWERS:
            continue
        values = {
            name: courier.pk if kind.regex == "[0-9]+" else "x" for name, kind in pattern.pattern.converters.items()
        }
        address = reverse(pattern.name, kwargs=values)
        for answer in (client.get(address), client.post(address)):
            assert (answer.status_code, answer.content) == (404, nowhere.content), address


def test_a_viewer_of_statistics_sees_help_and_no_navigation_to_closed_pages(client, sit_down, cleared, courier):
    sit_down(cleared(3, role="viewer"))
    page = shown(client.get(reverse("help")))
    assert 'role="search"' not in page
    assert reverse("incidents") not in page


def test_a_second_reader_sees_and_does_not_decide(client, sit_down, cleared, desk, statement):
    sit_down(cleared(1, role="second-reader"))
    assert client.get(reverse("desk", args=[statement.document_id])).status_code == 200
    refused = desk.decide(statement, "accept")
    assert refused.status_code == 403
    assert "may not change the record" in shown(refused)
