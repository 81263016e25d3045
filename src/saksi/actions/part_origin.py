"""Say that two documents do not have one origin, whatever the machine found."""

from __future__ import annotations

from django.contrib.auth.models import User

from saksi.actions.base import writing
from saksi.actions.one_origin import say
from saksi.record.models import Document, SameOrigin


def part_origin(by: User, document: Document, origin: Document, *, why: str) -> SameOrigin:
    """Keep this word with its reason; undone by `undo_change`. Raises NotAllowed, BadDecision."""
    with writing(by, "origins parted") as turn:
        return say(turn, document, origin, why, same=False)
