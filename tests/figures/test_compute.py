"""Counting by the rules of docs/reference/bundle.md, Figures."""

from typing import Any

import pytest

from saksi.figures.compute import compute, compute_all
from saksi.figures.definition import brief_definitions, parse_definition
from saksi.figures.units import FIELDS, unit_rows

UNDATED: dict[str, Any] = {"earliest": None, "latest": None}


def figure(unit: str, **more: Any):
    made = {"id": "x", "version": 1, "title": "X", "definition": "X.", "unit": unit, **more}
    return compute(parse_definition(made), DATA)


def act(name: str, incident: str, code: str, *victims: str) -> dict[str, Any]:
    return {"id": name, "incident": incident, "code": code, "victims": list(victims), "place": None, **UNDATED}


def incident(name: str, place: str | None, level: str = "v1") -> dict[str, Any]:
    return {"id": name, "title": name, "place": place, "verification_level": level, **UNDATED}


def account(name: str, act: str, status: str = "reported", according_to: str | None = None) -> dict[str, Any]:
    return {"id": name, "document": "d1", "code": "arrest", "status": status, "act": act, "according_to": according_to}


DATA: dict[str, Any] = {
    "period": {"start": None, "end": None},
    "documents": [
        {"id": "d1", "publisher": "", "reading": None},
        {"id": "d2", "publisher": "P", "reading": {}},
    ],
    "actors": [
        {"id": "a", "kind": "person", "sector": "media"},
        {"id": "b", "kind": "person", "sector": ""},
        {"id": "g", "kind": "group", "sector": "union"},
    ],
    "statements": [
        {
            "id": "s1",
            "document": "d1",
            "speaker": "a",
            "position": "denies",
            "manner": "direct",
            "source": "person",
        },
        {
            "id": "s2",
            "document": "d1",
            "speaker": "a",
            "position": "alleges",
            "manner": "direct",
            "source": "person",
        },
        {
            "id": "s3",
            "document": "d2",
            "speaker": None,
            "position": "denies",
            "manner": "direct",
            "source": "person",
        },
    ],
    "accounts": [
        account("t1", "x1", "alleged"),
        account("t2", "x2", "denied", according_to="s2"),
        account("t3", "x3"),
        account("t4", "x4"),
        account("t5", "x4", "denied", according_to="s1"),
    ],
    "acts": [
        act("x1", "i1", "arrest", "a", "b"),
        act("x2", "i1", "physical-attack", "a"),
        act("x3", "i2", "raid"),
        act("x4", "i3", "arrest", "g"),
    ],
    "incidents": [incident("i1", "Lumera"), incident("i2", None), incident("i3", "Lumera", "vx")],
    "cases": [{"id": "c1"}],
    "disputes": [{"id": "p1", "incident": "i2", "kind": "disp_fact", "field": None}],
    "suggestions": [
        {"document": "d1", "kind": "actor", "outcome": "open", "count": 4},
        {"document": "d2", "kind": "actor", "outcome": "accepted", "count": 3},
    ],
    "withheld": [],
    "findings": [
        {"id": "f1", "incident": "i1", "right": "assembly", "conclusion": "violation", "status": "stands"},
        {"id": "f2", "incident": "i1", "right": "expression", "conclusion": "restriction", "status": "stands"},
        {"id": "f3", "incident": "i2", "right": "assembly", "conclusion": "violation", "status": "unsigned"},
    ],
    "blind_documents": [{"outcome": "measured", "count": 12}],
    "blind_finds": [{"kind": "account", "outcome": "both", "count": 7}],
    "second_readings": [{"outcome": "same", "count": 11}],
}


def test_an_act_is_one_victim_of_one_kind_in_one_incident():
    """Two arrested, one of them beaten, one raid without a known victim, one group: five acts."""
    counted = figure("act", group_by=["code"])
    assert counted.value == 5
    assert "i1/arrest/a" in counted.ids
    assert "i2/raid/unknown" in counted.ids


def test_victims_are_never_added_over_acts():
    """The one who was arrested and beaten is one victim, in two rows."""
    counted = figure("victim", distinct="victim", group_by=["code"])
    assert counted.value == 3
    assert sum(row.value for row in counted.rows) == 4
    assert counted.overlapping


def test_an_incident_of_two_kinds_stands_in_two_rows_and_is_counted_once():
    """Rows may add up to more than the total, and the figure says so."""
    counted = figure("incident", group_by=["code"])
    assert counted.value == 3
    assert {row.key[0]: row.value for row in counted.rows} == {
        "arrest": 2,
        "physical-attack": 1,
        "raid": 1,
        "unknown": 0,
    }
    assert counted.overlapping


def test_the_least_count_takes_one_name_for_one_and_a_group_for_those_named_beside_it():
    """Five people of whom two sources name three, a group that may be they, two groups alone, somebody unknown beside."""
    people = {name: {"id": name, "kind": "person", "sector": "", "name": name[:-1]} for name in ("Ana1", "Ana2", "Bo1", "Bo2", "Cy1")}
    groups = {name: {"id": name, "kind": "group", "sector": "", "name": name} for name in ("three workers", "two men", "farmers")}
    data = {
        **DATA,
        "actors": [*people.values(), *groups.values()],
        "acts": [
            act("x1", "i1", "arrest", "Ana1", "Bo1", "three workers", "Ana2", "Bo2", "Cy1"),
            act("x2", "i1", "physical-attack", "two men"),
            act("x3", "i1", "arrest"),
            act("x4", "i2", "arrest", "farmers", "two men"),
        ],
        "incidents": [incident("i1", "Lumera"), incident("i2", None)],
    }
    made = compute_all(brief_definitions(), data)
    assert (made["acts"].value, made["victims"].value) == (10, 8)
    assert made["acts-least"].ids == ("i1/arrest/Ana1", "i1/arrest/Bo1", "i1/arrest/Cy1", "i1/physical-attack/two men", "i2/arrest/farmers")
    assert made["victims-by-name"].ids == ("Ana1", "Bo1", "Cy1", "farmers")


