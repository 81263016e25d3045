"""Settings of the tests: no workspace; the database of SAKSI_TEST_DATABASE_URL, else SQLite."""

import os

os.environ.pop("SAKSI_WORKSPACE", None)
os.environ["SAKSI_DATABASE_URL"] = os.environ.get("SAKSI_TEST_DATABASE_URL", "")

from django.contrib.auth.hashers import ScryptPasswordHasher

from saksi.project.settings import *  # noqa: F403 - the environment is set first, and all settings are taken
from saksi.project.settings import INSTALLED_APPS as OF_ONE
from saksi.project.settings import MIDDLEWARE as FOR_ONE
from saksi.project.team import APPS

# The tables of sign-in are made, too, so that the same tests run with and without it; allauth asks for its middleware at start.
INSTALLED_APPS = [*OF_ONE, *APPS]
MIDDLEWARE = [*FOR_ONE, "allauth.account.middleware.AccountMiddleware"]

# Scrypt as in real use, with the least work: a real password costs a fifth of a second each time that it is asked for.
PASSWORD_HASHERS = ["tests.settings.QuickHasher"]


class QuickHasher(ScryptPasswordHasher):
    """Keeps passwords as the team mode does, but quickly."""

    work_factor = 2
    parallelism = 1
