"""Say that one document copies or quotes another: they count as one origin."""

from __future__ import annotations

from django.contrib.auth.models import User

from saksi.actions.base import writing
from saksi.actions.one_origin import say
from saksi.record.models import Document, SameOrigin


def same_origin(by: User, document: Document, origin: Document, *, why: str) -> SameOrigin:
    """Keep this word with its reason; undone by `undo_change`. Raises NotAllowed, BadDecision."""
    with writing(by, "origins joined") as turn:
        return say(turn, document, origin, why, same=True)
