"""Settings of the tests: no workspace; the database of SAKSI_TEST_DATABASE_URL, else SQLite."""

import os

os.environ.pop("SAKSI_WORKSPACE", None)
os.environ["SAKSI_DATABASE_URL"] = os.environ.get("SAKSI_TEST_DATABASE_URL", "")

from saksi.project.settings import *  # noqa: F403 - the environment is set first, and all settings are taken
