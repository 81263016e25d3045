"""What only grows: the log, decisions, suggestions; the database itself refuses."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from saksi.record.models import LogEntry, LogLeaf

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
