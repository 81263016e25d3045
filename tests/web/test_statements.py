"""Who says what about it: accepted statements by position and sector."""

import re

import pytest

from saksi.record.models import Profile
from tests.web.conftest import shown

pytestmark = pytest.mark.django_db


@pytest.fixture
def said(desk, courier, herald):
    """All statements of both dispatches, accepted."""
    for document in (courier, herald):
        for suggestion in document.suggestions.filter(kind="statement"):
            desk.decide(suggestion, "accept")


def test_the_table_counts_what_the_list_shows(desk, said):
    body = shown(desk.page("statements"))
    cells = [int(n) for n in re.findall(r'<a href="\?position=[a-z-]+&sector=[a-z-]+">(\d+)</a>', body)]
    assert sum(cells) == body.count("<blockquote>") > 2
    assert "Civil society" in body


def test_position_and_sector_filter(desk, said):
    denied = shown(desk.page("statements", position="denies"))
    assert "anyone had been beaten" in denied
    assert "no warrant" not in denied
    assert "0 statements" in shown(desk.page("statements", position="denies", sector="un"))


def test_a_statement_leads_to_its_card(desk, said, statement):
    assert f"/documents/{statement.document_id}/?at={statement.pk}#s-{statement.pk}" in shown(desk.page("statements"))


def test_one_without_a_speaker_is_counted_as_not_known(desk, courier, statement):
    desk.decide(statement, "amend", speaker="")
    body = shown(desk.page("statements"))
    assert "?sector=unknown" in body
    assert "1 statement:" in shown(desk.page("statements", sector="unknown"))


def test_open_and_rejected_ones_do_not_stand_there(desk, courier, statement):
    desk.decide(statement, "reject")
    assert "No statements yet" in shown(desk.page("statements"))


def test_above_the_level_nothing_is_shown_or_counted(desk, said, herald):
    herald.level = 3
    herald.save()
    Profile.objects.update(clearance=2)
    body = shown(desk.page("statements"))
    assert "getting worse" not in body
    assert "got worse" not in body
