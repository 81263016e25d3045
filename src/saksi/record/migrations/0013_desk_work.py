"""What work at the desk leaves besides decisions: bulks, closed documents, flags, blind and second readings."""

import django.db.models.deletion
import django.db.models.manager
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('record', '0012_inbox'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Closing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('by', models.CharField(max_length=150)),
                ('at', models.DateTimeField()),
                ('live', models.BooleanField(default=True)),
                ('how', models.CharField(choices=[('finished', 'finished'), ('none', 'read; contains none')], max_length=10)),
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
            name='Flag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('by', models.CharField(max_length=150)),
                ('at', models.DateTimeField()),
                ('live', models.BooleanField(default=True)),
                ('line', models.CharField(max_length=500)),
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
            name='SecondReading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('by', models.CharField(max_length=150)),
                ('at', models.DateTimeField()),
                ('live', models.BooleanField(default=True)),
                ('outcome', models.CharField(choices=[('accepted', 'accepted'), ('amended', 'amended'), ('rejected', 'rejected'), ('unsure', 'unsure'), ('undone', 'undone')], max_length=12)),
                ('reason', models.CharField(blank=True, max_length=500)),
                ('payload', models.JSONField(null=True)),
            ],
            options={
                'ordering': ('id',),
                'abstract': False,
            },
            managers=[
                ('rows', django.db.models.manager.Manager()),
            ],
        ),
        migrations.AddField(
            model_name='decision',
            name='drawn',
            field=models.BooleanField(editable=False, null=True),
        ),
        migrations.CreateModel(
            name='BlindItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('by', models.CharField(max_length=150)),
                ('at', models.DateTimeField()),
                ('live', models.BooleanField(default=True)),
                ('kind', models.CharField(choices=[('statement', 'statement'), ('account', 'account'), ('actor', 'actor'), ('provision', 'provision'), ('place', 'place'), ('date', 'date')], max_length=12)),
                ('payload', models.JSONField()),
                ('start', models.IntegerField()),
                ('end', models.IntegerField()),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='record.document')),
                ('suggestion', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='record.suggestion')),
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
            name='BlindReading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('by', models.CharField(max_length=150)),
                ('at', models.DateTimeField()),
                ('live', models.BooleanField(default=True)),
                ('counts', models.BooleanField()),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='record.document')),
                ('reading', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='record.reading')),
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
            name='Bulk',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('by', models.CharField(max_length=150)),
                ('at', models.DateTimeField()),
                ('live', models.BooleanField(default=True)),
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
        migrations.AddField(
            model_name='decision',
            name='bulk',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='record.bulk'),
        ),
        migrations.AddIndex(
            model_name='decision',
            index=models.Index(condition=models.Q(('drawn', True), ('outcome', 'unsure'), _connector='OR'), fields=['id'], name='for_a_second_reader'),
        ),
        migrations.AddField(
            model_name='closing',
            name='document',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='record.document'),
        ),
        migrations.AddField(
            model_name='closing',
            name='reading',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='record.reading'),
        ),
        migrations.AddField(
            model_name='flag',
            name='suggestion',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='flags', to='record.suggestion'),
        ),
        migrations.AddField(
            model_name='flag',
            name='to',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='secondreading',
            name='decision',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='second_readings', to='record.decision'),
        ),
        migrations.AddConstraint(
            model_name='blindreading',
            constraint=models.UniqueConstraint(fields=('document',), name='revealed_once'),
        ),
        migrations.AddConstraint(
            model_name='closing',
            constraint=models.UniqueConstraint(condition=models.Q(('live', True)), fields=('document',), name='closed_once'),
        ),
        migrations.AddConstraint(
            model_name='secondreading',
            constraint=models.UniqueConstraint(condition=models.Q(('live', True)), fields=('decision',), name='second_once'),
        ),
    ]
