"""Take in a document: keep its bytes, extract its text, log it.

Rule: the blob is synced and read back before the row that names it is written. The same bytes twice are one document, among
those that whoever brings them may see; what is said of them now changes nothing of it (`said_otherwise`). Where the same bytes lie above that clearance they come in as if they were new: any other
answer, a refusal too, would tell that the team has them. Copies of one text count once as sources (`record/origins.py`).
The entry commits to the document's SHA-256, its text's SHA-256 and the root over its salted paragraphs. It commits
to what is said of the document (title, publisher, day, level, file name and the rest) by one hash with a salt: a report shows the entry whole.
Undo withdraws the document (`withdraw.py`) and keeps the bytes; taking the same bytes in again brings it back.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User

from saksi.actions.base import Turn, require, require_level, writing
from saksi.actions.change import snapshot_fields
from saksi.actions.indexing import index
from saksi.actions.withdraw import bring_back
from saksi.codebook.packs import load_pack
from saksi.evidence.paragraphs import TextTree, new_salts
from saksi.intake import Extracted, Metadata, extract
from saksi.kernel.canonical import canonical_json
from saksi.kernel.errors import BadDecision
from saksi.kernel.hashes import Sha256
from saksi.kernel.signs import mended
from saksi.record.models import Capture, Document, Level, Text, clearance
from saksi.record.workspace import Workspace
from saksi.reports.snapshot import text_commitment

# What the entry commits to under `described`, for ever in this form: `check_rows.py` must know each form there ever was.
DESCRIBED = ("filename", "title", "publisher", "author", "date", "earliest", "latest", "url", "pack", "level", "notes", "salt")


@dataclass(frozen=True, slots=True)
class TakenIn:
    """The document, and whether it is new, was brought back, or was there already."""

    document: Document
    created: bool
    restored: bool = False


def take_in(
    by: User,
    workspace: Workspace,
    data: bytes,
    filename: str,
    *,
    level: int = Level.INTERNAL,
    pack: str | None = None,
    metadata: Metadata | None = None,
    captured: Mapping[str, Any] | None = None,
) -> TakenIn:
    """Take in one file. metadata: what is known better than the file says; pack: by default the workspace's.

    captured: where nobody handed over a file, the `way` it was got and what is to be kept of that, as plain data.
    Raises IntakeError, StorageFailed, NotAllowed, PackError, or BadDecision for a level that is none.
    """
    require(by)
    filename = mended(filename)
    load_pack(pack or workspace.config.pack)  # wrong here, it would fail only when the document is read
    if level not in Level.values:
        raise BadDecision("got level %(level)s, expected 0 (public) to 3 (strictly confidential).", level=level)
    require_level(by, level)
    sha256 = Sha256.of(data)
    known = _known(by, sha256)
    if known is not None:
        return known
    found = extract(data, filename, workspace.config.limits)
    blob = workspace.blobs.put(data)
    with writing(by, "received", level) as turn:
        known = _known(by, sha256)
        if known is not None:  # another writer was first, while this one kept its bytes
            return known
        document = _document(found, metadata or found.metadata, filename, level, pack or workspace.config.pack)
        document.sha256, document.blob, document.size, document.taken_in = sha256.hex, blob.name, blob.size, turn.at
        document.save()
        text = _text(document, found)
        text.entry = turn.log(
            document=document.pk,
            format=found.format,
            extractor=found.extractor,
            commits=text_commitment(document.sha256, text.sha256, text.paragraph_root, len(text.salts)),
            described=Sha256.of(canonical_json(snapshot_fields(document, DESCRIBED))).hex,
        )
        text.save()
        if captured is not None:
            _capture(turn, document, captured)
        index(document)
    return TakenIn(document, created=True)


def said_otherwise(document: Document, level: int | None, pack: str | None, meta: Metadata) -> dict[str, Any]:
    """What is said of a document that was here already and differs from what stands of it, by field. What is left out differs in nothing."""
    said = {
        "level": level,
        "date": str(meta.published or ""),
        "title": _plain(meta.title)[:500],
        "publisher": _plain(meta.publisher)[:300],
        "url": _plain(meta.url)[:1000],
        "pack": pack or "",
    }
    return {name: value for name, value in said.items() if value not in (None, "", getattr(document, name))}


def _document(found: Extracted, meta: Metadata, filename: str, level: int, pack: str) -> Document:
    document = Document(
        filename=_plain(filename)[-255:],
        format=found.format,
        title=_plain(meta.title or found.metadata.title)[:500],
        publisher=_plain(meta.publisher or found.metadata.publisher)[:300],
        author=_plain(meta.author or found.metadata.author)[:300],
        url=_plain(meta.url or found.metadata.url)[:1000],
        pack=pack,
        level=level,
        notes=list(found.notes),
        salt=secrets.token_hex(32),
    )
    published = meta.published or found.metadata.published
    document.set_date(str(published) if published else None)
    return document


def _plain(said: str) -> str:
    """What a file says of itself, without the NUL that files have and PostgreSQL refuses, and without what is no UTF-8."""
    return mended(said).replace("\0", " ").strip()


def _text(document: Document, found: Extracted) -> Text:
    salts = new_salts(found.text)
    return Text(
        document=document,
        content=found.text,
        sha256=Sha256.of(found.text.encode()).hex,
        extractor=found.extractor,
        salts_json=json.dumps([s.hex() for s in salts]),
        paragraph_root=TextTree(found.text, salts).root.hex(),
    )


def _capture(turn: Turn, document: Document, captured: Mapping[str, Any]) -> None:
    """Keep how it was got. The entry tells the hash alone: an address says what the team looks at."""
    said = canonical_json({**captured, "salt": secrets.token_hex(16)})
    entry = turn.log("captured", document=document.pk, commits=Sha256.of(said).hex)
    Capture.rows.create(document=document, way=captured["way"], said=said.decode(), entry=entry)


def _known(by: User, sha256: Sha256) -> TakenIn | None:
    """The document of these bytes that this person may see, brought back if it was withdrawn; None where there is none."""
    rows = Document.rows.filter(sha256=sha256.hex, level__lte=clearance(by))
    document = rows.order_by("withdrawn", "pk").first()
    if document is None or not document.withdrawn:
        return None if document is None else TakenIn(document, created=False)
    bring_back(by, document)
    return TakenIn(document, created=False, restored=True)
