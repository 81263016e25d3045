"""Of which incidents an account may tell: kind, time, people, place; with reasons, the likeliest first."""

from dataclasses import replace
from datetime import date

import pytest

from saksi.kernel.dates import PartialDate
from saksi.matching.actors import Name
from saksi.matching.incidents import MOST, Telling, Why, fits, window


def people(*names):
    return tuple((Name.of(name),) for name in names)


def telling(incident, when="2025-03-03", code="arrest", family="liberty", **more):
    day = PartialDate.parse(when) if when else None
    dates = {"dated": bool(day), "earliest": day and day.earliest, "latest": day and day.latest}
    return Telling(incident, code, family, **dates, **more)


ASKED = telling(
    0, victims=people("Oren Tallis"), perpetrators=people("Lumera police"), place="Lumera", province="Lumera Bay"
)
SAME = replace(ASKED, incident=1)


def whys(fit):
    return [reason.why for reason in fit.reasons]


def test_the_same_is_found_with_every_reason_and_is_strong():
    (found,) = fits(ASKED, [SAME])
    assert found.incident == 1
    assert found.strong
    assert whys(found) == [Why.SAME_ACT, Why.SAME_DAY, Why.VICTIM, Why.PERPETRATOR, Why.PLACE]
    assert found.reasons[2].words == "Oren Tallis"


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ({"code": "detention"}, Why.FAMILY),
        ({"victims": people("Tallis Oren")}, Why.VICTIM),
        ({"victims": people("Oren Talis")}, Why.VICTIM),
        ({"place": "Harbour Road"}, Why.PROVINCE),
    ],
)
def test_what_is_said_a_little_otherwise_is_found_too(other, expected):
    (found,) = fits(ASKED, [replace(SAME, **other)])
    assert expected in whys(found)


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("2025-03-05", Why.NEAR),
        ("2025-03", Why.OVERLAP),
        ("2025", Why.OVERLAP),
        ("2025-03-01/2025-03-09", Why.OVERLAP),
        ("../2025-03-04", Why.OVERLAP),
    ],
)
def test_a_date_is_near_by_its_precision(when, expected):
    (found,) = fits(ASKED, [replace(telling(1, when), victims=ASKED.victims)])
    assert expected in whys(found)
    assert found.strong == (expected == Why.OVERLAP)


@pytest.mark.parametrize(
    "other",
    [
        {"family": "assembly", "code": "dispersal"},
        {"victims": people("Dovan Hesk"), "place": "", "province": "", "dated": False},
    ],
)
def test_another_family_or_nothing_beside_the_kind_is_no_candidate(other):
    assert not fits(ASKED, [replace(SAME, **other)])


@pytest.mark.parametrize("when", ["2025-03-20", "2024-03-03", "2025-04", "2024", "2025-03-11/.."])
def test_a_date_that_cannot_be_near_is_none_whatever_else_fits(when):
    assert not fits(ASKED, [replace(telling(1, when), victims=ASKED.victims, place="Lumera")])


def test_without_a_date_a_shared_victim_is_enough_and_not_strong():
    (found,) = fits(replace(ASKED, dated=False, earliest=None, latest=None), [SAME])
    assert Why.VICTIM in whys(found)
    assert not found.strong


def test_the_likeliest_come_first_a_few_of_them_and_each_once():
    weak = replace(SAME, incident=2, victims=(), perpetrators=())
    many = [weak, SAME, replace(SAME, victims=()), *(replace(weak, incident=n) for n in range(3, 20))]
    found = fits(ASKED, many)
    assert [fit.incident for fit in found][:2] == [1, 19]
    assert len(found) == MOST
    assert found[0].strong


def test_the_window_is_open_where_the_date_is_and_never_leaves_the_calendar():
    assert window(None, date(2025, 3, 3)) == (None, date(2025, 3, 10))
    assert window(date.min, date.max) == (None, None)
