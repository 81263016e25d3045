"""Sign the state of the log; what is in a signed checkpoint is acknowledged.

Rule: nothing is signed that contradicts itself or the newest checkpoint on the disk. Before each signature the new
rows are read a second time, their hashes made again, and the root built two ways.
Steps: read, check, compare with the newest checkpoint, sign, write durably under the number of entries.
"""

from __future__ import annotations

from pathlib import Path

from saksi.evidence.blobs import write_durably
from saksi.evidence.checkpoint import Checkpoint, open_checkpoint, sign_checkpoint
from saksi.evidence.entry import entry_leaf
from saksi.evidence.merkle import root
from saksi.evidence.verification import checked_root
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


def sign(workspace: Workspace) -> str:
    """Sign the log as it stands and keep the note; gives the note. The caller holds the workspace's lock.

    Raises LogError if the rows contradict themselves, or the log is older than its newest checkpoint or another one.
    """
    leaves = [bytes(h) for h in LogLeaf.rows.values_list("leaf_hash", flat=True)]
    newest = newest_checkpoint(workspace)
    signed = newest[1].size if newest else 0
    if newest and (signed > len(leaves) or root(leaves[:signed]) != newest[1].root):
        raise LogError(
            f"the newest checkpoint signs {signed} entries which this log of {len(leaves)} does not have: the workspace was "
            "brought back from an older copy, or changed. Nothing was signed. Run `saksi verify`."
        )
    if newest and signed == len(leaves):
        return newest[0]
    _check_new_rows(leaves, signed)
    note = sign_checkpoint(Checkpoint(workspace.config.origin, len(leaves), checked_root(leaves)), workspace.signer())
    write_durably(workspace.log_folder / f"{len(leaves):012d}{SUFFIX}", note.encode())
    _keep_public_key(workspace)
    return note


def _check_new_rows(leaves: list[bytes], signed: int) -> None:
    """Read the rows since the last signature again and make their hashes again. Raises LogError."""
    entries = LogEntry.rows.filter(index__gte=signed).values_list("index", "nonce", "data")
    expected = signed
    for index, nonce, data in entries.iterator():
        if index != expected or entry_leaf(bytes(nonce or b""), bytes(data or b"")) != leaves[index]:
            raise LogError(f"log entry {expected} does not fit its leaf. Nothing was signed. Run `saksi verify`.")
        expected += 1
    if expected != len(leaves):
        raise LogError(
            f"the log has {expected} entries and {len(leaves)} leaves. Nothing was signed. Run `saksi verify`."
        )


def _keep_public_key(workspace: Workspace) -> None:
    """Write the public key beside the checkpoints, to be given to others."""
    path = workspace.log_folder / PUBLIC_KEY
    if not path.exists():
        write_durably(path, (workspace.signer().vkey + "\n").encode())
