"""What the actions about people share: whom they may change, names that can be used, codes that set the first password.

Rule: there is no e-mail. Whoever adds a person hands over a code, by voice or on paper; it is used once within seven days,
and only its hash is kept.
"""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import Any

from django.apps import apps
from django.contrib.auth import SESSION_KEY, get_user_model
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import Count, Q

from saksi.actions.base import Turn, require_level
from saksi.kernel.errors import BadDecision, Conflict
from saksi.kernel.hashes import Sha256
from saksi.record.models import Case, Level, Profile
from saksi.record.people import LOCAL, SCRIPTED
from saksi.record.roles import Role

VALID = timedelta(days=7)
LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # none that is taken for another
LONGEST_NAME = 150


def plain_code(code: str) -> str:
    """A code as it is compared: without its dashes and spaces, in capitals."""
    return "".join(code.upper().replace("-", " ").split())


def give_code(profile: Profile, at: datetime) -> str:
    """A new code for this person, of about 99 bits; the one before it is void."""
    groups = ["".join(secrets.choice(LETTERS) for _ in range(5)) for _ in range(4)]
    code = "-".join(groups)
    profile.setup, profile.setup_until = Sha256.of(plain_code(code).encode()).hex, at + VALID
    return code


def checked_name(name: str) -> str:
    """A name to sign in with. Raises BadDecision for one that cannot be used or is taken."""
    chosen = name.strip()
    users = get_user_model()
    try:
        users.username_validator(chosen)
    except ValidationError as error:
        raise BadDecision("got the name %(name)r, expected letters, digits and @ . + - _ only.", name=name) from error
    if len(chosen) > LONGEST_NAME:
        raise BadDecision(
            "got a name of %(length)s characters, expected %(longest_name)s at most. Choose a shorter one.",
            length=len(chosen),
            longest_name=LONGEST_NAME,
        )
    taken = users.objects.filter(username__iexact=chosen).first()
    if taken is not None:
        raise BadDecision("the name %(name)r is taken. Choose another.", name=taken.username)
    return chosen


def check_standing(by: User, role: str, clearance: int) -> None:
    """Raises BadDecision for a role or a clearance that is none, NotAllowed for a clearance above that of who gives it."""
    if role not in Role.values:
        raise BadDecision(
            "got the role %(role)r, expected one of %(choices)s.", role=role, choices=", ".join(Role.values)
        )
    if clearance not in Level.values:
        raise BadDecision(
            "got the clearance %(clearance)s, expected 0 (public) to 3 (strictly confidential).", clearance=clearance
        )
    require_level(by, clearance)


def held_person(turn: Turn, user: User) -> Profile:
    """The profile of a person, held. Raises BadDecision for one of this computer, NotAllowed above the clearance."""
    if user.username in (LOCAL, SCRIPTED):
        raise BadDecision(
            "%(username)r belongs to this computer and stays as it is. Add a person instead.", username=user.username
        )
    profile = Profile.objects.select_for_update().select_related("user").filter(user=user.pk).first()
    if profile is None:
        raise Conflict("this person is not of this workspace. Reload the page.")
    require_level(turn.by, profile.clearance)
    return profile


def keep_an_owner(user: User) -> None:
    """Raises BadDecision if nobody but this person could change what people may do, commands apart."""
    owners = Profile.objects.filter(role=Role.OWNER, user__is_active=True).exclude(user__username__in=(LOCAL, SCRIPTED))
    if owners.filter(user=user.pk).exists() and not owners.exclude(user=user.pk).exists():
        raise BadDecision("this is the only owner of the team. Make another person owner first.")


def keep_a_member(user: User, case: Case | None = None) -> None:
    """Raises BadDecision if a case for members only, this one or any, would be left without a member."""
    cases = Case.rows.filter(live=True, members_only=True, members__user=user.pk, members__live=True)
    others = Count("members", Q(members__live=True, members__user__is_active=True) & ~Q(members__user=user.pk))
    alone = Case.rows.filter(pk__in=cases.values("pk")).annotate(others=others).filter(others=0)
    if case is not None:
        alone = alone.filter(pk=case.pk)
    if alone.exists():
        raise BadDecision("a case for members only would be left without a member. Let this member add another first.")


def end_sign_ins(user: User) -> None:
    """End every sign-in of a person, where the team mode keeps them: opening the account again must not revive one."""
    if apps.is_installed("django.contrib.sessions"):
        sessions: Any = apps.get_app_config("sessions").get_model("Session")
        for session in sessions.objects.all():
            if session.get_decoded().get(SESSION_KEY) == str(user.pk):
                session.delete()


def lift_locks(user: User) -> None:
    """Forget the wrong tries that closed a name, where the team mode counts them."""
    if apps.is_installed("axes"):
        tries: Any = apps.get_app_config("axes").get_model("AccessAttempt")
        tries.objects.filter(username=user.username).delete()


def forget_second_factors(user: User) -> None:
    """Take away one-time codes, passkeys and recovery codes of a person, where the team mode keeps them."""
    if apps.is_installed("allauth.mfa"):
        factors: Any = apps.get_app_config("mfa").get_model("Authenticator")
        factors.objects.filter(user=user.pk).delete()
