"""The list of incidents: by act, place, month, verification level, dispute and case, for whoever may see them."""

import pytest
from django.urls import reverse

from saksi.record.models import Account, Act, Case, FieldChoice, Incident, Profile
from tests.record import builders
from tests.web.conftest import shown
from tests.web.flat import assert_flat_queries

pytestmark = pytest.mark.django_db


def told(title, *accounts, code="arrest", level=0, **more):
    """An incident with the accounts that tell it, each as the fields of an account."""
    act = builders.incident(title, code, level=level, **more)
    for fields in accounts:
        of_document = fields.pop("level", 0)
        document = builders.document(level=of_document, pack="sample", publisher=fields.pop("publisher", ""))
        builders.account(document, act, code=code, **fields)
    return act


def titles(desk, **asked):
    return {str(line.row) for line in desk.page("incidents", **asked).context["listing"].lines}


def facet(desk, name, **asked):
    facets = desk.page("incidents", **asked).context["listing"].facets
    return {c.value: c.count for c in next(f for f in facets if f.filter.name == name).choices}


def labels(desk, name):
    facets = desk.page("incidents").context["listing"].facets
    return {c.value: c.label for c in next(f for f in facets if f.filter.name == name).choices}


@pytest.fixture
def record(desk):
    """Three incidents: one in a district of a province, one disputed, one denied by its only other source."""
    told("Arrest", {"place": "Lumera", "date": "2025-03"}, verification_level="v2")
    told(
        "Beating", {"place": "Lumera", "date": "2025-03-03"}, {"place": "Ostrel", "date": "2025-04-05"}, code="physical-attack",
    )  # fmt: skip
    told("Killing", {"date": "2025", "status": "reported"}, {"date": "2025", "status": "denied"}, code="killing")


def test_incidents_are_found_by_act_and_family(desk, record):
    assert titles(desk, act="killing") == {"Killing"}
    assert titles(desk, family="life") == {"Killing"}
    assert facet(desk, "act", family="life") == {"killing": 1}
    assert sum(facet(desk, "family").values()) == 3


def test_a_place_counts_for_its_province_and_every_telling_until_one_is_chosen(desk, record):
    province = next(name for name in facet(desk, "province") if "Lumera" in name)
    other = next(name for name in facet(desk, "province") if "Ostrel" in name)
    assert titles(desk, province=province) == {"Arrest", "Beating"}
    assert titles(desk, province=other) == {"Beating"}
    choose("place", "Ostrel")
    assert titles(desk, province=province) == {"Arrest"}
    assert facet(desk, "province")[province] == 1


def test_a_town_and_its_country_are_one_place_told_less_exactly(desk):
    told("Arrest", {"place": "Tavara"}, {"place": "Tanners Gate"})
    assert list(facet(desk, "province")) == ["Lumera"]
    assert facet(desk, "dispute") == {"none": 1}


def choose(field, value):
    account = Account.rows.get(**{field: value, "code": "physical-attack"})
    choice = FieldChoice(
        act=account.act, field=field, value=value, account=account, reason="seen", by="x", at=builders.NOW
    )
    choice.set_date(value if field == "date" else None)
    choice.save()


def test_a_month_finds_every_date_that_overlaps_it_and_after_a_choice_only_that(desk, record):
    assert titles(desk, date="2025-03") == {"Arrest", "Beating", "Killing"}
    assert facet(desk, "date") == {"2025-03": 3, "2025-04": 2}
    choose("date", "2025-04-05")
    assert titles(desk, date="2025-03") == {"Arrest", "Killing"}
    assert titles(desk, date="2025-04") == {"Beating", "Killing"}


def test_what_is_in_dispute_is_found_until_somebody_chose_both(desk, record):
    assert titles(desk, dispute="open") == {"Beating", "Killing"}
    assert titles(desk, dispute="none") == {"Arrest"}
    choose("date", "2025-04-05")
    assert facet(desk, "dispute") == {"open": 2, "none": 1}
    choose("place", "Ostrel")
    assert facet(desk, "dispute") == {"open": 1, "chosen": 1, "none": 1}


