"""What the two actions about origins share: a person's word on two documents, the last one counts."""

from __future__ import annotations

from django.db.models import Q

from saksi.actions.base import Turn, short_reason
from saksi.actions.change import changed_row, remember_rows
from saksi.kernel.errors import BadDecision
from saksi.record.models import Document, SameOrigin


def say(turn: Turn, document: Document, origin: Document, why: str, *, same: bool) -> SameOrigin:
    """Keep the word, and log it. Raises NotAllowed, BadDecision without a reason, for one document, or where it is said already."""
    if not why.strip():
        raise BadDecision("say in a few words what shows it: the same sentences, a credit, a call to the editor.")
    one, other = turn.held(document), turn.held(origin)
    if one.pk == other.pk or one.withdrawn or other.withdrawn:
        raise BadDecision("expected two documents that stand. Choose another.")
    pair = Q(document=one, origin=other) | Q(document=other, origin=one)
    before = SameOrigin.rows.filter(pair, live=True).last()
    if before is not None and before.same == same:
        raise BadDecision("this is said already. Take that back first, if its reason is wrong.")
    made: SameOrigin = SameOrigin.rows.create(
        document=one, origin=other, same=same, why=short_reason(why), by=turn.by.get_username(), at=turn.at
    )
    rows = [changed_row(made, {"live": False}, {"live": True})]
    if before is not None:
        before.live = False
        before.save(update_fields=["live"])
        rows.append(changed_row(before, {"live": True}, {"live": False}))
    remember_rows(turn, *rows)
    turn.log(sameorigin=made.pk, document=one.pk, origin=other.pk, reason=made.why)
    return made
