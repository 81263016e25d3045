"""Partial dates in the database sort and filter as they do in the kernel, on both databases."""

from __future__ import annotations

import itertools
import random

import pytest

from saksi.kernel.dates import PartialDate
from saksi.kernel.errors import DateError
from saksi.record.models import Document, by_date, within
from tests.record import builders

pytestmark = pytest.mark.django_db

DATES = (
    "2023", "2023-07", "2023-07-01", "2023-07-31", "2023-08", "2021/2022", "2021/..", "../2022-01",
    "2023-07~", "2024-02-29", "2023?", "2022-12-31/2023-01-01", "../2023-07-01", "2023-07-02/..",
)  # fmt: skip


@pytest.fixture
def dated():
    for date in random.Random(7).sample([*DATES, None], len(DATES) + 1):  # a fixed order that is not the sorted one
        builders.document(date=date)


def test_they_sort_as_partial_dates_do_and_unknown_ones_come_last(dated):
    stored = list(Document.rows.order_by(*by_date()).values_list("date", flat=True))
    assert stored == [*map(str, sorted(map(PartialDate.parse, DATES))), ""]


@pytest.mark.parametrize("period", DATES)
def test_a_period_finds_those_that_may_share_a_day_with_it(dated, period):
    wanted = PartialDate.parse(period)
    found = Document.rows.filter(within(wanted.earliest, wanted.latest)).values_list("date", flat=True)
    assert sorted(found) == sorted(d for d in DATES if PartialDate.parse(d).overlaps(wanted))


def test_what_was_stored_comes_back_as_it_was(dated):
    for row in Document.rows.exclude(date=""):
        assert row.partial_date == PartialDate.parse(row.date)
        assert (row.earliest, row.latest) == (row.partial_date.earliest, row.partial_date.latest)
    assert Document.rows.get(date="").partial_date is None


def test_no_date_at_all_is_refused_and_nothing_is_changed():
    row = builders.document(date="2023")
    with pytest.raises(DateError):
        row.set_date("last Monday")
    assert row.date == "2023"


def test_every_pair_of_dates_is_in_one_order():
    for a, b in itertools.combinations(map(PartialDate.parse, DATES), 2):
        assert (a < b) != (b < a)
