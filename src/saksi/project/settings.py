"""Settings of Django, made from the workspace that SAKSI_WORKSPACE names.

Rule: a wrong setting stops the start with a sentence. Nothing here is read again later.
Without a workspace (types, tests, `--help`) the settings stand, and the database is a temporary one.
"""

from __future__ import annotations

import os
import secrets
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from csp.constants import NONE, SELF

from saksi.kernel.errors import ConfigError
from saksi.project.team import team_settings
from saksi.record.workspace import Workspace, open_workspace, secret

_folder = os.environ.get("SAKSI_WORKSPACE")
SAKSI_WORKSPACE: Workspace | None = open_workspace(Path(_folder)) if _folder else None


def database(address: str, workspace: Workspace | None) -> dict[str, Any]:
    """Django's settings of the database: PostgreSQL at an address, else SQLite in the workspace.

    Raises ConfigError if the address is not of the form postgres://user:password@host:port/name, NoDatabase where the file is gone,
    OnlyRead where it cannot be read.
    """
    if not address:
        name = workspace.database if workspace else Path(":memory:")
        if workspace and not (name.exists() and name.stat().st_size):
            workspace.require_unused()
        if workspace and workspace.only_read:
            return {"ENGINE": "saksi.record.backend", "NAME": workspace.address_to_read(), "TEST": {"NAME": None}}
        # Each thread of the server keeps its connection: opening one costs as much as a page asks.
        return {"ENGINE": "saksi.record.backend", "NAME": str(name), "CONN_MAX_AGE": None, "TEST": {"NAME": None}}
    parts = urlsplit(address)
    if parts.scheme not in ("postgres", "postgresql") or not parts.path.strip("/"):
        raise ConfigError(
            "SAKSI_DATABASE_URL: expected postgres://user:password@host:port/name. Leave it out for SQLite."
        )
    query = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": query,
    }


DATABASES = {"default": database(os.environ.get("SAKSI_DATABASE_URL", ""), SAKSI_WORKSPACE)}
SECRET_KEY = secret(SAKSI_WORKSPACE.folder, ".secret") if SAKSI_WORKSPACE and not SAKSI_WORKSPACE.only_read else secrets.token_urlsafe(50)
# Lets a browser in where nobody signs in: of this start alone, and on no disk.
DESK_SECRET = secrets.token_urlsafe(32)
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
    "django_htmx",
    "saksi.record",
    "saksi.web",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "saksi.web.middleware.LocalUserMiddleware",
    "saksi.web.gate.GateMiddleware",
    "saksi.web.uploads.LargestRequestMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]
ROOT_URLCONF = "saksi.project.urls"
WSGI_APPLICATION = "saksi.project.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "saksi.web.context.page",
            ]
        },
    }
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 15}},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "saksi.project.passwords.GuessableValidator"},
]
FILE_UPLOAD_HANDLERS = ["saksi.web.uploads.CappedUploadHandler"]
DATA_UPLOAD_MAX_NUMBER_FILES = 1_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 10_000_000
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False

# How long a sign-in lasts, where people sign in.
TEAM = False
TEAM_IDLE = timedelta(minutes=30)
TEAM_LONGEST = timedelta(hours=12)

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("km", "ភាសាខ្មែរ")]
LOCALE_PATHS = [Path(__file__).parents[1] / "locale"]
FORMAT_MODULE_PATH = ["saksi.project.formats"]
LANGUAGE_COOKIE_NAME = "saksi_language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Strict"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "style-src": [SELF],
        "img-src": [SELF],
        "script-src": [SELF],
        "connect-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_NAME = "saksi_csrf"
SILENCED_SYSTEM_CHECKS: list[str] = []
LOGGING: dict[str, Any] = {
    # What fails is told on the terminal of `saksi serve`: where in the code, never the words of a document.
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"terminal": {"class": "logging.StreamHandler"}},
    "loggers": {
        "django.request": {"handlers": ["terminal"], "level": "ERROR", "propagate": False},
        "saksi.people": {"handlers": ["terminal"], "level": "INFO", "propagate": False},
    },
}

if SAKSI_WORKSPACE and SAKSI_WORKSPACE.config.team.enabled:
    globals().update(team_settings(globals(), SAKSI_WORKSPACE.config.team.address))
