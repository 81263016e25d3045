"""Hold in the database that stored texts are never changed, and that what only grows is never emptied."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from saksi.record.triggers import MORE_TRIGGERS


def create(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for trigger in MORE_TRIGGERS:
        for statement in trigger.create(schema_editor.connection.vendor):
            schema_editor.execute(statement, params=None)


def drop(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for trigger in MORE_TRIGGERS:
        for statement in trigger.drop(schema_editor.connection.vendor):
            schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("record", "0004_raised_from")]
    operations = [migrations.RunPython(create, drop)]
