"""Fit the weights of one model: a line and trees over the same named features.

Rule: the seed is fixed; features that fewer than `LEAST` rows have are left out. Needs scikit-learn, with its numpy and
scipy. Order: of one thing; of a choice; the line of a choice; the trees and their plain form.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from scipy.optimize import minimize  # type: ignore[import-not-found,import-untyped,unused-ignore]  # only training installs it
from sklearn.ensemble import ExtraTreesClassifier, GradientBoostingClassifier  # type: ignore[import-not-found,import-untyped,unused-ignore]  # only training installs it
from sklearn.linear_model import LogisticRegression  # type: ignore[import-not-found,import-untyped,unused-ignore]  # only training installs it

from benchmarks.hrdsattack.models import CLIP
from benchmarks.hrdsattack.told import WORDS

Features = Mapping[str, float]
LEAST = 5
_DIGITS, _DIGITS_OF_TREES = 4, 3
_HOLD, _HOLD_BESIDE_FOREST = 80.0, 200.0
_HOLD_SIGN, _HOLD_WORD = 200.0, 500.0
_LEAST_SCALE = 0.15
_LEAF, _LEAF_OF_CHOICE = 4, 3
_NEVER = 1e-12
_LEAST_WEIGHT = 0.0005
Weights = dict[str, Any]


def fit(rows: Sequence[Features], labels: Sequence[bool], *, forest: bool, strength: float) -> Weights:
    """Weights of a `Blend` for one thing. forest: many independent trees (few rows), else boosted ones.

    strength: C of the logistic line.
    """
    table = _Table(rows, labels)
    model = LogisticRegression(C=strength, max_iter=1000).fit(table.scaled, table.right)
    return _weights(table, float(model.intercept_[0]), model.coef_[0], _LEAF if forest else None)


def fit_choice(questions: Sequence[tuple[Sequence[Features], Sequence[bool]]], *, forest: bool = False) -> Weights:
    """Weights of a `Blend` for the choice among candidates; each question has its candidates and which are right.

    forest: as in `fit`.
    """
    rows = [row for candidates, _ in questions for row in candidates]
    labels = [mark for _, marks in questions for mark in marks]
    groups = np.repeat(np.arange(len(questions)), [len(marks) for _, marks in questions])
    table = _Table(rows, labels)
    line = _choice_line(table, groups, _HOLD_BESIDE_FOREST if forest else _HOLD)
    return _weights(table, 0.0, line, _LEAF_OF_CHOICE if forest else None)


def fit_line(questions: Sequence[tuple[Sequence[Features], Sequence[bool]]]) -> Weights:
    """Weights of a `Line` for the choice among places that tell an answer, most of them with rare features."""
    rows = [row for places, _ in questions for row in places]
    labels = [mark for _, marks in questions for mark in marks]
    groups = np.repeat(np.arange(len(questions)), [len(marks) for _, marks in questions])
    table = _Table(rows, labels, _LEAST_SCALE)
    hold = np.where([name.startswith(WORDS) for name in table.names], _HOLD_WORD, _HOLD_SIGN)
    return {"line": table.line(_choice_line(table, groups, hold))}


class _Table:
    """Rows as numbers: the names of the columns, the values, which rows are right, and the values scaled."""

    def __init__(self, rows: Sequence[Features], labels: Sequence[bool], least: float = 0.0) -> None:
        self.names = _names(rows)
        self.values = np.array([[row.get(name, 0.0) for name in self.names] for row in rows])
        self.right = np.array(labels, dtype=bool)
        self.mean = self.values.mean(axis=0).round(_DIGITS)
        scale = self.values.std(axis=0).round(_DIGITS)
        self.scale = np.maximum(np.where(scale < 0.001, 1.0, scale), least)
        self.scaled = np.clip((self.values - self.mean) / self.scale, -CLIP, CLIP)

    def line(self, line: Any) -> dict[str, list[float]]:
        """Mean, scale and weight of each feature whose weight is not next to nothing."""
        rows = zip(self.names, self.mean, self.scale, line, strict=True)
        return {n: [float(m), float(s), round(float(w), _DIGITS)] for n, m, s, w in rows if abs(w) >= _LEAST_WEIGHT}


def _names(rows: Sequence[Features]) -> list[str]:
    seen = Counter(name for row in rows for name, value in row.items() if value)
    return sorted(name for name, number in seen.items() if number >= LEAST)


def _choice_line(table: _Table, groups: Any, hold: Any) -> Any:
    """The line whose softmax over the candidates of a question best names a right one.

    hold: what keeps its weights small, one number for all or one for each.
    """
    number = int(groups.max()) + 1
    starts = np.searchsorted(groups, np.arange(number))

    def loss(line: Any) -> tuple[float, Any]:
        score = table.scaled @ line
        power = np.exp(score - np.maximum.reduceat(score, starts)[groups])
        every = np.bincount(groups, power, number)
        right = np.bincount(groups, power * table.right, number) + _NEVER
        pull = table.scaled.T @ (power * table.right / right[groups] - power / every[groups])
        return float(-np.log(right / every).sum() + (hold * line * line).sum() / 2), hold * line - pull

    return minimize(loss, np.zeros(len(table.names)), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x


def _weights(table: _Table, bias: float, line: Any, leaf: int | None) -> Weights:
    """leaf: the fewest rows in a leaf of a forest; None for boosted trees."""
    start, trees = _boosted(table.values, table.right) if leaf is None else _forest(table.values, table.right, leaf)
    used = sorted({place for tree in trees for place in _places(tree)})
    moved = {place: number for number, place in enumerate(used)}
    return {
        "bias": round(bias, _DIGITS),
        "line": table.line(line),
        "names": [table.names[place] for place in used],
        "start": start,
        "trees": [_renumbered(tree, moved) for tree in trees],
    }


def _forest(table: Any, right: Any, least: int) -> tuple[None, list[Any]]:
    model = ExtraTreesClassifier(72, min_samples_leaf=least, max_features=0.3, random_state=0).fit(table, right)
    return None, [
        _tree(part.tree_, lambda value: round(float(value[0][1] / value[0].sum()), 3)) for part in model.estimators_
    ]


def _boosted(table: Any, right: Any) -> tuple[float, list[Any]]:
    rate = 0.035
    model = GradientBoostingClassifier(
        n_estimators=220,
        max_depth=3,
        learning_rate=rate,
        subsample=0.5,
        max_features=0.15,
        min_samples_leaf=12,
        random_state=0,
    ).fit(table, right)
    odds = right.mean() / (1 - right.mean())
    trees = [
        _tree(part[0].tree_, lambda value: round(rate * float(value[0][0]), _DIGITS)) for part in model.estimators_
    ]
    return round(float(np.log(odds)), _DIGITS), trees


def _tree(tree: Any, leaf: Any, node: int = 0) -> Any:
    left, right = int(tree.children_left[node]), int(tree.children_right[node])
    if left < 0:
        return leaf(tree.value[node])
    return [
        int(tree.feature[node]),
        round(float(tree.threshold[node]), _DIGITS_OF_TREES),
        _tree(tree, leaf, left),
        _tree(tree, leaf, right),
    ]


def _places(tree: Any) -> list[int]:
    return [tree[0], *_places(tree[2]), *_places(tree[3])] if isinstance(tree, list) else []


def _renumbered(tree: Any, moved: Mapping[int, int]) -> Any:
    if not isinstance(tree, list):
        return tree
    return [moved[tree[0]], tree[1], _renumbered(tree[2], moved), _renumbered(tree[3], moved)]
