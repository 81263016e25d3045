"""What waits: how far each document is, who has it, what waits for a second reader; taken, handed over and given back."""

import json

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from saksi.actions.add_user import add_user
from saksi.actions.assign import assign
from saksi.actions.close_document import close_document
from saksi.actions.read_waiting import WAITING
from saksi.actions.take_in import take_in
from saksi.kernel.errors import ReadingError
from saksi.reading.rules import RulesReader
from saksi.record.lists.waiting import waiting_documents
from saksi.record.models import Assignment, Decision, SecondReading, Suggestion
from saksi.record.queue import waiting
from tests.record import builders
from tests.web.conftest import COURIER, kinds, shown

pytestmark = pytest.mark.django_db


@pytest.fixture
def sit_down(monkeypatch, local):
    def seat(person):
        monkeypatch.setattr("saksi.web.middleware.local_user", lambda: person)
        return person

    return seat


@pytest.fixture
def unread(local, workspace):
    return take_in(local, workspace, b"A report that nobody read yet.", "unread.txt", level=0).document


@pytest.fixture
def sela(local):
    """A coder of the team, cleared for what is internal."""
    add_user(local, "sela", "coder", 1)
    return User.objects.get(username="sela")


def queue(desk, **query):
    return shown(desk.page("inbox-queue", **query))


def taken_along(desk):
    return json.loads(b"".join(desk.page("inbox-queue", format="json").streaming_content))


def hand(desk, document, to, seen="", **form):
    return desk.client.post(reverse("hands", args=[document.pk]), {"to": to, "seen": seen, **form})


def holder(document):
    return Assignment.rows.filter(document=document, live=True).values_list("user__username", flat=True).first()


def decide_all(desk, document, but=0):
    open_ = list(Suggestion.rows.filter(document=document, state="open"))
    Suggestion.rows.filter(pk__in=[s.pk for s in open_[but:]]).update(state="rejected")


# --- the list


def test_each_document_tells_how_far_it_is(desk, courier, statement, unread):
    desk.decide(statement, "accept")
    total = courier.suggestions.count()
    decided = courier.suggestions.exclude(state="open").count()
    body = queue(desk)
    assert f"{decided} of {total} decided" in body
    assert f'<progress value="{decided}" max="{total}"' in body
    assert "waits to be read" in body


def test_what_is_read_and_decided_waits_no_more(desk, courier, herald):
    decide_all(desk, courier)
    body = queue(desk)
    assert "Unionist in custody" in body
    assert "Union leader held" not in body
    decide_all(desk, herald)
    assert "Nothing waits" in queue(desk)


def test_the_order_is_that_of_checking_and_no_number_of_it_is_shown(desk, courier, herald, unread, local):
    surer = builders.suggestion(builders.document(level=0))
    Suggestion.rows.create(
        reading=surer.reading, document=surer.document, kind="account", key="x", payload={}, start=0, end=6, confidence=0.123456
    )  # fmt: skip
    shown_order = [row.pk for row in waiting_documents(local).order_by("-expected", "pk")]
    assert shown_order == [*waiting(local).values_list("pk", flat=True), unread.pk]
    for page in (queue(desk), json.dumps(taken_along(desk))):
        assert "1234" not in page
        assert surer.document.title in page


def test_what_waits_for_a_second_reader_is_found_alone(desk, courier, herald, statement):
    desk.decide(statement, "unsure", reason="who is meant?")
    body = queue(desk, second="yes")
    assert "Union leader held" in body
    assert "Unionist in custody" not in body
    decide_all(desk, courier)
    assert "Union leader held" in queue(desk, stage="decided")


def test_what_was_drawn_for_a_second_reader_waits_until_one_read_it(desk, courier, local):
    decide_all(desk, courier)
    row = Suggestion.rows.filter(document=courier).first()
    decision = Decision.rows.create(suggestion=row, outcome="accepted", by=local, at=builders.NOW, drawn=True)
    body = queue(desk, second="yes")
    assert "Union leader held" in body
    assert "1 for the second reader" in body
    SecondReading.rows.create(decision=decision, outcome="accepted", by="somebody", at=builders.NOW)
    assert "Union leader held" not in queue(desk)


def test_what_was_closed_as_containing_nothing_waits_no_more(desk, courier, herald, local):
    decide_all(desk, herald)
    close_document(local, herald, "none")
    assert "Unionist in custody" not in queue(desk)
    assert herald not in list(waiting(local))
    assert courier in list(waiting(local))


