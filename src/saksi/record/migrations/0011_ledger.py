"""What people say about statements, topics and answers; and when a case was closed."""

import django.db.models.deletion
import django.db.models.manager
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('record', '0010_findings'),
    ]

    operations = [
        migrations.AddField(
            model_name='case',
            name='closed',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('by', models.CharField(max_length=150)),
                ('at', models.DateTimeField()),
                ('live', models.BooleanField(default=True)),
                ('kind', models.CharField(choices=[('answers', 'answers'), ('denies', 'denies'), ('confirms', 'confirms')], max_length=10, verbose_name='kind')),
                ('reason', models.CharField(max_length=500)),
                ('statement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='replies_to', to='record.statement')),
                ('to', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answered_by', to='record.statement')),
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
            name='StatementTopic',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('by', models.CharField(max_length=150)),
                ('at', models.DateTimeField()),
                ('live', models.BooleanField(default=True)),
                ('topic', models.CharField(max_length=20, verbose_name='topic')),
                ('statement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='topics', to='record.statement')),
            ],
            options={
                'ordering': ('id',),
                'abstract': False,
            },
            managers=[
                ('rows', django.db.models.manager.Manager()),
            ],
        ),
    ]
