"""What people conclude about an incident, and a register of what each entry of the log is about, made from the log as it is."""

import json

import django.db.models.deletion
import django.db.models.manager
from django.conf import settings
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from saksi.record.traces import traces

AT_ONCE = 1000


def trace_what_there_is(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    entry, trace = (apps.get_model("record", name)._base_manager.using(schema_editor.connection.alias) for name in ("LogEntry", "LogTrace"))
    made = []
    for index, data in entry.exclude(data=None).values_list("index", "data").iterator():
        made += [trace.model(entry=index, what=what, row=row) for what, row in sorted(traces(json.loads(bytes(data))))]
        if len(made) >= AT_ONCE:
            trace.bulk_create(made)
            made = []
    trace.bulk_create(made)


class Migration(migrations.Migration):

    dependencies = [
        ('record', '0009_desk_choices'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='reversible',
            name='entry',
            field=models.BigIntegerField(blank=True, db_index=True, null=True),
        ),
        migrations.CreateModel(
            name='Finding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('by', models.CharField(max_length=150)),
                ('at', models.DateTimeField()),
                ('live', models.BooleanField(default=True)),
                ('right', models.CharField(max_length=20, verbose_name='right')),
                ('conclusion', models.CharField(max_length=20, verbose_name='finding')),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='findings', to='record.incident')),
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
            name='FindingStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('step', models.CharField(max_length=20)),
                ('answer', models.CharField(max_length=10)),
                ('aim', models.CharField(blank=True, max_length=30)),
                ('why', models.CharField(blank=True, max_length=2000)),
                ('finding', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='record.finding')),
            ],
            options={
                'ordering': ('id',),
            },
            managers=[
                ('rows', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='FindingPassage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('start', models.IntegerField()),
                ('end', models.IntegerField()),
                ('quote', models.TextField()),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='record.document')),
                ('step', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='passages', to='record.findingstep')),
            ],
            options={
                'ordering': ('id',),
            },
            managers=[
                ('rows', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='LogTrace',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('entry', models.BigIntegerField()),
                ('what', models.CharField(max_length=20)),
                ('row', models.BigIntegerField()),
            ],
            options={
                'indexes': [models.Index(fields=['what', 'row'], name='record_logt_what_791426_idx')],
            },
            managers=[
                ('rows', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Note',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('by', models.CharField(max_length=150)),
                ('at', models.DateTimeField()),
                ('live', models.BooleanField(default=True)),
                ('level', models.IntegerField(choices=[(0, 'public'), (1, 'internal'), (2, 'confidential'), (3, 'strictly confidential')], default=1, verbose_name='level')),
                ('text', models.CharField(max_length=2000)),
                ('case', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='record.case')),
                ('incident', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='record.incident')),
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
            name='ProvisionLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('by', models.CharField(max_length=150)),
                ('at', models.DateTimeField()),
                ('live', models.BooleanField(default=True)),
                ('relation', models.CharField(choices=[('relied-on', 'relied on'), ('breached', 'breached')], max_length=10)),
                ('instrument', models.CharField(max_length=300)),
                ('code', models.CharField(blank=True, max_length=60)),
                ('article', models.CharField(max_length=40)),
                ('reason', models.CharField(blank=True, max_length=500)),
                ('act', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='provision_links', to='record.act')),
                ('provision', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='record.provision')),
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
            name='SameOrigin',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('by', models.CharField(max_length=150)),
                ('at', models.DateTimeField()),
                ('live', models.BooleanField(default=True)),
                ('same', models.BooleanField()),
                ('why', models.CharField(max_length=500)),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='record.document')),
                ('origin', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='record.document')),
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
            name='Standing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('by', models.CharField(max_length=150)),
                ('at', models.DateTimeField()),
                ('live', models.BooleanField(default=True)),
                ('standing', models.CharField(max_length=20, verbose_name='standing')),
                ('date', models.CharField(blank=True, max_length=40, verbose_name='date')),
                ('reason', models.CharField(blank=True, max_length=500)),
                ('account', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='record.account')),
                ('actor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='standings', to='record.actor')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='standings', to='record.case')),
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
            name='Verification',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('by', models.CharField(max_length=150)),
                ('at', models.DateTimeField()),
                ('live', models.BooleanField(default=True)),
                ('rung', models.CharField(max_length=2, verbose_name='verification level')),
                ('origins', models.IntegerField()),
                ('reason', models.CharField(blank=True, max_length=500)),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='verifications', to='record.incident')),
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
            name='Signature',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('by', models.CharField(max_length=150)),
                ('at', models.DateTimeField()),
                ('live', models.BooleanField(default=True)),
                ('finding', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='signatures', to='record.finding')),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='record.incident')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('verification', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='signatures', to='record.verification')),
            ],
            options={
                'ordering': ('id',),
                'abstract': False,
            },
            managers=[
                ('rows', django.db.models.manager.Manager()),
            ],
        ),
        migrations.AddConstraint(
            model_name='findingstep',
            constraint=models.UniqueConstraint(fields=('finding', 'step'), name='step_once'),
        ),
        migrations.AddConstraint(
            model_name='signature',
            constraint=models.UniqueConstraint(condition=models.Q(('live', True)), fields=('finding', 'user'), name='finding_signed_once'),
        ),
        migrations.AddConstraint(
            model_name='signature',
            constraint=models.UniqueConstraint(condition=models.Q(('live', True)), fields=('verification', 'user'), name='verification_signed_once'),
        ),
        migrations.RunPython(trace_what_there_is, migrations.RunPython.noop),
    ]
