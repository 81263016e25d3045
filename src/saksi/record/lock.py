"""The lock of a workspace: one program writes at a time, and who waits is told for whom."""

from __future__ import annotations

import fcntl
import os
import re
import time
from typing import TYPE_CHECKING, Self

from saksi.kernel.errors import LockHeld, Words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

HOLDER = re.compile(r"(.+?)(?: at the desk of (.+))? \(process (\d+)\)")


class Lock:
    """The right to write, for one program at a time; used with `with`.

    who: what is being done, as the other will read it. patience: seconds to wait.
    waiting: told once who holds it. Raises LockHeld when the patience ends.
    """

    def __init__(self, path: Path, who: str, patience: float, waiting: Callable[[str], None]) -> None:
        self._path, self._who, self._patience, self._waiting = path, who, patience, waiting
        self._handle = -1

    def __enter__(self) -> Self:
        self._handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        deadline = time.monotonic() + self._patience
        told = False
        while not self._try():
            holder = os.pread(self._handle, 200, 0).decode(errors="replace").strip() or "another program"
            if not told:
                self._waiting(holder)
                told = True
            if time.monotonic() > deadline:
                os.close(self._handle)
                raise _held(holder)
            time.sleep(0.05)
        os.ftruncate(self._handle, 0)
        os.pwrite(self._handle, f"{self._who} (process {os.getpid()})".encode(), 0)
        return self

    def _try(self) -> bool:
        try:
            fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def __exit__(self, *_: object) -> None:
        os.ftruncate(self._handle, 0)
        os.close(self._handle)


def _held(holder: str) -> LockHeld:
    """The error that names who writes, so that a page can tell in its language what is being done."""
    found = HOLDER.fullmatch(holder)
    what, who, process = found.groups() if found else (holder, None, "?")
    if who is None:
        return LockHeld(
            "%(what)s (process %(process)s) is writing to this workspace. Wait until it is done, then try again.",
            what=Words(what),
            process=process,
        )
    return LockHeld(
        "%(what)s at the desk of %(who)s (process %(process)s) is writing to this workspace. "
        "Wait until it is done, then try again.",
        what=Words(what),
        who=who,
        process=process,
    )
