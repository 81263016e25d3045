"""Which addresses a role reaches: whoever may see no rows reaches the listed addresses, and all others are not there."""

import pytest
from django.urls import reverse

from saksi.record.roles import ALLOWED, May, Role, may
from saksi.web.gate import FOR_VIEWERS
from saksi.web.urls import urlpatterns
from tests.web.conftest import shown

pytestmark = pytest.mark.django_db


@pytest.fixture
def sit_down(monkeypatch, local):
    """Lets another person sit at the desk of this computer."""

    def seat(person):
        monkeypatch.setattr("saksi.web.middleware.local_user", lambda: person)
        return person

    return seat


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
