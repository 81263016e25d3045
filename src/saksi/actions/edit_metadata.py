"""Change what is said of a document: title, publisher, author, day of publication, address, country pack."""

from __future__ import annotations

from django.contrib.auth.models import User

from saksi.actions.base import writing
from saksi.actions.change import changed_row, remember_rows, snapshot_fields
from saksi.actions.indexing import reindex
from saksi.codebook.packs import load_pack
from saksi.kernel.errors import BadDecision
from saksi.record.models import Document

FIELDS = ("title", "publisher", "author", "url", "pack", "date")
KEPT = (*FIELDS, "earliest", "latest")


def edit_metadata(by: User, document: Document, changes: dict[str, str]) -> None:
    """Change these fields. Raises NotAllowed, DateError, PackError, BadDecision for unknown fields or no change."""
    unknown = sorted(set(changes) - set(FIELDS))
    if unknown:
        raise BadDecision(f"got the fields {', '.join(unknown)}, expected some of {', '.join(FIELDS)}.")
    with writing(by, "metadata edited", document.level) as turn:
        before = snapshot_fields(document, KEPT)
        for field, value in changes.items():
            if field == "date":
                document.set_date(value.strip() or None)
            else:
                setattr(document, field, value.strip())
        load_pack(document.pack)
        after = snapshot_fields(document, KEPT)
        if after == before:
            raise BadDecision("nothing was changed.")
        document.save()
        remember_rows(turn, changed_row(document, before, after))
        reindex(document)
        fields = sorted(name for name in KEPT if before[name] != after[name])
        turn.log(
            document=document.pk,
            fields=fields,
            before={f: before[f] for f in fields},
            after={f: after[f] for f in fields},
        )
