"""The log's part of a bundle: entries, shown with what proves them against one signed checkpoint.

Rule: entries are shown as the exact characters that were hashed; every path leads to the root of the
checkpoint that lies beside them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from saksi.evidence.checkpoint import Checkpoint, parse_checkpoint
from saksi.evidence.entry import entry_leaf
from saksi.evidence.merkle import inclusion_proof, verify_inclusion
from saksi.evidence.notes import Verifier, open_note

if TYPE_CHECKING:
    from collections.abc import Mapping

    from saksi.reports.snapshot import LogEntry, LogState

FORMAT = "saksi/proofs/v1"


def state_of(log: LogState) -> Checkpoint:
    """The signed state, if the log's own key signed it. Raises NoteError."""
    return parse_checkpoint(open_note(log.checkpoint, [Verifier.parse(log.vkey)]).text)


def path_of(entry: LogEntry, log: LogState, state: Checkpoint) -> list[str]:
    """The path, in hex, from an entry to the root of a checkpoint. Raises ProofError if there is none."""
    path = inclusion_proof(log.leaves, entry.index, state.size)
    verify_inclusion(entry_leaf(entry.nonce, entry.entry), entry.index, state.size, path, state.root)
    return [step.hex() for step in path]


def paths_of_texts(texts: Mapping[str, LogEntry], log: LogState) -> dict[str, list[str]]:
    """From each document to the path of its text's entry in the newest checkpoint. Raises NoteError, ProofError."""
    state = state_of(log)
    return {doc: path_of(entry, log, state) for doc, entry in texts.items()}


def proofs(texts: Mapping[str, LogEntry], report: LogEntry, log: LogState) -> dict[str, Any]:
    """proofs.json: the entries of all texts and the entry `report built`, against the newest checkpoint.

    Raises NoteError or ProofError if the log does not hold them: nothing is sealed that would not verify.
    """
    state = state_of(log)
    shown = [{**_entry("text", one, path_of(one, log, state)), "document": doc} for doc, one in texts.items()]
    last = _entry("report", report, path_of(report, log, state))
    return {"format": FORMAT, "vkey": log.vkey, "entries": [*shown, last]}


def _entry(kind: str, entry: LogEntry, path: list[str]) -> dict[str, Any]:
    return {
        "kind": kind,
        "index": entry.index,
        "nonce": entry.nonce.hex(),
        "entry": entry.entry.decode("utf-8"),
        "path": path,
    }
