"""Set the first password with the code that was handed over."""

from __future__ import annotations

import hmac

from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from saksi.actions.base import writing
from saksi.actions.people import plain_code
from saksi.kernel.errors import BadDecision, NotAllowed, Words
from saksi.kernel.hashes import Sha256
from saksi.record.models import Profile
from saksi.record.roles import May

NO_FIT = Words("name and code do not fit, or the code was used or is older than seven days. Ask the owner for a new one.")


def first_password(by: User, code: str, password: str) -> None:
    """Set the password of whoever holds the code; the code is void afterwards.

    Raises NotAllowed if the code does not fit, BadDecision if the password is too weak.
    """
    with writing(by, "password set", level=-1, what=May.COUNT) as turn:
        profile = Profile.objects.select_for_update().get(user=by.pk)
        given = Sha256.of(plain_code(code).encode()).hex
        in_time = profile.setup_until is not None and turn.at <= profile.setup_until
        if not profile.setup or not in_time or not hmac.compare_digest(profile.setup, given):
            raise NotAllowed(NO_FIT)
        try:
            validate_password(password, by)
        except ValidationError as error:
            raise BadDecision(" ".join(error.messages)) from error
        by.set_password(password)
        by.save(update_fields=["password"])
        profile.setup, profile.setup_until = "", None
        profile.save(update_fields=["setup", "setup_until"])
        turn.log(person=by.pk)
