"""Keep with each suggestion how sure its reader was, and hold in the database that this never changes."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from saksi.record.triggers import CONFIDENCE_TRIGGER


def create(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in CONFIDENCE_TRIGGER.create(schema_editor.connection.vendor):
        schema_editor.execute(statement, params=None)


def drop(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in CONFIDENCE_TRIGGER.drop(schema_editor.connection.vendor):
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("record", "0007_people")]
    operations = [
        migrations.AddField("suggestion", "confidence", models.FloatField(editable=False, null=True)),
        migrations.RunPython(create, drop),
    ]
