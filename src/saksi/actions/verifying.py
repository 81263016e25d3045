"""What the actions about findings share: an incident that stands, signatures, and the level that an incident carries.

Rule: an incident's verification level repeats the newest that counts; whatever changes a level or a signature settles it again.
"""

from __future__ import annotations

from saksi.actions.base import Turn
from saksi.actions.change import changed_row
from saksi.kernel.errors import BadDecision, Conflict, Words
from saksi.record.findings import standing_level
from saksi.record.models import Finding, Incident, Signature, Verification

READ_FIRST = Words("a signature says that you read the passages. Read them, tick that you did, and sign.")


def held_incident(turn: Turn, incident: Incident) -> Incident:
    """An incident, held. Raises NotAllowed, BadDecision if it no longer stands."""
    fresh = turn.held(incident)
    if not fresh.live:
        raise BadDecision("this incident no longer stands. Choose another.")
    return fresh


def settle_level(incident: Incident) -> None:
    """Let the incident carry the verification level that counts."""
    signatures: dict[int, list[Signature]] = {}
    for signature in Signature.rows.filter(incident=incident, live=True).exclude(verification=None):
        signatures.setdefault(signature.verification_id or 0, []).append(signature)
    level = standing_level(Verification.rows.filter(incident=incident, live=True).order_by("pk"), signatures)
    if incident.verification_level != level:
        incident.verification_level = level
        incident.save(update_fields=["verification_level"])


def sign(turn: Turn, row: Finding | Verification, incident: Incident) -> tuple[Signature, list[object]]:
    """This person's signature, and its line for undo. Raises Conflict where the row no longer stands or was signed by them."""
    of: dict[str, Finding | Verification] = {"finding" if isinstance(row, Finding) else "verification": row}
    if not row.live:
        raise Conflict("this was changed or taken back since you opened the page. Reload, read again, and sign that.")
    if Signature.rows.filter(user=turn.by, live=True, **of).exists():
        raise Conflict("you signed this already. Another person signs as the second.")
    made: Signature = Signature.rows.create(
        incident=incident, user=turn.by, by=turn.by.get_username(), at=turn.at, **of
    )
    return made, changed_row(made, {"live": False}, {"live": True})
