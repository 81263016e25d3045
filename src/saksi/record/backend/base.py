"""Django's SQLite backend, running on sqlcipher3 with settings that keep what was committed.

Rule: WAL with synchronous=FULL, because NORMAL loses acknowledged commits at a power cut; deleted content is
overwritten; functions in a schema are not trusted; foreign keys hold; what is replaced counts as deleted, so that no
trigger is gone round; statements do only what the allow-list says. No key yet: sealing will bring it.
Steps: take Django's backend, hand it sqlcipher3 in place of sqlite3, and on each connection set the pragmas, then the
allow-list.
Source: sqlite.org/pragma.html, sqlite.org/wal.html; why each one: docs/explanation/storage.md.
"""

from __future__ import annotations

import datetime as dt
import decimal
import warnings
from collections.abc import Mapping
from typing import Any

from django.db.backends.sqlite3 import base
from django.db.backends.sqlite3._functions import (  # type: ignore[import-untyped]  # its stubs leave this module out
    register as register_functions,
)
from django.utils.asyncio import async_unsafe
from django.utils.dateparse import parse_date, parse_datetime, parse_time
from sqlcipher3 import dbapi2 as Database  # noqa: N812 - the name that Django's backends give their driver

from saksi.record.backend.allowed import allowed

OLDEST_SOUND = (3, 51, 3)
PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA recursive_triggers=ON",
    "PRAGMA secure_delete=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA busy_timeout=10000",
    "PRAGMA wal_autocheckpoint=1000",
    "PRAGMA mmap_size=0",
    "PRAGMA legacy_alter_table=OFF",
)


def _register_types() -> None:
    """Hand sqlcipher3 the conversions that Django hands sqlite3, since each driver keeps its own."""
    for kind, parse in (
        ("date", parse_date),
        ("time", parse_time),
        ("datetime", parse_datetime),
        ("timestamp", parse_datetime),
    ):
        Database.register_converter(kind, base.decoder(parse))
    Database.register_converter("bool", b"1".__eq__)
    Database.register_adapter(decimal.Decimal, str)
    Database.register_adapter(dt.date, base.adapt_date)
    Database.register_adapter(dt.datetime, base.adapt_datetime)


_register_types()


class SQLCipherCursorWrapper(Database.Cursor):  # type: ignore[misc]  # sqlcipher3 publishes no types
    """A cursor that takes Django's `%s` placeholders, as Django's own does for sqlite3."""

    def execute(self, query: str, params: Any = None) -> Any:
        """Run one statement."""
        if params is None:
            return super().execute(query)
        names = list(params) if isinstance(params, Mapping) else None
        return super().execute(self.convert_query(query, param_names=names), params)

    def executemany(self, query: str, param_list: Any) -> Any:
        """Run one statement for each list of parameters."""
        return super().executemany(self.convert_query(query), param_list)

    convert_query = base.SQLiteCursorWrapper.convert_query


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's SQLite connection with sqlcipher3 as its driver; transactions take the write lock at once."""

    Database = Database

    def get_connection_params(self) -> dict[str, Any]:
        """Django's parameters, with immediate transactions."""
        params: dict[str, Any] = super().get_connection_params()
        self.transaction_mode = "IMMEDIATE"
        return params

    @async_unsafe
    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """A connection with Django's functions and our pragmas; warns of an SQLite with a known fault."""
        if Database.sqlite_version_info < OLDEST_SOUND:
            warnings.warn(
                f"SQLite {Database.sqlite_version} can damage a database in WAL mode, expected 3.51.3 or "
                "newer. Install the sqlcipher3 that the requirements name.",
                stacklevel=2,
            )
        connection = Database.connect(**conn_params)
        register_functions(connection)
        for pragma in PRAGMAS:
            connection.execute(pragma).fetchall()
        connection.set_authorizer(allowed)
        return connection

    def create_cursor(self, name: str | None = None) -> Any:
        """A cursor of this driver."""
        del name
        return self.connection.cursor(factory=SQLCipherCursorWrapper)
