"""One line of the log as a blinded commitment, so that the log reveals nothing and content can be shredded.

commitment = SHA-256("saksi/event/v1" || nonce[32] || entry)
leaf       = SHA-256(0x00 || commitment)
"""

from __future__ import annotations

import hashlib

from saksi.evidence.merkle import leaf_hash
from saksi.kernel.errors import LogError

PREFIX = b"saksi/event/v1"
NONCE_SIZE = 32


def commitment(nonce: bytes, entry: bytes) -> bytes:
    """The 32 bytes that commit to an entry without showing it. Raises LogError unless the nonce has 32 bytes."""
    if len(nonce) != NONCE_SIZE:
        raise LogError(
            "got a nonce of %(length)s bytes, expected %(expected)s.",
            length=len(nonce),
            expected=NONCE_SIZE,
        )
    return hashlib.sha256(PREFIX + nonce + entry).digest()


def entry_leaf(nonce: bytes, entry: bytes) -> bytes:
    """The leaf hash of an entry; 32 bytes."""
    return leaf_hash(commitment(nonce, entry))
