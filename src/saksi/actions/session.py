"""One command or one decision in the browser: the lock, the actions, the signature.

Rule: one writer. What was done is acknowledged only after the checkpoint that holds it was signed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from saksi.actions.checkpoint import sign
from saksi.record.workspace import Workspace


@contextmanager
def acknowledged(
    workspace: Workspace, who: str, patience: float = 60.0, waiting: Callable[[str], None] = lambda _: None
) -> Iterator[None]:
    """Hold the right to write, and sign when all went well or something was written before an error.

    who: what is being done, as another writer will read it. Raises LockHeld, LogError, and NoteError before anything is written where
    the key is gone.
    """
    with workspace.lock(who, patience, waiting):
        workspace.signer()
        try:
            yield
        finally:
            sign(workspace)
