"""Many questions to the database as of one moment, so that what others write meanwhile does not look like a fault."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def one_moment() -> Iterator[None]:
    """Inside, rows are as they were at the first question, and others go on writing; nothing may be written."""
    with _damaged_text(), _moment():
        yield


@contextmanager
def _damaged_text() -> Iterator[None]:
    """On SQLite, text that is no UTF-8 any more comes with marks for what cannot be read: it differs then, and stops no question."""
    if connection.vendor == "postgresql":  # which keeps no such text
        yield
        return
    connection.ensure_connection()
    connection.connection.text_factory = lambda text: text.decode(errors="replace")
    try:
        yield
    finally:
        connection.connection.text_factory = str


@contextmanager
def _moment() -> Iterator[None]:
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
    else:
        with connection.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")  # not `atomic`, which takes the turn to write on SQLite
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")
