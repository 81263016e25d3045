"""Keep with each document the salt with which its entry in the log commits to what is said of it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("record", "0017_namings")]
    operations = [
        migrations.AddField("document", "salt", models.CharField(editable=False, max_length=64, null=True)),
    ]
