"""Spreadsheets that were handed over and not yet imported: held in this program's memory, never on the disk.

Rule: one for each person, for an hour, under a token that only this person's requests open; who hands over another drops the first. Whatever
is held is gone when Saksi is stopped, and then the file is handed over again.
"""

from __future__ import annotations

import secrets
import threading
import time
from dataclasses import dataclass

from saksi.intake.sheet import Book
from saksi.kernel.errors import NotFound, TooLarge

MOST_BYTES = 10_000_000
MOST_HELD = 8
SECONDS = 3600.0


@dataclass(frozen=True)
class Upload:
    """A file with its sheets, and what was said of it."""

    data: bytes
    filename: str
    book: Book
    pack: str
    level: int


class Held:
    """What is held, by token."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._held: dict[str, tuple[int, float, Upload]] = {}

    def keep(self, user: int, upload: Upload) -> str:
        """Hold a file for this person; gives its token. Raises TooLarge."""
        if len(upload.data) > MOST_BYTES:
            raise TooLarge(
                "got %(size)s bytes, expected %(most)s at most. Split the sheet, or use `saksi import`.",
                size=f"{len(upload.data):,}",
                most=f"{MOST_BYTES:,}",
            )
        token = secrets.token_urlsafe(24)
        with self._lock:
            stale = [key for key, (whose, till, _) in self._held.items() if whose == user or till < time.monotonic()]
            for key in (*stale, *list(self._held)[: max(0, len(self._held) - len(stale) - MOST_HELD + 1)]):
                self._held.pop(key, None)
            self._held[token] = (user, time.monotonic() + SECONDS, upload)
        return token

    def get(self, user: int, token: str) -> Upload:
        """What this person handed over. Raises NotFound for any other token, and once its time is over."""
        with self._lock:
            whose, till, upload = self._held.get(token, (None, 0.0, None))
        if upload is None or whose != user or till < time.monotonic():
            raise NotFound("this file is held no longer: an hour passed, or Saksi was started again. Hand it over once more.")
        return upload


HELD = Held()
