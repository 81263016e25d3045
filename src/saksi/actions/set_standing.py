"""Say where a person stands in a case: arrested, charged, convicted, on appeal, released."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db.models import Q

from saksi.actions.base import short_reason, writing
from saksi.actions.change import changed_row, remember_rows
from saksi.codebook.lists import codebook
from saksi.kernel.dates import PartialDate
from saksi.kernel.errors import BadDecision
from saksi.record.cast import same_person
from saksi.record.models import Account, Actor, Case, Standing


def set_standing(
    by: User,
    case: Case,
    actor: Actor,
    standing: str,
    *,
    date: str = "",
    account: Account | None = None,
    reason: str = "",
) -> Standing:
    """Add a person's standing, as an account tells it or for a reason; undone by `undo_change`. date: EDTF, "" where not known.

    Raises NotAllowed, DateError, BadDecision for a standing that is none, without a source, or of somebody whom the case does not name.
    """
    if standing not in codebook().standings:
        raise BadDecision(
            "got the standing %(standing)r, expected one of %(choices)s.",
            standing=standing,
            choices=", ".join(codebook().standings),
        )
    if account is None and not reason.strip():
        raise BadDecision("a standing needs its source: choose the account that tells it, or say how you know.")
    day = str(PartialDate.parse(date.strip())) if date.strip() else ""
    with writing(by, "standing set") as turn:
        fresh, person = turn.held(case), turn.held(actor)
        told = Account.rows.filter(act__incident__case=fresh, act__live=True, live=True, document__withdrawn=False)
        named = same_person(person)
        if not fresh.live or not told.filter(Q(victims__in=named) | Q(perpetrators__in=named)).exists():
            raise BadDecision(
                "no account of this case names this person. Put the incident that does into the case first."
            )
        if account is not None and not told.filter(pk=turn.held(account).pk).exists():
            raise BadDecision("this account tells of no incident of the case. Choose one that does.")
        made: Standing = Standing.rows.create(
            case=fresh, actor=person.standing_for, standing=standing, date=day, account=account,
            reason=short_reason(reason), by=by.get_username(), at=turn.at,
        )  # fmt: skip
        remember_rows(turn, changed_row(made, {"live": False}, {"live": True}))
        turn.log(
            case=fresh.pk, actor=made.actor_id, standing=made.pk, code=standing, date=day, reason=made.reason,
            **({"account": account.pk} if account else {}),
        )  # fmt: skip
        return made
