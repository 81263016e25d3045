"""What Saksi changes of django-allauth: nobody signs up, secrets are kept encrypted, and where one lands after sign-in.

Source: AES-256-GCM with a random nonce of 12 bytes, NIST SP 800-38D; the key by HKDF-SHA256, RFC 5869.
"""

from __future__ import annotations

import base64
import secrets
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.urls import reverse
from django.utils.crypto import salted_hmac

from saksi.kernel.errors import ConfigError
from saksi.web.gate import landing

NONCE = 12
PURPOSE = b"saksi/second-factor/v1"
OF_FORMS = "saksi/forms/v1"


def _cipher() -> AESGCM:
    """The cipher under a key of its own, derived from the secret of the workspace."""
    return AESGCM(HKDF(SHA256(), 32, salt=None, info=PURPOSE).derive(settings.SECRET_KEY.encode()))


class MFAAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    """Keeps secrets of one-time codes and seeds of recovery codes encrypted in the database."""

    def encrypt(self, text: str) -> str:
        """The text as it is stored."""
        nonce = secrets.token_bytes(NONCE)
        return base64.b64encode(nonce + _cipher().encrypt(nonce, text.encode(), PURPOSE)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The text again. Raises ConfigError if it was changed, or the workspace has another secret now."""
        try:
            data = base64.b64decode(encrypted_text, validate=True)
            return _cipher().decrypt(data[:NONCE], data[NONCE:], PURPOSE).decode()
        except (InvalidTag, ValueError) as error:
            raise ConfigError(
                "a second factor cannot be read with the secret of this workspace. Bring its file .secret back, or give "
                "the person a new code with `saksi user code`."
            ) from error


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Nobody signs up; after sign-in a person lands where the role may be."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: an owner adds people."""
        del request
        return False

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """Sign in. Forms open since the last sign-in hold for the same person with the same password, and for nobody else."""
        super().login(request, user)
        of_person = salted_hmac(OF_FORMS, user.get_session_auth_hash(), algorithm="sha256")
        request.META["CSRF_COOKIE"] = of_person.hexdigest()[:32]  # Django puts a secret by chance here, and wants 32 characters

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """The first page that the role reaches."""
        return landing(request.user)

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        """The sign-in."""
        del request
        return reverse("account_login")

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Nothing: there is no e-mail."""

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """By name and address together, so that nobody can lock another person out from elsewhere."""
        return f"{super()._get_login_attempts_cache_key(request, **credentials)}:{self.get_client_ip(request)}"
