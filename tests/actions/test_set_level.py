"""Set a level: what stands on a document follows it, and no index, relation or undo goes round it."""

import pytest

from saksi.actions.accept import accept
from saksi.actions.accept_account import accept_account
from saksi.actions.decide_again import decide_again
from saksi.actions.merge_actors import merge_actors
from saksi.actions.open_case import open_case
from saksi.actions.set_level import set_level
from saksi.actions.undo import undo, undo_change
from saksi.kernel.errors import BadDecision, Conflict, NotAllowed
from saksi.record.models import Actor, Document, Incident, Reversible, Statement
from tests.record.found import hits_of

from .conftest import entries, fresh, standing, state


def test_works_and_hides_the_document(document, local, cleared):
    reader = cleared(1)
    assert Document.objects.visible_to(reader).exists()
    set_level(local, document, 2, reason="a source is named")
    assert not Document.objects.visible_to(reader).exists()
    assert Document.objects.visible_to(cleared(2)).exists()


@pytest.mark.parametrize("kind", ["document", "actor", "statement", "incident"])
def test_each_leaves_one_entry_and_undo_restores(kind, document, statement, incident, local):
    accept(local, statement)
    row = {"document": document, "actor": Actor.rows.first(), "statement": Statement.rows.first(), "incident": incident}
    before, count = standing(), len(entries())
    set_level(local, row[kind], 3, reason="a witness")
    (entry,) = entries(count)
    assert (entry["kind"], entry["what"], entry["row"], entry["before"], entry["after"], entry["reason"]) == (
        "level set", kind, row[kind].pk, 0, 3, "a witness",
    )  # fmt: skip
    assert standing() != before
    undo_change(local, Reversible.rows.last())
    assert standing() == before


def test_what_stands_on_a_document_follows_it_up_and_down(document, statement, incident, local):
    accept(local, statement)
    case = open_case(local, "The harbour", [incident])
    for level in (2, 1, 0):
        set_level(local, fresh(document), level)
        rows = [*Actor.rows.all(), *Statement.rows.all(), fresh(incident), fresh(case)]
        assert {row.level for row in rows} == {level}
        assert len(entries()[-1]["followed"]) == len(rows)


def test_what_a_person_set_apart_stays_apart(document, statement, incident, local):
    accept(local, statement)
    speaker = Statement.rows.get().speaker
    set_level(local, speaker, 3)
    set_level(local, document, 1)
    set_level(local, fresh(document), 0)
    assert fresh(speaker).level == 3
    set_level(local, fresh(incident), 2)
    set_level(local, fresh(document), 1)
    set_level(local, fresh(document), 0)
    assert fresh(incident).level == 2


def test_nothing_lowers_what_a_person_set_below_that(document, statement, incident, second, local):
    accept(local, statement)
    speaker = Statement.rows.get().speaker
    set_level(local, speaker, 2)
    set_level(local, fresh(incident), 2)
    for level in (2, 0):
        set_level(local, fresh(document), level)
    assert (fresh(speaker).level, fresh(incident).level) == (2, 2)
    told = accept_account(local, second(level=2), fresh(incident))
    undo(local, told.decision)
    assert fresh(incident).level == 2


def test_who_is_decided_about_again_stays_protected(document, suggestions, local):
    decision = accept(local, suggestions.filter(kind="actor").first())
    set_level(local, Actor.rows.get(), 2)
    decide_again(local, decision, lambda suggestion: accept(local, suggestion))
    new = Actor.rows.get(live=True)
    assert (new.level, new.level_set) == (2, 2)


def test_a_person_may_set_the_level_that_a_source_brought_and_it_stays(document, incident, second, local):
    told = accept_account(local, second(level=2), incident)
    assert (fresh(incident).level, fresh(incident).level_set) == (2, None)
    set_level(local, fresh(incident), 2, reason="all of it")
    with pytest.raises(BadDecision, match="already"):
        set_level(local, fresh(incident), 2)
    undo(local, told.decision)
    assert (fresh(incident).level, fresh(incident).level_set) == (2, 2)
    undo_change(local, Reversible.rows.last())
    assert fresh(incident).level_set is None


def test_an_incident_is_lowered_only_as_far_as_all_its_sources(document, incident, second, local):
    accept_account(local, second(level=1), incident)
    set_level(local, document, 2)
    assert fresh(incident).level == 2
    set_level(local, fresh(document), 0)
    assert fresh(incident).level == 1


