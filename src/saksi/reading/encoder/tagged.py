"""What the encoder's tags say: runs of words, by the best path through begin, inside and outside.

Rule: inside never follows outside; the path is chosen over all words of a paragraph, not word by word, and a run carries the
mean chance of its words.
Source: Viterbi 1967, IEEE Transactions on Information Theory 13:260-269; see tests/reading/test_tagged.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from saksi.reading.encoder.encoder import Floats

_NEVER = -1e4


@dataclass(frozen=True, slots=True)
class Run:
    """Words [first, last) of one kind (an index into the kinds of its head); chance: from 0 to 1."""

    first: int
    last: int
    kind: int
    chance: float


def runs(chances: Floats, parts: Sequence[tuple[int, int]]) -> list[Run]:
    """The runs of one head. chances: [words, labels]. parts: word ranges that no run crosses, such as paragraphs."""
    labels = chances.shape[1]
    logs = np.log(chances + 1e-6)
    moves = _moves(labels)
    found: list[Run] = []
    for start, end in parts:
        if end > start:
            path = _best_path(logs[start:end], moves)
            found.extend(_runs_of(path, start, chances))
    return found


def _moves(labels: int) -> Floats:
    """moves[a, b]: 0 if label b may follow label a. Begin labels are odd, inside ones even above 0."""
    moves = np.zeros((labels, labels), np.float32)
    for inside in range(2, labels, 2):
        moves[:, inside] = _NEVER
        moves[inside - 1, inside] = moves[inside, inside] = 0
    return moves


def _best_path(logs: Floats, moves: Floats) -> list[int]:
    size = len(logs)
    best = logs[0].copy()
    best[2::2] = _NEVER
    back = np.zeros((size, logs.shape[1]), np.int64)
    for n in range(1, size):
        reached = best[:, None] + moves
        back[n] = reached.argmax(axis=0)
        best = reached.max(axis=0) + logs[n]
    path = [int(best.argmax())]
    for n in range(size - 1, 0, -1):
        path.append(int(back[n, path[-1]]))
    return path[::-1]


def _runs_of(path: Sequence[int], offset: int, chances: Floats) -> list[Run]:
    found: list[Run] = []
    start = -1
    for n, label in enumerate((*path, 0)):
        if start >= 0 and (label == 0 or label % 2):
            kind = (path[start] - 1) // 2
            part = chances[offset + start : offset + n, 1 + 2 * kind : 3 + 2 * kind]
            found.append(Run(offset + start, offset + n, kind, float(part.sum(axis=1).mean())))
            start = -1
        if label % 2:
            start = n
    return found


def joined(found: Sequence[Run]) -> list[Run]:
    """The runs of one kind, those that touch (`was`, `picked up`) made one; such a run is as sure as its surer part."""
    together: list[Run] = []
    for run in found:
        if together and together[-1].last == run.first:
            last = together.pop()
            run = Run(last.first, run.last, run.kind, max(last.chance, run.chance))  # noqa: PLW2901
        together.append(run)
    return together
