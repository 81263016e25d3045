"""What happens to sign-ins, told on the terminal of `saksi serve`: whose number, from which address, never a name or a secret."""

from __future__ import annotations

import logging
from typing import Any

from allauth.account.signals import password_changed
from allauth.mfa.signals import authenticator_added, authenticator_removed
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import Signal
from django.http import HttpRequest

LOG = logging.getLogger("saksi.people")
TOLD: dict[Signal, str] = {
    user_logged_in: "signed in",
    user_logged_out: "signed out",
    user_login_failed: "was refused",
    password_changed: "changed the password",
    authenticator_added: "added a second factor",
    authenticator_removed: "removed a second factor",
}


def connect() -> None:
    """Begin to tell."""
    for signal in TOLD:
        signal.connect(tell, dispatch_uid="saksi.web.team.trail")


def tell(signal: Signal, request: HttpRequest | None = None, user: Any = None, **_more: Any) -> None:
    """One line. Who was refused is not known, and the name that was typed may be a password."""
    who = f"person {user.pk}" if getattr(user, "pk", None) else "somebody"
    where = request.META.get("REMOTE_ADDR", "") if request else "this computer"
    LOG.info("%s %s, from %s", who, TOLD[signal], where)
