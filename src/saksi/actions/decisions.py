"""What accept, amend, reject, unsure and undo share: one decision about one suggestion.

Rule: a suggestion is decided once at a time: whoever comes with an old version is told who was first. The entry of a
decision commits to what was decided about: the SHA-256 of the canonical bytes of the suggestion's payload. It tells
the number of the fact that was made, its level, and by their decisions the facts that this one stands on.
"""

from __future__ import annotations

from typing import Any

from saksi.actions.base import Turn, short_reason
from saksi.actions.facts import Need, make_fact, standing_twin, told_of
from saksi.kernel.canonical import canonical_json
from saksi.kernel.errors import BadDecision, Conflict, Words
from saksi.kernel.hashes import Sha256
from saksi.record.draws import for_second_reader
from saksi.record.models import Decision, Suggestion

OUTCOMES = Decision.Outcome


def open_suggestion(turn: Turn, suggestion: Suggestion, version: int | None) -> Suggestion:
    """The suggestion as it stands, held until the transaction ends.

    version: what the person saw; None where one command both looks and decides.
    Raises NotAllowed, Conflict, BadDecision.
    """
    fresh = turn.held(suggestion)
    if fresh.document.withdrawn:
        raise BadDecision("the document was withdrawn; take it in again before deciding about it.")
    if fresh.state == Suggestion.State.SUPERSEDED:
        raise Conflict("this suggestion is of an older reading. Reload the page, and decide about the new one.")
    if fresh.state != Suggestion.State.OPEN or version not in (None, fresh.version):
        raise _already(fresh)
    return fresh


def _already(suggestion: Suggestion) -> Conflict:
    last = suggestion.decisions.select_related("by").last()
    if last is None:
        return Conflict("this suggestion changed since you opened the page. Reload, and decide again.")
    return Conflict(
        "already %(outcome)s by %(by)s at %(time)s on %(day)s (UTC). Reload, or undo that first.",
        outcome=Words(last.outcome),
        by=last.by.get_username(),
        time=f"{last.at:%H:%M}",
        day=last.at.date(),
    )


def refuse_twin(suggestion: Suggestion) -> None:
    """Raises Conflict where the record has the same from another reading: it would be counted twice."""
    if standing_twin(suggestion) is not None:
        raise Conflict(
            "this %(kind)s stands in the record already, as decided before. Reject this one, or undo that first.",
            kind=Words(suggestion.kind),
        )


def decide(
    turn: Turn, suggestion: Suggestion, outcome: str, reason: str = "", payload: dict[str, Any] | None = None, need: Need | None = None
) -> Decision:
    """Append the decision, set the suggestion's state, make the fact, and log it under its outcome.

    payload: as amended or added. need: gives the rows that the fact stands on; None where the decision makes none.
    """
    decision: Decision = Decision.rows.create(
        suggestion=suggestion, outcome=outcome, by=turn.by, at=turn.at, reason=short_reason(reason), payload=payload,
        bulk=turn.bulk, drawn=for_second_reader(suggestion.pk) or None,
    )  # fmt: skip
    suggestion.state = outcome
    suggestion.version += 1
    suggestion.save(update_fields=["state", "version"])
    made = make_fact(suggestion, decision, suggestion.payload if payload is None else payload, need) if need else None
    turn.log(
        "added" if suggestion.added_by_id and suggestion.version == 1 else str(outcome),
        document=suggestion.document_id,
        suggestion=suggestion.pk,
        what=str(suggestion.kind),
        decision=decision.pk,
        outcome=str(outcome),
        suggested=Sha256.of(canonical_json(suggestion.payload)).hex,
        reason=decision.reason,
        **({"payload": payload} if payload is not None else {}),
        **(told_of(made) if made is not None else {}),
    )
    return decision
