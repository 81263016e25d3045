"""A partial date says what is known and no more."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksi.kernel.dates import PartialDate
from saksi.kernel.errors import DateError


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest", "precision"),
    [
        ("2023", date(2023, 1, 1), date(2023, 12, 31), "year"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "month"),
        ("2023-12-05", date(2023, 12, 5), date(2023, 12, 5), "day"),
        ("2021/2022", date(2021, 1, 1), date(2022, 12, 31), "interval"),
        ("2023-12-04/2023-12-08", date(2023, 12, 4), date(2023, 12, 8), "interval"),
        ("2021/..", date(2021, 1, 1), None, "interval"),
        ("../2022-01", None, date(2022, 1, 31), "interval"),
        ("2023-01/..", date(2023, 1, 1), None, "interval"),
        ("2023-01/", date(2023, 1, 1), None, "interval"),
        ("/2022-01", None, date(2022, 1, 31), "interval"),
        ("2023-07-15/2023", date(2023, 7, 15), date(2023, 12, 31), "interval"),
        ("2023-07~/2023-09?", date(2023, 7, 1), date(2023, 9, 30), "interval"),
        ("2023-12-05~", date(2023, 12, 5), date(2023, 12, 5), "day"),
        ("0001", date(1, 1, 1), date(1, 12, 31), "year"),
        ("9999-12", date(9999, 12, 1), date(9999, 12, 31), "month"),
    ],
)
def test_each_form_has_its_first_and_last_day(edtf, earliest, latest, precision):
    found = PartialDate.parse(edtf)
    assert (found.earliest, found.latest, found.precision, str(found)) == (earliest, latest, precision, edtf)


def test_marks_of_inference_and_doubt_are_kept():
    assert PartialDate.parse("2023-07~").inferred
    assert not PartialDate.parse("2023-07~").uncertain
    assert PartialDate.parse("2023?").uncertain
    both = PartialDate.parse("2023%")
    assert both.inferred
    assert both.uncertain


@pytest.mark.parametrize(
    "bad",
    [
        "",
        "..",
        "../..",
        "2023-13",
        "2023-02-30",
        "23",
        "2022/2021",
        "2023-7",
        "yesterday",
        "2023-07-01T00:00",
        "0000",
        "២០២៣",
        "2023~?",
        "~2023",
        "..~",
        "2021/2022/2023",
        "2023-07-02/2023-07-01",
        None,
        2023,
        "2023\n",
    ],
)
def test_what_is_no_date_is_refused_with_what_was_expected(bad):
    with pytest.raises(DateError, match="expected a date such as"):
        PartialDate(bad)


def test_dates_overlap_when_some_day_may_belong_to_both():
    assert PartialDate.parse("2023").overlaps(PartialDate.parse("2023-07"))
    assert PartialDate.parse("2021/..").overlaps(PartialDate.parse("2030"))
    assert not PartialDate.parse("2022").overlaps(PartialDate.parse("2023"))


def test_dates_sort_by_their_days_open_starts_first():
    texts = ["2023-05", "../2020", "2023", "2023-05-02", "2021/.."]
    assert [str(d) for d in sorted(map(PartialDate.parse, texts))] == [
        "../2020",
        "2021/..",
        "2023",
        "2023-05",
        "2023-05-02",
    ]


@given(st.dates(), st.dates())
def test_overlap_is_the_same_both_ways(one, other):
    a, b = PartialDate.of(one), PartialDate.of(other)
    assert a.overlaps(b) == b.overlaps(a) == (one == other)
