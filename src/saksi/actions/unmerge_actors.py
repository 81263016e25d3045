"""Take back a merge of two actors; both stand alone again."""

from __future__ import annotations

from django.contrib.auth.models import User

from saksi.actions.base import short_reason, writing
from saksi.actions.indexing import reindex
from saksi.actions.merge_actors import require_named
from saksi.kernel.errors import Conflict
from saksi.record.models import ActorMerge


def unmerge_actors(by: User, merge: ActorMerge, *, reason: str = "") -> None:
    """Undo a merge. Raises NotAllowed, Conflict if it no longer stands."""
    with writing(by, "actors unmerged") as turn:
        fresh = turn.held(merge)
        if not fresh.live:
            raise Conflict("this merge was taken back already. Reload the page.")
        require_named(by, fresh.kept, fresh.gone)
        fresh.live = False
        fresh.save(update_fields=["live"])
        gone = fresh.gone
        gone.merged_into = None
        gone.save(update_fields=["merged_into"])
        reindex(gone)
        reindex(fresh.kept)
        turn.log(merge=fresh.pk, kept=fresh.kept_id, gone=fresh.gone_id, reason=short_reason(reason))
