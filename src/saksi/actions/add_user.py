"""Add a person to the team."""

from __future__ import annotations

from django.contrib.auth.models import User

from saksi.actions.base import writing
from saksi.actions.people import check_standing, checked_name, give_code
from saksi.record.models import Profile
from saksi.record.roles import May


def add_user(by: User, name: str, role: str, clearance: int) -> tuple[User, str]:
    """Add a person; gives the user and the code with which this person sets a password, to be handed over in secret.

    Raises NotAllowed, BadDecision for a name, a role or a clearance that is none.
    """
    with writing(by, "person added", what=May.PEOPLE) as turn:
        check_standing(by, role, clearance)
        user = User(username=checked_name(name))
        user.set_unusable_password()
        user.save()
        profile = Profile(user=user, role=role, clearance=clearance)
        code = give_code(profile, turn.at)
        profile.save()
        turn.log(person=user.pk, role=role, clearance=clearance)
        return user, code
