"""Tell the level that a person set for an actor or an incident from one that only follows documents, as the changes that stand tell it."""

from typing import Any

from django.db import migrations, models

LEVELS = [(0, "public"), (1, "internal"), (2, "confidential"), (3, "strictly confidential")]


def from_changes(apps: Any, _schema: Any) -> None:
    """The first line of such a change is what a person set, the others followed it; undoing it takes that back, too."""
    known: dict[tuple[str, int], int] = {}
    for change in apps.get_model("record", "Reversible").rows.filter(action="level set", undone=False).order_by("pk"):
        name, pk, before, after = change.before["rows"][0]
        if name in ("actor", "incident"):
            before["level_set"], after["level_set"] = known.get((name, pk)), after["level"]
            known[name, pk] = after["level"]
            change.save(update_fields=["before"])
    for (name, pk), level in known.items():
        apps.get_model("record", name)._base_manager.filter(pk=pk).update(level_set=level)


class Migration(migrations.Migration):
    dependencies = [("record", "0018_salt_of_documents")]
    operations = [
        *(migrations.AddField(name, "level_set", models.IntegerField(choices=LEVELS, null=True)) for name in ("actor", "incident")),
        migrations.RunPython(from_changes, migrations.RunPython.noop),
    ]
