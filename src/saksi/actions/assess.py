"""Answer the questions of the three-part test for one right in one incident; the finding follows from the answers.

Rule: each answer but unknown says why and rests on words of a document. A changed answer makes a new finding without signatures; the one
before stays to be read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib.auth.models import User

from saksi.actions.base import Turn, writing
from saksi.actions.change import changed_row, remember_rows
from saksi.actions.verifying import held_incident
from saksi.codebook.aims import AIMS, TESTED
from saksi.codebook.lists import codebook
from saksi.kernel.errors import BadDecision
from saksi.kernel.span import Span
from saksi.record.findings import conclude
from saksi.record.models import Document, Finding, FindingPassage, FindingStep, Incident

AIM = "legitimate-aim"
LONGEST_WHY = 2000


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a document that an answer rests on: they stand in its text from start to end."""

    document: Document
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer: `met`, `not-met` or `unknown`; why, with which aim (of the question about the aim only), resting on which words."""

    answer: str
    why: str = ""
    aim: str = ""
    passages: tuple[Passage, ...] = ()


def assess(by: User, incident: Incident, right: str, answers: Mapping[str, Answer]) -> Finding:
    """Keep the answers (from a question's code) and what follows from them; undone by `undo_change`.

    Raises NotAllowed, BadDecision for a right or answer that is none or nothing new, SpanMismatch for words that do not stand there.
    """
    if right not in TESTED:
        raise BadDecision(
            "got the right %(right)r, expected one of %(choices)s: the test is of their articles.",
            right=right,
            choices=", ".join(TESTED),
        )
    if not answers:
        raise BadDecision("no question was answered. Answer one at least; what you cannot tell is unknown.")
    for code, answer in answers.items():
        _check(code, right, answer)
    with writing(by, "assessed") as turn:
        fresh = held_incident(turn, incident)
        before = Finding.rows.filter(incident=fresh, right=right, live=True).last()
        if before is not None and _said(before) == _given(answers):
            raise BadDecision("nothing was changed. The finding stands as it is, with its signatures.")
        conclusion = conclude({code: one.answer for code, one in answers.items()}, codebook().questions)
        made: Finding = Finding.rows.create(
            incident=fresh, right=right, conclusion=conclusion, by=by.get_username(), at=turn.at
        )
        for code in (code for code in codebook().questions if code in answers):
            _keep(turn, made, code, answers[code])
        rows = [changed_row(made, {"live": False}, {"live": True})]
        if before is not None:
            before.live = False
            before.save(update_fields=["live"])
            rows.append(changed_row(before, {"live": True}, {"live": False}))
        remember_rows(turn, *rows)
        said = {code: one.answer for code, one in answers.items()}
        turn.log(incident=fresh.pk, finding=made.pk, right=right, answers=said, conclusion=str(conclusion))
        return made


def _check(code: str, right: str, given: Answer) -> None:
    """Raises BadDecision for an answer that cannot be kept, naming the question."""
    question = codebook().questions.get(code)
    if question is None or given.answer not in question.answers:
        raise BadDecision(
            "got %(answer)r to the question %(code)r, expected met, not-met or unknown to one of the test.",
            answer=given.answer,
            code=code,
        )
    if given.answer != "unknown" and not (given.why.strip() and given.passages):
        raise BadDecision(
            "%(label)r is answered without saying why, or without words of a document. Give both, or leave it unknown.",
            label=question.label,
        )
    if len(given.why) > LONGEST_WHY:
        raise BadDecision(
            "got %(length)s characters of why, expected %(longest_why)s at most. Say it in short.",
            length=len(given.why),
            longest_why=LONGEST_WHY,
        )
    fits = given.aim in AIMS and right in AIMS[given.aim].rights
    if given.aim and not (code == AIM and fits):
        raise BadDecision(
            "got the aim %(aim)r, which is not on the closed list of %(tested)s. Choose one that is.",
            aim=given.aim,
            tested=TESTED[right],
        )
    if code == AIM and given.answer == "met" and not given.aim:
        raise BadDecision("an aim that is met is named: choose it from the closed list.")


def _keep(turn: Turn, finding: Finding, code: str, given: Answer) -> None:
    step: FindingStep = FindingStep.rows.create(
        finding=finding, step=code, answer=given.answer, aim=given.aim, why=given.why.replace("\0", " ").strip()
    )
    for passage in given.passages:
        document = turn.held(passage.document)
        if document.withdrawn:
            raise BadDecision(
                "document %(pk)s was withdrawn. Quote another, or take it in again first.", pk=document.pk
            )
        span = Span(document.text.content, passage.start, passage.end, passage.quote)
        FindingPassage.rows.create(step=step, document=document, start=span.start, end=span.end, quote=span.quote)


def _said(finding: Finding) -> dict[str, object]:
    steps = finding.steps.prefetch_related("passages")
    return {
        s.step: (s.answer, s.why, s.aim, [(p.document_id, p.start, p.end) for p in s.passages.all()]) for s in steps
    }


def _given(answers: Mapping[str, Answer]) -> dict[str, object]:
    return {
        code: (a.answer, a.why.strip(), a.aim, [(p.document.pk, p.start, p.end) for p in a.passages])
        for code, a in answers.items()
    }
