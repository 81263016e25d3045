"""Give a person a new code, when password or phone were lost: it sets a password anew."""

from __future__ import annotations

from django.contrib.auth.models import User

from saksi.actions.base import writing
from saksi.actions.people import forget_second_factors, give_code, held_person, lift_locks
from saksi.record.roles import May


def new_code(by: User, user: User) -> str:
    """Void the password and second factors of a person, end every sign-in, lift the lock after wrong tries, and give a code for a new password.

    Raises NotAllowed, BadDecision for an account of this computer.
    """
    with writing(by, "code given", what=May.PEOPLE) as turn:
        profile = held_person(turn, user)
        code = give_code(profile, turn.at)
        profile.save(update_fields=["setup", "setup_until"])
        profile.user.set_unusable_password()
        profile.user.save(update_fields=["password"])
        forget_second_factors(user)
        lift_locks(user)
        turn.log(person=user.pk)
        return code
