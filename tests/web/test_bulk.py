"""Several cards at once: only what the desk shows, only where little is at stake, each with its words; undone as one."""

import pytest
from django.urls import reverse

from saksi.actions.accept_bulk import may_be_bulk
from saksi.record.models import Bulk, Decision, Reversible, Suggestion
from tests.web.conftest import shown, state

pytestmark = pytest.mark.django_db


def offered(document):
    rows = Suggestion.rows.filter(document=document, state="open")
    return [row for row in rows if may_be_bulk(row.kind, row.payload)]


def ticks(rows):
    return {"one": [f"{row.pk}:{row.version}" for row in rows]}


def post(desk, document, rows, query=""):
    return desk.client.post(reverse("bulk", args=[document.pk]) + query, ticks(rows), follow=True)


def test_the_desk_names_the_number_and_at_none_says_why(desk, courier):
    rows = offered(courier)
    assert len(rows) > 1
    assert f"Accept {len(rows)} places, dates and organisations…" in shown(desk.page("desk", courier.pk))
    assert "Accept 0 together" in shown(desk.page("desk", courier.pk, kind="statement"))


def test_the_page_shows_every_one_with_its_words_and_nothing_else(desk, courier):
    body = shown(desk.page("bulk", courier.pk))
    for row in offered(courier):
        assert f'value="{row.pk}:{row.version}" checked' in body
        assert f"<mark>{courier.text.content[row.start : row.end]}</mark>" in body
    assert body.count('name="one"') == len(offered(courier))
    for row in Suggestion.rows.filter(document=courier, kind__in=("statement", "account")):
        assert f'value="{row.pk}:' not in body


def test_only_what_the_filter_shows_is_in_it(desk, courier):
    body = shown(desk.page("bulk", courier.pk, kind="date"))
    dates = [row for row in offered(courier) if row.kind == "date"]
    assert "<td>date: 2025-03-03</td>" in body
    assert body.count('name="one"') == len(dates) > 0
    assert "none can be accepted together" in shown(desk.page("bulk", courier.pk, kind="account"))


def test_each_is_a_decision_of_its_own_and_all_are_undone_as_one(desk, courier):
    rows = offered(courier)
    body = shown(post(desk, courier, rows[1:]))
    assert "suggestion" in body
    assert "accepted." in body
    bulk = Bulk.rows.get()
    assert {d.suggestion_id for d in bulk.decisions.all()} == {row.pk for row in rows[1:]}
    assert [state(row) for row in rows] == ["open", *["accepted"] * (len(rows) - 1)]
    change = Reversible.rows.get()
    assert reverse("undo-change", args=[change.pk]) in body
    desk.client.post(reverse("undo-change", args=[change.pk]))
    assert {state(row) for row in rows} == {"open"}
    assert Decision.rows.filter(outcome="undone").count() == len(rows) - 1


def test_one_that_was_decided_since_stops_them_all(desk, courier):
    rows = offered(courier)
    desk.decide(rows[0], "reject")
    answer = post(desk, courier, rows)
    assert answer.status_code == 409
    assert "already rejected" in shown(answer)
    assert {state(row) for row in rows[1:]} == {"open"}
    assert not Bulk.rows.exists()


@pytest.mark.parametrize("kind", ["statement", "account", "actor"])
def test_what_is_at_stake_is_never_accepted_together(desk, courier, kind):
    row = next(
        row for row in Suggestion.rows.filter(document=courier, kind=kind) if not may_be_bulk(row.kind, row.payload)
    )
    answer = post(desk, courier, [row])
    assert answer.status_code == 422
    assert "only places, dates and names of organisations" in shown(answer)
    assert state(row) == "open"


@pytest.mark.parametrize("one", ["x", "1", "1:", "²:0", "999999:0", ""])
def test_what_is_no_suggestion_is_refused(desk, courier, one):
    answer = desk.client.post(reverse("bulk", args=[courier.pk]), {"one": one} if one else {})
    assert answer.status_code == 422
    assert "Not done:" in shown(answer)


def test_those_of_another_document_are_refused(desk, courier, herald):
    answer = post(desk, courier, offered(herald))
    assert answer.status_code == 422
    assert {state(row) for row in offered(herald)} == {"open"}


def test_an_organisation_on_which_others_stand_keeps_the_bulk_whole(desk, courier):
    """Undo takes all back or nothing: what stands on one of them must be undone first, and the page says so."""
    organisations = [row for row in offered(courier) if row.kind == "actor"]
    post(desk, courier, organisations)
    speaker = next(
        s for s in Suggestion.rows.filter(document=courier, kind="statement") if s.payload["speaker"] is not None
    )
    desk.decide(speaker, "amend", position=speaker.payload["position"], speaker=organisations[0].key)
    answer = desk.client.post(reverse("undo-change", args=[Reversible.rows.first().pk]))
    assert answer.status_code == 422
    assert {state(row) for row in organisations} == {"accepted"}
