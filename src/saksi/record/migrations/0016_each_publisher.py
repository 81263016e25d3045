"""An index from one publisher to the next, so that the search box knows them all without reading every row."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("record", "0015_search_all")]
    operations = [
        migrations.AddIndex(
            model_name="searchable",
            index=models.Index(fields=["publisher", "level"], name="searchable_by_publisher"),
        ),
    ]
