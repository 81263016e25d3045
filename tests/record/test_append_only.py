"""What only grows: the log, decisions, suggestions; the database itself refuses."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction

from saksi.record.models import Decision, LogEntry, LogLeaf, Text
from tests.record import builders

pytestmark = pytest.mark.django_db


def test_a_leaf_is_never_changed_nor_deleted() -> None:
    LogLeaf.rows.create(index=0, leaf_hash=b"\0" * 32)
    with pytest.raises(IntegrityError, match="only grows"), transaction.atomic():
        LogLeaf.rows.filter(index=0).update(leaf_hash=b"\1" * 32)
    with pytest.raises(IntegrityError, match="only grows"), transaction.atomic():
        LogLeaf.rows.filter(index=0).delete()
    assert bytes(LogLeaf.rows.get(index=0).leaf_hash) == b"\0" * 32


def test_an_entry_may_be_shredded_and_nothing_else() -> None:
    LogEntry.rows.create(index=0, kind="take_in", nonce=b"n" * 32, data=b"{}")
    with pytest.raises(IntegrityError, match="only grows"), transaction.atomic():
        LogEntry.rows.filter(index=0).update(data=b"{1}")
    with pytest.raises(IntegrityError, match="only grows"), transaction.atomic():
        LogEntry.rows.filter(index=0).delete()
    LogEntry.rows.filter(index=0).update(nonce=None, data=None)
    assert LogEntry.rows.get(index=0).data is None


def test_a_decision_is_never_changed_nor_deleted() -> None:
    row = builders.statement(builders.document()).decision
    for change in ({"reason": "another"}, {"outcome": "rejected"}, {"payload": {}}):
        with pytest.raises(IntegrityError, match="undo is a new one"), transaction.atomic():
            Decision.rows.filter(pk=row.pk).update(**change)
    with pytest.raises(IntegrityError, match="undo is a new one"), transaction.atomic():
        Decision.rows.filter(pk=row.pk)._raw_delete("default")


def test_a_text_is_never_changed_nor_deleted() -> None:
    builders.document("Police arrested two farmers.")
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        Text.rows.update(content="Police greeted two farmers.")
    with pytest.raises(IntegrityError, match="never deleted"), transaction.atomic():
        Text.rows.all().delete()


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="only PostgreSQL has TRUNCATE")
@pytest.mark.parametrize("table", ["logleaf", "logentry", "decision", "suggestion", "text"])
def test_what_only_grows_is_never_emptied(table: str) -> None:
    with pytest.raises(IntegrityError, match="never emptied"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE record_{table} CASCADE")


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="only SQLite has REPLACE")
def test_a_leaf_is_not_replaced_either() -> None:
    LogLeaf.rows.create(index=0, leaf_hash=b"\0" * 32)
    with pytest.raises(IntegrityError, match="only grows"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("""INSERT OR REPLACE INTO record_logleaf("index", leaf_hash) VALUES (0, %s)""", [b"\1" * 32])
    assert bytes(LogLeaf.rows.get(index=0).leaf_hash) == b"\0" * 32
