"""The frozen data of a report: whole, within its level and period, and resolved from accounts only."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from saksi.actions.merge_actors import merge_actors
from saksi.actions.session import acknowledged
from saksi.actions.set_level import set_level
from saksi.actions.take_in import take_in
from saksi.actions.withdraw import withdraw
from saksi.figures.definition import brief_definitions
from saksi.intake import Metadata
from saksi.kernel.dates import PartialDate
from saksi.kernel.errors import NotAllowed, SnapshotError
from saksi.record.models import Act, Actor, ActorName, Answer, Case, FieldChoice, Reading, Suggestion
from saksi.record.snapshot import documents_above, take_snapshot
from saksi.record.snapshot_incidents import take_incidents
from saksi.reports.check import check_snapshot
from tests.record import builders

pytestmark = pytest.mark.django_db

MARCH = PartialDate.parse("2024-03")
COURIER = "Police arrested Ana Velu in Lumera on Monday.\n\nThe ministry denied that anybody was arrested.\n"
HERALD = "Ana Velu was arrested on 5 March, her union said.\n\nNobody else was named.\n"


@pytest.fixture
def taken(workspace, local):
    """Takes in a text as the command line does, signed."""

    def take(text: str, *, level: int = 0, published: str | None = "2024-03-10"):
        known = Metadata(title="A dispatch", published=PartialDate.parse(published) if published else None)
        with acknowledged(workspace, "test"):
            return take_in(local, workspace, text.encode(), "a.txt", level=level, metadata=known).document

    return take


def one_arrest(taken, *, levels=(0, 0)):
    """An arrest that two documents tell, with different days."""
    first, second = taken(COURIER, level=levels[0]), taken(HERALD, level=levels[1])
    act = builders.incident("Arrest of a unionist", level=0)
    one = builders.account(
        first, act, date="2024-03-04", place="Lumera", victims=[builders.actor(first, level=levels[0])]
    )
    two = builders.account(second, act, date="2024-03-05", victims=[builders.actor(second, "Velu", level=levels[1])])
    return act, one, two


def test_an_empty_record_gives_a_whole_snapshot(taken, local):
    taken(COURIER)
    snapshot = take_snapshot(local, MARCH, 0)
    check_snapshot(snapshot)
    assert [row["title"] for row in snapshot.data["documents"]] == ["A dispatch"]
    assert snapshot.data["statements"] == snapshot.data["incidents"] == snapshot.data["disputes"] == []
    assert snapshot.data["period"] == {"start": "2024-03-01", "end": "2024-03-31"}


def test_accounts_that_differ_leave_the_field_open_and_in_dispute(taken, local):
    act, one, two = one_arrest(taken)
    snapshot = take_snapshot(local, MARCH, 0)
    check_snapshot(snapshot)
    (row,) = snapshot.data["acts"]
    assert row["date"] is None
    assert row["place"] == "Lumera"
    (dispute,) = snapshot.data["disputes"]
    assert dispute["field"] == "date"
    assert {v["value"]: v["accounts"] for v in dispute["values"]} == {
        "2024-03-04": [str(one.pk)],
        "2024-03-05": [str(two.pk)],
    }
    assert [i["id"] for i in snapshot.data["incidents"]] == [str(act.incident_id)]


def test_while_nobody_chose_an_incident_lies_between_the_days_that_are_told_and_in_no_other_period(taken, local):
    act, *_ = one_arrest(taken)
    beating = Act.rows.create(incident=act.incident, code="physical-attack")
    builders.account(taken("Officers beat and arrested a man.\n\nNo more."), beating, date="2024-03-04~")
    row = take_snapshot(local, MARCH, 0).data["incidents"][0]
    assert (row["date"], row["earliest"], row["latest"]) == ("2024-03-04/2024-03-05", "2024-03-04", "2024-03-05")
    (told, _) = take_snapshot(local, MARCH, 0).data["acts"]
    assert (told["date"], told["earliest"], told["latest"]) == (None, "2024-03-04", "2024-03-05")
    found = {day: len(take_snapshot(local, PartialDate.parse(day), 0).data["incidents"]) for day in ("2024-03-05", "2023", "2024-04")}
    assert found == {"2024-03-05": 1, "2023": 0, "2024-04": 0}


def test_a_choice_settles_the_field_and_keeps_the_dispute(taken, local):
    act, one, _ = one_arrest(taken)
    choice = FieldChoice(
        act=act,
        field="date",
        value=one.date,
        account=one,
        reason="was there",
        by="local",
        at=datetime.now(UTC),
    )
    choice.set_date(one.date)
    choice.save()
    data = take_snapshot(local, MARCH, 0).data
    assert data["acts"][0]["date"] == data["incidents"][0]["date"] == "2024-03-04"
    assert data["acts"][0]["choices"][0]["reason"] == "was there"
    assert len(data["disputes"]) == 1


def test_dates_that_fit_together_give_the_most_exact(taken, local):
    first, second = taken(COURIER), taken(HERALD)
    act = builders.incident(level=0)
    builders.account(first, act, date="2024-03")
    builders.account(second, act, date="2024-03-05~")
    data = take_snapshot(local, MARCH, 0).data
    assert data["acts"][0]["date"] == "2024-03-05~"
    assert data["disputes"] == []


def test_what_is_above_the_level_gives_no_value_and_is_counted(taken, local):
    one_arrest(taken, levels=(2, 0))
    snapshot = take_snapshot(local, MARCH, 0)
    check_snapshot(snapshot)
    data = snapshot.data
    assert data["acts"][0]["date"] == "2024-03-05"
    assert data["acts"][0]["place"] is None
    assert data["disputes"] == []
    assert len(data["accounts"]) == len(data["documents"]) == 1
    assert (documents_above(0, MARCH), take_incidents(0, MARCH).accounts_above) == (1, 1)
    assert "Ana Velu" not in str(data)


def test_an_incident_is_counted_under_the_more_exact_place_where_another_act_tells_the_country_alone(taken, local):
    act = builders.incident(level=0)
    builders.account(taken(COURIER), act, date="2024-03-04", place="Lumera")
    builders.account(taken(HERALD), Act.rows.create(incident=act.incident, code="arrest"), date="2024-03-05", place="Tavara")
    (row,) = take_snapshot(local, MARCH, 0).data["incidents"]
    assert row["place"] == "Lumera"


def test_an_incident_above_the_level_is_counted_and_not_shown(taken, local):
    act, *_ = one_arrest(taken)
    set_level(local, act.incident, 1)
    data = take_snapshot(local, MARCH, 0).data
    assert data["incidents"] == data["acts"] == data["accounts"] == data["actors"] == []
    told = take_incidents(0, MARCH)
    assert (told.incidents_above, told.accounts_above) == (1, 2)


def test_what_is_left_out_is_told_in_large_steps_only(taken, local):
    documents = [taken(f"{COURIER}{number}\n", level=2) for number in range(9)]
    for document in documents:
        builders.account(document, builders.incident(level=2), date="2024-03-04")
    assert take_snapshot(local, PartialDate.parse("2024-03-04"), 0).data["withheld"] == []
    builders.account(documents[0], builders.incident(level=2), date="2024-03-04")
    data = take_snapshot(local, MARCH, 0).data
    assert {row["kind"]: row["count"] for row in data["withheld"]} == {"account": 10, "incident": 10}
    assert {row["kind"]: row["count"] for row in take_snapshot(local, MARCH, 1).data["withheld"]} == {"document": 5, "account": 10, "incident": 10}


def test_a_case_above_the_level_is_counted_and_not_named(taken, local):
    act, *_ = one_arrest(taken)
    act.incident.case = Case.rows.create(title="Source: Vuthy Keo", level=3, opened=datetime.now(UTC))
    act.incident.save()
    data = take_snapshot(local, MARCH, 0).data
    assert (data["cases"], data["incidents"][0]["case"]) == ([], None)
    assert take_incidents(0, MARCH).cases_above == 1
    assert "Vuthy" not in str(data)
    assert take_snapshot(local, MARCH, 3).data["cases"][0]["title"] == "Source: Vuthy Keo"


def test_the_name_of_a_file_is_never_told(workspace, local):
    with acknowledged(workspace, "test"):
        made = take_in(local, workspace, b"name,place\nAna,Lumera\n", "list given by Vuthy Keo 012345678.csv", level=0).document
    data = take_snapshot(local, None, 0).data
    assert [row["title"] for row in data["documents"]] == [f"Document {made.pk}"]
    assert "Vuthy" not in str(data)


def test_the_title_of_an_incident_says_what_stands_at_the_level(taken, local):
    one_arrest(taken, levels=(2, 0))
    assert take_snapshot(local, MARCH, 0).data["incidents"][0]["title"] == "Arrest, 5 March 2024"
    assert take_snapshot(local, MARCH, 2).data["incidents"][0]["title"] == "Arrest, Lumera"


def test_an_approximate_date_is_one_in_the_title_too(taken, local):
    builders.account(taken(HERALD), builders.incident("Arrest, 2024-03-05", level=0), date="2024-03-05~")
    assert take_snapshot(local, MARCH, 0).data["incidents"][0]["title"] == "Arrest, about 5 March 2024"


def test_a_person_who_was_put_above_the_level_has_no_name_under_any_name(taken, local):
    _, one, two = one_arrest(taken)
    kept, gone = one.victims.get(), two.victims.get()
    gone.merged_into = kept
    gone.save()
    gone.level = 3
    gone.save()
    snapshot = take_snapshot(local, MARCH, 0)
    check_snapshot(snapshot)
    assert [(row["id"], row["name"], row["names"]) for row in snapshot.data["actors"]] == [(str(kept.pk), None, [])]
    assert set(snapshot.withheld_names) == {"Ana Velu", "Velu"}
    assert snapshot.data["acts"][0]["victims"] == [str(kept.pk)]


def test_withdrawing_a_document_leaves_the_name_that_it_gives_a_protected_person_protected(taken, local):
    _, one, two = one_arrest(taken)
    kept, other = one.victims.get(), two.victims.get()
    merge_actors(local, kept, other, reason="one person")
    withdraw(local, other.document)
    assert take_snapshot(local, None, 0).withheld_names == ()
    set_level(local, kept, 2, reason="she asked for it")
    assert set(take_snapshot(local, None, 0).withheld_names) == {"Ana Velu", "Velu"}


@pytest.mark.parametrize(
    ("name", "kind", "protected"),
    [
        ("Police", "organisation", False),
        ("Soldiers", "group", False),
        ("Safe House Nine", "organisation", False),
        ("Vera Quist", "person", True),
        ("វ៉េរ៉ា", "person", True),
        ("vera quist", "person", True),
        ("sokha", "person", True),
        ("her brother Dara", "person", True),
        ("The Hyena", "person", True),
        ("a witness", "person", False),
        ("The driver", "person", False),
        ("her lawyer", "person", False),
        ("Her brother", "person", False),
        ("Two farmers", "person", False),
        ("3 farmers", "person", False),
    ],
)
def test_a_confidential_document_protects_the_people_that_it_alone_names(taken, local, name, kind, protected):
    builders.actor(taken(COURIER, level=2), name, kind=kind, level=2)
    assert take_snapshot(local, None, 0).withheld_names == ((name,) if protected else ())
    assert take_snapshot(local, None, 2).withheld_names == ()


@pytest.mark.parametrize("kind", ["person", "organisation", "group"])
def test_whoever_a_person_set_above_the_level_is_protected_also_where_public_documents_give_the_name(taken, local, kind):
    hidden, public = taken(COURIER, level=2), taken(HERALD)
    secret = builders.actor(hidden, "Ana Velu", kind=kind, level=2)
    builders.actor(public, "Ana  velu", kind=kind, level=0)
    assert take_snapshot(local, None, 0).withheld_names == ()
    set_level(local, secret, 2, reason="she asked for it")
    assert take_snapshot(local, None, 0).withheld_names == ("Ana Velu",)


def test_whom_a_public_document_names_is_not_protected_under_a_shorter_form_of_that_name(taken, local):
    hidden, public = taken(COURIER, level=2), taken(HERALD)
    builders.actor(public, "Ana Velu", level=0)
    secret = builders.actor(hidden, "Ana Velu", level=2)
    for form in ("Velu", "Nightingale", "Ana Velu Rook"):
        ActorName.rows.create(actor=secret, name=form)
    builders.actor(hidden, "Ana", level=2)
    assert set(take_snapshot(local, None, 0).withheld_names) == {"Nightingale", "Ana Velu Rook", "Ana"}


def test_a_name_that_only_an_undone_decision_made_public_stays_protected(taken, local):
    builders.actor(taken(COURIER, level=2), level=2)
    builders.actor(taken(HERALD), level=0, live=False)
    assert take_snapshot(local, None, 0).withheld_names == ("Ana Velu",)


def test_a_statement_of_a_withheld_speaker_is_left_out_and_counted(taken, local):
    document = taken(COURIER)
    builders.statement(
        document,
        "anybody was arrested",
        speaker=builders.actor(document, level=2),
        level=0,
        position="denies",
    )
    data = take_snapshot(local, MARCH, 0).data
    assert data["statements"] == data["withheld"] == []
    for _ in range(11):
        builders.statement(document, "anybody", speaker=Actor.rows.get(), level=0)
    assert [(row["kind"], row["count"]) for row in take_snapshot(local, MARCH, 0).data["withheld"]] == [("statement", 10)]


def test_a_denial_is_a_dispute_with_a_source_on_either_side(taken, local):
    first, second = taken(COURIER), taken(HERALD)
    denying = builders.statement(first, "anybody was arrested", position="denies", level=0)
    act = builders.incident(level=0)
    told = builders.account(second, act)
    builders.account(first, act, status="denied", according_to=denying)
    (dispute,) = take_snapshot(local, MARCH, 0).data["disputes"]
    assert (dispute["kind"], dispute["field"]) == ("disp_fact", None)
    assert dispute["values"][0]["accounts"] == [str(told.pk)]
    assert dispute["values"][0]["statements"] == []
    assert dispute["values"][1]["statements"] == [str(denying.pk)]


def test_an_act_that_is_only_denied_gives_its_incident_no_day_place_or_title(taken, local):
    first, second = taken(COURIER), taken(HERALD)
    act = builders.incident(level=0)
    builders.account(first, act, date="2024-03-01", place="Dren", status="denied")
    builders.account(second, Act.rows.create(incident=act.incident, code="raid"), date="2024-03-05", place="Lumera")
    (row,) = take_snapshot(local, MARCH, 0).data["incidents"]
    assert (row["date"], row["place"], row["title"]) == ("2024-03-05", "Lumera", "Raid or search, Lumera, 5 March 2024")


def test_whom_where_and_when_only_a_denial_tells_count_nowhere(taken, local):
    first, second = taken(HERALD), taken(COURIER)
    act = builders.incident(level=0)
    ana, other = builders.actor(first, level=0), builders.actor(second, "Ona Bell", level=0)
    builders.account(first, act, date="2023-12-30", place="Lumera", victims=[ana])
    denied = builders.account(second, act, date="2024-03-02", place="Dren", status="denied", victims=[other], perpetrators=[other])
    assert take_snapshot(local, MARCH, 0).data["incidents"] == []
    data = take_snapshot(local, None, 0).data
    (row,) = data["acts"]
    assert (row["victims"], row["perpetrators"], row["date"], row["place"]) == ([str(ana.pk)], [], "2023-12-30", "Lumera")
    assert [dispute["field"] for dispute in data["disputes"]] == [None]
    FieldChoice.rows.create(act=act, field="place", value="Dren", account=denied, reason="saw it", by="local", at=datetime.now(UTC))
    assert take_snapshot(local, None, 0).data["acts"][0]["place"] == "Dren", "a person chose it"


def test_the_day_of_an_act_that_is_only_denied_keeps_its_incident_out_of_no_period(taken, local):
    """It gives the incident no day, which then may be of any."""
    first, second = taken(COURIER), taken(HERALD)
    act = builders.incident(level=0)
    builders.account(first, act, date="2023-01-01", status="denied")
    builders.account(second, Act.rows.create(incident=act.incident, code="raid"), date="")
    (row,) = take_snapshot(local, MARCH, 0).data["incidents"]
    assert row["date"] is None


def test_only_a_denial_of_the_act_stands_against_it(taken, local):
    """The one whose words tell the act, and the one that a person linked with who tells it; not what else the document denies."""
    text = "The ministry denied that anybody was arrested. It denied that the budget has a hole.\n\nNobody was beaten.\n"
    first, second, third = taken(COURIER), taken(text), taken(HERALD)
    builders.statement(second, "the budget has a hole", position="denies", level=0)
    held = builders.statement(second, "anybody was arrested", position="denies", level=0)
    claim = builders.statement(third, "Ana Velu was arrested on 5 March", level=0)
    reply = builders.statement(first, "anybody was arrested", position="denies", level=0)
    act = builders.incident(level=0)
    builders.account(third, act, according_to=claim)
    builders.account(second, act, status="denied", according_to=None)
    Answer.rows.create(statement=reply, to=claim, kind="denies", reason="of the same arrest", by="local", at=datetime.now(UTC))
    (dispute,) = take_snapshot(local, MARCH, 0).data["disputes"]
    assert dispute["values"][1]["statements"] == [str(held.pk), str(reply.pk)]


def test_a_linked_denial_comes_along_with_its_act_whenever_it_was_published(taken, local):
    first, second, third = taken(HERALD), taken(COURIER, published="2024-05-02"), taken(f"{COURIER}2", level=2, published="2024-05-02")
    claim = builders.statement(first, "Ana Velu was arrested on 5 March", level=0)
    builders.account(first, builders.incident(level=0), date="2024-03-05", according_to=claim)
    said = {"kind": "denies", "reason": "of the same arrest", "by": "local", "at": datetime.now(UTC)}
    denial, secret = (builders.statement(one, "anybody was arrested", position="denies", level=one.level) for one in (second, third))
    for reply in (denial, secret):
        Answer.rows.create(statement=reply, to=claim, **said)
    snapshot = take_snapshot(local, MARCH, 0)
    check_snapshot(snapshot)
    assert [row["id"] for row in snapshot.data["documents"]] == [str(first.pk), str(second.pk)]
    (dispute,) = snapshot.data["disputes"]
    assert dispute["values"][1]["statements"] == [str(denial.pk)]


def test_what_is_claimed_and_denied_in_other_words_of_one_report_is_in_dispute(taken, local):
    """Officers beat two men, says a brother; the police deny that anyone was beaten, and that the budget has a hole."""
    text = "Officers beat two men, her brother said.\n\nThe police denied that anyone was beaten. They deny that a hole is there.\n"
    document = taken(text)
    claim = builders.statement(document, "Officers beat two men", level=0)
    builders.account(document, builders.incident(level=0), "beat", status="denied", according_to=claim)
    builders.statement(document, "a hole is there", position="denies", level=0)
    (dispute,) = take_snapshot(local, MARCH, 0).data["disputes"]
    assert [value["statements"] for value in dispute["values"]] == [[str(claim.pk)], []]
    assert dispute["values"][1]["accounts"]
    denial = builders.statement(document, "anyone was beaten", position="denies", level=0)
    (dispute,) = take_snapshot(local, MARCH, 0).data["disputes"]
    assert [value["statements"] for value in dispute["values"]] == [[str(claim.pk)], [str(denial.pk)]]


def test_a_denial_with_a_longer_word_that_holds_that_of_the_act_is_none_of_it(taken, local):
    document = taken("Officers beat two men, her brother said.\n\nThe police denied that the heartbeat was weak.\n")
    claim = builders.statement(document, "Officers beat two men", level=0)
    builders.account(document, builders.incident(level=0), "beat", status="denied", according_to=claim)
    builders.statement(document, "the heartbeat was weak", position="denies", level=0)
    (dispute,) = take_snapshot(local, MARCH, 0).data["disputes"]
    assert [value["statements"] for value in dispute["values"]] == [[str(claim.pk)], []]


def test_a_denial_that_names_the_act_and_its_victim_stands_beside_the_account_of_the_same_document(taken, local):
    document = taken("Police arrested Ana Velu, her brother said.\n\nThe ministry denied that Ana Velu was arrested.\n")
    told = builders.account(document, builders.incident(level=0), victims=[builders.actor(document, level=0)])
    denial = builders.statement(document, "Ana Velu was arrested", position="denies", level=0)
    (dispute,) = take_snapshot(local, MARCH, 0).data["disputes"]
    assert [(v["accounts"], v["statements"]) for v in dispute["values"]] == [([str(told.pk)], []), ([], [str(denial.pk)])]


def test_an_incident_is_in_a_period_of_one_of_its_acts_and_in_none_between_them(taken, local):
    act = builders.incident(level=0)
    builders.account(taken(COURIER), act, date="2023-12-31")
    builders.account(taken(HERALD), Act.rows.create(incident=act.incident, code="charge"), date="2024-05-02")
    found = {day: len(take_snapshot(local, PartialDate.parse(day), 0).data["incidents"]) for day in ("2023", "2024", "2024-03")}
    assert found == {"2023": 1, "2024": 1, "2024-03": 0}


def test_groups_of_other_numbers_are_a_dispute_on_the_number_and_a_withheld_group_is_not_named(taken, local):
    first, second = taken(COURIER), taken(HERALD)
    act = builders.incident(level=0)
    three, five = (builders.actor(d, name, kind="group", level=0) for d, name in ((first, "three workers"), (second, "five members")))
    told = [builders.account(document, act, victims=[group]) for document, group in ((first, three), (second, five))]
    (dispute,) = take_snapshot(local, MARCH, 0).data["disputes"]
    assert (dispute["kind"], dispute["field"]) == ("disp_number", "victims")
    assert [(v["value"], v["accounts"]) for v in dispute["values"]] == [("three workers", [str(told[0].pk)]), ("five members", [str(told[1].pk)])]
    five.level = 2
    five.save()
    assert take_snapshot(local, MARCH, 0).data["disputes"] == []


def test_the_definition_of_documents_says_that_an_account_of_the_period_brings_its_document():
    said = next(one.definition for one in brief_definitions() if one.id == "documents")
    assert "published at another time that tell of an incident of the period" in said


def test_a_day_and_about_that_day_are_one_value_of_a_dispute(taken, local):
    document, other = taken(COURIER), taken(HERALD)
    act = builders.incident(level=0)
    about, exact = (builders.account(document, act, date=day) for day in ("2024-03-01~", "2024-03-01"))
    third = builders.account(other, act, date="2024-03-02")
    (dispute,) = take_snapshot(local, MARCH, 0).data["disputes"]
    assert {v["value"]: v["accounts"] for v in dispute["values"]} == {
        "2024-03-01": [str(about.pk), str(exact.pk)],
        "2024-03-02": [str(third.pk)],
    }


def test_an_incident_is_counted_in_the_province_of_a_place_that_its_words_name(taken, local):
    """Velm, which lies in Ostrel, and Velm market, which no pack knows; a cell is no place of its own, in Velm or alone."""
    act = builders.incident(level=0)
    for place in ("Velm", "Velm market"):
        builders.account(taken(f"{COURIER}{place}"), act, date="2024-03-04", place=place)
    builders.account(taken(HERALD), Act.rows.create(incident=act.incident, code="torture"), place="the cell", date="2024-03-04")
    builders.account(taken(f"{HERALD}2"), builders.incident(level=0), date="2024-03-05", place="the cell")
    data = take_snapshot(local, MARCH, 0).data
    assert [row["place"] for row in data["incidents"]] == ["Ostrel", None]
    assert [row["place"] for row in data["acts"]] == ["Velm market", "the cell", "the cell"]


@pytest.mark.parametrize(
    ("published", "told", "documents", "incidents"),
    [
        ("2024-03-31", "2024-03-31", 1, 1),
        ("2024-04-01", "2024-03-31", 1, 1),  # an account brings its document
        ("2024-04-01", "2024-04-01", 0, 0),
        ("2024", "2024", 1, 1),
        (None, None, 1, 1),
        ("2024-02", "2020/..", 1, 1),
        ("2024-03-10", "../2024-02-29", 1, 0),
    ],
)
def test_the_period_is_met_by_overlap_and_the_unknown_is_in(taken, local, published, told, documents, incidents):
    builders.account(taken(COURIER, published=published), builders.incident(level=0), date=told)
    data = take_snapshot(local, MARCH, 0).data
    assert (len(data["documents"]), len(data["incidents"])) == (documents, incidents)


def test_what_was_undone_or_withdrawn_is_not_in(taken, local):
    _, one, two = one_arrest(taken)
    one.live = False
    one.save()
    two.document.withdrawn = True
    two.document.save()
    data = take_snapshot(local, MARCH, 0).data
    assert data["accounts"] == data["acts"] == data["incidents"] == []


def test_a_report_above_the_clearance_is_refused(taken, cleared):
    taken(COURIER)
    with pytest.raises(NotAllowed):
        take_snapshot(cleared(1), None, 2)


def test_a_text_that_is_not_in_a_signed_checkpoint_stops_the_snapshot(taken, workspace, local):
    taken(COURIER)
    take_in(local, workspace, HERALD.encode(), "b.txt", level=0)
    with pytest.raises(SnapshotError, match="checkpoint"):
        take_snapshot(local, None, 0)


def test_suggestions_are_tallied_by_what_was_decided(taken, local):
    document = taken(COURIER)
    builders.suggestion(document)
    builders.decided(document, "statement", "rejected")
    tally = take_snapshot(local, None, 0).data["suggestions"]
    assert {row["outcome"]: row["count"] for row in tally} == {"open": 1, "rejected": 1}


def test_rows_that_people_typed_and_what_they_added_are_no_suggestions_of_the_program(taken, local):
    document = taken(COURIER)
    sheet = Reading.rows.create(document=document, reader="import", version="1", pack="sample", made=builders.NOW)
    typed = builders.suggestion(document, reading=sheet)
    read = Reading.rows.create(document=document, reader="rules", version="1", pack="sample", made=builders.NOW, superseded=True)
    added = {"kind": "statement", "key": "x1", "payload": typed.payload, "start": 0, "end": 6, "added_by": local}
    Suggestion.rows.create(reading=read, document=document, **added)
    data = take_snapshot(local, None, 0).data
    assert (data["suggestions"], data["readers"], data["documents"][0]["reading"]) == ([], [], None)
