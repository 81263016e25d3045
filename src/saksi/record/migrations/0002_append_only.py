"""Hold in the database that the log, decisions and suggestions only grow."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from saksi.record.triggers import TRIGGERS


def create(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for trigger in TRIGGERS:
        for statement in trigger.create(schema_editor.connection.vendor):
            schema_editor.execute(statement, params=None)


def drop(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for trigger in TRIGGERS:
        for statement in trigger.drop(schema_editor.connection.vendor):
            schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("record", "0001_initial")]
    operations = [migrations.RunPython(create, drop)]