def test_a_title_says_nothing_of_an_account_above_the_level_of_its_incident(document, incident, local):
    told = fresh(incident).title
    set_level(local, document, 2)
    assert fresh(incident).title == told
    set_level(local, fresh(incident), 0)
    assert fresh(incident).title == "Arrest"
    undo_change(local, Reversible.rows.last())
    assert fresh(incident).title == told
    set_level(local, fresh(incident), 0)
    set_level(local, fresh(document), 0)
    assert fresh(incident).title == told


def test_a_protected_speaker_is_not_found_by_name(document, statement, local, cleared):
    accept(local, statement)
    speaker, reader = Statement.rows.get().speaker, cleared(1)
    word = speaker.name.split()[-1]
    assert [hit.kind for hit in hits_of(reader, word)].count("statement") == 1
    set_level(local, speaker, 2)
    hits = [hit for hit in hits_of(reader, word) if hit.kind != "document"]
    assert hits == []
    said = [hit for hit in hits_of(reader, "warrant") if hit.kind == "statement"]
    assert said
    assert word not in repr(said)


def test_a_protected_victim_is_not_found_in_the_incident_under_any_name(account, second, local, cleared):
    told = accept_account(local, account, changes={"perpetrators": []})
    made = accept_account(local, second(), told.act.incident, changes={"perpetrators": []})
    victims = [account.victims.get() for account in made.act.accounts.all()]
    assert [hit.kind for hit in hits_of(cleared(0), "Tallis")].count("incident") == 1
    merge_actors(local, *victims, reason="the same union and day")
    set_level(local, fresh(victims[1]), 3)
    hits = [hit for hit in hits_of(cleared(0), "Tallis") if hit.kind == "incident"]
    assert hits == []
    undo_change(local, Reversible.rows.last())
    assert "incident" in [hit.kind for hit in hits_of(cleared(0), "Tallis")]


def test_an_incident_keeps_no_words_of_a_document_that_was_raised(incident, second, local, cleared):
    made = accept_account(local, second(), incident, changes={"place": "Quincetown"})
    assert "incident" in [hit.kind for hit in hits_of(cleared(0), "quincetown")]
    set_level(local, made.document, 2)
    set_level(local, fresh(incident), 0)  # a person made the incident public all the same
    assert Incident.objects.visible_to(cleared(0)).get() == incident
    assert hits_of(cleared(0), "quincetown") == ()


def test_nobody_lowers_or_undoes_what_is_above_the_clearance(document, local, cleared):
    writer = cleared(1, may_write=True)
    set_level(local, document, 3)
    raised = Reversible.rows.last()
    before = state()
    with pytest.raises(NotAllowed):
        set_level(writer, document, 0)
    with pytest.raises(NotAllowed):
        undo_change(writer, raised)
    document.level = 0  # as somebody read it before it was raised
    with pytest.raises(NotAllowed):
        set_level(writer, document, 1)
    assert state() == before


def test_nobody_raises_above_the_own_clearance_nor_undoes_what_was_above(document, local, cleared):
    writer = cleared(1, may_write=True)
    with pytest.raises(NotAllowed):
        set_level(writer, document, 2)
    set_level(local, document, 2)
    set_level(local, document, 0)
    before = state()
    with pytest.raises(NotAllowed):
        undo_change(writer, Reversible.rows.last())
    assert state() == before


def test_a_public_actor_of_a_confidential_document_needs_the_clearance_of_the_document(
    actors, document, local, cleared
):
    actor = actors[0]
    set_level(local, document, 3)
    set_level(local, fresh(actor), 0)
    with pytest.raises(NotAllowed):
        set_level(cleared(2, may_write=True), fresh(actor), 1)


@pytest.mark.parametrize("level", [-1, 4, 0, "2", None])
def test_refuses_what_is_no_level_or_no_change(document, local, level):
    before = state()
    with pytest.raises(BadDecision):
        set_level(local, document, level)
    assert state() == before


def test_an_undo_after_a_later_change_is_refused(document, local):
    set_level(local, document, 2)
    first = Reversible.rows.last()
    set_level(local, document, 3)
    with pytest.raises(Conflict, match="changed again"):
        undo_change(local, first)
