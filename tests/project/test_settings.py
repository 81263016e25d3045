"""Settings: read once, from the workspace; a wrong one stops the start."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys

import pytest
import sqlcipher3
from django.core.management import call_command

from saksi.kernel.errors import ConfigError, OnlyRead
from saksi.project.settings import database
from saksi.record.workspace import Workspace, init_workspace


def test_the_embedded_database_lies_in_the_workspace(tmp_path):
    found = database("", init_workspace(tmp_path / "w"))
    assert found["ENGINE"] == "saksi.record.backend"
    assert found["NAME"] == str(tmp_path / "w" / "saksi.sqlite3")


def test_where_nothing_can_be_written_the_database_is_read_as_it_is(tmp_path, monkeypatch):
    made = init_workspace(tmp_path / "a b")
    with sqlite3.connect(made.database) as keeps:
        keeps.execute("CREATE TABLE kept (n)")
    monkeypatch.setattr(Workspace, "only_read", True)
    found = database("", made)
    before = sorted(made.folder.iterdir())
    read = sqlcipher3.connect(found["NAME"], uri=True)
    assert read.execute("SELECT count(*) FROM kept").fetchall() == [(0,)]
    with pytest.raises(sqlcipher3.OperationalError, match="readonly"):
        read.execute("INSERT INTO kept VALUES (1)")
    assert sorted(made.folder.iterdir()) == before
    with pytest.raises(OnlyRead, match="Copy the whole folder to a disk"), made.lock("test"):
        pytest.fail("written to what is only read")


def test_a_copy_that_may_only_be_read_without_its_newest_rows_is_not_taken_for_whole(tmp_path, monkeypatch):
    made = init_workspace(tmp_path / "w")
    made.database.write_bytes(b"x")
    (made.folder / "saksi.sqlite3-wal").write_bytes(b"newer rows")
    monkeypatch.setattr(Workspace, "only_read", True)
    with pytest.raises(OnlyRead, match="copied while Saksi ran"):
        database("", made)


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