def test_mine_and_nobodys_are_one_click_away(desk, courier, herald, local):
    assign(local, courier, local)
    body = queue(desk)
    assert f'href="/inbox/queue/?who={local.pk}"' in body
    mine, nobodys = queue(desk, who=local.pk), queue(desk, who="-")
    assert ("Union leader held" in mine, "Unionist in custody" in mine) == (True, False)
    assert ("Union leader held" in nobodys, "Unionist in custody" in nobodys) == (False, True)


def test_the_list_is_taken_along_as_it_is_shown(desk, courier, unread, sela, local):
    assign(local, courier, sela)
    rows = taken_along(desk)["rows"]
    assert [(row["stage"], row["who"]) for row in rows] == [("something is open", "sela"), ("waits to be read", "")]


@pytest.fixture
def reading_goes_on(monkeypatch):
    """As while `saksi serve` runs: what is asked for is read by another thread, which is this test."""
    monkeypatch.setattr(type(WAITING), "running", True)
    monkeypatch.setattr(WAITING, "asked", {})
    monkeypatch.setattr(WAITING, "failed", {})


def test_reading_again_waits_for_nothing_and_its_page_comes_again_until_the_reading_is_there(desk, courier, workspace, reading_goes_on):
    with workspace.lock("saksi add"):
        asked = desk.client.post(reverse("read", args=[courier.pk]))
    page = desk.client.get(asked.url)
    assert page.headers["Refresh"] == "5"
    assert "This document waits to be read" in shown(page)
    WAITING.now = courier.pk
    assert "This document is being read" in shown(desk.client.get(asked.url))
    assert WAITING.read_one(workspace, RulesReader())
    done = desk.client.get(asked.url, follow=True)
    assert done.redirect_chain == [(reverse("desk", args=[courier.pk]), 302)]
    assert "Read. What was decided before stays." in shown(done)
    assert "Read. What was decided" not in shown(desk.client.get(reverse("read", args=[courier.pk]), follow=True))


def test_what_could_not_be_read_is_counted_once_on_the_first_page(client, unread, monkeypatch):
    monkeypatch.setattr(WAITING, "failed", {unread.pk: ReadingError("the reader broke on this text.")})
    page = shown(client.get(reverse("overview")))
    assert "Documents that could not be read" in page
    assert "Documents that were never read" not in page


def test_the_page_of_a_reading_that_failed_says_why(desk, unread, reading_goes_on):
    asked = desk.client.post(reverse("read", args=[unread.pk]))
    WAITING.asked.clear()
    WAITING.failed[unread.pk] = ReadingError("the reader broke on this text.")
    page = desk.client.get(asked.url)
    assert page.status_code == 422
    assert "the reader broke on this text." in shown(page)


def test_who_may_not_keep_a_reading_asks_for_none(desk, courier, sit_down, cleared, reading_goes_on):
    sit_down(cleared(1))
    assert desk.client.post(reverse("read", args=[courier.pk])).status_code == 403
    assert WAITING.asked == {}


def test_a_failed_reading_says_why_and_is_tried_again_by_hand(desk, unread, monkeypatch):
    monkeypatch.setitem(WAITING.failed, unread.pk, ReadingError("the reader broke on this text."))
    assert "Not read: the reader broke on this text." in queue(desk)
    desk.client.post(reverse("read", args=[unread.pk]))
    assert "Not read:" not in queue(desk)


def test_the_page_comes_again_while_something_is_read_and_keeps_still_when_asked(desk, unread, monkeypatch):
    assert "Refresh" not in desk.page("inbox-queue").headers
    monkeypatch.setattr(type(WAITING), "running", True)
    page = desk.page("inbox-queue", words="report")
    assert page.headers["Refresh"] == "5"
    assert "/inbox/queue/?words=report&still=1" in shown(page)
    assert "Refresh" not in desk.page("inbox-queue", still="1").headers
    assert "Refresh" not in desk.page("inbox-queue", format="csv").headers
    monkeypatch.setitem(WAITING.failed, unread.pk, ReadingError("broken."))
    assert "Refresh" not in desk.page("inbox-queue").headers


