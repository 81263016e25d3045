"""How a person works at the desk: with single keys or without, with the marks told in words or not.

Outside of the log, on purpose: it changes nothing in the record, and that somebody needs a screen reader is nobody's business.
"""

from __future__ import annotations

from django.contrib.auth.models import User

from saksi.kernel.errors import NotAllowed
from saksi.record.models import Profile, clearance


def choose_for_desk(by: User, *, single_keys: bool, marks_told: bool) -> Profile:
    """Keep a person's own choices. Raises NotAllowed for a stranger."""
    if clearance(by) < 0:
        raise NotAllowed("only members of the workspace have a desk. Ask its owner.")
    profile: Profile = Profile.objects.get(user=by)
    profile.single_keys, profile.marks_told = single_keys, marks_told
    profile.save(update_fields=["single_keys", "marks_told"])
    return profile
