"""A second person reads a share of the decisions and all that are unsure; both decisions stay, agreement is measured."""

import pytest
from django.urls import reverse

from saksi.actions.read_second import read_second
from saksi.kernel.errors import BadDecision, Conflict, NotAllowed
from saksi.record.models import Decision, Reversible, SecondReading, Suggestion
from saksi.record.second import agreement, differences, own_waiting, waiting_for
from tests.conftest import drawing
from tests.web.conftest import shown, state
from tests.web.flat import assert_flat_queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def drawn(desk, courier, settings):
    """The first dispatch, of which every decision is read by a second person."""
    settings.SAKSI_WORKSPACE = drawing(desk.workspace, 0, 1)
    return courier


@pytest.fixture
def sela(cleared):
    return cleared(3, role="second-reader")


@pytest.fixture
def at_the_desk(monkeypatch):
    return lambda person: monkeypatch.setattr("saksi.web.middleware.local_user", lambda: person)


def second(desk, decision, outcome, **form):
    return desk.client.post(reverse("second", args=[decision.pk]), {"outcome": outcome, **form}, follow=True)


def test_what_was_drawn_and_what_is_unsure_waits_for_somebody_else(desk, drawn, statement, account, sela, settings):
    desk.decide(statement, "accept")
    settings.SAKSI_WORKSPACE = drawing(desk.workspace, 0, 0)
    desk.decide(account, "unsure", reason="who is meant?")
    other = Suggestion.rows.filter(document=drawn, kind="date", state="open").first()
    desk.decide(other, "reject")
    waits = {one.suggestion_id for one in waiting_for(sela)}
    assert {statement.pk, account.pk} <= waits
    assert other.pk not in waits
    assert not waiting_for(desk.user).exists()
    assert own_waiting(desk.user).count() == len(waits)
    assert "wait for somebody else" in shown(desk.page("second-readings"))


def test_the_second_person_sees_the_words_and_the_reading_and_not_the_first_outcome(
    desk, drawn, account, sela, at_the_desk
):
    desk.decide(account, "reject", reason="this is told of another")
    at_the_desk(sela)
    decision = waiting_for(sela).get()
    body = shown(desk.page("second", decision.pk))
    assert "<mark>arrested</mark>" in body
    assert "Oren Tallis" in body
    assert "reject" not in body.split("<form")[0]
    assert "told of another" not in body
    assert "rejected" not in body.replace("appeal-rejected", "").replace("Appeal rejected", "")


def test_the_values_that_a_second_person_reads_lead_nowhere(desk, drawn, account, statement, sela, at_the_desk):
    for row in (account, statement):
        desk.decide(row, "accept")
    at_the_desk(sela)
    for decision in waiting_for(sela):
        values = shown(desk.page("second", decision.pk)).split('<dl class="facts">')[1].split("</dl>")[0]
        assert "<dd>" in values
        assert "<a " not in values


def test_one_who_is_alone_is_told_that_a_second_person_is_needed(desk, drawn, statement):
    desk.decide(statement, "accept")
    body = shown(desk.page("second-readings"))
    assert "A second person is needed" in body
    assert "saksi user add" in body


def test_both_decisions_stay_and_the_first_stands(desk, drawn, statement, sela, at_the_desk):
    desk.decide(statement, "reject")
    at_the_desk(sela)
    decision = waiting_for(sela).first()
    body = shown(second(desk, decision, "accept"))
    assert "Kept beside the first decision." in body
    assert SecondReading.rows.get().outcome == "accepted"
    assert state(statement) == "rejected"
    assert list(differences(sela)) == [SecondReading.rows.get()]
    assert "decide again" in shown(desk.page("second-readings"))
    desk.client.post(reverse("undo-change", args=[Reversible.rows.last().pk]))
    assert waiting_for(sela).filter(pk=decision.pk).exists()


def test_an_amended_second_reading_keeps_what_it_says(desk, drawn, statement, sela, at_the_desk):
    desk.decide(statement, "accept")
    at_the_desk(sela)
    decision = waiting_for(sela).get(suggestion=statement)
    second(desk, decision, "amend", position="denies")
    made = SecondReading.rows.get()
    assert (made.outcome, made.payload["position"]) == ("amended", "denies")
    assert statement.payload["position"] != "denies"


def test_agreement_is_shown_with_its_interval_and_names_nobody(desk, drawn, sela, at_the_desk):
    rows = list(Suggestion.rows.filter(document=drawn, kind__in=("date", "place", "provision", "actor")))
    for n, row in enumerate(rows):
        desk.decide(row, "reject" if n % 2 else "accept")
    assert len(rows) >= 4
    at_the_desk(sela)
    for n, decision in enumerate(waiting_for(sela)):
        first = "reject" if decision.outcome == "rejected" else "accept"
        second(desk, decision, "unsure" if n == 0 else first, reason="x")
    found = agreement(sela)
    assert (found.same.part, found.same.whole, found.unsure) == (len(rows) - 1, len(rows) - 1, 1)
    assert found.alpha.value == 1
    body = shown(desk.page("second-readings"))
    assert "came out alike: 100%" in body
    assert f"95 % interval {found.same.low:.0%} to 100%" in body
    assert "is not in it" in body


def test_nobody_reads_their_own_decision_or_what_was_not_drawn_or_undone(
    desk, drawn, statement, account, sela, settings
):
    desk.decide(statement, "accept")
    first = Decision.rows.get(suggestion=statement)
    with pytest.raises(BadDecision, match="a second person is needed"):
        read_second(desk.user, first, "accepted")
    with pytest.raises(BadDecision, match="expected one of"):
        read_second(sela, first, "undone")
    with pytest.raises(BadDecision, match="one line of why"):
        read_second(sela, first, "unsure")
    read_second(sela, first, "accepted")
    with pytest.raises(Conflict, match="a second time already"):
        read_second(sela, first, "rejected")
    desk.client.post(reverse("undo", args=[first.pk]))
    with pytest.raises(Conflict, match="no longer stands"):
        read_second(sela, first, "rejected")
    settings.SAKSI_WORKSPACE = drawing(desk.workspace, 0, 0)
    desk.decide(account, "reject")
    with pytest.raises(BadDecision, match="not among those"):
        read_second(sela, Decision.rows.get(suggestion=account), "accepted")


def test_a_viewer_of_statistics_reads_nothing(desk, drawn, statement, cleared):
    desk.decide(statement, "accept")
    with pytest.raises(NotAllowed):
        read_second(cleared(3, role="viewer"), Decision.rows.first(), "accepted")


def test_the_page_asks_no_more_with_more_differences(client, desk, drawn, sela, at_the_desk):
    row = Suggestion.rows.filter(document=drawn).first()
    at_the_desk(sela)

    def make(n):
        for _ in range(n):
            one = Decision.rows.create(
                suggestion=row, outcome="accepted", by=desk.user, at="2025-03-09T12:00Z", drawn=True
            )
            SecondReading.rows.create(decision=one, outcome="rejected", by=sela.username, at="2025-03-09T12:00Z")

    assert_flat_queries(client, reverse("second-readings"), make)
