"""The independent origins of an incident, from the accounts that somebody may see, with people's words on them.

Rule: what a person may not see counts for nothing here. An account that denies the act corroborates nothing, so levels ask for the
origins of those that tell it happened.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from django.db.models import Q

from saksi.matching.origins import Opinion, Origin, Source, origins
from saksi.record.lists.incidents import resolved
from saksi.record.models import Account, Incident, SameOrigin, Text
from saksi.record.resolve import denials
from saksi.record.veil import veil_accounts

if TYPE_CHECKING:
    from saksi.record.models.base import Viewer


def counted_origins(
    user: Viewer, accounts: Sequence[Account], words: Iterable[SameOrigin] | None = None
) -> tuple[Origin, ...]:
    """The origins of the documents of these accounts, which must be veiled for this person; words: asked for where None."""
    documents = {account.document_id: account.document for account in accounts}
    texts = dict(Text.objects.visible_to(user).filter(document__in=documents).values_list("document", "content"))
    said = words_on(user, documents) if words is None else words
    sources = [
        Source(
            number, texts.get(number, ""), document.publisher, _voices(a for a in accounts if a.document_id == number)
        )
        for number, document in sorted(documents.items())
    ]
    return origins(sources, [Opinion(w.document_id, w.origin_id, w.same) for w in said])


def words_on(user: Viewer, documents: Iterable[int]) -> list[SameOrigin]:
    """What people said about the origins of these documents among one another, oldest first."""
    numbers = list(documents)
    rows = SameOrigin.objects.visible_to(user).filter(Q(document__in=numbers), Q(origin__in=numbers), live=True)
    return list(rows.order_by("pk"))


def _voices(accounts: Iterable[Account]) -> frozenset[int]:
    """Who tells it in a document; nobody where one of its accounts is told by the text itself or by somebody unknown."""
    told = [account.according_to for account in accounts]
    speakers = {statement.speaker_id for statement in told if statement is not None}
    if None in told or None in speakers:
        return frozenset()
    return frozenset(speaker for speaker in speakers if speaker is not None)


def telling_origins(user: Viewer, incident: Incident) -> int:
    """How many independent origins tell that it happened."""
    rows = (
        Account.objects.visible_to(user)
        .filter(live=True, act__live=True, act__incident=incident)
        .select_related("document", "according_to")
        .prefetch_related("victims", "perpetrators")
    )
    telling, _denied = denials(veil_accounts(user, rows))
    return len(counted_origins(user, telling))


def open_points(user: Viewer, incident: Incident) -> int:
    """On how many points the accounts disagree while nobody chose."""
    found = resolved(user, [incident.pk]).get(incident.pk)
    return found.open if found else 0
