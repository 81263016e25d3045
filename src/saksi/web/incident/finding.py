"""The three-part test as questions answered with quotations, and the form to answer them.

Rule: an answer is never filled in by a machine; the page proposes words that can be quoted, no answer. Quotations above the reader's
clearance do not appear, and the page says that there are some.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote as quoted

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from saksi.codebook.aims import AIMS, TESTED
from saksi.codebook.lists import Question, codebook
from saksi.record.findings import SIGNERS, stands
from saksi.record.models import Finding, FindingPassage, FindingStep, Incident, Signature, Statement
from saksi.record.models.base import Viewer
from saksi.web.words import DAGGER

CONCLUSIONS = {
    "restriction": gettext_noop("a restriction, no violation"),
    "violation": gettext_noop("a violation"),
    "undetermined": gettext_noop("undetermined"),
    "none": gettext_noop("no restriction of this right"),
}
PARTS = {
    0: gettext_noop("Scope and interference"),
    1: gettext_noop("Legality"),
    2: gettext_noop("Legitimate aim"),
    3: gettext_noop("Necessity and proportionality"),
    4: gettext_noop("Non-discrimination"),
}
TELLING = ("justifies", "denies", "no-comment")
MOST_WORDS = 20
EDGE = 4  # words at each end that a link to a long quotation names


@dataclass(frozen=True)
class Asked:
    """A question with its answer, if one was given; given: what a refused form held for it."""

    code: str
    part: str
    question: str
    evidence: str
    answers: Sequence[tuple[str, str]]
    answer: str = ""
    said: str = ""
    why: str = ""
    aim: str = ""
    passages: Sequence[Any] = ()
    words: str = ""


@dataclass(frozen=True)
class Tested:
    """The finding on one right: its questions, what follows, who signed. finding: None before anybody answered."""

    right: str
    label: str
    article: str
    finding: Any
    conclusion: str
    questions: Sequence[Asked]
    signed: Sequence[Any]
    stands: bool
    missing: int
    mine: bool
    aims: Sequence[tuple[str, str]]


def findings(
    user: Viewer, incident: Incident, freedoms: Sequence[str], open_form: str, posted: Mapping[str, str]
) -> list[Tested]:
    """The rights that the acts touch or that somebody assessed, and the one whose form is open. posted: what a refused form held."""
    rows = list(Finding.objects.visible_to(user).filter(incident=incident, live=True).order_by("pk"))
    assessed = {row.right: row for row in rows}
    steps = FindingStep.objects.visible_to(user).filter(finding__in=rows)
    passages: dict[int, list[Any]] = {}
    for passage in FindingPassage.objects.visible_to(user).filter(step__finding__in=rows).select_related("document"):
        passage.fragment = fragment(passage.quote)
        passages.setdefault(passage.step_id, []).append(passage)
    said = {(step.finding_id, step.step): (step, passages.get(step.pk, [])) for step in steps}
    signed: dict[int, list[Any]] = {}
    for signature in Signature.objects.visible_to(user).filter(finding__in=rows, live=True):
        signed.setdefault(signature.finding_id, []).append(signature)
    rights = [right for right in TESTED if right in freedoms or right in assessed or right == open_form]
    return [
        _tested(user, right, assessed.get(right), said, signed, posted if right == open_form else {})
        for right in rights
    ]


def _tested(
    user: Viewer,
    right: str,
    finding: Any,
    said: Mapping[Any, Any],
    signed: Mapping[int, list[Any]],
    posted: Mapping[str, str],
) -> Tested:
    names = signed.get(finding.pk, []) if finding else []
    questions = [
        _asked(question, said.get((finding.pk, question.code)) if finding else None, posted)
        for question in codebook().questions.values()
    ]
    aims = [(aim.code, _(aim.label) + ("" if aim.checked else DAGGER)) for aim in AIMS.values() if right in aim.rights]
    return Tested(
        right=right,
        label=_(codebook().rights[right].label),
        article=TESTED[right],
        finding=finding,
        conclusion=_(CONCLUSIONS[finding.conclusion]) if finding else "",
        questions=questions,
        signed=names,
        stands=bool(finding and stands(finding, names)),
        missing=max(0, SIGNERS - len(names)),
        mine=any(signature.user_id == user.pk for signature in names),
        aims=aims,
    )


def _asked(question: Question, said: Any, posted: Mapping[str, str]) -> Asked:
    step, passages = said or (None, [])
    answers = [(code, _(words)) for code, words in question.answers.items()]
    answer = step.answer if step else ""
    form = {
        "answer": posted.get(f"answer-{question.code}", answer) if posted else answer,
        "why": posted.get(f"why-{question.code}", "") if posted else (step.why if step else ""),
        "aim": posted.get(f"aim-{question.code}", "") if posted else (step.aim if step else ""),
        "words": posted.get(f"words-{question.code}", "")
        if posted
        else "\n".join(" ".join(p.quote.split()) for p in passages),
    }
    aim = AIMS.get(step.aim) if step else None
    return Asked(
        code=question.code,
        part=f"{question.part}. {_(PARTS[question.part])}",
        question=_(question.label) + ("" if question.checked else DAGGER),
        evidence=_(question.meaning),
        answers=answers,
        said=dict(answers).get(answer, "") + (f": {_(aim.label)}" if aim else ""),
        passages=passages,
        **form,
    )


def fragment(quote: str) -> str:
    """The end of an address by which a browser finds and marks these words on the page, without any script.

    Source: URL Fragment Text Directives; a comma or a dash of the text itself is written in percent.
    """
    words = quote.split()
    ends = [words] if len(words) <= 2 * EDGE else [words[:EDGE], words[-EDGE:]]
    return ":~:text=" + ",".join(quoted(" ".join(end), safe="").replace("-", "%2D") for end in ends)


def quotable(user: Viewer, accounts: Sequence[Any]) -> list[tuple[Any, str]]:
    """Words that may answer a question, with their documents: what the accounts rest on, and what was said in reply."""
    documents = {account.document_id for account in accounts}
    told = [(account.document, account.trigger["quote"]) for account in accounts]
    said = Statement.objects.visible_to(user).filter(live=True, document__in=documents, position__in=TELLING)
    told += [(statement.document, statement.content) for statement in said.select_related("document")[:MOST_WORDS]]
    return told
