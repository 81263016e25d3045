"""How far a document is, and how long the rest may take at one's own pace."""

from dataclasses import dataclass
from datetime import timedelta

import pytest

from saksi.record.models import Suggestion
from saksi.web.progress import ENOUGH, PAUSE, minutes_left, progress
from tests.record import builders
from tests.web.conftest import shown
from tests.web.test_budget import fill, long_text


@dataclass
class Made:
    at: object


def decisions(count, seconds, pause=timedelta()):
    return [Made(builders.NOW + timedelta(seconds=seconds * n) + (pause if n >= count // 2 else timedelta())) for n in range(count)]


def test_no_time_is_told_before_twenty_decisions():
    assert minutes_left(decisions(ENOUGH - 1, 6), 40) is None
    assert minutes_left(decisions(ENOUGH, 6), 40) == 4


def test_nothing_is_told_when_nothing_waits():
    assert minutes_left(decisions(30, 6), 0) is None


def test_a_break_counts_as_no_more_than_a_pause():
    with_break = minutes_left(decisions(21, 6, pause=timedelta(hours=3)), 20)
    assert with_break == -(-(19 * 6 + PAUSE.total_seconds()) // 60)


def test_what_was_decided_in_one_moment_takes_a_minute_at_least():
    assert minutes_left(decisions(20, 0), 5) == 1


def test_the_counts_are_of_cards():
    class Card:
        def __init__(self, *, is_open):
            self.is_open = is_open

    count = progress([Card(is_open=True), Card(is_open=False), Card(is_open=False)])
    assert (count.total, count.decided, count.open) == (3, 2, 1)


@pytest.mark.django_db
def test_the_desk_counts_by_kind_and_estimates_after_twenty(desk):
    document = builders.document(long_text(2_000), level=0)
    fill(document, 30)
    body = shown(desk.page("desk", document.pk))
    assert "0 of 30 decided, 30 open." in body
    assert "0 of 20" in body
    for item in Suggestion.rows.filter(document=document, kind="statement")[:19]:
        desk.decide(item, "reject")
    assert "At your pace" not in shown(desk.page("desk", document.pk))
    desk.decide(Suggestion.rows.filter(document=document, kind="account").first(), "reject")
    body = shown(desk.page("desk", document.pk))
    assert "At your pace about" in body
    assert "19 of 20" in body
    assert "1 of 10" in body
