"""Full text: FTS5 beside the table on SQLite, a generated vector with an index on PostgreSQL; both follow the rows."""

from collections.abc import Callable

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SQLITE = [
    """CREATE VIRTUAL TABLE record_searchable_fts USING fts5(
        title, body, content='record_searchable', content_rowid='id', tokenize="unicode61 remove_diacritics 2"
    )""",
    "INSERT INTO record_searchable_fts(record_searchable_fts, rank) VALUES ('secure-delete', 1)",
    """CREATE TRIGGER record_searchable_ai AFTER INSERT ON record_searchable BEGIN
        INSERT INTO record_searchable_fts(rowid, title, body) VALUES (new.id, new.title, new.body);
    END""",
    """CREATE TRIGGER record_searchable_ad AFTER DELETE ON record_searchable BEGIN
        INSERT INTO record_searchable_fts(record_searchable_fts, rowid, title, body)
        VALUES ('delete', old.id, old.title, old.body);
    END""",
    """CREATE TRIGGER record_searchable_au AFTER UPDATE ON record_searchable BEGIN
        INSERT INTO record_searchable_fts(record_searchable_fts, rowid, title, body)
        VALUES ('delete', old.id, old.title, old.body);
        INSERT INTO record_searchable_fts(rowid, title, body) VALUES (new.id, new.title, new.body);
    END""",
]
SQLITE_BACK = ["DROP TRIGGER record_searchable_" + end for end in ("ai", "ad", "au")] + ["DROP TABLE record_searchable_fts"]
POSTGRESQL = [
    """ALTER TABLE record_searchable ADD COLUMN vector tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('simple', regexp_replace(normalize(title, NFKD), '[\\u0300-\\u036f]', '', 'g')), 'A') ||
        setweight(to_tsvector('simple', regexp_replace(normalize(left(body, 300000), NFKD), '[\\u0300-\\u036f]', '', 'g')), 'B')
    ) STORED""",
    "CREATE INDEX record_searchable_vector ON record_searchable USING gin(vector)",
]
POSTGRESQL_BACK = ["ALTER TABLE record_searchable DROP COLUMN vector"]


def run(statements: dict[str, list[str]]) -> Callable[[Apps, BaseDatabaseSchemaEditor], None]:
    def step(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
        for statement in statements[schema_editor.connection.vendor]:
            schema_editor.execute(statement, params=None)

    return step


class Migration(migrations.Migration):
    dependencies = [("record", "0002_append_only")]
    operations = [
        migrations.RunPython(
            run({"sqlite": SQLITE, "postgresql": POSTGRESQL}), run({"sqlite": SQLITE_BACK, "postgresql": POSTGRESQL_BACK})
        )
    ]
