"""A page cut into windows that the encoder can take, with the way from its word pieces back to the words.

Rule: every word of the page lies in a window, none is left unread; neighbouring windows share words, and a word is
read in the window where it lies farthest from an edge.
Order: word pieces of all words; windows of at most `LIMIT` pieces; for each word its window.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tokenizers import Tokenizer

LIMIT = 320
SHARED = 64
"""Word pieces of a window, and those that two neighbours share."""

SHAPES = ("other", "lower", "title", "upper", "mixed", "digit")
FIRST_PIECE, LAST_PIECE = 101, 102

Pieces = tuple[tuple[int, ...], tuple[int, ...]]
"""Ids of the vocabulary, and for each the index in SHAPES of how its word is written."""


@dataclass(frozen=True, slots=True)
class Window:
    """Word pieces with the marks of begin and end.

    pieces: ids of the vocabulary. shapes: indices of SHAPES, for the capitals that the vocabulary has lost.
    heads: (index of the word, place of its first piece), the words in order.
    """

    pieces: tuple[int, ...]
    shapes: tuple[int, ...]
    heads: tuple[tuple[int, int], ...]


def shape(word: str) -> int:
    """Index in SHAPES of how a word is written."""
    if not word[:1].isalpha():
        return SHAPES.index("digit" if word[:1].isdigit() else "other")
    if word.islower():
        return SHAPES.index("lower")
    if word.isupper():
        return SHAPES.index("upper" if len(word) > 1 else "title")
    return SHAPES.index("title" if word[0].isupper() and not any(map(str.isupper, word[1:])) else "mixed")


def make_windows(words: Sequence[str], tokenizer: Tokenizer) -> tuple[Window, ...]:
    """All windows of a text's words, in order; a word without pieces lies in none."""
    encoded = tokenizer.encode(list(words), is_pretokenized=True, add_special_tokens=False)
    owners = encoded.word_ids
    windows: list[Window] = []
    start = 0
    room = LIMIT - 2
    while start < len(owners):
        end = min(start + room, len(owners))
        ids, own = encoded.ids[start:end], owners[start:end]
        heads = tuple(
            (word, place + 1)
            for place, word in enumerate(own)
            if word is not None and (start + place == 0 or owners[start + place - 1] != word)
        )
        shapes = tuple(shape(words[word]) if word is not None else 0 for word in own)
        windows.append(Window((FIRST_PIECE, *ids, LAST_PIECE), (0, *shapes, 0), heads))
        if end == len(owners):
            break
        start = end - SHARED
    return tuple(windows)


def pieces_of(words: Sequence[str], tokenizer: Tokenizer) -> Pieces:
    """The pieces of words and their shapes, without marks of begin and end."""
    encoded = tokenizer.encode(list(words), is_pretokenized=True, add_special_tokens=False)
    return tuple(encoded.ids), tuple(shape(words[word]) if word is not None else 0 for word in encoded.word_ids)


def homes(windows: Sequence[Window]) -> dict[int, tuple[int, int]]:
    """For each word the window in which it lies farthest from an edge, and the place of its first piece there."""
    found: dict[int, tuple[int, int]] = {}
    depths: dict[int, int] = {}
    for number, window in enumerate(windows):
        last = len(window.pieces) - 1
        for word, place in window.heads:
            depth = min(place if number else LIMIT, last - place if number + 1 < len(windows) else LIMIT)
            if depth > depths.get(word, -1):
                depths[word], found[word] = depth, (number, place)
    return found
