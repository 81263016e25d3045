"""Words that name a protected person stay in, whatever their level says."""

import pytest

from saksi.figures.compute import compute_all
from saksi.figures.definition import brief_definitions
from saksi.reports.bundle import prepare_bundle, seal_bundle
from saksi.reports.check import check_snapshot
from saksi.reports.withholding import REASON, withhold
from tests.reports.making import decided


@pytest.fixture
def protected():
    """The month, with Arlen Voss under another name in the list of actors and protected."""
    maker = decided()
    next(row for row in maker.rows["actors"] if row["id"] == "a1").update(name=None, names=[])
    return maker


def test_nothing_changes_where_nobody_is_protected():
    """The snapshot itself comes back."""
    snapshot = decided().snapshot()
    assert withhold(snapshot) is snapshot


def test_a_protected_name_is_nowhere_in_the_bundle(protected, tmp_path):
    """Not in the report, the data, the tables, the passages or the proofs; not in capitals, not broken over lines."""
    snapshot = protected.snapshot(("Arlen  Voss", "arlen voss"))
    snapshot.data["incidents"][0]["title"] = "Arrest of ARLEN\nVOSS"
    snapshot.data["statements"][8]["decision"]["reason"] = "as Arlen Voss told us"
    prepared = prepare_bundle(snapshot, tmp_path / "a")
    seal_bundle(prepared, protected.report_built(prepared.manifest_sha256), protected.state())
    for path in (tmp_path / "a").iterdir():
        words = " ".join(path.read_text("utf-8").lower().split())
        assert "arlen" not in words, path.name
        assert "voss" not in words, path.name


@pytest.mark.parametrize("named", ["លោកសុខ ដារាត្រូវបានចាប់ខ្លួន", "Sok\u200b Dara was held", "Police held Jose\u0301 Nu\u0301n\u0303ez"])
def test_a_protected_name_is_withheld_in_every_script_and_form(named, tmp_path):
    """In a sentence without spaces, with characters that nobody sees, taken apart into letters and accents."""
    maker = decided()
    maker.document("d7", f"{named}\n\nNothing else.\n", "Courier", "2024-03-09")
    maker.rows["documents"][-1]["title"] = "News"
    maker.statement("s99", "d7", "a3", "alleges", named, named)
    prepared = prepare_bundle(maker.snapshot(("សុខ ដារា", "Sok Dara", "José Núñez")), tmp_path / "a")
    assert "s99" not in {row["id"] for row in prepared.snapshot.data["statements"]}
    for path in (tmp_path / "a").iterdir():
        assert named not in path.read_text("utf-8"), path.name


def test_what_went_is_counted_and_what_stood_on_it_goes_too(protected, monkeypatch):
    """Statements and accounts of the paragraph go, with the acts and the incident that had no other account."""
    monkeypatch.setattr("saksi.figures.small_cells.IN_PUBLIC", 1)
    before = protected.snapshot(("Arlen Voss",))
    after = withhold(before)
    check_snapshot(after)
    gone = {row["kind"]: row["count"] for row in after.data["withheld"] if row["reason"] == REASON}
    assert gone == {"statement": 1, "account": 3, "act": 2, "incident": 1, "finding": 2}
    assert {row["id"] for row in after.data["incidents"]} == {"i2", "i3"}
    assert after.data["disputes"] == []
    figures = compute_all(brief_definitions(), after.data)
    assert figures["incidents"].value == 2
    assert figures["withheld"].value == 5 + 9


def test_a_part_of_a_longer_word_is_not_a_name():
    """A protected `Ash` does not take out `Ashe`."""
    snapshot = decided().snapshot(("Ash",))
    assert withhold(snapshot).data["statements"] == snapshot.data["statements"]


def test_a_value_chosen_from_an_account_that_went_gives_way_to_what_the_other_tells():
    """An act keeps what another account says, and loses what only the withheld one said: one source left disagrees with nobody."""
    maker = decided()
    snapshot = maker.snapshot(("Dren Farmers Union says",))
    act = next(row for row in withhold(snapshot).data["acts"] if row["id"] == "x1")
    assert (act["date"], act["choices"]) == ("2024-03-05", [])
    assert act["victims"] == ["a1", "a13"]
    incident = next(row for row in withhold(snapshot).data["incidents"] if row["id"] == "i1")
    for row in (act, incident):
        assert (row["earliest"], row["latest"]) == ("2024-03-05", "2024-03-05"), "of the day that the other account tells"
    assert incident["date"] == "2024-03-05"


