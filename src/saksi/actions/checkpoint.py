"""Sign the state of the log; what is in a signed checkpoint is acknowledged.

Rule: nothing is signed that contradicts itself or the newest checkpoint on the disk. Before each signature the new
rows are read a second time, their hashes made again, and the root built two ways. What is signed always continues what was signed before.
Steps: read, check, compare with the newest checkpoint, sign, write durably under the number of entries.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from saksi.evidence.blobs import write_durably
from saksi.evidence.checkpoint import Checkpoint, open_checkpoint, sign_checkpoint
from saksi.evidence.entry import entry_leaf
from saksi.evidence.merkle import Edge
from saksi.evidence.verification import checked_growth
from saksi.kernel.errors import LogError
from saksi.record.models import LogEntry, LogLeaf
from saksi.record.workspace import Workspace

SUFFIX = ".checkpoint"
PUBLIC_KEY = "public.key"


def checkpoint_files(workspace: Workspace) -> list[Path]:
    """The signed checkpoints on the disk, oldest first; each is named by its number of entries."""
    return sorted(workspace.log_folder.glob(f"*{SUFFIX}"))


def newest_checkpoint(workspace: Workspace) -> tuple[str, Checkpoint] | None:
    """The newest checkpoint as note and content, or None before the first. Raises NoteError if it was changed."""
    files = checkpoint_files(workspace)
    if not files:
        return None
    note = files[-1].read_text(encoding="utf-8")
    return note, open_checkpoint(note, workspace.signer().verifier)


@dataclass(frozen=True)
class _Signed:
    """What was signed last: the note, the edge of its tree, its last leaf, and the state of the folder of checkpoints then."""

    note: str
    edge: Edge
    last: bytes
    folder: int


_signed: dict[Path, _Signed] = {}


def sign(workspace: Workspace) -> str:
    """Sign the log as it stands and keep the note; gives the note. The caller holds the workspace's lock.

    The first signature of a process, and the first after another process signed, reads every leaf; a later one only grows the tree
    that this process signed before, so that it takes no longer in a long log.
    Raises LogError if the rows contradict themselves, or the log is older than its newest checkpoint or another one.
    """
    before = _remembered(workspace) or _read_again(workspace)
    leaves = _new_leaves(before.edge.size)
    if before.note and not leaves:
        return before.note
    edge = checked_growth(before.edge, leaves)
    note = sign_checkpoint(Checkpoint(workspace.config.origin, edge.size, edge.root), workspace.signer())
    write_durably(workspace.log_folder / f"{edge.size:012d}{SUFFIX}", note.encode())
    _keep_public_key(workspace)
    _signed[workspace.log_folder] = _Signed(note, edge, (leaves or [before.last])[-1], _state_of(workspace))
    return note


def _state_of(workspace: Workspace) -> int:
    """Changes whenever a file comes into the folder of checkpoints or leaves it."""
    return workspace.log_folder.stat().st_mtime_ns


def _remembered(workspace: Workspace) -> _Signed | None:
    """What this process signed last, if nobody signed since and the log still holds the last leaf of it."""
    known = _signed.get(workspace.log_folder)
    if known is None or known.folder != _state_of(workspace) or not known.edge.size:
        return None
    last = LogLeaf.rows.filter(index=known.edge.size - 1).values_list("leaf_hash", flat=True).first()
    return known if last is not None and bytes(last) == known.last else None


def _read_again(workspace: Workspace) -> _Signed:
    """The same from the disk and from every leaf. Raises LogError if the log does not begin as the newest checkpoint says."""
    newest = newest_checkpoint(workspace)
    note, signed = (newest[0], newest[1].size) if newest else ("", 0)
    leaves = [bytes(h) for h in LogLeaf.rows.filter(index__lt=signed).values_list("leaf_hash", flat=True)]
    edge = Edge().grown(leaves)
    if newest and (len(leaves) < signed or edge.root != newest[1].root):
        raise LogError(
            "the newest checkpoint signs %(signed)s entries which this log of %(length)s does not have: the workspace was brought back from an older copy, or changed. Nothing was signed. Run `saksi verify`.",
            signed=signed,
            length=len(leaves),
        )
    return _Signed(note, edge, leaves[-1] if leaves else b"", 0)


def _new_leaves(signed: int) -> list[bytes]:
    """The leaves since the last signature, each made again from its entry. Raises LogError."""
    leaves = [bytes(h) for h in LogLeaf.rows.filter(index__gte=signed).values_list("leaf_hash", flat=True)]
    entries = LogEntry.rows.filter(index__gte=signed).values_list("index", "nonce", "data")
    expected = signed
    for index, nonce, data in entries.iterator():
        fits = index == expected < signed + len(leaves)
        if not fits or entry_leaf(bytes(nonce or b""), bytes(data or b"")) != leaves[index - signed]:
            raise LogError(
                "log entry %(expected)s does not fit its leaf. Nothing was signed. Run `saksi verify`.",
                expected=expected,
            )
        expected += 1
    if expected != signed + len(leaves):
        raise LogError(
            "the log has %(expected)s entries and %(signed)s leaves. Nothing was signed. Run `saksi verify`.",
            expected=expected,
            signed=signed + len(leaves),
        )
    return leaves


def _keep_public_key(workspace: Workspace) -> None:
    """Write the public key beside the checkpoints, to be given to others."""
    path = workspace.log_folder / PUBLIC_KEY
    if not path.exists():
        write_durably(path, (workspace.signer().vkey + "\n").encode())
