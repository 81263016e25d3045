"""What each role may do: the one table that actions, pages and the guard ask.

Rule: a role says what somebody may do, the clearance how confidential it may be, membership which restricted cases.
A viewer of statistics sees counts and never a row.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser, AnonymousUser


class Role(models.TextChoices):
    """The roles of a team."""

    OWNER = "owner", _("owner")
    EDITOR = "editor", _("editor")
    CODER = "coder", _("coder")
    SECOND = "second-reader", _("second reader")
    VIEWER = "viewer", _("viewer of statistics")


class May(StrEnum):
    """What can be allowed."""

    COUNT = "count"  # see figures without rows
    SEE = "see"  # see rows, with the people in them
    SECOND = "second"  # decide a second reading
    DECIDE = "decide"  # take in, read, decide, link, note, and undo those
    LEVEL = "level"  # change a confidentiality level, restrict a case
    EXPORT = "export"  # take a list or a file out
    PEOPLE = "people"  # add people, change what they may do


_READER = frozenset({May.COUNT, May.SEE, May.SECOND})
ALLOWED: dict[str, frozenset[May]] = {
    Role.VIEWER: frozenset({May.COUNT}),
    Role.SECOND: _READER,
    Role.CODER: _READER | {May.DECIDE},
    Role.EDITOR: _READER | {May.DECIDE, May.LEVEL, May.EXPORT},
    Role.OWNER: frozenset(May),
}


def may(user: AbstractBaseUser | AnonymousUser, what: May) -> bool:
    """Whether this person may do it; nobody in particular and a closed account may nothing."""
    profile = getattr(user, "profile", None)
    return profile is not None and user.is_active and what in ALLOWED.get(profile.role, frozenset())