def test_who_is_told_of_by_a_withheld_account_alone_goes_with_it():
    """Nobody stays in an act, and no place or charge, that no account in the report tells."""
    snapshot = decided().snapshot(("another organiser",))
    data = withhold(snapshot).data
    act = next(row for row in data["acts"] if row["id"] == "x1")
    assert [row["id"] for row in data["accounts"] if row["act"] == "x1"] == ["t2"]
    assert (act["victims"], act["perpetrators"], act["place"]) == (["a1"], [], None)
    assert act["date"] == "2024-03-04"
    incident = next(row for row in data["incidents"] if row["id"] == act["incident"])
    assert (incident["title"], incident["place"], incident["date"]) == ("Arrest, 4 March 2024", None, "2024-03-04")


def told_twice(**second):
    """The arrest told in March by one source, and by another, whose paragraph goes; its first act is a beating that is only denied."""
    maker = decided()
    maker.rows["acts"] = [row for row in maker.rows["acts"] if row["id"] not in {"x1", "x2"}]
    maker.rows["accounts"] = [row for row in maker.rows["accounts"] if row["act"] not in {"x1", "x2"}]
    maker.rows["disputes"] = []
    maker.document("d8", "Police arrested two.\n\nA guard watched as they arrested them.\n\nIt denied that they beat one.\n", "Courier", None)
    maker.account("u0", "d8", "y0", "physical-attack", "beat", status="denied", date="2024-03-01", place="Dren")
    maker.account("u1", "d8", "y1", "arrest", "arrested two", victims=["a1"], date="2024-03")
    maker.account("u2", "d8", "y1", "arrest", "arrested them", **second)
    maker.act("y0", "i1", "physical-attack", [], "2024-03-01", "Dren")
    maker.act("y1", "i1", "arrest", ["a1"], second.get("date"), second.get("place"))
    return maker


def test_an_incident_that_lost_an_account_passes_over_acts_that_are_only_denied():
    data = withhold(told_twice(date="2024-03-04").snapshot(("A guard",))).data
    incident = next(row for row in data["incidents"] if row["id"] == "i1")
    assert (incident["title"], incident["date"]) == ("Arrest, March 2024", "2024-03")
    act = next(row for row in data["acts"] if row["id"] == "y1")
    assert (act["date"], act["earliest"], act["latest"]) == ("2024-03", "2024-03-01", "2024-03-31"), "one source disagrees with nobody"


def test_a_place_that_only_a_withheld_account_tells_goes_also_where_another_act_has_one():
    """A cell is no place of the incident, and what lies in what only the record knows."""
    maker = told_twice(date="2024-03-04", place="Lumera market")
    maker.account("u3", "d8", "y2", "torture", "Police", place="the cell")
    maker.act("y2", "i1", "torture", [], None, "the cell")
    incident = next(row for row in withhold(maker.snapshot(("A guard",))).data["incidents"] if row["id"] == "i1")
    assert incident["place"] is None


def test_an_act_of_which_only_a_denial_is_left_has_whom_it_names():
    maker = told_twice(date="2024-03-04", place="Lumera", victims=["a1"])
    maker.rows["accounts"] = [row for row in maker.rows["accounts"] if row["id"] != "u1"]
    maker.account("u4", "d8", "y1", "arrest", "denied", status="denied", victims=["a13"], date="2024-03-09")
    act = next(row for row in withhold(maker.snapshot(("A guard",))).data["acts"] if row["id"] == "y1")
    assert (act["victims"], act["date"], act["place"]) == (["a13"], "2024-03-09", None)


def test_a_small_number_of_what_went_is_not_told(protected):
    """A 1 would tell of somebody."""
    assert withhold(protected.snapshot(("Arlen Voss",))).data["withheld"] == protected.snapshot().data["withheld"]


def test_a_short_protected_name_changes_no_hash():
    """`Ed` stands in every other SHA-256 between two digits."""
    snapshot = decided().snapshot(("Ed",))
    snapshot.data["documents"][0]["sha256"] = "0ed1" * 16
    assert withhold(snapshot).data["documents"][0]["sha256"] == "0ed1" * 16


def test_what_went_is_in_no_tally_of_what_was_suggested(protected):
    """What was accepted less what is shown would tell how many statements and accounts stay in."""
    before = protected.snapshot(("Arlen Voss",))
    after = withhold(before)

    def tally(snapshot, kind):
        return sum(row["count"] for row in snapshot.data["suggestions"] if row["kind"] == kind and row["outcome"] in {"accepted", "amended"})

    def shown(snapshot, group):
        return sum(row["decision"]["outcome"] in {"accepted", "amended"} for row in snapshot.data[group])

    for kind, group in (("statement", "statements"), ("account", "accounts")):
        assert shown(before, group) > shown(after, group)
        assert tally(before, kind) - tally(after, kind) == shown(before, group) - shown(after, group)
