"""The embedded database keeps what it acknowledged and forgets what was deleted."""

from __future__ import annotations

import threading
import warnings

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from saksi.record.backend.base import OLDEST_SOUND, Database
from saksi.record.models import Reading
from tests.record import builders

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif("connection.vendor != 'sqlite'", reason="these are the settings of SQLite"),
]


def pragma(name: str):
    with connection.cursor() as cursor:
        return cursor.execute(f"PRAGMA {name}").fetchone()[0]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("recursive_triggers", 1),
        ("secure_delete", 1),
        ("trusted_schema", 0),
        ("temp_store", 2),
        ("busy_timeout", 10000),
        ("wal_autocheckpoint", 1000),
        ("mmap_size", 0),
    ],
)
def test_each_connection_has_the_settings_that_keep_what_was_committed(name, value):
    assert pragma(name) == value


def test_the_driver_is_current_and_can_search():
    assert Database.sqlite_version_info >= OLDEST_SOUND
    assert "ENABLE_FTS5" in [row[0] for row in Database.connect(":memory:").execute("PRAGMA compile_options")]


def test_an_sqlite_with_a_known_fault_is_told(monkeypatch):
    monkeypatch.setattr(Database, "sqlite_version_info", (3, 40, 1))
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        connection.get_new_connection({"database": ":memory:"}).close()
    assert "3.51.3" in str(told[0].message)


@pytest.mark.django_db(transaction=True)
def test_transactions_take_the_right_to_write_at_once():
    said = []
    connection.ensure_connection()
    connection.connection.set_trace_callback(said.append)
    with transaction.atomic():
        pass
    connection.connection.set_trace_callback(None)
    assert said == ["BEGIN IMMEDIATE", "COMMIT"]


@pytest.mark.django_db(transaction=True)
def test_every_thread_has_a_connection_with_the_same_settings():
    found = []

    def ask():
        found.append([pragma(name) for name in ("journal_mode", "synchronous", "foreign_keys", "mmap_size")])
        connection.close()

    thread = threading.Thread(target=ask)
    thread.start()
    thread.join()
    assert found == [["wal", 2, 1, 0]]


@pytest.mark.parametrize(
    "statement",
    [
        "ATTACH DATABASE 'other.sqlite3' AS other",
        "SELECT load_extension('other.so')",
        "SELECT sqlcipher_export('main')",
        "PRAGMA synchronous=OFF",
        "PRAGMA trusted_schema=ON",
        "PRAGMA secure_delete=OFF",
        "PRAGMA writable_schema=ON",
        "PRAGMA journal_mode=OFF",
        "PRAGMA mmap_size=1000000",
    ],
)
def test_no_statement_opens_a_file_loads_code_or_switches_a_protection_off(statement):
    with (
        pytest.raises(DatabaseError, match=r"not authori|authorization|prohibited"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert [pragma(name) for name in ("synchronous", "trusted_schema", "secure_delete", "mmap_size")] == [2, 0, 1, 0]


def test_errors_of_the_driver_arrive_as_errors_of_django():
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT nothing FROM nowhere")


def test_a_row_that_points_nowhere_is_refused():
    Reading.rows.create(document_id=10**9, reader="rules", version="1", pack="sample", made=builders.NOW)
    with pytest.raises(IntegrityError):
        connection.check_constraints()
    Reading.rows.all().delete()


def test_the_full_text_index_is_not_harmed():
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO record_searchtext_fts(record_searchtext_fts) VALUES ('integrity-check')")
        assert cursor.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
