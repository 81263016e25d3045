"""Examples put together as one step of training: all their windows, words, tags and rows as a few tensors.

Rule: a loss is the mean over what one example asks, and then over the examples; so each label here carries its share of the whole.
Order: each example as arrays, once; for a step, the windows of its examples side by side, filled up to the longest; where their words lie; labels and rows.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from saksi.reading.encoder.encoder import HEADS, Floats, width
from training.examples import ACTS, PARTS, POSITIONS, Example, Row
from training.heard import LISTENED

Ints = NDArray[np.int64]

_CHOICES: dict[str, tuple[int, Callable[[Example], Sequence[Sequence[Row]]]]] = {
    "position": (len(POSITIONS), lambda example: [[row] for row in example.positions]),
    "act": (len(ACTS), lambda example: [[row] for row in example.acts]),
    "party": (len(PARTS), lambda example: [[row] for row in example.parties]),
    "speaker": (2, lambda example: example.speakers),
}
"""For each scorer how many answers there are, and the choices that an example asks of it: of a speaker among several rows, of the others one row."""


@dataclass(frozen=True)
class ExampleLabels:
    """What one example asks of one head or scorer.

    at: [n, 2] window and place of a tag, or [n, runs, 2] words of a row; answers [n]; chances [n, answers]: how likely each is taken to be;
    groups [n]: of which choice a row is a candidate, each tag a choice of its own; features [n, features].
    """

    at: Ints
    answers: Ints
    chances: Floats
    groups: Ints
    features: Floats

    @property
    def choices(self) -> int:
        """How many choices are asked."""
        return int(self.groups.max(initial=-1)) + 1


@dataclass(frozen=True)
class Prepared:
    """An example as arrays. windows: pieces and shapes of each. words [words, 2]: window and place of each."""

    windows: tuple[tuple[Ints, Ints], ...]
    words: Ints
    tags: dict[str, ExampleLabels]
    rows: dict[str, ExampleLabels]

    @property
    def longest(self) -> int:
        """The pieces of its longest window."""
        return max(len(pieces) for pieces, _ in self.windows)


@dataclass(frozen=True)
class BatchLabels:
    """What a batch asks of one head or scorer.

    at: pieces of the windows one after another [n], or bounds of runs in the words of all examples [n, runs, 2]; shares [n]: of the whole loss;
    the rest as in ExampleLabels.
    """

    at: Tensor
    answers: Tensor
    chances: Tensor
    shares: Tensor
    groups: Tensor
    features: Tensor


@dataclass(frozen=True)
class Batch:
    """pieces, shapes, mask [windows, length]; words [n]: the piece at which each word of all examples begins; tags by head, rows by scorer."""

    pieces: Tensor
    shapes: Tensor
    mask: Tensor
    words: Tensor
    tags: dict[str, BatchLabels]
    rows: dict[str, BatchLabels]


def prepare(example: Example) -> Prepared:
    """The example as arrays; where a larger encoder was heard of it, its chances are listened to beside the marks."""
    count = max((len(labels) for labels in example.tags.values()), default=max(example.homes, default=0) + 1)
    words = np.array([example.homes.get(word, (0, 0)) for word in range(count)], np.int64)
    heads = [(number, place, word) for number, window in enumerate(example.windows) for word, place in window.heads]
    places = np.array(heads, np.int64).reshape(-1, 3)
    owners = places[:, 2]
    tags = {}
    for head, labels in example.tags.items():
        answers = np.array(labels, np.int64)[owners]
        heard = None if example.heard is None else example.heard[head][owners]
        chances = chances_of(answers, width(head), heard)
        tags[head] = ExampleLabels(places[:, :2], answers, chances, np.arange(len(heads)), np.zeros((len(heads), 0), np.float32))
    rows = {}
    for name, (options, choices) in _CHOICES.items():
        flat = [(row, group) for group, choice in enumerate(choices(example)) for row in choice]
        if flat:
            answers = np.array([row.answer for row, _ in flat], np.int64)
            chances = chances_of(answers, options, None if example.heard is None else example.heard.get(name))
            runs = np.array([_bounds(row, count) for row, _ in flat], np.int64)
            groups, features = np.array([group for _, group in flat], np.int64), np.array([row.features for row, _ in flat], np.float32)
            rows[name] = ExampleLabels(runs, answers, chances, groups, features)
    windows = tuple((np.array(window.pieces, np.int64), np.array(window.shapes, np.int64)) for window in example.windows)
    return Prepared(windows, words, tags, rows)


def chances_of(answers: Ints, options: int, heard: Floats | None) -> Floats:
    """How likely each option is taken to be [answers, options]: the marked one, and what a larger encoder says beside it, where it was heard."""
    marked: Floats = np.eye(options, dtype=np.float32)[answers]
    return marked if heard is None else (1 - LISTENED) * marked + LISTENED * heard


def _bounds(row: Row, words: int) -> list[tuple[int, int]]:
    """Runs that lie in the words of the page, each of one word at least."""
    return [(min(a, words - 1), max(min(b, words), min(a, words - 1) + 1)) for a, b in row.runs]


def make_batch(examples: Sequence[Prepared], device: torch.device) -> Batch:
    """The examples as one batch, on `device`."""
    windows = [window for example in examples for window in example.windows]
    length = max(example.longest for example in examples)
    filled = np.zeros((3, len(windows), length), np.int64)
    for n, (pieces, shapes) in enumerate(windows):
        filled[:, n, : len(pieces)] = pieces, shapes, np.ones_like(pieces)
    firsts = np.cumsum([0, *(len(example.windows) for example in examples)])[:-1]
    starts = np.cumsum([0, *(len(example.words) for example in examples)])[:-1]

    def piece(at: Ints, first: int) -> Ints:
        """Windows and places as numbers of the pieces of all windows, one after another."""
        numbered: Ints = (at[:, 0] + first) * length + at[:, 1]
        return numbered

    tags, rows = {}, {}
    for head in HEADS:
        tagged = [(one.tags[head], piece(one.tags[head].at, first)) for one, first in zip(examples, firsts, strict=True) if head in one.tags]
        if tagged:
            tags[head] = _joined(tagged, len(examples), device)
    for name in _CHOICES:
        asked = [(one.rows[name], one.rows[name].at + start) for one, start in zip(examples, starts, strict=True) if name in one.rows]
        if asked:
            rows[name] = _joined(asked, len(examples), device)
    words = np.concatenate([piece(one.words, first) for one, first in zip(examples, firsts, strict=True)])
    pieces, shapes, mask = torch.from_numpy(filled).to(device)
    return Batch(pieces, shapes, mask, torch.from_numpy(words).to(device), tags, rows)


def _joined(parts: Sequence[tuple[ExampleLabels, Ints]], examples: int, device: torch.device) -> BatchLabels:
    """The labels of several examples for one head or scorer, each with where it lies in the batch."""
    before = np.cumsum([0, *(labels.choices for labels, _ in parts)])[:-1]
    shares = [np.full(len(labels.answers), 1 / (max(labels.choices, 1) * examples), np.float32) for labels, _ in parts]

    def tensor(arrays: Sequence[NDArray[Any]]) -> Tensor:
        return torch.from_numpy(np.concatenate(arrays)).to(device)

    return BatchLabels(
        at=tensor([at for _, at in parts]),
        answers=tensor([labels.answers for labels, _ in parts]),
        chances=tensor([labels.chances for labels, _ in parts]),
        shares=tensor(shares),
        groups=tensor([labels.groups + much for (labels, _), much in zip(parts, before, strict=True)]),
        features=tensor([labels.features for labels, _ in parts]),
    )
