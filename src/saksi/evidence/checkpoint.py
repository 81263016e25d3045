"""The signed state of the log: its origin, its size and its root.

Rule: decimals without leading zeros, canonical base64, no extension lines written; those of others are passed over.
Source: C2SP tlog-checkpoint.
"""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass

from saksi.evidence.notes import Signer, Verifier, decode, open_note
from saksi.kernel.errors import NoteError

ROOT_SIZE = 32


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """Whose log, how many entries, and the 32 bytes of the root over them."""

    origin: str
    size: int
    root: bytes

    def text(self) -> str:
        """The three lines that are signed."""
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n"


def parse_checkpoint(text: str) -> Checkpoint:
    """The checkpoint of an opened note's text. Raises NoteError."""
    lines = text.split("\n")
    if len(lines) < 4 or lines[-1] != "" or "" in lines[:-1]:
        raise NoteError("expected a checkpoint of at least three lines: origin, size, root.")
    origin, size, root = lines[:3]
    if not re.fullmatch(r"0|[1-9][0-9]{0,18}", size):
        raise NoteError(
            "got the size %(size)r, expected a whole number without leading zeros, below 10**19.",
            size=size[:30],
        )
    digest = decode(root, "the root of the checkpoint")
    if len(digest) != ROOT_SIZE:
        raise NoteError(
            "got a root of %(length)s bytes, expected %(expected)s.",
            length=len(digest),
            expected=ROOT_SIZE,
        )
    return Checkpoint(origin, int(size), digest)


def sign_checkpoint(checkpoint: Checkpoint, signer: Signer) -> str:
    """The checkpoint as a signed note."""
    return signer.sign(checkpoint.text())


def open_checkpoint(note: str | bytes, verifier: Verifier) -> Checkpoint:
    """The checkpoint of a note that this key signed. Raises NoteError."""
    return parse_checkpoint(open_note(note, [verifier]).text)
