"""Bodies known everywhere: the United Nations, rights organisations, news agencies (`data/world.txt`).

What one country knows stands in its pack. A row has sector, name and other forms.
"""

from __future__ import annotations

from saksi.codebook.packs import Entry
from saksi.reading.text.lexicon import lines


def _entries() -> tuple[Entry, ...]:
    rows = (line.split("|") for line in lines("world.txt", "bodies"))
    return tuple(
        Entry(f"world:{name}", name, tuple(filter(None, forms.split(";"))), "institution", sector, "remembered")
        for sector, name, forms in rows
    )


WORLD = _entries()
"""Entries in the form of a pack's bodies."""
