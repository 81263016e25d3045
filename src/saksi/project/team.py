"""The settings of the team mode: what sign-in adds to, and takes from, the settings of one local user.

Rule: nothing of this is loaded unless `[team] enabled = true` stands in `saksi.toml`. There is no e-mail, no way to sign
up and no way to reset a password alone: an owner adds people and gives codes.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from csp.constants import SELF

LOCAL_USER = "saksi.web.middleware.LocalUserMiddleware"
FORMS = "django.middleware.csrf.CsrfViewMiddleware"
APPS = [
    "django.contrib.sessions",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "axes",
]
SIGNED_IN = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "saksi.web.team.middleware.SignInMiddleware",
    "saksi.web.team.middleware.AskWhoMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]
AT_LAST = ["saksi.web.team.middleware.ConfirmMiddleware", "axes.middleware.AxesMiddleware"]
# What `check --deploy` warns of where there is no TLS because nobody but this computer is served.
WITHOUT_TLS = ["security.W004", "security.W008", "security.W012", "security.W016"]


def team_settings(local: Mapping[str, Any], address: str) -> dict[str, Any]:
    """The settings that differ from those of one local user. address: of the desk, "" for this computer alone."""
    parts = urlsplit(address)
    tls = parts.scheme == "https"
    # Who is there is asked before where a form comes from: a sign-in that ends takes along what the form is known by.
    middleware = [one for one in local["MIDDLEWARE"] if one != FORMS]
    at = middleware.index(LOCAL_USER)
    policy = local["CONTENT_SECURITY_POLICY"]["DIRECTIVES"]
    return {
        "TEAM": True,
        "INSTALLED_APPS": [*(app for app in local["INSTALLED_APPS"] if app not in APPS), *APPS],
        "MIDDLEWARE": [*middleware[:at], *SIGNED_IN, FORMS, *middleware[at + 1 :], *AT_LAST],
        "ROOT_URLCONF": "saksi.project.team_urls",
        "ALLOWED_HOSTS": [parts.hostname] if tls else local["ALLOWED_HOSTS"],
        "CSRF_TRUSTED_ORIGINS": [f"https://{parts.netloc}"] if tls else [],
        "CONTENT_SECURITY_POLICY": {"DIRECTIVES": {**policy, "script-src": [SELF], "connect-src": [SELF]}},
        **_cookies(local["TEAM_LONGEST"], tls=tls),
        **_sign_in(),
        **_second_factor(tls=tls),
        **_locks(),
    }


def _cookies(longest: timedelta, *, tls: bool) -> dict[str, Any]:
    """A cookie with `__Host-` is taken from and sent to this one host over TLS alone."""
    prefix = "__Host-" if tls else ""
    return {
        "SESSION_COOKIE_NAME": f"{prefix}saksi",
        "SESSION_COOKIE_AGE": int(longest.total_seconds()),
        "SESSION_COOKIE_SAMESITE": "Strict",
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SECURE": tls,
        "SESSION_EXPIRE_AT_BROWSER_CLOSE": True,
        "CSRF_COOKIE_NAME": f"{prefix}saksi_csrf",
        "CSRF_COOKIE_SECURE": tls,
        "SECURE_SSL_REDIRECT": tls,
        "SECURE_HSTS_SECONDS": int(timedelta(days=365).total_seconds()) if tls else 0,
        "SILENCED_SYSTEM_CHECKS": ["security.W005", "security.W021"] if tls else WITHOUT_TLS,
    }


def _sign_in() -> dict[str, Any]:
    return {
        "AUTHENTICATION_BACKENDS": [
            "axes.backends.AxesStandaloneBackend",
            "allauth.account.auth_backends.AuthenticationBackend",
        ],
        "PASSWORD_HASHERS": [
            "django.contrib.auth.hashers.ScryptPasswordHasher",
            "django.contrib.auth.hashers.PBKDF2PasswordHasher",
        ],
        "LOGIN_URL": "account_login",
        "ACCOUNT_ADAPTER": "saksi.web.team.adapters.AccountAdapter",
        "ACCOUNT_LOGIN_METHODS": {"username"},
        "ACCOUNT_SIGNUP_FIELDS": ["username*", "password1*"],
        "ACCOUNT_EMAIL_VERIFICATION": "none",
        "ACCOUNT_EMAIL_NOTIFICATIONS": False,
        "ACCOUNT_LOGOUT_ON_GET": False,
        "ACCOUNT_LOGOUT_REDIRECT_URL": "account_login",
        "ACCOUNT_SESSION_REMEMBER": False,
        "ACCOUNT_RATE_LIMITS": {"login_failed": "30/m/ip,10/5m/key"},
        "ACCOUNT_REAUTHENTICATION_METHODS": ["password", "mfa"],
        "ACCOUNT_REAUTHENTICATION_TIMEOUT": 300,
    }


def _second_factor(*, tls: bool) -> dict[str, Any]:
    return {
        "MFA_ADAPTER": "saksi.web.team.adapters.MFAAdapter",
        "MFA_SUPPORTED_TYPES": ["totp", "webauthn", "recovery_codes"],
        "MFA_PASSKEY_LOGIN_ENABLED": True,
        "MFA_ALLOW_UNVERIFIED_EMAIL": True,
        "MFA_TOTP_ISSUER": "Saksi",
        "MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN": not tls,
    }


def _locks() -> dict[str, Any]:
    """Five wrong tries by one name from one address close that pair for a quarter of an hour, and nobody else."""
    return {
        "AXES_FAILURE_LIMIT": 5,
        "AXES_COOLOFF_TIME": timedelta(minutes=15),
        "AXES_LOCKOUT_PARAMETERS": [["username", "ip_address"]],
        "AXES_RESET_ON_SUCCESS": True,
        "AXES_LOCKOUT_TEMPLATE": "web/team/locked.html",
        "AXES_HTTP_RESPONSE_CODE": 429,
        "AXES_DISABLE_ACCESS_LOG": True,
        "AXES_ENABLE_ADMIN": False,
        "AXES_VERBOSE": False,
    }
