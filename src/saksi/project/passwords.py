"""Whether a password can be guessed, whatever its length."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from zxcvbn import zxcvbn

if TYPE_CHECKING:
    from django.contrib.auth.models import User

STRONG = 4
"""The highest of zxcvbn's five marks: 10^10 guesses do not find it."""
LONGEST = 72
"""So many characters are looked at: looking at more takes seconds, and tells nothing more."""


class GuessableValidator:
    """Refuses what a guessing program finds: doubled names, common passwords in a row, rows of keys, dates.

    Source: Wheeler 2016, zxcvbn: Low-Budget Password Strength Estimation, USENIX Security.
    """

    def validate(self, password: str, user: User | None = None) -> None:
        """Raises ValidationError for a password that is found in fewer than 10^10 guesses."""
        names = [user.username] if user is not None else []
        if zxcvbn(password[:LONGEST], user_inputs=names)["score"] < STRONG:
            raise ValidationError(self.get_help_text(), code="password_guessable")

    def get_help_text(self) -> str:
        """What to do."""
        return _(
            "This password is easy to guess: it repeats something, or is made of common words, names or rows of keys. "
            "Take four or more words that have nothing to do with each other."
        )
