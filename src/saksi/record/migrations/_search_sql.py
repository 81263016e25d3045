"""The statements by which migrations make the full text index: FTS5 beside a table on SQLite, a generated vector on PostgreSQL."""

from collections.abc import Callable

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

Statements = dict[str, list[str]]


def _fts(table: str, key: str, columns: str, more: str = "") -> list[str]:
    """FTS5 over columns of a table, whose triggers let it follow; what is deleted from it is overwritten."""
    new, old = (", ".join(f"{row}.{name.strip()}" for name in columns.split(",")) for row in ("new", "old"))
    fts = f"{table}_fts"
    gone = f"INSERT INTO {fts}({fts}, rowid, {columns}) VALUES ('delete', old.{key}, {old});"
    come = f"INSERT INTO {fts}(rowid, {columns}) VALUES (new.{key}, {new});"
    return [
        f"""CREATE VIRTUAL TABLE {fts} USING fts5(
            {columns}, content='{table}', content_rowid='{key}', tokenize="unicode61 remove_diacritics 2"{more}
        )""",
        f"INSERT INTO {fts}({fts}, rank) VALUES ('secure-delete', 1)",
        f"CREATE TRIGGER {table}_ai AFTER INSERT ON {table} BEGIN {come} END",
        f"CREATE TRIGGER {table}_ad AFTER DELETE ON {table} BEGIN {gone} END",
        f"CREATE TRIGGER {table}_au AFTER UPDATE ON {table} BEGIN {gone} {come} END",
    ]


def _no_fts(table: str) -> list[str]:
    return [f"DROP TRIGGER {table}_{end}" for end in ("ai", "ad", "au")] + [f"DROP TABLE {table}_fts"]


def _vector(table: str, columns: dict[str, str]) -> list[str]:
    """A vector of folded columns, each with its weight, and its index; a vector has its limit, so the first 300,000 characters."""
    parts = " || ".join(
        f"setweight(to_tsvector('simple', regexp_replace(normalize(left({name}, 300000), NFKD), '[\\u0300-\\u036f]', '', 'g')), '{weight}')"
        for name, weight in columns.items()
    )
    return [
        f"ALTER TABLE {table} ADD COLUMN vector tsvector GENERATED ALWAYS AS ({parts}) STORED",
        f"CREATE INDEX {table}_vector ON {table} USING gin(vector)",
    ]


OLD: Statements = {
    "sqlite": _fts("record_searchable", "id", "title, body"),
    "postgresql": _vector("record_searchable", {"title": "A", "body": "B"}),
}
OLD_BACK: Statements = {
    "sqlite": _no_fts("record_searchable"),
    "postgresql": ["ALTER TABLE record_searchable DROP COLUMN vector"],
}
NEW: Statements = {
    "sqlite": _fts("record_searchtext", "row_id", "title, body, unspaced", ", prefix='2 3'"),
    "postgresql": _vector("record_searchtext", {"title": "A", "body": "B", "unspaced": "C"}),
}
NEW_BACK: Statements = {
    "sqlite": _no_fts("record_searchtext"),
    "postgresql": ["ALTER TABLE record_searchtext DROP COLUMN vector"],
}


def step(forwards: Statements, backwards: Statements) -> migrations.RunPython:
    """An operation that runs the statements for the database at hand."""
    return migrations.RunPython(_run(forwards), _run(backwards))


def _run(statements: Statements) -> Callable[[Apps, BaseDatabaseSchemaEditor], None]:
    def run(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
        for statement in statements[schema_editor.connection.vendor]:
            schema_editor.execute(statement, params=None)

    return run
