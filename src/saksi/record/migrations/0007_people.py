"""Roles in the place of a yes or no, and cases that only their members see."""

import django.db.models.deletion
import django.db.models.manager
from django.apps.registry import Apps
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

ROLES = [
    ("owner", "owner"),
    ("editor", "editor"),
    ("coder", "coder"),
    ("second-reader", "second reader"),
    ("viewer", "viewer of statistics"),
]


def give_roles(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Who might write is an editor, the local user the owner; who might only read stays a reader."""
    profiles = apps.get_model("record", "Profile").objects.using(schema_editor.connection.alias)
    profiles.update(role="second-reader")
    profiles.filter(models.Q(("may_write", True))).update(role="editor")
    profiles.filter(user__username="local").update(role="owner")


class Migration(migrations.Migration):
    dependencies = [("record", "0006_saved_filters"), migrations.swappable_dependency(settings.AUTH_USER_MODEL)]
    operations = [
        migrations.AddField(
            "profile",
            "role",
            models.CharField(choices=ROLES, default="viewer", max_length=16, verbose_name="role"),
        ),
        migrations.AddField("profile", "setup", models.CharField(blank=True, default="", max_length=128)),
        migrations.AddField("profile", "setup_until", models.DateTimeField(blank=True, null=True)),
        migrations.RunPython(give_roles, migrations.RunPython.noop),
        migrations.RemoveField("profile", "may_write"),
        migrations.AddField(
            "case", "members_only", models.BooleanField(default=False, verbose_name="for members only")
        ),
        migrations.CreateModel(
            "CaseMember",
            [
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
                ("live", models.BooleanField(default=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="members", to="record.case"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="cases", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("live", True)), fields=("case", "user"), name="member_once"
                    )
                ],
            },
            managers=[("rows", django.db.models.manager.Manager())],
        ),
    ]
