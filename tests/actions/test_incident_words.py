"""What is said about an incident and its case: standings, provisions, notes; and an account moved to another incident."""

import pytest

from saksi.actions.accept import accept
from saksi.actions.accept_account import accept_account
from saksi.actions.link_incident import link_incident
from saksi.actions.link_provision import link_provision
from saksi.actions.move_account import move_account
from saksi.actions.open_case import open_case
from saksi.actions.restrict_case import restrict_case
from saksi.actions.set_level import set_level
from saksi.actions.set_standing import set_standing
from saksi.actions.take_back import take_back
from saksi.actions.undo import undo, undo_change
from saksi.actions.write_note import write_note
from saksi.kernel.errors import BadDecision, DateError, NotAllowed
from saksi.record.models import Account, Actor, Incident, LogTrace, Note, ProvisionLink, Reversible, Standing

from .conftest import entries, fresh, standing, state


@pytest.fixture
def told(incident):
    return Account.rows.get(act__incident=incident)


@pytest.fixture
def case(incident, local):
    return open_case(local, "The harbour", [incident])


@pytest.fixture
def person(told):
    return told.victims.get()


def test_a_person_stands_somewhere_on_a_day_as_an_account_tells(case, person, told, local):
    before = len(entries())
    made = set_standing(local, case, person, "arrested", date="2025-03-03", account=told)
    (entry,) = entries(before)
    assert (entry["kind"], entry["case"], entry["actor"], entry["code"], entry["account"]) == (
        "standing set", case.pk, person.pk, "arrested", told.pk,
    )  # fmt: skip
    assert (made.date, made.live) == ("2025-03-03", True)
    undo_change(local, Reversible.rows.last())
    assert not fresh(made).live


@pytest.mark.parametrize(
    ("more", "error"),
    [({"standing": "free"}, BadDecision), ({"reason": ""}, BadDecision), ({"date": "yesterday"}, DateError)],
)
def test_a_standing_needs_its_word_its_source_and_a_real_date(case, person, local, more, error):
    before = state()
    given = {"standing": "arrested", "reason": "the lawyer said so", **more}
    with pytest.raises(error):
        set_standing(local, case, person, given.pop("standing"), **given)
    assert state() == before


def test_nobody_whom_the_case_does_not_name_has_a_standing_in_it(case, suggestions, second, told, local):
    stranger = accept(local, suggestions.filter(kind="actor", state="open").first()) and Actor.rows.last()
    with pytest.raises(BadDecision, match="names this person"):
        set_standing(local, case, stranger, "arrested", reason="x")
    other = accept_account(local, second())
    with pytest.raises(BadDecision, match="no incident of the case"):
        set_standing(local, case, told.victims.get(), "arrested", account=other)


def test_a_standing_is_as_confidential_as_its_person_and_its_source(case, person, told, local, cleared):
    made = set_standing(local, case, person, "arrested", account=told)
    Actor.rows.filter(pk=person.pk).update(level=3)
    assert not Standing.objects.visible_to(cleared(2)).exists()
    assert Standing.objects.visible_to(cleared(3)).get() == made


def test_an_article_is_linked_as_named_and_not_twice(told, local):
    made = link_provision(
        local, told.act, "relied-on", law=" Penal  Code ", article="437 bis", reason="the charge sheet"
    )
    assert (made.instrument, made.article, made.relation) == ("Penal Code", "437 bis", "relied-on")
    with pytest.raises(BadDecision, match="linked so already"):
        link_provision(local, told.act, "relied-on", law="Penal Code", article="437 bis", reason="again")
    link_provision(local, told.act, "breached", law="ICCPR", article="21", reason="a march")
    undo_change(local, Reversible.rows.last())
    assert list(ProvisionLink.rows.filter(live=True)) == [made]


@pytest.mark.parametrize(
    "more",
    [{"law": ""}, {"article": " "}, {"reason": ""}, {"relation": "near"}, {"law": "x" * 301}, {"article": "x" * 41}],
)
def test_an_article_needs_its_law_its_number_and_its_reason(told, local, more):
    given = {"relation": "breached", "law": "ICCPR", "article": "21", "reason": "x", **more}
    before = state()
    with pytest.raises(BadDecision):
        link_provision(local, told.act, given.pop("relation"), **given)
    assert state() == before


def test_an_article_that_a_document_cites_needs_no_more(told, second, local):
    text = "Harbour arrest\n\nPolice in Ostrel arrested Oren Tallis under Article 148 of the Penal Code.\n"
    document = second(text=text).document
    suggestion = document.suggestions.filter(kind="provision").first()
    accept(local, suggestion)
    cited = document.provisions.get()
    made = link_provision(local, told.act, "relied-on", provision=cited)
    assert (made.instrument, made.article, made.code) == (cited.instrument, cited.article, cited.code)


