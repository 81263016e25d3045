"""What accept, amend, reject, unsure and undo share: one decision about one suggestion.

Rule: a suggestion is decided once at a time: whoever comes with an old version is told who was first.
"""

from __future__ import annotations

from typing import Any

from saksi.actions.base import Turn
from saksi.kernel.errors import BadDecision, Conflict
from saksi.record.models import Decision, Suggestion

OUTCOMES = Decision.Outcome


def open_suggestion(suggestion: Suggestion, version: int | None) -> Suggestion:
    """The suggestion as it stands, held until the transaction ends.

    version: what the person saw; None where one command both looks and decides. Raises Conflict, BadDecision.
    """
    fresh: Suggestion = (
        Suggestion.rows.select_for_update(of=("self",)).select_related("document", "reading").get(pk=suggestion.pk)
    )
    if fresh.document.withdrawn:
        raise BadDecision("the document was withdrawn; take it in again before deciding about it.")
    if fresh.state == Suggestion.State.SUPERSEDED:
        raise Conflict("this suggestion is of an older reading. Reload the page, and decide about the new one.")
    if fresh.state != Suggestion.State.OPEN or version not in (None, fresh.version):
        raise Conflict(_already(fresh))
    return fresh


def _already(suggestion: Suggestion) -> str:
    last = suggestion.decisions.select_related("by").last()
    if last is None:
        return "this suggestion changed since you opened the page. Reload, and decide again."
    return f"already {last.outcome} by {last.by} at {last.at:%H:%M} on {last.at:%d %B %Y} (UTC). Reload, or undo that first."


def decide(
    turn: Turn, suggestion: Suggestion, outcome: str, reason: str = "", payload: dict[str, Any] | None = None
) -> Decision:
    """Append the decision, set the suggestion's state, and log it."""
    decision: Decision = Decision.rows.create(
        suggestion=suggestion, outcome=outcome, by=turn.by, at=turn.at, reason=reason.strip()[:500], payload=payload
    )
    suggestion.state = outcome
    suggestion.version += 1
    suggestion.save(update_fields=["state", "version"])
    turn.log(
        document=suggestion.document_id,
        suggestion=suggestion.pk,
        what=str(suggestion.kind),
        decision=decision.pk,
        outcome=str(outcome),
        reason=decision.reason,
        **({"payload": payload} if payload is not None else {}),
    )
    return decision
