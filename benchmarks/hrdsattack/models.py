"""The models in plain Python: a line and a set of small trees over named features, averaged.

Rule: weights are JSON that a person can read; a feature that is missing is zero. Nothing is learned here.
Order: a model of one thing and of the choice among
candidates; a model of the choice among places.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import exp
from typing import Any

Features = Mapping[str, float]
CLIP = 4.0


class Blend:
    """The mean of what a line and trees say of one thing, from 0 to 1."""

    def __init__(self, weights: Mapping[str, Any]) -> None:
        self.bias: float = weights["bias"]
        self.line: list[tuple[str, float, float, float]] = [(name, *row) for name, row in weights["line"].items()]
        self.names: list[str] = weights["names"]
        self.trees: list[Any] = weights["trees"]
        self.start: float | None = weights["start"]

    def share(self, features: Features) -> float:
        """How sure the model is."""
        return (_logistic(self.by_line(features)) + self.by_trees(features)) / 2

    def shares(self, candidates: Mapping[str, Features]) -> dict[str, float]:
        """How sure the model is of each of the candidates, of which one is right; they add up to one."""
        line = {key: self.by_line(features) for key, features in candidates.items()}
        most = max(line.values(), default=0.0)
        by_line = _normal({key: exp(value - most) for key, value in line.items()})
        by_trees = _normal({key: self.by_trees(features) for key, features in candidates.items()})
        return {key: (by_line[key] + by_trees[key]) / 2 for key in candidates}

    def by_line(self, features: Features) -> float:
        """What the line says, in log odds."""
        get, total = features.get, self.bias
        for name, mean, scale, weight in self.line:
            total += weight * _clipped((get(name, 0.0) - mean) / scale)
        return total

    def by_trees(self, features: Features) -> float:
        """Leaves of a forest are shares and averaged; those of boosted trees are steps from `start`."""
        row = [features.get(name, 0.0) for name in self.names]
        leaves = sum(_leaf(tree, row) for tree in self.trees)
        return leaves / len(self.trees) if self.start is None else _logistic(self.start + leaves)


class Line:
    """A line alone, for the choice among many places of which a few tell the answer."""

    def __init__(self, weights: Mapping[str, Any]) -> None:
        self.line = {name: (mean, scale, weight) for name, (mean, scale, weight) in weights["line"].items()}

    def shares(self, mentions: Sequence[tuple[str, Features]]) -> dict[str, float]:
        """How sure the model is of each key: the sum over the places that tell it; they add up to one."""
        scores = [self._score(features) for _, features in mentions]
        most = max(scores, default=0.0)
        found: dict[str, float] = defaultdict(float)
        for (key, _), score in zip(mentions, scores, strict=True):
            found[key] += exp(score - most)
        return _normal(found)

    def _score(self, features: Features) -> float:
        """What the features that are there add to a place without any."""
        total = 0.0
        for name, value in features.items():
            if name in self.line:
                mean, scale, weight = self.line[name]
                total += weight * (_clipped((value - mean) / scale) - _clipped(-mean / scale))
        return total


def _clipped(value: float) -> float:
    return max(-CLIP, min(CLIP, value))


def _leaf(tree: Any, row: list[float]) -> float:
    """A tree is a leaf, or [place of the feature, threshold, tree where not above it, tree where above]."""
    while isinstance(tree, list):
        tree = tree[2] if row[tree[0]] <= tree[1] else tree[3]
    return float(tree)


def _logistic(value: float) -> float:
    return 1 / (1 + exp(-max(-30.0, min(30.0, value))))


def _normal(shares: Mapping[str, float]) -> dict[str, float]:
    total = sum(shares.values()) or 1.0
    return {key: share / total for key, share in shares.items()}
