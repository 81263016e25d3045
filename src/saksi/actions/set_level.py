"""Set the confidentiality level of a document, actor, statement or incident."""

from __future__ import annotations

from django.contrib.auth.models import User

from saksi.actions.base import require_level, writing
from saksi.actions.change import changed_row, remember_rows
from saksi.actions.indexing import reindex
from saksi.kernel.errors import BadDecision
from saksi.record.models import Actor, Document, Incident, Level, Statement

Levelled = Document | Actor | Statement | Incident


def set_level(by: User, row: Levelled, level: int, *, reason: str = "") -> None:
    """Set the level. Raises NotAllowed unless this person's clearance reaches both levels, BadDecision if it is none."""
    if level not in Level.values or level == row.level:
        raise BadDecision(
            f"got level {level}, expected another of 0 (public), 1 (internal), 2 (confidential), 3 (strictly confidential)."
        )
    require_level(by, level)
    with writing(by, "level set", row.level) as turn:
        before = row.level
        row.level = level
        row.save(update_fields=["level"])
        remember_rows(turn, changed_row(row, {"level": before}, {"level": level}))
        reindex(row)
        turn.log(what=str(row._meta.model_name), row=row.pk, before=before, after=level, reason=reason.strip()[:500])
