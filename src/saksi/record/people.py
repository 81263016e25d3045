"""The people of a workspace: the local user, and the scripted monitor of the demo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth import get_user_model

from saksi.kernel.errors import NotFound
from saksi.record.models import Level, Profile, clearance
from saksi.record.roles import Role

if TYPE_CHECKING:
    from collections.abc import Collection

    from django.contrib.auth.models import User

LOCAL = "local"
SCRIPTED = "scripted monitor"


def make_people() -> None:
    """Make the two users of a new workspace; harmless when they are there."""
    for name, role in ((LOCAL, Role.OWNER), (SCRIPTED, Role.EDITOR)):
        user, made = get_user_model().objects.get_or_create(username=name)
        if made:
            user.set_unusable_password()
            user.save()
            Profile.objects.create(user=user, role=role, clearance=Level.STRICT, scripted=name == SCRIPTED)


def _user(name: str) -> User:
    found = get_user_model().objects.select_related("profile").filter(username=name).first()
    if found is None:
        raise NotFound(
            "this workspace has no user %(name)r: its database is not complete. Make one with `saksi init`.",
            name=name,
        )
    return found


def person_named(name: str) -> User | None:
    """The person with this name, or None."""
    found: User | None = get_user_model().objects.select_related("profile").filter(username=name.strip()).first()
    return found if found is not None and hasattr(found, "profile") else None


def team() -> list[Profile]:
    """Everybody who was added, by name; without the accounts of this computer."""
    rows = Profile.objects.exclude(user__username__in=(LOCAL, SCRIPTED)).select_related("user")
    return list(rows.order_by("user__username"))


def colleagues(level: int, but: Collection[int]) -> list[User]:
    """Those of the team who may see what is of this level. but: the numbers of those who are left out."""
    return [one.user for one in team() if one.user_id not in but and clearance(one.user) >= level]


def local_user() -> User:
    """The one person at this computer."""
    return _user(LOCAL)


def scripted_monitor() -> User:
    """The user in whose name the demo replays its decisions."""
    return _user(SCRIPTED)
