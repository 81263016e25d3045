"""Accept an account into a new or a standing incident.

Rule: the account, its people and its statement are accepted in one request and logged one by one; the link to the
act is an entry of its own, and can be undone by undoing the account.
"""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User

from saksi.actions.accept import accept_in
from saksi.actions.amend import amend_in
from saksi.actions.base import writing
from saksi.actions.facts import live_fact
from saksi.actions.placing import place_account
from saksi.kernel.errors import BadDecision, Words
from saksi.record.models import Account, Incident, Suggestion


def accept_account(
    by: User,
    suggestion: Suggestion,
    incident: Incident | None = None,
    *,
    changes: dict[str, Any] | None = None,
    reason: str = "",
    version: int | None = None,
) -> Account:
    """Accept an account, amended if `changes` are given, as telling of an act of this incident; None: of a new one.

    Raises NotAllowed, Conflict, BadDecision, SpanMismatch.
    """
    if suggestion.kind != Suggestion.Kind.ACCOUNT:
        raise BadDecision("got a %(kind)s, expected an account. Use accept for it.", kind=Words(suggestion.kind))
    with writing(by, "accepted", suggestion.document.level) as turn:
        if changes:
            amend_in(turn, suggestion, changes, reason, version)
        else:
            accept_in(turn, suggestion, reason, version)
        account: Account = live_fact(suggestion)
        place_account(turn, account, incident)
        return account
