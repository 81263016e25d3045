"""Change the role or the clearance of a person; changed back in the same way."""

from __future__ import annotations

from django.contrib.auth.models import User

from saksi.actions.base import writing
from saksi.actions.people import check_standing, held_person, keep_an_owner
from saksi.kernel.errors import BadDecision
from saksi.record.roles import May, Role


def change_user(by: User, user: User, *, role: str | None = None, clearance: int | None = None) -> None:
    """Set role, clearance or both; what is None stays.

    Raises NotAllowed, BadDecision if nothing changes, or if no owner would be left.
    """
    with writing(by, "person changed", what=May.PEOPLE) as turn:
        profile = held_person(turn, user)
        was = [profile.role, profile.clearance]
        profile.role = profile.role if role is None else role
        profile.clearance = profile.clearance if clearance is None else clearance
        check_standing(by, profile.role, profile.clearance)
        if was == [profile.role, profile.clearance]:
            raise BadDecision("nothing was changed. Choose another role or clearance, or leave it.")
        if profile.role != Role.OWNER:
            keep_an_owner(user)
        profile.save(update_fields=["role", "clearance"])
        turn.log(person=user.pk, role=profile.role, clearance=profile.clearance, was=was)
