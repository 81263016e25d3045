"""The three-part test: the finding follows from the answers, each with its words; two different people sign."""

import itertools

import pytest

from saksi.actions.assess import Answer, Passage, assess
from saksi.actions.sign_finding import sign_finding
from saksi.actions.take_back import take_back
from saksi.actions.undo import undo_change
from saksi.actions.withdraw import withdraw
from saksi.codebook.lists import codebook
from saksi.kernel.errors import BadDecision, Conflict, NotAllowed, SpanMismatch
from saksi.record.findings import conclude, stands
from saksi.record.models import Document, Finding, FindingPassage, Reversible

from .conftest import entries, fresh, state
from .finding_actions import met, passage

QUESTIONS = tuple(codebook().questions)


def test_all_met_is_a_restriction_only():
    assert conclude(dict.fromkeys(QUESTIONS, "met"), QUESTIONS) == "restriction"


def test_every_mix_of_answers_has_the_conclusion_of_the_rule():
    """All 3^7 of them, against the rule said another way."""
    for answers in itertools.product(("met", "not-met", "unknown"), repeat=len(QUESTIONS)):
        scope, rest = answers[:2], answers[2:]
        if "not-met" in scope:
            expected = "none"
        elif "unknown" in scope:
            expected = "undetermined"
        elif "not-met" in rest:
            expected = "violation"
        else:
            expected = "undetermined" if "unknown" in rest else "restriction"
        assert conclude(dict(zip(QUESTIONS, answers, strict=True)), QUESTIONS) == expected


def test_what_was_not_answered_is_unknown():
    assert conclude({}, QUESTIONS) == "undetermined"
    assert conclude({"scope": "met", "interference": "met"}, QUESTIONS) == "undetermined"
    assert conclude({"scope": "met", "interference": "met", "legality": "not-met"}, QUESTIONS) == "violation"


def test_answers_are_kept_with_why_and_words_and_leave_one_entry(incident, local):
    before = len(entries())
    made = assess(local, incident, "assembly", met("scope", "interference") | met("legality", answer="not-met"))
    assert made.conclusion == "violation"
    assert [(s.step, s.answer, s.passages.get().quote) for s in made.steps.all()] == [
        ("scope", "met", "arrested"), ("interference", "met", "arrested"), ("legality", "not-met", "arrested"),
    ]  # fmt: skip
    (entry,) = entries(before)
    assert (entry["kind"], entry["finding"], entry["right"], entry["conclusion"]) == (
        "assessed",
        made.pk,
        "assembly",
        "violation",
    )
    assert entry["answers"] == {"scope": "met", "interference": "met", "legality": "not-met"}


def test_a_violation_stands_once_two_different_people_signed(incident, local, cleared):
    made = assess(local, incident, "assembly", met("scope", "interference") | met("legality", answer="not-met"))
    sign_finding(local, made, read=True)
    assert not stands(fresh(made), made.signatures.all())
    with pytest.raises(Conflict, match="signed this already"):
        sign_finding(local, made, read=True)
    sign_finding(cleared(3), made, read=True)
    assert stands(fresh(made), made.signatures.all())
    undo_change(local, Reversible.rows.last())
    assert not stands(fresh(made), made.signatures.all())


def test_a_changed_answer_leaves_the_signatures_with_the_old_one(incident, local, cleared):
    first = assess(local, incident, "assembly", met("scope"))
    sign_finding(local, first, read=True)
    second = assess(local, incident, "assembly", met("scope", answer="not-met"))
    assert not second.signatures.exists()
    assert not fresh(first).live
    with pytest.raises(Conflict, match="changed or taken back"):
        sign_finding(cleared(3), first, read=True)
    undo_change(local, Reversible.rows.last())
    assert fresh(first).live
    assert first.signatures.filter(live=True).count() == 1
    assert not fresh(second).live


def test_nobody_signs_unread_and_a_viewer_not_at_all(incident, local, cleared):
    made = assess(local, incident, "assembly", met("scope"))
    before = state()
    with pytest.raises(BadDecision, match="read the passages"):
        sign_finding(local, made, read=False)
    with pytest.raises(NotAllowed):
        sign_finding(cleared(3, role="viewer"), made, read=True)
    assert state()["Signature"] == before["Signature"]


def test_each_right_has_its_own_finding(incident, local):
    for right in ("assembly", "expression"):
        assess(local, incident, right, met("scope"))
    assert Finding.rows.filter(live=True).count() == 2


def wrong(**changes):
    told = {"answer": "met", "why": "because", "passages": (passage(),), **changes}
    return Answer(**told)


@pytest.mark.parametrize(
    ("right", "answers", "said"),
    [
        ("life", lambda: met("scope"), "expected one of expression"),
        ("assembly", dict, "no question was answered"),
        ("assembly", lambda: {"colour": wrong()}, "expected met, not-met or unknown"),
        ("assembly", lambda: {"scope": wrong(answer="yes")}, "expected met, not-met or unknown"),
        ("assembly", lambda: {"scope": wrong(why=" ")}, "without saying why"),
        ("assembly", lambda: {"scope": wrong(passages=())}, "without words of a document"),
        ("assembly", lambda: {"scope": wrong(why="x" * 2001)}, "2000 at most"),
        ("assembly", lambda: {"legitimate-aim": wrong(aim="reputation")}, "not on the closed list of 21"),
        ("assembly", lambda: {"legitimate-aim": wrong()}, "choose it from the closed list"),
        ("expression", lambda: {"legitimate-aim": wrong(aim="public-safety")}, "closed list of 19"),
        ("assembly", lambda: {"scope": wrong(aim="public-order")}, "closed list"),
    ],
)
def test_refuses_bad_answers_and_changes_nothing(incident, local, right, answers, said):
    before = state()
    with pytest.raises(BadDecision, match=said):
        assess(local, incident, right, answers())
    assert state() == before


def test_refuses_words_that_do_not_stand_there_or_were_withdrawn(incident, local, second):
    one = passage()
    with pytest.raises(SpanMismatch):
        assess(
            local,
            incident,
            "assembly",
            {"scope": wrong(passages=(Passage(one.document, one.start, one.end, "released"),))},
        )
    gone = second().document
    words = passage("Tallis", gone)
    withdraw(local, gone)
    with pytest.raises(BadDecision, match="was withdrawn"):
        assess(local, incident, "assembly", {"scope": wrong(passages=(words,))})
    assert not Finding.rows.exists()


def test_refuses_words_above_the_clearance_and_hides_them_from_others(incident, local, second, cleared):
    secret = passage("Tallis", second(level=3).document)
    with pytest.raises(NotAllowed):
        assess(cleared(1, may_write=True), incident, "assembly", {"scope": wrong(passages=(secret,))})
    assess(local, incident, "assembly", {"scope": wrong(passages=(secret,))})
    assert not FindingPassage.objects.visible_to(cleared(1)).exists()
    assert FindingPassage.objects.visible_to(cleared(3)).count() == 1


def test_the_same_answers_again_are_refused_and_keep_their_signatures(incident, local):
    made = assess(local, incident, "assembly", met("scope"))
    sign_finding(local, made, read=True)
    with pytest.raises(BadDecision, match="nothing was changed"):
        assess(local, incident, "assembly", met("scope"))
    assert made.signatures.filter(live=True).exists()


def test_a_finding_taken_back_can_stand_again(incident, local):
    made = assess(local, incident, "assembly", met("scope"))
    take_back(local, made, reason="wrong incident")
    with pytest.raises(Conflict):
        take_back(local, made)
    undo_change(local, Reversible.rows.last())
    assert fresh(made).live
    assert Document.rows.count() == 1
