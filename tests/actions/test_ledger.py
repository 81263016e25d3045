"""What people say about statements and cases: topics, answers, titles, the end of a case; each logged, each undone."""

import pytest

from saksi.actions.close_case import close_case
from saksi.actions.link_answer import link_answer
from saksi.actions.link_incident import link_incident
from saksi.actions.merge_actors import merge_actors
from saksi.actions.open_case import open_case
from saksi.actions.rename_case import rename_case
from saksi.actions.set_topic import set_topic
from saksi.actions.take_back import take_back
from saksi.actions.undo import undo, undo_change
from saksi.actions.unmerge_actors import unmerge_actors
from saksi.kernel.errors import BadDecision, Conflict, NotAllowed
from saksi.record.models import Actor, Answer, Reversible, Statement, StatementTopic
from tests.record import builders

from .conftest import entries, fresh, state
from .ledger_actions import said_before


@pytest.fixture
def pair(document, local):
    """What somebody alleges, and who denies it."""
    said_before(document)
    return list(Statement.rows.order_by("pk"))


def undo_last(by):
    undo_change(by, Reversible.rows.filter(undone=False).last())


def test_an_answer_names_both_its_kind_and_its_reason(pair, local):
    first, reply = pair
    before = len(entries())
    made = link_answer(local, reply, first, "denies", reason="  the paper put it to him  ")
    (entry,) = entries(before)
    assert (made.statement, made.to, made.kind, made.reason) == (reply, first, "denies", "the paper put it to him")
    assert (entry["kind"], entry["statement"], entry["to"], entry["answer"]) == (
        "answer linked", reply.pk, first.pk, made.pk,
    )  # fmt: skip
    undo_last(local)
    assert not Answer.rows.get().live


@pytest.mark.parametrize(
    ("kind", "reason"), [("agrees", "why"), ("", "why"), ("denies", ""), ("denies", "  "), ("denies", "x" * 501)]
)
def test_an_answer_needs_its_kind_and_a_short_reason(pair, local, kind, reason):
    before = state()
    with pytest.raises(BadDecision):
        link_answer(local, *reversed(pair), kind, reason=reason)
    assert state() == before


def test_no_statement_answers_itself_nor_twice_nor_in_a_circle(pair, local):
    first, reply = pair
    link_answer(local, reply, first, "answers", reason="the same day")
    before = state()
    for one, other in ((first, first), (reply, first), (first, reply)):
        with pytest.raises(BadDecision):
            link_answer(local, one, other, "answers", reason="again")
    assert state() == before


def test_silence_neither_denies_nor_confirms(document, pair, local):
    first, _ = pair
    silent = builders.statement(document, "no warrant", level=0, position="no-comment")
    with pytest.raises(BadDecision, match="neither denied nor confirmed"):
        link_answer(local, silent, first, "denies", reason="could not be reached")
    assert link_answer(local, silent, first, "answers", reason="could not be reached").live


def test_a_topic_is_of_the_codebook_said_once_and_taken_back(pair, local):
    before = len(entries())
    made = set_topic(local, pair[0], "assembly")
    (entry,) = entries(before)
    assert (entry["kind"], entry["topic"], entry["statementtopic"]) == ("topic set", "assembly", made.pk)
    for topic in ("assembly", "picnics", ""):
        with pytest.raises(BadDecision):
            set_topic(local, pair[0], topic)
    take_back(local, made)
    with pytest.raises(Conflict):
        take_back(local, made)
    set_topic(local, pair[0], "assembly")
    assert StatementTopic.rows.filter(live=True).count() == 1


def test_a_statement_that_others_stand_on_is_not_undone_before_them(pair, local):
    first, reply = pair
    made = link_answer(local, reply, first, "denies", reason="the same day")
    for statement in pair:
        with pytest.raises(BadDecision, match="an answer or a topic stands"):
            undo(local, statement.decision)
    take_back(local, made)
    undo(local, first.decision)
    assert not fresh(first).live
    with pytest.raises(BadDecision, match="that stand"):
        link_answer(local, reply, fresh(first), "denies", reason="the same day")
    with pytest.raises(BadDecision, match="no longer stands"):
        set_topic(local, fresh(first), "assembly")


def test_a_case_is_renamed_and_its_title_comes_back(incident, local):
    case = open_case(local, "The harbour", [incident])
    before = len(entries())
    rename_case(local, case, "  The harbour union ")
    assert fresh(case).title == "The harbour union"
    (entry,) = entries(before)
    assert (entry["kind"], entry["case"]) == ("case renamed", case.pk)
    assert "union" not in str(entry)
    undo_last(local)
    assert fresh(case).title == "The harbour"


@pytest.mark.parametrize("title", ["", " ", "x" * 301, "a\0b", "The harbour"])
def test_a_case_keeps_a_title_that_is_one(incident, local, title):
    case = open_case(local, "The harbour", [incident])
    before = state()
    with pytest.raises(BadDecision):
        rename_case(local, case, title)
    assert state() == before


def test_a_closed_case_takes_no_more_incidents_until_it_is_opened_again(incident, local):
    first, second = (open_case(local, title, [fresh(incident)]) for title in ("First", "Second"))
    before = len(entries())
    close_case(local, first, closed=True, reason="all are free")
    assert fresh(first).closed is not None
    with pytest.raises(BadDecision, match="closed"):
        link_incident(local, fresh(incident), first)
    close_case(local, first, closed=False)
    assert [e["kind"] for e in entries(before)] == ["case closed", "case reopened"]
    assert fresh(first).closed is None
    undo_last(local)
    assert fresh(first).closed is not None
    undo_last(local)
    link_incident(local, fresh(incident), first)
    assert fresh(incident).case == first != second


def test_closing_needs_a_reason_and_changes_something(incident, local):
    case = open_case(local, "The harbour", [incident])
    before = state()
    for closed, reason in ((True, ""), (True, " "), (False, "")):
        with pytest.raises(BadDecision):
            close_case(local, case, closed=closed, reason=reason)
    assert state() == before


def test_whoever_may_not_know_an_identity_neither_merges_nor_parts_it(actors, document, local, cleared):
    kept, gone = actors
    merge = merge_actors(local, kept, gone, reason="same office")
    third = builders.actor(document, "Ilsa Morane", level=0)
    Actor.rows.filter(pk=gone.pk).update(level=3)
    coder = cleared(1, may_write=True)
    before = state()
    with pytest.raises(NotAllowed, match="withheld"):
        merge_actors(coder, fresh(kept), third, reason="same office")
    with pytest.raises(NotAllowed):
        unmerge_actors(coder, merge)
    assert state() == before
