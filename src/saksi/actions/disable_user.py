"""Close a person's account, and open it again; what the person did stays in the record."""

from __future__ import annotations

from django.contrib.auth.models import User

from saksi.actions.base import Turn, writing
from saksi.actions.people import end_sign_ins, held_person, keep_a_member, keep_an_owner
from saksi.kernel.errors import BadDecision
from saksi.record.roles import May


def disable_user(by: User, user: User) -> None:
    """Close an account; every sign-in of it ends at once.

    Raises NotAllowed, BadDecision if it is closed, or if no owner, or no member of a restricted case, would be left.
    """
    with writing(by, "account closed", what=May.PEOPLE) as turn:
        keep_an_owner(user)
        keep_a_member(user)
        _set_active(turn, user, active=False)
        end_sign_ins(user)


def enable_user(by: User, user: User) -> None:
    """Open a closed account again, with its old password. Raises NotAllowed, BadDecision if it is open."""
    with writing(by, "account opened", what=May.PEOPLE) as turn:
        _set_active(turn, user, active=True)


def _set_active(turn: Turn, user: User, *, active: bool) -> None:
    person = held_person(turn, user).user
    if person.is_active == active:
        if active:
            raise BadDecision("this account is open already. Reload the page.")
        raise BadDecision("this account is closed already. Reload the page.")
    person.is_active = active
    person.save(update_fields=["is_active"])
    turn.log(person=person.pk)
    user.is_active = active
