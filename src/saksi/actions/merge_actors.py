"""Say that two actors are one; reversible, with its reason."""

from __future__ import annotations

from django.contrib.auth.models import User

from saksi.actions.base import short_reason, writing
from saksi.actions.indexing import reindex
from saksi.kernel.errors import BadDecision, NotAllowed
from saksi.record.cast import Cast
from saksi.record.models import Actor, ActorMerge, clearance


def merge_actors(by: User, kept: Actor, gone: Actor, *, reason: str) -> ActorMerge:
    """Let `kept` stand for `gone` too; taken back by `unmerge_actors`. Raises NotAllowed, BadDecision.

    Two people are never one because of a romanised name alone: the reason names a second key. Somebody whose identity is withheld
    from this person cannot be merged by them, whatever documents name them.
    """
    if not reason.strip():
        raise BadDecision(
            "a merge needs its reason: a place, a role, an organisation or a case that both share, not the name alone."
        )
    with writing(by, "actors merged", max(kept.level, gone.level)) as turn:
        leaving, target = turn.held(gone), turn.held(turn.held(kept).standing_for)
        if target.pk == leaving.pk or leaving.merged_into_id is not None or not (target.live and leaving.live):
            raise BadDecision(
                "these two cannot be merged: one of them was merged or undone already, or they are the same."
            )
        require_named(by, target, leaving)
        leaving.merged_into = target
        leaving.save(update_fields=["merged_into"])
        merge: ActorMerge = ActorMerge.rows.create(
            kept=target, gone=leaving, reason=short_reason(reason), by=by.get_username(), at=turn.at
        )
        reindex(leaving)
        turn.log(merge=merge.pk, kept=target.pk, gone=leaving.pk, reason=merge.reason)
        return merge


def require_named(by: User, *actors: Actor) -> None:
    """Raises NotAllowed if this person may not know one of them by name."""
    cast = Cast(clearance(by), {actor.pk for actor in actors}, forms=False)
    if any(cast.person(actor.pk).name is None for actor in actors):
        raise NotAllowed("the identity of one of these is withheld from you. Ask whoever protects it.")
