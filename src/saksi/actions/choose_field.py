"""Choose the value of a field of an act, with the reason; the losing values stay visible with their source."""

from __future__ import annotations

from django.contrib.auth.models import User

from saksi.actions.base import writing
from saksi.actions.change import changed_row, remember_rows
from saksi.actions.indexing import index_incident
from saksi.kernel.errors import BadDecision
from saksi.record.models import Account, Act, FieldChoice

FIELDS = ("date", "place", "charge", "penalty")


def choose_field(by: User, act: Act, field: str, account: Account, *, reason: str) -> FieldChoice:
    """Let this account's value of a field stand for the act. Raises NotAllowed, BadDecision."""
    if field not in FIELDS:
        raise BadDecision(f"got the field {field!r}, expected one of {', '.join(FIELDS)}.")
    if not reason.strip():
        raise BadDecision("a choice between sources needs its reason in a few words, for those who ask later.")
    if account.act_id != act.pk or not account.live:
        raise BadDecision("this account does not tell of this act. Choose among the accounts of the act.")
    value = getattr(account, field)
    if not value:
        raise BadDecision(f"this account does not tell the {field}. Choose one that does.")
    with writing(by, "field chosen", act.incident.level) as turn:
        choice = FieldChoice(
            act=act,
            field=field,
            value=value,
            account=account,
            reason=reason.strip()[:500],
            by=by.get_username(),
            at=turn.at,
        )
        if field == "date":
            choice.set_date(value)
        choice.save()
        remember_rows(turn, changed_row(choice, {"live": False}, {"live": True}))
        index_incident(act.incident)
        turn.log(act=act.pk, field=field, account=account.pk, choice=choice.pk, reason=choice.reason)
        return choice
