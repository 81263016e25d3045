"""SHA-256 as a value of its own, so that a hash is never mistaken for other text.

Source: FIPS 180-4; computed by the standard library.
"""

from __future__ import annotations

import hashlib
import re
import threading
from dataclasses import dataclass
from pathlib import Path

from saksi.kernel.errors import HashError

SIZE = 32
PIECE = 2**20
_thread = threading.local()


@dataclass(frozen=True, slots=True, order=True)
class Sha256:
    """The 32 bytes of a SHA-256. Raises HashError for any other length."""

    digest: bytes

    def __post_init__(self) -> None:
        if len(self.digest) != SIZE:
            raise HashError(
                "got %(length)s bytes, expected the %(size)s of a SHA-256.",
                length=len(self.digest),
                size=SIZE,
            )

    @classmethod
    def of(cls, data: bytes) -> Sha256:
        """The hash of these bytes."""
        return cls(hashlib.sha256(data).digest())

    @classmethod
    def of_file(cls, path: Path) -> Sha256:
        """The hash of a file's bytes, read in pieces into one buffer of each thread: a new one for each file costs more than opening it."""
        if not hasattr(_thread, "buffer"):
            _thread.buffer = memoryview(bytearray(PIECE))
        found = hashlib.sha256()
        with path.open("rb", buffering=0) as file:
            while size := file.readinto(_thread.buffer):
                found.update(_thread.buffer[:size])
        return cls(found.digest())

    @classmethod
    def parse(cls, text: str) -> Sha256:
        """The hash written as 64 lower-case hexadecimal digits. Raises HashError."""
        if not re.fullmatch(r"[0-9a-f]{64}", text):
            raise HashError("got %(text)r, expected 64 lower-case hexadecimal digits.", text=text[:80])
        return cls(bytes.fromhex(text))

    @property
    def hex(self) -> str:
        """The 64 lower-case hexadecimal digits."""
        return self.digest.hex()

    def __bytes__(self) -> bytes:
        return self.digest

    def __str__(self) -> str:
        return self.hex