def test_the_page_shows_date_dispute_and_level_of_each(desk, record):
    def cells():
        lines = desk.page("incidents").context["listing"].lines
        return {str(line.row): {column.name: value for column, value, _ in line.cells} for line in lines}

    assert (
        cells()["Arrest"] | {"date": "2025-03", "accounts": 1, "in_dispute": 0, "verification": "v2"}
        == cells()["Arrest"]
    )
    assert cells()["Beating"] | {"date": "2025-03-03/2025-04-05", "accounts": 2, "in_dispute": 2} == cells()["Beating"]
    choose("date", "2025-04-05")
    assert cells()["Beating"] | {"date": "2025-04-05", "in_dispute": 1} == cells()["Beating"]


def test_an_act_only_denied_gives_its_incident_no_day_while_another_is_told(desk):
    act = told("Arrest", {"date": "2025-03-03"}, {"date": "2025-03-04", "status": "denied"})
    beating = Act.rows.create(incident=act.incident, code="physical-attack")
    builders.account(builders.document(level=0, pack="sample"), beating, date="2025-04-05", status="denied", code="physical-attack")
    (line,) = desk.page("incidents").context["listing"].lines
    (day,) = [value for column, value, _ in line.cells if column.name == "date"]
    assert day == "2025-03-03/2025-03-04"


def test_the_mark_of_a_date_stands_in_words_on_the_page_and_as_it_is_in_the_file(desk):
    told("Arrest", {"date": "2025-03-02~"})
    assert "about 2 March 2025</td>" in shown(desk.page("incidents"))
    assert b"2025-03-02~" in b"".join(desk.page("incidents", format="csv").streaming_content)


def test_incidents_are_found_by_their_case(desk, record):
    case = Case.rows.create(title="The harbour", level=0, opened=builders.NOW)
    Incident.rows.filter(title="Arrest").update(case=case)
    assert titles(desk, case=str(case.pk)) == {"Arrest"}
    assert labels(desk, "case") == {str(case.pk): "The harbour"}
    assert "case: The harbour" in shown(desk.page("incidents", case=case.pk))


@pytest.mark.parametrize("case", ["x", "²", "9" * 40, "-", "0"])
def test_a_case_that_is_none_finds_nothing(desk, record, case):
    assert titles(desk, case=case) == set()


def test_sorted_by_date_the_undated_stand_at_the_end_both_ways(desk, record):
    told("Undated", {})
    pages = [desk.page("incidents", sort=sort).context["listing"].lines for sort in ("date", "-date")]
    order = [[str(line.row) for line in lines] for lines in pages]
    assert order[0][-1] == order[1][-1] == "Undated"
    assert order[0][0] == "Killing"
    assert order[1][-2] == "Killing"


def test_neither_lists_nor_counts_tell_what_is_above_the_level(desk, record):
    told("Hidden", {"place": "Lumera", "date": "2031-01"}, level=3, code="torture")
    told("Seen", {"place": "Ostrel"}, {"place": "Hidden Creek", "date": "2032-01", "level": 3}, level=0, code="raid")
    case = Case.rows.create(title="Secret case", level=3, opened=builders.NOW)
    Incident.rows.filter(title="Arrest").update(case=case)
    Profile.objects.update(clearance=1)
    body = shown(desk.page("incidents"))
    for words in ("Secret case", "Hidden Creek", "2031-01", "2032-01", "torture", "Torture"):
        assert words not in body
    assert facet(desk, "case") == {}
    assert facet(desk, "dispute")["open"] == 2
    assert titles(desk, date="2032") == set()
    assert titles(desk, case=str(case.pk)) == set()
    assert "Hidden Creek" not in b"".join(desk.page("incidents", format="csv")).decode()


def test_more_incidents_ask_no_more_questions(desk):
    def make(count):
        for n in range(count):
            case = Case.rows.create(title=f"Case {n}", level=0, opened=builders.NOW)
            told(f"Arrest {n}", {"place": f"Place {n}", "date": f"2025-0{n % 9 + 1}"}, {"place": "Ostrel"}, case=case)
            choose_for(n)

    def choose_for(_n):
        account = Account.rows.filter(place="Ostrel").last()
        FieldChoice.rows.create(
            act=account.act, field="place", value="Ostrel", account=account, reason="r", by="x", at=builders.NOW
        )

    for asked in ("", "?family=liberty&province=Ostrel&date=2025&dispute=chosen&case=1&words=arrest&sort=-date"):
        assert_flat_queries(desk.client, reverse("incidents") + asked, make)
