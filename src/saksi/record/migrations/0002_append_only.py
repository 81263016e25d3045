"""Hold in the database that the log, decisions and suggestions only grow."""

from django.db import migrations

from saksi.record.triggers import TRIGGERS


def create(apps, schema_editor):
    for trigger in TRIGGERS:
        for statement in trigger.create(schema_editor.connection.vendor):
            schema_editor.execute(statement, params=None)


def drop(apps, schema_editor):
    for trigger in TRIGGERS:
        for statement in trigger.drop(schema_editor.connection.vendor):
            schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("record", "0001_initial")]
    operations = [migrations.RunPython(create, drop)]
