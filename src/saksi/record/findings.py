"""What stands of what people concluded about an incident: its verification level, its findings, and who signed.

Rule: what two people must agree on (level v3 and above, every finding) stands once two different people signed. A finding follows from its
answers by `conclude`; no answer is ever given by a machine.
Source: docs/how-to/assess-an-incident.md; docs/decisions/0004.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _

from saksi.record.models import Finding, Signature, Verification

SIGNERS = 2
TWO_PEOPLE = frozenset({"v3", "v4"})
NEEDED_ORIGINS = {"v2": 2, "v3": 3}
NOTHING_CHECKED = "v0"
BEFORE_THE_TEST = ("scope", "interference")


class Conclusion(StrEnum):
    """What follows from the answers. none: what was done is not within the right, or nobody restricted it."""

    RESTRICTION = "restriction"
    VIOLATION = "violation"
    UNDETERMINED = "undetermined"
    NONE = "none"


def conclude(answers: Mapping[str, str], questions: Iterable[str]) -> Conclusion:
    """The finding that answers make: from a question's code to `met`, `not-met` or `unknown`; one without answer is unknown.

    All met: a restriction only. Any not met: a violation. Else undetermined. Where the first two questions are not met there is no
    restriction that could be one, and while they are not known to be met there is no violation.
    """
    said = {question: answers.get(question, "unknown") for question in questions}
    before = [said[question] for question in BEFORE_THE_TEST]
    if "not-met" in before:
        return Conclusion.NONE
    if "unknown" in before:
        return Conclusion.UNDETERMINED
    if "not-met" in said.values():
        return Conclusion.VIOLATION
    return Conclusion.UNDETERMINED if "unknown" in said.values() else Conclusion.RESTRICTION


def why_reason_is_needed(rung: str, origins: int, open_points: int) -> str:
    """What a level lacks in the accounts of an incident, so that it needs a reason; "" where they support it.

    origins: independent ones that tell it happened. open_points: on which they disagree and nobody chose.
    """
    if rung in ("v4", "vx"):
        return _("this level rests on more than the accounts: say what established or refuted it")
    needed = NEEDED_ORIGINS.get(rung, 0)
    if origins < needed:
        said = {"origins": origins, "rung": rung, "needed": needed}
        return _("the accounts have %(origins)s independent origins, and %(rung)s asks for %(needed)s") % said
    if needed and open_points:
        return _("the accounts disagree on %(points)s points on which nobody chose") % {"points": open_points}
    return ""


def stands(row: Verification | Finding, signatures: Iterable[Signature]) -> bool:
    """Whether it counts: signed by two different people where that is asked for."""
    if isinstance(row, Verification) and row.rung not in TWO_PEOPLE:
        return row.live
    return row.live and len({s.user_id for s in signatures if s.live}) >= SIGNERS


def standing_level(verifications: Iterable[Verification], signatures: Mapping[int, list[Any]]) -> str:
    """The verification level of an incident: that of the newest that counts, oldest first; v0 where none does."""
    counted = [v.rung for v in verifications if stands(v, signatures.get(v.pk, []))]
    return counted[-1] if counted else NOTHING_CHECKED
