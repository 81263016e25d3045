"""Accept an account into a new or a standing incident.

Rule: the account, its people and its statement are accepted in one request and logged one by one; the link to the
act is an entry of its own, and can be undone by undoing the account.
"""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User

from saksi.actions.accept import accept_in, needs
from saksi.actions.amend import amended
from saksi.actions.base import Turn, require_level, writing
from saksi.actions.decisions import OUTCOMES, decide, open_suggestion
from saksi.actions.facts import live_fact, make_fact
from saksi.actions.indexing import index_incident
from saksi.codebook.lists import codebook
from saksi.kernel.errors import BadDecision
from saksi.record.models import Account, Act, Incident, Suggestion


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
        raise BadDecision(f"got a {suggestion.kind}, expected an account. Use accept for it.")
    with writing(by, "accepted", suggestion.document.level) as turn:
        if changes:
            fresh = open_suggestion(suggestion, version)
            payload = amended(fresh.payload, changes)
            needed = needs(turn, fresh)
            decision = decide(turn, fresh, OUTCOMES.AMENDED, reason, payload)
            make_fact(fresh, decision, payload, needed)
        else:
            accept_in(turn, suggestion, reason, version)
        account: Account = live_fact(suggestion)
        place_account(turn, account, incident)
        return account


def place_account(turn: Turn, account: Account, incident: Incident | None) -> None:
    """Link an account to the act of its kind in an incident, made where there is none."""
    if incident is None:
        incident = Incident.rows.create(title=title_of(account), level=account.document.level)
    elif not incident.live:
        raise BadDecision("this incident no longer stands. Choose another, or make a new one.")
    else:
        require_level(turn.by, incident.level)
        if incident.level < account.document.level:
            incident.level = account.document.level
            incident.save(update_fields=["level"])
    act = incident.acts.filter(code=account.code, live=True).first() or Act.rows.create(
        incident=incident, code=account.code
    )
    account.act = act
    account.save(update_fields=["act"])
    index_incident(incident)
    turn.log(account=account.pk, act=act.pk, incident=incident.pk, placed=True)


def title_of(account: Account) -> str:
    """A first title: what, where, when; a person may change it."""
    act = codebook().acts.get(account.code)
    parts = [act.label if act else account.code, account.place, account.date.rstrip("~?%")]
    return ", ".join(part for part in parts if part)[:300]