def test_the_queries_do_not_grow_with_the_documents(desk, local):
    def asked():
        with CaptureQueriesContext(connection ) as found:
            desk.page("inbox-queue")
        return len(found)

    for _ in range(3):
        assign(local, builders.suggestion(builders.document(level=0)).document, local)
    few = asked()
    for _ in range(27):
        assign(local, builders.suggestion(builders.document(level=0)).document, local)
    assert asked() == few


# --- hands


def test_taken_and_given_back_with_one_button_each_and_undone(desk, courier, local):
    answer = hand(desk, courier, local.pk, back="/inbox/queue/?who=-")
    assert answer["Location"].startswith("/inbox/queue/?who=-&changed=")
    assert holder(courier) == "local"
    page = shown(desk.client.get(answer["Location"]))
    assert "local has this document now." in page
    assert "Undo this change" in page
    undo = page.partition('action="/changes/')[2].partition("/")[0]
    desk.client.post(reverse("undo-change", args=[undo]))
    assert holder(courier) is None
    hand(desk, courier, local.pk)
    assert "Give back" in queue(desk)
    hand(desk, courier, "", seen=local.pk)
    assert holder(courier) is None
    assert kinds()[-4:] == ["taken", "change undone", "taken", "given back"]


def test_handed_to_somebody_of_the_team_who_may_see_it(desk, courier, sela, local):
    page = shown(desk.page("hands", courier.pk))
    assert f'<option value="{sela.pk}">sela</option>' in page
    hand(desk, courier, sela.pk)
    assert holder(courier) == "sela"
    assert "sela has it, since" in shown(desk.page("hands", courier.pk))
    hidden = take_in(local, desk.workspace, b"Strictly confidential words.", "b.txt", level=3).document
    assert "sela" not in shown(desk.page("hands", hidden.pk))
    assert hand(desk, hidden, sela.pk).status_code == 404
    assert holder(hidden) is None


def test_two_at_once_the_second_is_told_who_was_first(desk, courier, sela, local):
    assign(sela, courier, sela)
    answer = hand(desk, courier, local.pk)
    assert answer.status_code == 409
    assert "sela has this document by now" in shown(answer)
    assert holder(courier) == "sela"
    assert hand(desk, courier, local.pk, seen=sela.pk).status_code == 302


@pytest.mark.parametrize("to", ["999999", "²", "nobody"])
def test_a_person_who_is_not_there_gets_nothing(desk, courier, to):
    assert hand(desk, courier, to).status_code == 404
    assert kinds().count("handed over") == 0


def test_giving_back_what_nobody_has_is_told(desk, courier):
    answer = hand(desk, courier, "")
    assert answer.status_code == 422
    assert "nobody has this document" in shown(answer)


def test_a_second_reader_takes_what_nobody_has_and_nothing_of_others(desk, courier, sela, sit_down, cleared):
    person = sit_down(cleared(1))
    hand(desk, courier, person.pk)
    assert holder(courier) == person.username
    page = shown(desk.page("hands", courier.pk))
    assert "hand it to" not in page
    assert hand(desk, courier, sela.pk, seen=person.pk).status_code == 403
    hand(desk, courier, "", seen=person.pk)
    assign(sela, courier, sela)
    assert hand(desk, courier, person.pk, seen=sela.pk).status_code == 403
    assert "Take it" not in shown(desk.page("hands", courier.pk))
    assert holder(courier) == "sela"


def test_a_document_above_the_clearance_is_in_no_queue_and_no_hands(desk, local, sit_down, cleared, workspace):
    hidden = take_in(local, workspace, COURIER.encode(), "a.txt", level=2).document
    assign(local, hidden, local)
    person = sit_down(cleared(1, may_write=True))
    body = queue(desk)
    assert "Union leader held" not in body
    assert "Nothing waits" in body
    assert "0 documents" in shown(desk.page("inbox"))
    nothing = desk.client.get(reverse("hands", args=[999999]))
    for answer in (desk.page("hands", hidden.pk), hand(desk, hidden, person.pk)):
        assert (answer.status_code, answer.content) == (404, nothing.content)


def test_what_documents_and_people_are_called_is_escaped(desk, local):
    row = builders.document(title="<b>x</b>", level=0)
    evil = User.objects.create(username="<i>y</i>")
    Assignment.rows.create(document=row, user=evil, by="<u>z</u>", at=builders.NOW)
    for page in (desk.page("inbox-queue"), desk.page("hands", row.pk)):
        assert not any(mark in page.content for mark in (b"<b>x", b"<i>y", b"<u>z"))
