"""Settings: read once, from the workspace; a wrong one stops the start."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from django.core.management import call_command

from saksi.kernel.errors import ConfigError
from saksi.project.settings import database
from saksi.record.workspace import init_workspace


def test_the_embedded_database_lies_in_the_workspace(tmp_path):
    found = database("", init_workspace(tmp_path / "w"))
    assert found["ENGINE"] == "saksi.record.backend"
    assert found["NAME"] == str(tmp_path / "w" / "saksi.sqlite3")


def test_an_address_names_a_postgresql():
    found = database("postgres://ana:p%40ss@db.example:5433/saksi?sslmode=require", None)
    assert found["ENGINE"] == "django.db.backends.postgresql"
    assert [found[k] for k in ("NAME", "USER", "PASSWORD", "HOST", "PORT")] == [
        "saksi",
        "ana",
        "p@ss",
        "db.example",
        "5433",
    ]
    assert found["OPTIONS"] == {"sslmode": "require"}


@pytest.mark.parametrize("address", ["mysql://x/y", "postgres://x", "saksi.sqlite3", "postgres://host/"])
def test_another_address_is_refused_without_repeating_its_password(address):
    with pytest.raises(ConfigError, match="postgres://user") as refused:
        database(address.replace("://", "://ana:secret@"), None)
    assert "secret" not in str(refused.value)


def test_a_folder_that_is_no_workspace_stops_the_start(tmp_path):
    code = "import saksi.project.settings"
    env = {**os.environ, "SAKSI_WORKSPACE": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=False)
    assert done.returncode
    assert "saksi init" in done.stderr


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
