"""Choose the value of a field of an act, with the reason; the losing values stay visible with their source."""

from __future__ import annotations

from django.contrib.auth.models import User

from saksi.actions.base import short_reason, writing
from saksi.actions.change import changed_row, remember_rows
from saksi.actions.placing import settle
from saksi.kernel.errors import BadDecision, Words
from saksi.record.models import Account, Act, FieldChoice

FIELDS = ("date", "place", "charge", "penalty")


def choose_field(by: User, act: Act, field: str, account: Account, *, reason: str) -> FieldChoice:
    """Let this account's value of a field stand for the act; undone by `undo_change`. Raises NotAllowed, BadDecision."""
    if field not in FIELDS:
        raise BadDecision(
            "got the field %(field)r, expected one of %(choices)s.", field=field, choices=", ".join(FIELDS)
        )
    if not reason.strip():
        raise BadDecision("a choice between sources needs its reason in a few words, for those who ask later.")
    with writing(by, "field chosen") as turn:
        chosen, source = turn.held(act), turn.held(account)
        if source.act_id != chosen.pk or not source.live or source.document.withdrawn:
            raise BadDecision("this account does not tell of this act. Choose among the accounts of the act.")
        value = getattr(source, field)
        if not value:
            raise BadDecision("this account does not tell the %(field)s. Choose one that does.", field=Words(field))
        choice = FieldChoice(
            act=chosen, field=field, value=value, account=source, reason=short_reason(reason), by=by.get_username(), at=turn.at
        )  # fmt: skip
        if field == "date":
            choice.set_date(value)
        choice.save()
        settle(chosen)
        remember_rows(turn, changed_row(choice, {"live": False}, {"live": True}))
        turn.log(act=chosen.pk, field=field, value=value, account=source.pk, choice=choice.pk, reason=choice.reason)
        return choice
