"""Say that a person may be named in reports as an alleged perpetrator of an act; it counts once two different people said so."""

from __future__ import annotations

from django.contrib.auth.models import User

from saksi.actions.base import writing
from saksi.actions.change import changed_row, remember_rows
from saksi.actions.verifying import READ_FIRST, held_incident
from saksi.kernel.errors import BadDecision, Conflict
from saksi.record.cast import same_person
from saksi.record.models import Account, Act, Actor, Naming
from saksi.record.roles import May


def confirm_naming(by: User, act: Act, actor: Actor, *, read: bool) -> Naming:
    """Keep this person's word; undone by `undo_change` or `take_back`. read: whether the sources were read afresh.

    Raises NotAllowed, BadDecision for somebody whom no account calls a perpetrator of the act, Conflict where this person said so already.
    """
    with writing(by, "named", what=May.SECOND) as turn:
        fresh, who = turn.held(act), turn.held(actor)
        incident = held_incident(turn, fresh.incident)
        people = same_person(who)
        told = Account.rows.filter(act=fresh, live=True, document__withdrawn=False)
        if not fresh.live or not told.filter(perpetrators__in=people, perpetrators__kind="person").exists():
            raise BadDecision("no account of this act calls this person a perpetrator. Reload the page, and choose again.")
        if not read:
            raise BadDecision(READ_FIRST)
        if Naming.rows.filter(act=fresh, actor__in=people, user=by, live=True).exists():
            raise Conflict("you said so already. Another person confirms as the second.")
        made: Naming = Naming.rows.create(act=fresh, actor=who, user=by, by=by.get_username(), at=turn.at)
        remember_rows(turn, changed_row(made, {"live": False}, {"live": True}))
        turn.log(incident=incident.pk, act=fresh.pk, actor=who.pk, naming=made.pk)
        return made
