"""Whether a snapshot is what it says, looked at before anything is printed from it.

Rule: a report is built from a whole snapshot or not at all; nothing is repaired here.
Steps: the form, the ids, the references between rows, the words against the texts, the texts against their
entries.
"""

from __future__ import annotations

import json
import re
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from saksi.evidence.entry import entry_leaf
from saksi.evidence.paragraphs import TextTree
from saksi.kernel.errors import SnapshotError
from saksi.kernel.span import Span
from saksi.reports.passages import cited_spans
from saksi.reports.snapshot import FORMAT, Snapshot, text_commitment

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

GROUPS = ("documents", "actors", "statements", "accounts", "acts", "incidents", "cases", "disputes", "findings")
TALLIES = ("suggestions", "withheld", "blind_documents", "blind_finds", "second_readings")
_ID = re.compile(r"[A-Za-z0-9_.-]+")
_REFERENCES = {
    "statements": {"document": "documents", "speaker": "actors"},
    "accounts": {
        "document": "documents",
        "act": "acts",
        "according_to": "statements",
        "victims": "actors",
        "perpetrators": "actors",
    },
    "acts": {"incident": "incidents", "victims": "actors", "perpetrators": "actors"},
    "incidents": {"case": "cases"},
    "cases": {"incidents": "incidents"},
    "disputes": {"incident": "incidents", "act": "acts"},
    "findings": {"incident": "incidents"},
}


def check_snapshot(snapshot: Snapshot) -> None:
    """Raises SnapshotError, naming the row, if anything in the snapshot does not hold."""
    data = snapshot.data
    if data.get("format") != FORMAT:
        raise SnapshotError(f"got the format {data.get('format')!r}, expected {FORMAT!r}. Take the snapshot again.")
    missing = {*GROUPS, *TALLIES, "period", "level", "made", "origin", "method"} - data.keys()
    if missing:
        raise SnapshotError(f"the snapshot lacks {', '.join(sorted(missing))}. Take the snapshot again.")
    _check_ids(data)
    _check_references(data)
    _check_levels(data)
    _check_texts(snapshot)
    _check_words(snapshot)


def _check_ids(data: Mapping[str, Any]) -> None:
    for group in GROUPS:
        seen: set[str] = set()
        for row in data[group]:
            if not _ID.fullmatch(row["id"]) or row["id"] in seen:
                raise SnapshotError(
                    f"{group}: got the id {row['id']!r}, expected one that occurs once and is made of "
                    "letters, digits, '-', '_' and '.'."
                )
            seen.add(row["id"])
    for group in ("accounts", "acts"):
        for row in data[group]:
            if not _ID.fullmatch(row["code"]):
                raise SnapshotError(f"{group} {row['id']}: got the code {row['code']!r}, expected one of the codebook.")


def _check_references(data: Mapping[str, Any]) -> None:
    known = {group: {row["id"] for row in data[group]} for group in GROUPS}
    for group, row, field, target in _references(data):
        if target is not None and target not in known[_REFERENCES[group][field]]:
            raise SnapshotError(f"{group} {row}: its {field} {target!r} is not in the snapshot. Take it again.")


def _references(data: Mapping[str, Any]) -> Iterator[tuple[str, str, str, str | None]]:
    """Every reference as (group, id of the row, field, id it names)."""
    for group, fields in _REFERENCES.items():
        for row in data[group]:
            for field in fields:
                value = row[field]
                for target in value if isinstance(value, list) else [value]:
                    yield group, row["id"], field, target


def _check_levels(data: Mapping[str, Any]) -> None:
    for row in data["documents"]:
        if row["level"] > data["level"]:
            raise SnapshotError(
                f"document {row['id']}: is of level {row['level']}, the report of level {data['level']}. "
                "Leave it out of the snapshot and count it as withheld."
            )


def _check_texts(snapshot: Snapshot) -> None:
    """Each document's text, root and entry belong together, and the entry is the leaf that the log holds."""
    for row in snapshot.data["documents"]:
        source = snapshot.sources.get(row["id"])
        if source is None:
            raise SnapshotError(f"document {row['id']}: its text is not in the snapshot. Take it again.")
        tree = TextTree(source.text, source.salts)
        digest = sha256(source.text.encode("utf-8")).hexdigest()
        expected = text_commitment(row["sha256"], digest, tree.root.hex(), len(tree.spans))
        if (digest, tree.root.hex()) != (row["text_sha256"], row["paragraph_root"]):
            raise SnapshotError(f"document {row['id']}: its text is not the one of its hashes. Run `saksi verify`.")
        entry = source.committed
        if json.loads(entry.entry).get("commits") != expected or entry.index != row["entry"]:
            raise SnapshotError(
                f"document {row['id']}: entry {entry.index} of the log does not commit to this text. "
                "Run `saksi verify`."
            )
        if snapshot.log.leaves[entry.index : entry.index + 1] != (entry_leaf(entry.nonce, entry.entry),):
            raise SnapshotError(f"document {row['id']}: the log has another leaf at {entry.index}. Run `saksi verify`.")


def _check_words(snapshot: Snapshot) -> None:
    """Every cited span reads as it says; SpanMismatch otherwise."""
    for group in ("statements", "accounts"):
        for row in snapshot.data[group]:
            text = snapshot.sources[row["document"]].text
            for span in cited_spans(row):
                Span.from_json(span, text)
