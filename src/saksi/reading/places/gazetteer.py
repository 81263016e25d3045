"""The pack's names in a page: the longest one that begins at a word.

Rule: as written in the pack, apart from `the` before it. Bodies go before places of the same words.
"""

from __future__ import annotations

import re

from saksi.codebook.packs import Entry, Pack
from saksi.reading.text.page import Page
from saksi.reading.words.world import WORLD

_TOKEN = re.compile(r"[^\W\d_]+(?:[-‐‑'’](?!s\b)[^\W\d_]+)*|['’]s\b|[^\w\s]|\w+")

_Index = dict[str, list[tuple[tuple[str, ...], Entry, str]]]


def _index(entries: list[tuple[Entry, str]]) -> _Index:
    """First token -> the names that begin with it, longest first."""
    index: _Index = {}
    for entry, kind in entries:
        for form in entry.forms:
            tokens = tuple(_TOKEN.findall(form.removeprefix("the ").removeprefix("The ")))
            if tokens and tokens[0][:1].isupper():
                index.setdefault(tokens[0], []).append((tokens, entry, kind))
    for names in index.values():
        names.sort(key=lambda item: -len(item[0]))
    return index


_by_pack: dict[int, tuple[Pack, _Index]] = {}


def _index_of(pack: Pack) -> _Index:
    """The index of a pack, made once for each pack object."""
    kept = _by_pack.get(id(pack))
    if kept is None or kept[0] is not pack:
        bodies = [(entry, "organisation") for entry in (*pack.bodies, *WORLD)]
        places = [(entry, "place") for entry in pack.places]
        kept = _by_pack[id(pack)] = (pack, _index([*bodies, *places]))
    return kept[1]


class Gazetteer:
    """Looks up the words of one page in its pack."""

    def __init__(self, page: Page) -> None:
        self._words = page.words
        self._index = _index_of(page.pack)

    def longest(self, first: int) -> tuple[int, Entry, str] | None:
        """(index after the last word, entry, kind) of the longest name that begins at word `first`."""
        for tokens, entry, kind in self._index.get(self._words[first].text, ()):
            last = first + len(tokens)
            if last <= len(self._words) and all(
                word.text == token for word, token in zip(self._words[first:last], tokens, strict=True)
            ):
                return None if self._is_provision(first, last) else (last, entry, kind)
        return None

    def _is_provision(self, first: int, last: int) -> bool:
        """`Article 19 of the ICCPR`, `Article 19 (2)`: a provision, and not the body of this name."""
        after = [word.low for word in self._words[last : last + 2]]
        return self._words[first].low == "article" and (after[:1] == ["of"] or (after[:1] == ["("] and after[-1].isdigit()))

    def is_place(self, first: int, last: int) -> bool:
        """Whether the words are, or begin with, a place of the pack."""
        found = self.longest(first)
        return found is not None and found[2] == "place" and found[0] <= last
