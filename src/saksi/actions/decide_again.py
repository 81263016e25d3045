"""Decide again: take back one decision and make another about the same suggestion, both or neither.

Rule: the earlier decision, its undo and the new one all stay, each with its entry; if the new one is refused, the earlier stands.
"""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth.models import User

from saksi.actions.base import writing
from saksi.actions.undo import undo
from saksi.record.models import Decision, Suggestion


def decide_again(by: User, decision: Decision, anew: Callable[[Suggestion], Decision]) -> Decision:
    """Undo this decision and decide anew in one transaction. anew: makes the new decision about the suggestion, open again.

    Raises NotAllowed, Conflict (the decision no longer stands), BadDecision (others stand on it), and whatever `anew` raises.
    """
    with writing(by, "undone", decision.suggestion.document.level):
        undo(by, decision)
        return anew(Suggestion.rows.get(pk=decision.suggestion_id))
