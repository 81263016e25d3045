"""Settings of the tests: those of Saksi without a workspace, on the database that SAKSI_TEST_DATABASE_URL names, else SQLite."""

import os

os.environ.pop("SAKSI_WORKSPACE", None)
os.environ["SAKSI_DATABASE_URL"] = os.environ.get("SAKSI_TEST_DATABASE_URL", "")

from saksi.project.settings import *  # noqa: E402, F403 - the environment is set first, and all settings are taken
