"""One box finds documents, statements and incidents, and neither shows nor counts what its reader may not see."""

import pytest

from saksi.record.models import Profile
from tests.web.conftest import shown

pytestmark = pytest.mark.django_db


def test_documents_statements_and_incidents_are_found(desk, incident, statement):
    desk.decide(statement, "accept")
    body = shown(desk.page("search", q="warrant"))
    assert "2 found for “warrant”." in body
    assert "Documents (1)" in body
    assert "Statements (1)" in body
    assert f"?at={statement.pk}#s-{statement.pk}" in body
    assert "Incidents (1)" in shown(desk.page("search", q="Arrest Lumera"))


def test_nothing_hidden_is_found_or_counted(desk, incident, statement, courier):
    desk.decide(statement, "accept")
    courier.level = 2
    courier.save()
    Profile.objects.update(clearance=1)
    assert "0 found for “warrant”." in shown(desk.page("search", q="warrant"))


@pytest.mark.parametrize("query", ["", "   ", '"', "' OR 1=1 --", "a* NEAR b", "\0", "(", "<script>", "zzzz"])
def test_any_query_gives_a_page_and_is_shown_as_text(desk, courier, query):
    page = desk.page("search", q=query)
    assert page.status_code == 200
    assert b"<script" not in page.content