def test_what_is_only_denied_is_in_no_count_but_its_own():
    """A raid of which the record holds nothing but the denial, in an incident of its own; what is alleged and denied counts."""
    denied = [account("t3", "x3", "denied"), account("t6", "x5", "denied", according_to="s1")]
    told = [one for one in DATA["accounts"] if one["id"] != "t3"]
    data = {**DATA, "accounts": [*told, *denied], "acts": [*DATA["acts"], act("x5", "i1", "killing", "b")]}
    made = compute_all(brief_definitions(), data)
    assert made["incidents"].ids == ("i1",)
    assert {row.key[0] for row in made["incidents-by-act"].rows} == {"arrest", "physical-attack", "unknown"}
    assert made["acts"].ids == ("i1/arrest/a", "i1/arrest/b", "i1/physical-attack/a")
    assert made["victims"].ids == ("a", "b")
    assert made["acts-denied"].ids == ("i1/killing/b", "i2/raid/unknown")


def test_an_act_counts_in_the_period_of_its_own_days_and_an_incident_over_new_year_in_both_years():
    """An arrest on 31 December and a beating on 2 January of one incident; a raid that nobody dates."""

    def day(first: str, last: str | None = None) -> dict[str, str]:
        return {"earliest": first, "latest": last or first}

    acts = [
        {**act("x1", "i1", "arrest", "a"), **day("2025-12-31")},
        {**act("x2", "i1", "physical-attack", "a"), **day("2026-01-02")},
        act("x3", "i2", "raid"),
    ]
    data = {**DATA, "acts": acts, "incidents": [{**incident("i1", None), **day("2025-12-31", "2026-01-02")}, incident("i2", None)]}
    for year, counted in (("2025", "i1/arrest/a"), ("2026", "i1/physical-attack/a")):
        made = compute_all(brief_definitions(), {**data, "period": {"start": f"{year}-01-01", "end": f"{year}-12-31"}})
        assert made["acts"].ids == (counted, "i2/raid/unknown")
        assert made["incidents"].ids == made["incidents-elsewhere"].ids == ("i1", "i2")
        assert [row.key[0] for row in made["incidents-by-act"].rows if row.value] == [counted.split("/")[1], "raid"]


def test_unknown_is_a_value_and_its_row_is_always_there():
    """An incident whose place nobody knows is not dropped; with none, the row says 0."""
    by_place = {row.key[0]: row.value for row in figure("incident", group_by=["place"]).rows}
    assert by_place == {"Lumera": 2, "unknown": 1}
    assert figure("case", group_by=["id"]).rows[-1].key == ("unknown",)


def test_findings_count_incidents_and_only_those_that_stand():
    """Two rights restricted in one incident, one of them violated: one incident; what a second person did not sign stays out."""
    made = {name: one for name, one in compute_all(brief_definitions(), DATA).items() if "finding" in name or "incidents-" in name}
    assert (made["findings"].value, made["findings"].base) == (2, 3)
    assert made["incidents-restricted"].ids == made["incidents-violated"].ids == ("i1",)
    assert made["incidents-restricted"].overlapping
    assert {row.key[0]: row.value for row in made["incidents-violated"].rows} == {"assembly": 1, "unknown": 0}
    assert {row.key[0]: row.value for row in made["findings-not-counted"].rows} == {"unsigned": 1, "unknown": 0}


def test_a_filter_leaves_out_and_the_base_says_out_of_how_many():
    """What was refuted stays out of the count and in the base."""
    counted = figure("incident", filter={"verification_level": {"not": ["vx"]}})
    assert (counted.value, counted.base, counted.ids) == (2, 3, ("i1", "i2"))


def test_a_filter_can_ask_for_unknown():
    """Statements without a known speaker can be counted apart."""
    assert figure("statement", filter={"speaker": {"in": ["unknown"]}}).ids == ("s3",)


def test_speakers_are_counted_as_different_actors():
    """Two statements of one speaker are one speaker; an unknown one adds nobody."""
    assert figure("statement", distinct="speaker").value == 1


def test_two_fields_make_rows_of_both():
    """A sector that nobody set stands under unknown."""
    rows = {row.key: row.value for row in figure("statement", group_by=["sector", "position"]).rows}
    assert rows == {("media", "alleges"): 1, ("media", "denies"): 1, ("unknown", "denies"): 1}


def test_tallies_are_added_up():
    """Suggestions are handed over as tallies, not one by one."""
    counted = figure("suggestion", filter={"outcome": {"in": ["open"]}})
    assert (counted.value, counted.base, counted.ids) == (4, 7, ())


def test_rows_have_one_order():
    """By falling value, then by key, unknown last: the same data give the same report."""
    values = [row.key for row in figure("incident", group_by=["code"]).rows]
    assert values == [("arrest",), ("physical-attack",), ("raid",), ("unknown",)]


@pytest.mark.parametrize("unit", FIELDS)
def test_every_declared_field_is_in_the_rows_of_its_unit(unit):
    """A definition can only name what the rows hold."""
    for row in unit_rows(unit, DATA):
        assert FIELDS[unit] <= row.keys()


def test_nothing_in_gives_zero_everywhere():
    """An empty record gives zeros, never an error."""
    empty = {key: [] for key in DATA} | {"period": DATA["period"]}
    assert {one.value for one in compute_all(brief_definitions(), empty).values()} == {0}
