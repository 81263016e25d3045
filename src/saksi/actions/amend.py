"""Accept a suggestion with corrections: what the machine said and what the person made of it both stay."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User

from saksi.actions.accept import needs
from saksi.actions.base import writing
from saksi.actions.decisions import OUTCOMES, decide, open_suggestion
from saksi.actions.facts import check_payload, make_fact
from saksi.kernel.dates import PartialDate
from saksi.kernel.errors import BadDecision
from saksi.record.models import Decision, Suggestion


def amend(
    by: User, suggestion: Suggestion, changes: dict[str, Any], *, reason: str = "", version: int | None = None
) -> Decision:
    """Accept it with these fields changed. changes: from field to its new value, in the reading format.

    A changed value loses the machine's evidence unless new evidence is given: the words may not support it.
    Raises NotAllowed, Conflict, SpanMismatch (a quote is not in the text), DateError, BadDecision.
    """
    with writing(by, "amended", suggestion.document.level) as turn:
        fresh = open_suggestion(suggestion, version)
        payload = amended(fresh.payload, changes)
        if fresh.kind == Suggestion.Kind.DATE:
            PartialDate.parse(payload["edtf"])
        check_payload(fresh.kind, payload, fresh.document.text.content)
        needed = needs(turn, fresh)
        decision = decide(turn, fresh, OUTCOMES.AMENDED, reason, payload)
        make_fact(fresh, decision, payload, needed)
        return decision


def amended(payload: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    """The payload with the changes in it. Raises BadDecision for an unknown field, or when nothing changes."""
    unknown = sorted(set(changes) - set(payload))
    if unknown:
        raise BadDecision(f"got the fields {', '.join(unknown)}, expected some of {', '.join(payload)}.")
    changed = {field for field, value in changes.items() if value != payload[field]}
    if not changed:
        raise BadDecision("nothing was changed. Accept it as it is, or change a value.")
    result = {**payload, **changes}
    if "evidence" in result and "evidence" not in changes:
        result["evidence"] = {field: span for field, span in payload["evidence"].items() if field not in changed}
    return result
