"""What people concluded, how well was read, and what a case keeps for its members, as a report may tell it."""

from __future__ import annotations

import pytest

from saksi.actions.session import acknowledged
from saksi.actions.take_in import take_in
from saksi.record.models import (
    BlindItem,
    BlindReading,
    Case,
    Decision,
    Finding,
    FindingPassage,
    FindingStep,
    Reading,
    SecondReading,
    Signature,
    Suggestion,
)
from saksi.record.snapshot import take_snapshot
from saksi.record.snapshot_findings import take_findings
from saksi.record.snapshot_incidents import take_incidents
from saksi.reports.check import check_snapshot
from tests.record import builders

pytestmark = pytest.mark.django_db

COURIER = "Police arrested Ana Velu in Lumera on Monday.\n\nThe ministry denied that anybody was arrested.\n"


@pytest.fixture
def taken(workspace, local):
    """Takes in a text as the command line does, signed."""

    def take(level=0):
        with acknowledged(workspace, "test"):
            return take_in(local, workspace, COURIER.encode() + b"\n" * take.count, f"{take.count}.txt", level=level).document

    def counting(**how):
        take.count += 1
        return take(**how)

    take.count = 0
    return counting


@pytest.fixture
def told(taken):
    """An act that one public document tells."""
    act = builders.incident(level=0)
    builders.account(taken(), act, place="Lumera")
    return act


def found(act, people, conclusion="violation", right="assembly"):
    """A finding that these people signed."""
    said = {"incident": act.incident, "by": "somebody", "at": builders.NOW}
    made = Finding.rows.create(right=right, conclusion=conclusion, **said)
    FindingStep.rows.create(finding=made, step="legality", answer="not-met", why="no law was named")
    for person in people:
        Signature.rows.create(finding=made, user=person, **said)
    return made


def data_of(local, level=0):
    snapshot = take_snapshot(local, None, level)
    check_snapshot(snapshot)
    return snapshot.data


def withheld(data):
    return {(row["kind"], row["reason"]): row["count"] for row in data["withheld"]}


def test_a_finding_counts_once_two_different_people_signed(told, local, cleared):
    other = cleared(1, role="coder")
    finding = found(told, [local])
    assert [row["status"] for row in data_of(local)["findings"]] == ["unsigned"]
    Signature.rows.create(finding=finding, user=other, incident=told.incident, by="b", at=builders.NOW)
    (row,) = data_of(local)["findings"]
    assert (row["status"], row["conclusion"], row["answers"]) == ("stands", "violation", {"legality": "not-met"})
    assert row["signed_by"] == [f"monitor {local.pk}", f"monitor {other.pk}"]
    assert local.username not in str(row)


def test_a_finding_does_not_count_while_sources_disagree_or_once_the_incident_is_refuted(told, taken, local, cleared):
    found(told, [local, cleared(1, role="coder")])
    other = builders.account(taken(), told, place="Ostrel")
    assert [row["status"] for row in data_of(local)["findings"]] == ["disputed"]
    other.live = False
    other.save()
    told.incident.verification_level = "vx"
    told.incident.save()
    assert [row["status"] for row in data_of(local)["findings"]] == ["refuted"]


def test_a_finding_that_rests_on_words_above_the_level_is_withheld_and_one_on_withdrawn_words_does_not_count(told, taken, local, cleared):
    finding, secret = found(told, [local, cleared(1, role="coder")]), taken(level=2)
    step = finding.steps.get()
    words = FindingPassage.rows.create(step=step, document=secret, start=0, end=6, quote="Police")
    data = data_of(local)
    assert data["findings"] == []
    assert take_findings(0, take_incidents(0, None)) == ([], 1)
    assert [row["status"] for row in data_of(local, 2)["findings"]] == ["stands"]
    words.document.level, words.document.withdrawn = 0, True
    words.document.save()
    assert [row["status"] for row in data_of(local)["findings"]] == ["source-withdrawn"]


def restricted(taken, number):
    """Incidents that a case keeps for its members, each told by a public document."""
    case = Case.rows.create(title="The harbour", level=0, opened=builders.NOW, members_only=True)
    for _ in range(number):
        builders.account(taken(), builders.incident("Beating at pier nine", level=0, case=case), place="Lumera")
    return case


def test_what_a_case_keeps_for_its_members_is_in_no_report_and_a_small_number_is_not_told(told, taken, local):
    case = restricted(taken, 4)
    for level in (0, 3):
        data = data_of(local, level)
        assert [row["id"] for row in data["incidents"]] == [str(told.incident_id)]
        assert len(data["accounts"]) == 1
        assert "pier nine" not in str(data)
        assert sum(row["count"] for row in data["suggestions"] if row["kind"] == "account") == 1
        assert not any("members" in row["reason"] for row in data["withheld"])
    case.members_only = False
    case.save()
    assert len(data_of(local)["incidents"]) == 5


def test_a_large_number_of_what_cases_keep_is_told_rounded_down(told, taken, local):
    restricted(taken, 11)
    kept = "kept for the members of a case"
    assert withheld(data_of(local, 1)) == {("account", kept): 10, ("incident", kept): 10}
    restricted(taken, 3)
    assert withheld(data_of(local, 0)) == {("account", kept): 10, ("incident", kept): 10}


def read_blind(taken, number, level=0):
    """Documents read blind and decided: in each the reader found one right and one wrong, and the person one more."""
    for _ in range(number):
        document = taken(level=level)
        reading = Reading.rows.create(document=document, reader="rules", version="1", pack="sample", made=builders.NOW)
        said = {"document": document, "by": "a", "at": builders.NOW}
        BlindReading.rows.create(reading=reading, counts=True, **said)
        for state, person in (("accepted", None), ("accepted", builders.local_user()), ("rejected", None)):
            card = {"reading": reading, "document": document, "kind": "statement", "key": f"{state}{person}", "payload": {}}
            row = Suggestion.rows.create(start=0, end=6, state=state, added_by=person, **card)
            if state == "accepted":
                BlindItem.rows.create(suggestion=row, kind="statement", payload={}, start=0, end=6, **said)


def test_the_method_note_tells_what_both_missed_once_enough_was_measured(told, taken, local):
    assert data_of(local)["method"] == {"blind": "none", "second": "none", "caught": {}, "agreement": {}}
    read_blind(taken, 5)
    read_blind(taken, 9, level=1)
    public = data_of(local)
    assert (public["method"]["blind"], public["blind_finds"], public["blind_documents"]) == ("few", [], [])
    data = data_of(local, 1)
    assert {row["outcome"]: row["count"] for row in data["blind_documents"]} == {"measured": 14, "waiting": 0, "unread": 0}
    assert {row["outcome"]: row["count"] for row in data["blind_finds"]} == {"both": 14, "people": 14, "reader": 0, "wrong": 14}
    assert data["method"]["caught"]["statement"]["reader"].startswith("14 of 28, 0.50 (0.3")


def test_the_method_note_tells_how_far_two_people_agree(told, taken, local):
    for n in range(12):
        card = builders.suggestion(taken())
        decision = Decision.rows.create(suggestion=card, outcome="accepted", by=local, at=builders.NOW, drawn=True)
        outcome = "unsure" if n == 11 else "rejected" if n == 10 else "accepted"
        SecondReading.rows.create(decision=decision, outcome=outcome, by="b", at=builders.NOW)
    data = data_of(local)
    assert {row["outcome"]: row["count"] for row in data["second_readings"]} == {"same": 10, "different": 1, "not-sure": 1}
    assert data["method"]["agreement"]["share"].startswith("10 of 11, 0.91 (")
    assert data["method"]["agreement"]["alpha"]
