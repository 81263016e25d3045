"""The rows of a snapshot tied together for printing: who said it, the words around it, what it belongs to.

Rule: nothing is computed here that a figure counts, and nothing is printed that `data` does not hold; the
text of a source is used for the words around a cited span only, and only within its cited paragraphs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from saksi.evidence.entry import entry_leaf
from saksi.evidence.paragraphs import paragraph_spans
from saksi.reports.proofs import path_of, state_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from saksi.reports.snapshot import Snapshot

Row = dict[str, Any]
AROUND = 260
"""How many characters a printed context shows on each side of the cited words; the bundle has the paragraph.
"""


@dataclass(frozen=True, slots=True)
class Passage:
    """Cited words with what stands around them in their paragraph; start and end in the stored text."""

    before: str
    words: str
    after: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Proof:
    """What shows that the log committed to a text: the leaf, its path, and the signed state it leads to."""

    index: int
    leaf: str
    path: list[str]
    size: int
    root: str


class Chain:
    """Look-ups over one snapshot; every method takes and gives ids or rows of its data."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.data: Mapping[str, Any] = snapshot.data
        groups = ("documents", "actors", "statements", "accounts", "acts", "incidents", "cases", "disputes", "findings")
        self._rows = {group: {row["id"]: row for row in self.data[group]} for group in groups}
        self._state = state_of(snapshot.log)
        self._index: dict[tuple[str, str], dict[Any, list[Row]]] = {}

    def row(self, group: str, identifier: str) -> Row:
        """The row of a group by its id."""
        row: Row = self._rows[group][identifier]
        return row

    def named(self, actor: str | None) -> str | None:
        """The actor's name as it may be printed; None where it is unknown or withheld."""
        return self._rows["actors"][actor]["name"] if actor else None

    def of(self, group: str, field: str, value: str) -> list[Row]:
        """The rows of a group whose field has this value, in order."""
        if (group, field) not in self._index:
            index = self._index.setdefault((group, field), {})
            for row in self.data[group]:
                index.setdefault(row[field], []).append(row)
        return self._index[group, field].get(value, [])

    def context(self, row: Row) -> Passage:
        """The words of a statement or of an account's trigger, within the paragraphs that hold them."""
        span = row.get("span") or row["trigger"]
        text = self.snapshot.sources[row["document"]].text
        touched = [(a, b) for a, b in paragraph_spans(text) if a < span["end"] and span["start"] < b]
        first, last = touched[0][0], touched[-1][1]
        start, end = _window(text, span["start"], span["end"], first, last)
        before = ("… " if start > first else "") + text[start : span["start"]].lstrip()
        after = text[span["end"] : end].rstrip() + (" …" if end < last else "")
        return Passage(before, span["quote"], after, span["start"], span["end"])

    def proof(self, document: Row) -> Proof:
        """The log's proof of a document's text, against the state in which the snapshot was taken."""
        entry = self.snapshot.sources[document["id"]].committed
        path = path_of(entry, self.snapshot.log, self._state)
        leaf = entry_leaf(entry.nonce, entry.entry).hex()
        return Proof(entry.index, leaf, path, self._state.size, self._state.root.hex())


def _window(text: str, start: int, end: int, first: int, last: int) -> tuple[int, int]:
    """Where the printed context begins and ends: whole words, within the paragraphs from first to last."""
    low, high = max(first, start - AROUND), min(last, end + AROUND)
    while first < low < start and not text[low - 1].isspace():
        low += 1
    while end < high < last and not text[high].isspace():
        high -= 1
    return low, high
