"""The lists of the codebook: acts, rights, positions, sectors, verification levels, kinds of dispute, standings in a case, the three-part test.

Rule: a row that is marked `remembered` keeps its mark, and is never shown as checked.
Source: data/README.md; each row names its own provenance.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from saksi.codebook.tables import read_table, row_problems
from saksi.kernel.errors import CodebookError

DATA = Path(__file__).parent / "data"
STATUSES = ("reported", "alleged", "denied", "confirmed-by-court")
"""How an account tells its act."""
ASKED_THE_OTHER_WAY = ("non-discrimination",)  # a yes speaks against the restriction


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a list: its code, label, what it means, and how well it is known."""

    code: str
    label: str
    meaning: str
    provenance: str

    @property
    def checked(self) -> bool:
        """Whether its text was found in a source, or is Saksi's own; False when only remembered."""
        return self.provenance != "remembered"


@dataclass(frozen=True, slots=True)
class Act(Term):
    """A kind of act, with its family, whether it is harm, procedure, restriction or relief, and the freedoms it touches."""

    family: str
    kind: str
    freedoms: tuple[str, ...]
    iccpr: str
    udhr: str


@dataclass(frozen=True, slots=True)
class Question(Term):
    """A question of the three-part test (`label`) and what evidence answers it (`meaning`).

    part: 0 (scope, interference) to 4 (non-discrimination). answers: from `met`, `not-met` and `unknown` to the words for it.
    """

    part: int
    answers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Codebook:
    """All lists, each from code to term, in the order of its file."""

    acts: Mapping[str, Act]
    rights: Mapping[str, Term]
    positions: Mapping[str, Term]
    sectors: Mapping[str, Term]
    verification_levels: Mapping[str, Term]
    disputes: Mapping[str, Term]
    standings: Mapping[str, Term]
    questions: Mapping[str, Question]


def _rows(name: str, code: str, columns: tuple[str, ...]) -> list[dict[str, str]]:
    """The rows of a list. Raises CodebookError naming the line of a code or a provenance that is wrong."""
    rows = read_table(DATA / name, columns)
    problems = row_problems(name, rows, code)
    if problems:
        raise CodebookError("%(problem)s. Put the file back or reinstall Saksi.", problem=problems[0])
    return rows


def _terms(name: str, code: str, label: str, meaning: str) -> Mapping[str, Term]:
    rows = _rows(name, code, (code, label, meaning, "provenance"))
    terms = (Term(r[code], r[label], r[meaning], r["provenance"]) for r in rows)
    return MappingProxyType({term.code: term for term in terms})


def _acts() -> Mapping[str, Act]:
    columns = ("code", "label", "family", "kind", "freedoms", "iccpr", "udhr", "provenance")
    rows = _rows("acts.csv", "code", columns)
    acts = (
        Act(
            r["code"], r["label"], r["label"], r["provenance"], r["family"], r["kind"],
            tuple(filter(None, r["freedoms"].split("|"))), r["iccpr"], r["udhr"],
        )
        for r in rows
    )  # fmt: skip
    return MappingProxyType({act.code: act for act in acts})


def _questions() -> Mapping[str, Question]:
    columns = ("step", "question", "evidence_to_capture", "answers", "provenance")
    steps = [row for row in _rows("three_part_test.csv", "step", columns) if row["step"][0].isdecimal()]
    made = (_question(row) for row in steps)
    return MappingProxyType({question.code: question for question in made})


def _question(row: dict[str, str]) -> Question:
    part, name = row["step"].split(" ", 1)
    words = row["answers"].split(" / ")
    yes, no = reversed(words[:2]) if name in ASKED_THE_OTHER_WAY else words[:2]
    answers = MappingProxyType({"met": yes, "not-met": no, "unknown": words[2]})
    code = name.replace(" ", "-")
    return Question(code, row["question"], row["evidence_to_capture"], row["provenance"], int(part), answers)


@cache
def codebook() -> Codebook:
    """The lists, read once. Raises CodebookError if a file is missing or wrong."""
    replies = _terms("attribution_and_dispute.csv", "id", "label", "huridocs_list28_equivalent")
    return Codebook(
        acts=_acts(),
        rights=_terms("rights_articles.csv", "id", "right", "iccpr"),
        positions=_terms("positions.csv", "code", "code", "meaning"),
        sectors=_terms("sectors.csv", "code", "code", "meaning"),
        verification_levels=_terms("verification_levels.csv", "id", "label", "rule"),
        disputes=MappingProxyType({code: term for code, term in replies.items() if code.startswith("disp_")}),
        standings=_terms("case_status.csv", "id", "label", "nearest_elsewhere"),
        questions=_questions(),
    )


@cache
def khmer_terms(kind: str = "") -> Mapping[str, str]:
    """The Khmer words of `km_terms.csv`, of one kind (`month`, `weekday`, `place word` ...) or of all: by the English term, in the order of the file."""
    rows = read_table(DATA / "km_terms.csv", ("en", "km", "kind", "provenance"))
    return MappingProxyType({row["en"]: row["km"] for row in rows if kind in {"", row["kind"]}})
