"""The index of search anew: short rows for seven kinds, their words beside them, words for near spellings; filled again by `rebuild`."""

import django.db.models.deletion
import django.db.models.manager
from django.db import migrations, models

from saksi.record.migrations import _search_sql as search_sql


class Migration(migrations.Migration):
    dependencies = [("record", "0014_sheets")]
    operations = [
        search_sql.step(search_sql.OLD_BACK, search_sql.OLD),
        migrations.DeleteModel(name="Searchable"),
        migrations.CreateModel(
            name="Searchable",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("document", "document"),
                            ("statement", "statement"),
                            ("incident", "incident"),
                            ("actor", "actor"),
                            ("case", "case"),
                            ("provision", "provision"),
                            ("place", "place"),
                        ],
                        max_length=12,
                    ),
                ),
                ("target", models.BigIntegerField()),
                ("together", models.BigIntegerField()),
                ("document", models.BigIntegerField(null=True)),
                ("level", models.IntegerField()),
                ("first", models.DateField(null=True)),
                ("last", models.DateField(null=True)),
                ("position", models.CharField(blank=True, default="", max_length=12)),
                ("sector", models.CharField(blank=True, default="", max_length=20)),
                ("publisher", models.CharField(blank=True, default="", max_length=300)),
            ],
            options={"abstract": False},
            managers=[("rows", django.db.models.manager.Manager())],
        ),
        migrations.CreateModel(
            name="SearchText",
            fields=[
                (
                    "row",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="words",
                        serialize=False,
                        to="record.searchable",
                    ),
                ),
                ("title", models.TextField()),
                ("body", models.TextField()),
                ("unspaced", models.TextField(blank=True, default="")),
            ],
            options={"abstract": False},
            managers=[("rows", django.db.models.manager.Manager())],
        ),
        migrations.CreateModel(
            name="SearchWord",
            fields=[
                ("word", models.CharField(max_length=24, primary_key=True, serialize=False)),
                ("block", models.CharField(db_index=True, max_length=2)),
            ],
        ),
        search_sql.step(search_sql.NEW, search_sql.NEW_BACK),
    ]
