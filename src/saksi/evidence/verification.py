"""Verification of a workspace: pure functions over leaves, entries, blobs' verdicts and checkpoints.

Rule: three verdicts, passed, failed, not checked; a failed one names what is wrong. What was not looked at
is never called passed. An entry without its content cannot be checked; while no action destroys content, it fails.
Steps: each entry against its leaf, the root two ways, each checkpoint against the tree, a kept checkpoint last.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from saksi.evidence.checkpoint import Checkpoint, open_checkpoint
from saksi.evidence.entry import entry_leaf
from saksi.evidence.merkle import Edge, roots
from saksi.evidence.notes import Verifier
from saksi.kernel.errors import EvidenceError, LogError

PASSED, FAILED, NOT_CHECKED = "passed", "failed", "not checked"


@dataclass(frozen=True, slots=True)
class Finding:
    """One verdict: what was looked at, passed, failed or not checked, and what is wrong."""

    verdict: str
    what: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class LoggedEntry:
    """An entry as stored: its place, nonce and bytes; nonce and bytes are None once its content was shredded."""

    index: int
    nonce: bytes | None
    data: bytes | None


def check_entries(entries: Iterable[LoggedEntry], leaves: Sequence[bytes]) -> list[Finding]:
    """Each entry against the leaf at its place; one finding for each fault, or one that all passed."""
    faults: list[Finding] = []
    emptied: list[int] = []
    count = 0
    for expected, entry in enumerate(entries):
        count += 1
        if entry.index != expected:
            faults.append(
                Finding(FAILED, f"log entry {expected}", f"is missing; entry {entry.index} stands in its place")
            )
            break
        if entry.index >= len(leaves):
            faults.append(Finding(FAILED, f"log entry {entry.index}", "has no leaf"))
        elif entry.nonce is None or entry.data is None:
            emptied.append(entry.index)
        elif entry_leaf(entry.nonce, entry.data) != leaves[entry.index]:
            faults.append(
                Finding(FAILED, f"log entry {entry.index}", "does not fit its leaf: it was changed or swapped")
            )
    if not faults and count != len(leaves):
        faults.append(Finding(FAILED, "log", f"has {count} entries and {len(leaves)} leaves"))
    if emptied:
        which = f"{emptied[:10]}".strip("[]") + (", ..." if len(emptied) > 10 else "")
        detail = f"{len(emptied)} of {count} lost their content, which no command of Saksi takes away: entries {which}"
        faults.append(Finding(FAILED, "log entries", detail))
    return faults or [Finding(PASSED, "log entries", f"{count} fit their leaves")]


def checked_growth(edge: Edge, leaves: Sequence[bytes]) -> Edge:
    """The edge of a tree after these leaves more, its root built two ways.

    Raises LogError if the two differ: a fault of the memory or the processor.
    """
    grown = edge.grown(leaves)
    if grown.root != edge.root_by_definition(leaves):
        raise LogError(
            "the root built two ways differs: a fault of this computer's memory. Nothing was signed; test the memory."
        )
    return grown


def check_against_tree(checkpoint: Checkpoint, leaves: Sequence[bytes], name: str) -> Finding:
    """Whether the tree still begins with the state that a checkpoint signed."""
    return _against(checkpoint, roots(leaves, (checkpoint.size,)), len(leaves), name)


def _against(checkpoint: Checkpoint, known: Mapping[int, bytes], size: int, name: str) -> Finding:
    """The same with the roots at hand; size: of the workspace's tree."""
    if checkpoint.size > size:
        return Finding(
            FAILED,
            name,
            f"signs {checkpoint.size} entries, the workspace has {size}: it is older than this checkpoint",
        )
    if known[checkpoint.size] != checkpoint.root:
        return Finding(
            FAILED, name, f"the first {checkpoint.size} entries are not the ones it signed: the log was rewritten"
        )
    return Finding(PASSED, name, f"{checkpoint.size} entries")


def check_checkpoints(
    notes: Sequence[tuple[str, str]], verifier: Verifier, origin: str, leaves: Sequence[bytes]
) -> list[Finding]:
    """Each signed checkpoint, given as (name, note) in order, against key, origin and tree."""
    faults: list[Finding] = []
    opened: list[tuple[str, Checkpoint]] = []
    for name, note in notes:
        try:
            checkpoint = open_checkpoint(note, verifier)
        except EvidenceError as error:
            faults.append(Finding(FAILED, name, error.message))
            continue
        if checkpoint.origin == origin:
            opened.append((name, checkpoint))
        else:
            faults.append(Finding(FAILED, name, f"is of the log {checkpoint.origin!r}, not of {origin!r}"))
    known = roots(leaves, {checkpoint.size for _, checkpoint in opened})
    findings = (_against(checkpoint, known, len(leaves), name) for name, checkpoint in opened)
    faults += [finding for finding in findings if finding.verdict == FAILED]
    size = max((checkpoint.size for _, checkpoint in opened), default=0)
    if faults:
        return faults
    if size < len(leaves):
        detail = (
            f"signs {size} of {len(leaves)} entries. The last {len(leaves) - size} are not acknowledged: a command was broken "
            "off, or a checkpoint was taken away. The next command that writes signs them"
        )
        return [Finding(NOT_CHECKED, "newest checkpoint", detail)]
    return [Finding(PASSED, "checkpoints", f"{len(notes)} agree with the log")]


def check_kept(kept: tuple[str, str] | None, verifier: Verifier, origin: str, leaves: Sequence[bytes]) -> Finding:
    """The workspace against a checkpoint that was kept elsewhere, given as (name, note); without one, not checked."""
    what = "checkpoint kept elsewhere"
    if kept is None:
        return Finding(NOT_CHECKED, what, "none was given: a rewound workspace cannot be told. Use --checkpoint FILE")
    name, note = kept
    try:
        checkpoint = open_checkpoint(note, verifier)
    except EvidenceError as error:
        return Finding(FAILED, what, f"{name} is no checkpoint signed with the key of this workspace: {error.message}")
    if checkpoint.origin != origin:
        return Finding(FAILED, what, f"is of the log {checkpoint.origin!r}, not of {origin!r}")
    return check_against_tree(checkpoint, leaves, what)
