"""A text as a tree of its paragraphs, so that one can be shown and proved without the others.

Rule: the paragraphs part the whole stored text, nothing left over; each leaf carries a salt of its own,
so that a paragraph that is not shown cannot be guessed.
Leaf: RFC 6962 leaf hash of the canonical JSON of end, salt (hexadecimal), start and text.
"""

from __future__ import annotations

import itertools
import re
import secrets
from collections.abc import Sequence

from saksi.evidence.merkle import inclusion_proof, leaf_hash, root
from saksi.kernel.canonical import canonical_json
from saksi.kernel.errors import LogError

SALT_SIZE = 32
_BREAK = re.compile(r"\n[^\S\n]*\n\s*")
_LINE = re.compile(r"\n\s*")


def paragraph_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Where each paragraph lies: code points, half-open, in order; together they are the whole text.

    A paragraph ends after the blank lines that follow it; in a text without blank lines, after each line, so that
    showing one sentence never shows the whole. An empty text has none.
    """
    end = _BREAK if _BREAK.search(text.strip()) else _LINE
    edges = [0, *(m.end() for m in end.finditer(text) if m.start() and m.end() < len(text)), len(text)]
    return tuple((a, b) for a, b in itertools.pairwise(edges) if a < b)


def new_salts(text: str) -> tuple[bytes, ...]:
    """A random salt of 32 bytes for each paragraph."""
    return tuple(secrets.token_bytes(SALT_SIZE) for _ in paragraph_spans(text))


def paragraph_leaf(start: int, end: int, text: str, salt: bytes) -> bytes:
    """The leaf hash of one paragraph; `text` is its words."""
    return leaf_hash(canonical_json({"end": end, "salt": salt.hex(), "start": start, "text": text}))


class TextTree:
    """The tree over a text's paragraphs. Raises LogError unless there is one salt of 32 bytes for each."""

    def __init__(self, text: str, salts: Sequence[bytes]) -> None:
        self.spans = paragraph_spans(text)
        if len(salts) != len(self.spans) or any(len(s) != SALT_SIZE for s in salts):
            raise LogError(
                "got %(salts)s salts for %(paragraphs)s paragraphs, expected one of %(size)s bytes for each.",
                salts=len(salts),
                paragraphs=len(self.spans),
                size=SALT_SIZE,
            )
        self.leaves = [paragraph_leaf(a, b, text[a:b], salt) for (a, b), salt in zip(self.spans, salts, strict=True)]

    @property
    def root(self) -> bytes:
        """The root over the paragraphs; 32 bytes."""
        return root(self.leaves)

    def proof(self, index: int) -> list[bytes]:
        """The path from one paragraph to the root."""
        return inclusion_proof(self.leaves, index)

    def covering(self, start: int, end: int) -> range:
        """The indices of the paragraphs that a span touches."""
        touched = [i for i, (a, b) in enumerate(self.spans) if a < end and start < b]
        return range(touched[0], touched[-1] + 1) if touched else range(0)
