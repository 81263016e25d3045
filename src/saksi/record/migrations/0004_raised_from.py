"""Remember what level an incident had before an account made it more confidential, so that undo can put it back."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("record", "0003_search")]
    operations = [
        migrations.AddField(
            model_name="account",
            name="raised_from",
            field=models.IntegerField(
                choices=[(0, "public"), (1, "internal"), (2, "confidential"), (3, "strictly confidential")], null=True
            ),
        ),
    ]