def test_a_note_is_read_by_those_whom_its_level_reaches_and_not_in_the_log(incident, case, local, cleared):
    before = len(entries())
    write_note(local, incident, " Call Ana back ", level=3)
    write_note(local, case, "for all")
    assert [note.text for note in Note.objects.visible_to(cleared(3))] == ["Call Ana back", "for all"]
    assert [note.text for note in Note.objects.visible_to(cleared(1))] == ["for all"]
    assert "Ana" not in str(entries(before))
    restrict_case(local, case, members_only=True)
    assert not Note.objects.visible_to(cleared(3)).exists()


@pytest.mark.parametrize(("text", "level"), [("", None), (" ", None), ("x" * 2001, None), ("x", 4)])
def test_a_note_needs_its_words(incident, local, text, level):
    with pytest.raises(BadDecision):
        write_note(local, incident, text, level=level)
    assert not Note.rows.exists()


def test_nobody_writes_a_note_above_the_own_clearance(incident, cleared):
    with pytest.raises(NotAllowed):
        write_note(cleared(1, may_write=True), incident, "x", level=2)


def test_a_note_taken_back_is_read_no_more(incident, local):
    note = write_note(local, incident, "x")
    take_back(local, note)
    assert not fresh(note).live


def test_an_account_moved_to_a_new_incident_and_back(incident, second, local):
    other = accept_account(local, second(level=2), incident)
    assert fresh(incident).level == 2
    before, told = standing(), len(entries())
    moved = move_account(local, other)
    new = moved.act.incident
    assert new.pk != incident.pk
    assert (fresh(new).level, fresh(incident).level) == (2, 0)
    assert "Ostrel" in new.title
    assert [entry["kind"] for entry in entries(told)] == ["placed", "moved"]
    undo_change(local, Reversible.rows.last())
    assert standing() == before
    assert not fresh(new).live


def test_the_last_account_leaves_an_incident_that_stands_no_more_and_comes_back(incident, second, local):
    other = accept_account(local, second())
    before = standing()
    move_account(local, other, incident)
    assert Incident.rows.filter(live=True).count() == 1
    undo_change(local, Reversible.rows.last())
    assert standing() == before


def test_an_account_does_not_move_to_where_it_stands_or_where_nothing_stands(incident, second, told, local):
    other = accept_account(local, second())
    gone = other.act.incident
    move_account(local, other, incident)
    for target in (incident, gone):
        before = state()
        with pytest.raises(BadDecision):
            move_account(local, fresh(told), target)
        assert state() == before


def test_an_account_that_leaves_a_restricted_case_alone_stays_with_its_members(incident, case, second, local, cleared):
    other = accept_account(local, second(), incident)
    restrict_case(local, case, members_only=True)
    new = move_account(local, other).act.incident
    assert fresh(new).case == case
    assert not Incident.objects.visible_to(cleared(3)).exists()


def test_an_account_that_leaves_an_incident_which_a_person_kept_in_stays_in(incident, second, local):
    other = accept_account(local, second(), incident)
    set_level(local, fresh(incident), 2)
    new = move_account(local, other).act.incident
    assert (fresh(new).level, fresh(new).level_set) == (2, 2)
    undo_change(local, Reversible.rows.last())
    assert fresh(other).act.incident == incident


def test_what_leaves_an_incident_that_was_kept_in_at_the_level_of_its_document_stays_in_when_that_is_lowered(incident, second, local):
    other = accept_account(local, second(level=2), incident)
    set_level(local, fresh(incident), 2)
    new = move_account(local, other).act.incident
    set_level(local, other.document, 0)
    assert (fresh(new).level, fresh(new).level_set) == (2, 2)


def test_an_account_that_is_undone_and_accepted_again_stays_in_and_with_the_members_of_its_case(incident, case, told, local, cleared):
    set_level(local, incident, 2)
    restrict_case(local, case, members_only=True)
    undo(local, told.decision)
    new = accept_account(local, fresh(told.suggestion)).act.incident
    assert (fresh(new).level, fresh(new).level_set, fresh(new).case) == (2, 2, case)
    assert not Incident.objects.visible_to(cleared(3)).exists()


def test_the_register_finds_the_entries_of_an_incident_and_the_change_knows_its_entry(incident, case, local):
    link_incident(local, incident, None)
    change = Reversible.rows.last()
    kinds = [
        entries()[t.entry]["kind"] for t in LogTrace.rows.filter(what="incident", row=incident.pk).order_by("entry")
    ]
    assert kinds == ["placed", "case opened", "case unlinked"]
    assert entries()[change.entry]["kind"] == "case unlinked"
    undo_change(local, change)
    assert LogTrace.rows.filter(what="incident", row=incident.pk).count() == 4
