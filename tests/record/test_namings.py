"""A person is named in a report as a perpetrator only once two different people agreed; until then no byte of the bundle does."""

from __future__ import annotations

import json

import pytest

from saksi.actions.confirm_naming import confirm_naming
from saksi.actions.merge_actors import merge_actors
from saksi.actions.session import acknowledged
from saksi.actions.take_in import take_in
from saksi.actions.undo import undo_change
from saksi.intake import Metadata
from saksi.record.models import Reversible
from saksi.record.snapshot import take_snapshot
from saksi.reports.bundle import prepare_bundle
from tests.record import builders

pytestmark = pytest.mark.django_db

PAPER = (
    "Rally ends in arrests\n\nOfficer Dorn Vekk beat a farmer at the gate, witnesses said.\n\nA farmer was arrested later.\n\n"
    "Reporters asked Dorn Vekk at the gate.\n\n"
    '"Nothing happened there," said Dorn Vekk.\n\nThe league said that police must answer for it.\n'
)
OTHER = "Dorn Vekk opened a bridge and said that the town is proud.\n"


@pytest.fixture
def taken(workspace, local):
    """Takes in a text as the command line does, signed."""

    def take(text, title):
        with acknowledged(workspace, "test"):
            return take_in(local, workspace, text.encode(), "a.txt", level=0, metadata=Metadata(title=title)).document

    return take


@pytest.fixture
def told(taken):
    """A beating of which one paper says who did it, and an arrest by the police; the man speaks in that paper and in another."""
    paper, other = taken(PAPER, "Dorn Vekk at the gate"), taken(OTHER, "Dorn Vekk opens a bridge")
    man = builders.actor(paper, "Dorn Vekk", level=0)
    police = builders.actor(paper, "Police", kind="organisation", level=0)
    beating = builders.incident("Beating by Dorn Vekk", "physical-attack", level=0)
    arrest = builders.incident("Arrest of a farmer", level=0)
    builders.account(paper, beating, "beat", code="physical-attack", perpetrators=[man])
    builders.account(paper, arrest, "arrested", perpetrators=[police])
    builders.statement(paper, "Nothing happened there", speaker=man, level=0, position="denies")
    builders.statement(paper, "Reporters asked Dorn Vekk", speaker=police, level=0, position="other")
    builders.statement(other, "the town is proud", speaker=man, level=0, position="improved")
    return beating, man


@pytest.fixture
def built(local, tmp_path):
    """Builds a bundle; gives its data and all its bytes in one."""

    def build():
        snapshot = take_snapshot(local, None, 0)
        prepared = prepare_bundle(snapshot, tmp_path / "bundle")
        files = {path.name: path.read_bytes() for path in prepared.folder.iterdir()}
        return json.loads(files["data.json"]), b"\n".join(files.values()).decode()

    return build


def confirm(told, *people):
    for person in people:
        confirm_naming(person, *told, read=True)


def test_nobody_is_named_as_a_perpetrator_before_two_people_agreed(told, built, local):
    confirm(told, local)
    data, everything = built()
    assert [row["title"] for row in data["incidents"]] == ["Arrest"]
    assert [row["code"] for row in data["accounts"]] == ["arrest"]
    assert data["withheld"] == []  # so few are not told
    for words in ("Officer Dorn", "Reporters asked", "Beating by", "Vekk at the gate"):
        assert words not in everything


def test_a_name_in_a_script_without_spaces_is_not_printed_either(taken, built):
    paper = taken("លោកសុខ ដារាបានវាយកសិករម្នាក់។\n\nNothing else.\n", "News")
    man, act = builders.actor(paper, "សុខ ដារា", level=0), builders.incident("Beating", "physical-attack", level=0)
    builders.account(paper, act, "បានវាយ", code="physical-attack", perpetrators=[man])
    data, everything = built()
    assert data["accounts"] == []
    assert "សុខ" not in everything


def test_the_same_person_may_stand_elsewhere_as_a_speaker(told, built):
    data, everything = built()
    assert [row["span"]["quote"] for row in data["statements"]] == ["Nothing happened there", "the town is proud"]
    assert "Dorn Vekk opens a bridge" in everything
    assert all(row["perpetrators"] == [] or row["code"] == "arrest" for row in data["acts"])


def test_two_people_name_a_person_and_undo_takes_the_name_out_again(told, built, local, cleared):
    confirm(told, local, cleared(1, role="second-reader"))
    data, everything = built()
    assert len(data["incidents"]) == 2
    assert "Officer Dorn Vekk beat a farmer" in everything
    assert data["withheld"] == []
    undo_change(local, Reversible.rows.last())
    assert "Officer Dorn" not in built()[1]


def test_what_was_said_of_one_holds_for_those_who_are_found_to_be_the_same(told, built, local, cleared):
    act, man = told
    twin = builders.actor(man.document, "Dorn Vekk", level=0)
    confirm((act, man), local, cleared(1, role="coder"))
    merge_actors(local, twin, man, reason="one officer")
    assert len(built()[0]["incidents"]) == 2


def test_an_account_of_no_incident_names_nobody(told, built, local, cleared):
    act, _ = told
    confirm(told, local, cleared(1, role="coder"))
    act.accounts.update(act=None)
    data, everything = built()
    assert "Officer Dorn" not in everything
    assert data["withheld"] == []


def test_a_body_or_a_group_needs_nobody(told, built):
    data, _ = built()
    (act,) = data["acts"]
    assert len(act["perpetrators"]) == 1
    assert "unnamed" not in act


def test_an_act_keeps_what_another_source_tells_without_the_name(told, taken, built):
    act, man = told
    second = taken("A farmer was beaten at the gate on Monday.\n", "A farmer beaten")
    builders.account(second, act, "beaten", code="physical-attack", place="Lumera", perpetrators=[man])
    data, everything = built()
    found = next(row for row in data["acts"] if row["code"] == "physical-attack")
    assert (found["perpetrators"], found["unnamed"], found["place"]) == ([], True, "Lumera")
    assert "a person whom two people did not agree to name" in everything
    assert "Physical attack or beating, Lumera" in [row["title"] for row in data["incidents"]]
