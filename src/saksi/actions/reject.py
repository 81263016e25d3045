"""Reject a suggestion: the text does not say this."""

from __future__ import annotations

from django.contrib.auth.models import User

from saksi.actions.base import writing
from saksi.actions.decisions import OUTCOMES, decide, open_suggestion
from saksi.record.models import Decision, Suggestion


def reject(by: User, suggestion: Suggestion, *, reason: str = "", version: int | None = None) -> Decision:
    """Reject it. A reason is welcome and not demanded. Raises NotAllowed, Conflict."""
    with writing(by, "rejected", suggestion.document.level) as turn:
        return decide(turn, open_suggestion(turn, suggestion, version), OUTCOMES.REJECTED, reason)
