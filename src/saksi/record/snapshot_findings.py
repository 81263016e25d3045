"""The findings of a snapshot: what two people concluded about the incidents in it, and what does not count of it.

Rule: a finding counts where two different people signed it, its incident was not refuted, and its sources do not disagree on
anything that nobody chose; the others are there with their status, and are counted apart. A finding that rests on words above the
level is as confidential as those words: it is left out and counted as withheld.
Source: docs/how-to/assess-an-incident.md; docs/reference/bundle.md, Figures.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from saksi.record.findings import stands
from saksi.record.models import Finding, FindingPassage, FindingStep, Level, Signature
from saksi.record.resolve import denials

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from saksi.record.snapshot_incidents import Incidents, Told

Row = dict[str, Any]
REFUTED = "vx"


def take_findings(level: int, told: Incidents) -> tuple[list[Row], int]:
    """The findings about the incidents of a snapshot, and how many more rest on words above its level."""
    found = Finding.objects.up_to(Level.STRICT).filter(live=True, incident__in=told.incidents.keys()).order_by("pk")
    rested = FindingPassage.rows.filter(step__finding__in=found.values("pk"))
    above = set(rested.filter(document__level__gt=level).values_list("step__finding", flat=True))
    gone = set(rested.filter(document__withdrawn=True).values_list("step__finding", flat=True))
    rows = list(found.exclude(pk__in=above).select_related("incident"))
    answers: dict[int, dict[str, str]] = {}
    for step in FindingStep.rows.filter(finding__in=rows):
        answers.setdefault(step.finding_id, {})[step.step] = step.answer
    signed: dict[int, list[Signature]] = {}
    for signature in Signature.rows.filter(finding__in=rows, live=True).order_by("pk"):
        signed.setdefault(signature.finding_id or 0, []).append(signature)
    made = [
        {
            "id": str(row.pk),
            "incident": str(row.incident_id),
            "right": row.right,
            "conclusion": row.conclusion,
            "status": _status(row, signed.get(row.pk, []), told.incidents[row.incident_id], gone=row.pk in gone),
            "answers": answers.get(row.pk, {}),
            "signed_by": [f"monitor {signature.user_id}" for signature in signed.get(row.pk, [])],
        }
        for row in rows
    ]
    return made, len(above)


def _status(row: Finding, signed: Iterable[Signature], acts: Sequence[Told], *, gone: bool) -> str:
    """`stands`, or why it does not count."""
    if not stands(row, signed):
        return "unsigned"
    if gone:
        return "source-withdrawn"
    if row.incident.verification_level == REFUTED:
        return "refuted"
    return "disputed" if any(_in_dispute(told) for told in acts) else "stands"


def _in_dispute(told: Told) -> bool:
    """Whether accounts of an act disagree and nobody chose, or one denies what another tells."""
    return any(field.needs_choice for field in told.fields.values()) or all(denials(told.accounts))
