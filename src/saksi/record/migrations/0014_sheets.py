"""Imported spreadsheets: what each column meant, and which row became what."""

import django.db.models.deletion
import django.db.models.manager
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('record', '0013_desk_work'),
    ]

    operations = [
        migrations.CreateModel(
            name='SheetImport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('by', models.CharField(max_length=150)),
                ('at', models.DateTimeField()),
                ('live', models.BooleanField(default=True)),
                ('name', models.CharField(max_length=100)),
                ('headers', models.CharField(db_index=True, max_length=64)),
                ('mapping', models.JSONField()),
                ('bulk', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='record.bulk')),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='record.document')),
            ],
            options={
                'ordering': ('id',),
                'abstract': False,
            },
            managers=[
                ('rows', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='ImportedRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=100)),
                ('key', models.CharField(max_length=100)),
                ('digest', models.CharField(max_length=64)),
                ('together', models.CharField(blank=True, max_length=300)),
                ('number', models.IntegerField()),
                ('accounts', models.ManyToManyField(related_name='+', to='record.account')),
                ('batch', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='record.sheetimport')),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='record.document')),
                ('incident', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='record.incident')),
            ],
            options={
                'ordering': ('id',),
                'indexes': [models.Index(fields=['name', 'key'], name='row_by_key')],
            },
            managers=[
                ('rows', django.db.models.manager.Manager()),
            ],
        ),
    ]
