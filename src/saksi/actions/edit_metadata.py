"""Change what is said of a document: title, publisher, author, day of publication, address, country pack."""

from __future__ import annotations

from django.contrib.auth.models import User

from saksi.actions.base import writing
from saksi.actions.change import changed_row, remember_rows, snapshot_fields
from saksi.actions.indexing import reindex
from saksi.codebook.packs import load_pack
from saksi.kernel.errors import BadDecision, Words
from saksi.record.models import Document

LONGEST = {"title": 500, "publisher": 300, "author": 300, "url": 1000, "pack": 40, "date": 40}
FIELDS = tuple(LONGEST)
KEPT = (*FIELDS, "earliest", "latest")


def edit_metadata(by: User, document: Document, changes: dict[str, str]) -> None:
    """Change these fields; undone by `undo_change`.

    Raises NotAllowed, DateError, PackError, BadDecision for unknown fields, a value too long or no change.
    """
    _check(changes)
    with writing(by, "metadata edited", document.level) as turn:
        fresh = turn.held(document)
        before = snapshot_fields(fresh, KEPT)
        for field, value in changes.items():
            if field == "date":
                fresh.set_date(value.strip() or None)
            else:
                setattr(fresh, field, value.strip())
        load_pack(fresh.pack)
        after = snapshot_fields(fresh, KEPT)
        if after == before:
            raise BadDecision("nothing was changed. Change a value, or leave it.")
        fields = [name for name in sorted(KEPT) if before[name] != after[name]]
        old, new = ({name: values[name] for name in fields} for values in (before, after))
        fresh.save(update_fields=fields)
        remember_rows(turn, changed_row(fresh, old, new))
        reindex(fresh)
        turn.log(document=fresh.pk, fields=fields, before=old, after=new)
    document.refresh_from_db(fields=KEPT)


def _check(changes: dict[str, str]) -> None:
    unknown = sorted(set(changes) - set(FIELDS))
    if unknown:
        raise BadDecision(
            "got the fields %(unknown)s, expected some of %(known)s.",
            unknown=", ".join(unknown),
            known=", ".join(FIELDS),
        )
    for field, value in changes.items():
        if len(value) > LONGEST[field] or "\0" in value:
            raise BadDecision(
                "got a %(field)s of %(length)s characters, expected plain text of %(longest)s at most.",
                field=Words(field),
                length=len(value),
                longest=LONGEST[field],
            )
