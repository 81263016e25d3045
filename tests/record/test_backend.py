"""The embedded database keeps what it acknowledged and forgets what was deleted."""

from __future__ import annotations

import warnings

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from saksi.record.backend.base import OLDEST_SOUND, Database
from saksi.record.models import Text

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


def test_transactions_take_the_right_to_write_at_once():
    connection.get_connection_params()
    assert connection.transaction_mode == "IMMEDIATE"


def test_errors_of_the_driver_arrive_as_errors_of_django():
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT nothing FROM nowhere")


def test_a_row_that_points_nowhere_is_refused():
    of = {"document_id": 10**9, "content": "x", "sha256": "", "extractor": "", "salts_json": "[]", "entry": 0}
    Text.rows.create(**of, paragraph_root="")
    with pytest.raises(IntegrityError):
        connection.check_constraints()
    Text.rows.all().delete()


def test_the_full_text_index_is_not_harmed():
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO record_searchable_fts(record_searchable_fts) VALUES ('integrity-check')")
        assert cursor.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
