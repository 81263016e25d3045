"""What audits and bug trackers found in like systems, asked of our pages; more of it in test_matrix.py and team/."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.web.test_matrix import ADDRESSES
from tests.web.world import UNKNOWN, World

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(workspace, local):
    return World()


def asked(client, method, address, form):
    """How many questions an answer took."""
    with CaptureQueriesContext(connection) as questions:
        assert getattr(client, method)(address, form).status_code >= 400
    return len(questions)


def test_what_may_not_be_seen_takes_as_many_questions_as_what_is_not_there(world, client, cleared, monkeypatch):
    """uwazi#1519, a direct link: the same bytes (test_matrix.py), and no longer way to them that a clock would tell."""
    person = cleared(1)
    monkeypatch.setattr("saksi.web.middleware.local_user", lambda: person)
    for name, at in ADDRESSES.items():
        hidden = world.marks[3].rows.get(at.of)
        if hidden is None or at.of in ("place", "change"):
            continue
        method = "get" if at.get else "post"
        for _ in range(2):  # the first one may fill a cache of Django's
            took = [asked(client, method, reverse(name, args=[number]), at.form) for number in (hidden, UNKNOWN)]
        assert took[0] == took[1], name


def test_an_error_page_holds_no_data_and_no_trace(client, local, monkeypatch, courier):
    """SecureDrop audit SEC-01-004: the text of a failure told what it was about."""

    def fails(*_args, **_more):
        raise ValueError("Quince Velu of Lumera")

    monkeypatch.setattr("saksi.web.pages.search.search", fails)
    client.raise_request_exception = False
    answer = client.get("/search/", {"q": "Quince"})
    assert answer.status_code == 500
    body = answer.content.decode()
    assert "Something went wrong in Saksi" in body
    for word in ("Quince", "Traceback", "ValueError", ".py", "Oren Tallis"):
        assert word not in body, word


def test_an_original_is_never_a_page_of_this_server(client, courier):
    """ArchiveBox#239: a captured page ran as if it were ours."""
    answer = client.get(reverse("original", args=[courier.pk]))
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].startswith("sandbox")
    assert answer["Cache-Control"] == "no-store"
    assert "Tallis" not in answer["Content-Disposition"]
