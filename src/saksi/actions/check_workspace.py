"""Check a whole workspace against itself, its log and its checkpoints; changes nothing.

Rule: it goes round the guard, since it must see every row, and therefore names no content: only numbers and blobs.
Others may write meanwhile: the checkpoints are read first, and all rows as they stood at one moment after.
Steps: blobs against rows, rows against blobs, texts, documents, readings and decisions against their log entries, facts against
decisions and what the log tells of them since, the log, the checkpoints, a kept one.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from saksi.actions.check_facts import check_facts
from saksi.actions.check_rows import Told, check_rows, raw
from saksi.actions.check_standing import check_standing
from saksi.actions.checkpoint import PUBLIC_KEY, checkpoint_files
from saksi.evidence.blobs import BlobStore
from saksi.evidence.paragraphs import TextTree
from saksi.evidence.verification import (
    FAILED,
    NOT_CHECKED,
    PASSED,
    Finding,
    check_checkpoints,
    check_entries,
    check_kept,
)
from saksi.kernel.errors import SaksiError
from saksi.kernel.hashes import Sha256
from saksi.record.models import Capture, Document, LogLeaf, Text
from saksi.record.moment import one_moment
from saksi.record.workspace import Workspace
from saksi.reports.snapshot import text_commitment

HANDS = min(4, os.cpu_count() or 1)  # files hashed at once; the hash lets other threads run
Entries = dict[int, dict[str, Any]]  # what entries say, by their place in the log
PARCEL = 16  # files given to a hand at a time, so that handing over costs little


def check_workspace(workspace: Workspace, kept: tuple[str, str] | None = None) -> Iterator[Finding]:
    """Every finding, as it is made. kept: name and text of a checkpoint that was kept elsewhere."""
    yield from _blobs(workspace)
    notes = [
        (f"log/{path.name}", path.read_text(encoding="utf-8", errors="replace")) for path in checkpoint_files(workspace)
    ]
    with one_moment():
        leaves = [raw(h) for h in LogLeaf.rows.order_by("index").values_list("leaf_hash", flat=True)]
        told = Told()
        entries = told.entries()
        faults = check_entries(entries, leaves)
        for _behind_a_gap in entries:
            pass  # where an entry is missing the comparison with the leaves ends, but what stands behind is heard all the same
        yield from told.faults
        yield from _texts(told.texts)
        yield from _captures(told.captures)
        yield from check_rows(told)
        yield from check_facts()
        yield from check_standing(told)
    yield from faults
    try:
        verifier = workspace.signer().verifier
    except SaksiError as error:
        yield Finding(FAILED, "signing key", error.message)
        if leaves and not notes:
            yield Finding(FAILED, "checkpoints", f"are gone from log/, while the log has {len(leaves)} entries")
        return
    if not notes and (workspace.log_folder / PUBLIC_KEY).exists():
        yield Finding(FAILED, "checkpoints", f"are gone from log/, where {PUBLIC_KEY} shows that something was signed")
    else:
        yield from check_checkpoints(notes, verifier, workspace.config.origin, leaves)
    yield check_kept(kept, verifier, workspace.config.origin, leaves)


def _blobs(workspace: Workspace) -> Iterator[Finding]:
    rows = list(Document.rows.values_list("pk", "blob", "sha256"))
    parcels = (rows[first : first + PARCEL] for first in range(0, len(rows), PARCEL))
    faults = 0
    with ThreadPoolExecutor(HANDS) as hands:
        for verdicts in hands.map(lambda parcel: [_blob_fault(workspace.blobs, *row) for row in parcel], parcels):
            for fault in filter(None, verdicts):
                faults += 1
                yield fault
    if not faults:
        yield Finding(PASSED, "kept files", f"{len(rows)} read again, each hashes to what was taken in")
    known = {name for _, name, _ in rows}
    orphans = [name for name in workspace.blobs.names() if name not in known]
    if orphans:
        detail = f"{len(orphans)} in evidence/ belong to no document: their taking in was broken off before it was acknowledged"
        yield Finding(NOT_CHECKED, "files without a document", detail)


def _blob_fault(blobs: BlobStore, number: int, name: str, sha256: str) -> Finding | None:
    """What is wrong with a document's kept file, or None."""
    try:
        blobs.check(name, Sha256.parse(sha256))
    except SaksiError as error:
        return Finding(FAILED, f"document {number}", error.message)
    except OSError as error:
        return Finding(FAILED, f"document {number}", f"blob {name} cannot be read ({error.strerror})")
    return None


def _texts(committed: Entries) -> Iterator[Finding]:
    """Each stored text against the commitment in its log entry, and each log entry of a text against its row."""
    count = 0
    faults = 0
    columns = ("document_id", "document__sha256", "content", "salts_json", "entry")
    for number, sha256, content, salts, place in Text.rows.order_by("pk").values_list(*columns).iterator():
        count += 1
        found = _commitment(sha256, content, salts)
        entry = committed.pop(place, None)
        if entry is None or found is None or entry.get("commits") != found:
            faults += 1
            yield Finding(FAILED, f"text of document {number}", "is not the one that the log committed to")
    for index, entry in committed.items():
        faults += 1
        yield Finding(
            FAILED, f"document {entry.get('document')}", f"was taken in by log entry {index}, and its row is gone"
        )
    if not faults:
        yield Finding(PASSED, "texts", f"{count} are the ones that the log committed to")


def _captures(entries: Entries) -> Iterator[Finding]:
    """What is kept of how documents were got, against the log; nothing is said where there is none of it."""
    kept = dict(Capture.rows.values_list("entry", "said"))
    logged = {index: entry.get("commits") for index, entry in entries.items()}
    wrong = [n for n in kept.keys() | logged.keys() if n not in kept or logged.get(n) != Sha256.of(kept[n].encode()).hex]
    if wrong:
        yield Finding(FAILED, "captures", f"{len(wrong)} are not the ones that the log committed to: entries {sorted(wrong)[:10]}")
    elif kept:
        yield Finding(PASSED, "captures", f"{len(kept)} are the ones that the log committed to")


def _commitment(sha256: str, content: str, salts_json: str) -> dict[str, Any] | None:
    """What an entry must commit to for this text of the document with this hash; None where its salts were damaged."""
    try:
        salts = [bytes.fromhex(salt) for salt in json.loads(salts_json)]
        root = TextTree(content, salts).root.hex()
    except (SaksiError, ValueError, TypeError):
        return None
    return text_commitment(sha256, Sha256.of(content.encode()).hex, root, len(salts))
