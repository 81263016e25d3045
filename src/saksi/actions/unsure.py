"""Mark a suggestion as unsure, for a second reader, with one line of why."""

from __future__ import annotations

from django.contrib.auth.models import User

from saksi.actions.base import writing
from saksi.actions.decisions import OUTCOMES, decide, open_suggestion
from saksi.kernel.errors import BadDecision
from saksi.record.models import Decision, Suggestion


def unsure(by: User, suggestion: Suggestion, *, reason: str = "", version: int | None = None) -> Decision:
    """Mark it as unsure; the reason is one line of why. Raises NotAllowed, Conflict, BadDecision without a reason."""
    if not reason.strip():
        raise BadDecision("unsure needs one line of why, so that the second reader knows where to look.")
    with writing(by, "unsure", suggestion.document.level) as turn:
        return decide(turn, open_suggestion(turn, suggestion, version), OUTCOMES.UNSURE, reason)
