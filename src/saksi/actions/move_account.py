"""Move an account to another incident, because it tells of something else than was thought."""

from __future__ import annotations

from django.contrib.auth.models import User

from saksi.actions.base import writing
from saksi.actions.change import changed_row, remember_rows
from saksi.actions.placing import leave_act, place_account
from saksi.kernel.errors import BadDecision
from saksi.record.models import Account, Incident


def move_account(by: User, account: Account, incident: Incident | None = None) -> Account:
    """Let the account tell of the act of its kind in another incident, None: in a new one; undone by `undo_change`.

    Raises NotAllowed, BadDecision where it stands there already, or account or incident no longer stand.
    """
    with writing(by, "moved") as turn:
        fresh = turn.held(account)
        if not fresh.live or fresh.document.withdrawn or fresh.act is None:
            raise BadDecision("this account no longer stands. Reload the page.")
        left, old = turn.held(fresh.act.incident), fresh.act
        if incident is not None and incident.pk == left.pk:
            raise BadDecision("the account stands there already. Choose another incident.")
        target = turn.held(incident) if incident is not None else None
        before = {"act_id": old.pk, "raised_from": fresh.raised_from}
        levels = {row.pk: row.level for row in (left, target) if row is not None}
        fresh.live = False  # while it leaves, it tells of nothing
        fresh.save(update_fields=["live"])
        leave_act(turn, fresh)
        fresh.live, fresh.raised_from = True, None
        fresh.save(update_fields=["live", "raised_from"])
        place_account(turn, fresh, target)
        now = fresh.act
        rows = [changed_row(fresh, before, {"act_id": now.pk, "raised_from": fresh.raised_from})]
        rows += [
            changed_row(row, {"level": levels[row.pk]}, {"level": row.level})
            for row in Incident.rows.filter(pk__in=levels)
            if row.level != levels[row.pk]
        ]
        remember_rows(turn, *rows)
        turn.log(account=fresh.pk, act=now.pk, incident=now.incident_id, left=left.pk)
        return fresh
