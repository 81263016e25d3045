"""The key that signs a workspace's checkpoints.

Rule: the key lies in one file that only its owner reads; a key that was published as a test vector is refused.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from saksi.evidence.blobs import make_folder, write_durably
from saksi.evidence.notes import Signer
from saksi.kernel.errors import NoteError

# SHA-256 of the public halves of test keys that anybody can sign with.
PUBLISHED = {
    "0c69b3031cb3be818072cb2414a36249",
    "139e3940e64b5491722088d9a0d74162",
    "75be0ebd4485da8d0280aab422d66b87",
    "9ae66a53e5afc10faa8f568109b50f2a",
    "c41d5508947551aaad3237a60ef0f2b8",
    "c7a9d541f116ae828b693ee8c89482bb",
}


def make_signer(path: Path, origin: str) -> None:
    """Make the key of a new workspace, with `origin` as its name."""
    make_folder(path.parent)
    write_durably(path, (Signer.generate(origin).skey + "\n").encode())


def load_signer(path: Path, origin: str) -> Signer:
    """The signer of this workspace. It is made once, with the workspace: another one would sign another past.

    Raises NoteError if the file is gone or not a key, names another origin, or holds a published test key.
    """
    if not path.exists():
        raise NoteError(
            "%(file)s is gone from the folder %(folder)s of the workspace. Bring that folder back from a copy. If there is none, this log "
            "cannot be signed any more: make a new workspace with `saksi init`, and take the documents in there.",
            file=path.name,
            folder=path.parent.name,
        )
    signer = Signer.parse(path.read_text(encoding="utf-8", errors="replace").strip())
    if signer.name != origin:
        raise NoteError(
            "%(file)s: got the key of %(name)r, expected that of %(origin)r as named in saksi.toml.",
            file=path.name,
            name=signer.name,
            origin=origin,
        )
    if fingerprint(signer) in PUBLISHED:
        raise NoteError(
            "%(file)s: this is a published test key; anybody can sign with it. Make a new workspace with `saksi init`.",
            file=path.name,
        )
    return signer


def fingerprint(signer: Signer) -> str:
    """The first 32 hexadecimal digits of the SHA-256 of the public key."""
    return hashlib.sha256(signer.verifier.key).hexdigest()[:32]
