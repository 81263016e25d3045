"""Examples put together as one step of training: all their windows, words, tags and rows as a few tensors.

Rule: a loss is the mean over what one example asks, and then over the examples; so each label here carries its share of the whole.
Order: the windows side by side, filled up to the longest; where each word of each example lies in them; the labels of the tags; the rows of the scorers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from saksi.reading.encoder import HEADS
from training.examples import Example, Row


@dataclass(frozen=True)
class Labels:
    """Right answers with the share of the loss that each carries: answers [n], shares [n]."""

    answers: Tensor
    shares: Tensor


@dataclass(frozen=True)
class Tags(Labels):
    """places [n]: which piece of the windows, one after another, each label of a head is of."""

    places: Tensor


@dataclass(frozen=True)
class Rows(Labels):
    """Input of a scorer. runs [n, runs, 2]: bounds in the words of all examples. features [n, features]. groups [n]: of which choice the row is a candidate."""

    runs: Tensor
    features: Tensor
    groups: Tensor


@dataclass(frozen=True)
class Batch:
    """pieces, shapes, mask [windows, length]; words [n]: the piece at which each word of all examples begins; tags by head, rows by scorer."""

    pieces: Tensor
    shapes: Tensor
    mask: Tensor
    words: Tensor
    tags: dict[str, Tags]
    rows: dict[str, Rows]


def longest(example: Example) -> int:
    """The pieces of an example's longest window."""
    return max(len(window.pieces) for window in example.windows)


def make_batch(examples: Sequence[Example], device: torch.device) -> Batch:
    """The examples as one batch, on `device`."""
    windows = [window for example in examples for window in example.windows]
    length = max(map(longest, examples))

    def filled(of: Callable[[Any], Iterable[int]]) -> Tensor:
        return torch.tensor([[*of(window), *[0] * (length - len(window.pieces))] for window in windows], device=device)

    def tensor(values: Sequence[Any], kind: torch.dtype = torch.long) -> Tensor:
        return torch.tensor(values, dtype=kind, device=device)

    words: list[int] = []
    starts, firsts = [], []  # of each example: its first word, its first window
    first = 0
    for example in examples:
        starts.append(len(words))
        firsts.append(first)
        homes = [example.homes.get(word, (0, 0)) for word in range(max(example.homes, default=0) + 1)]
        words += [(first + window) * length + place for window, place in homes]
        first += len(example.windows)
    one = 1 / len(examples)
    tags = {}
    for head in HEADS:
        found = [
            ((first + number) * length + place, example.tags[head][word], one / max(_labels(example), 1))
            for first, example in zip(firsts, examples, strict=True) if head in example.tags
            for number, window in enumerate(example.windows) for word, place in window.heads
        ]  # fmt: skip
        if found:
            places, answers, shares = zip(*found, strict=True)
            tags[head] = Tags(tensor(answers), tensor(shares, torch.float), tensor(places))
    rows = {}
    ends = [*starts[1:], len(words)]
    for name, groups_of in _CHOICES.items():
        flat = [
            (_bounds(row, start, end), row.features, row.answer, one / len(groups), (number, n))
            for number, (start, end, groups) in enumerate(zip(starts, ends, map(groups_of, examples), strict=True))
            for n, group in enumerate(groups) for row in group
        ]  # fmt: skip
        if flat:
            runs, features, answers, shares, names = zip(*flat, strict=True)
            numbers = {name: n for n, name in enumerate(dict.fromkeys(names))}
            rows[name] = Rows(
                tensor(answers), tensor(shares, torch.float), tensor(runs), tensor(features, torch.float),
                tensor([numbers[name] for name in names]),
            )  # fmt: skip
    return Batch(filled(lambda w: w.pieces), filled(lambda w: w.shapes), filled(lambda w: [1] * len(w.pieces)), tensor(words), tags, rows)


_CHOICES: dict[str, Callable[[Example], Sequence[Sequence[Row]]]] = {
    "position": lambda example: [[row] for row in example.positions],
    "act": lambda example: [[row] for row in example.acts],
    "party": lambda example: [[row] for row in example.parties],
    "speaker": lambda example: example.speakers,
}
"""The choices that an example asks of each scorer; of a speaker each is among several rows, the others are of one row alone."""


def _labels(example: Example) -> int:
    return sum(len(window.heads) for window in example.windows)


def _bounds(row: Row, start: int, end: int) -> list[tuple[int, int]]:
    """The runs in the words of the batch, each of one word at least."""
    last = end - start - 1
    return [(start + min(a, last), start + max(min(b, last + 1), min(a, last) + 1)) for a, b in row.runs]
