"""Runs of words from tags: the best path, against trying all of them."""

from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from saksi.reading.encoder.encoder import softmax
from saksi.reading.encoder.tagged import Run, joined, runs

TABLES = st.integers(1, 6).flatmap(
    lambda words: st.lists(st.lists(st.floats(-4, 4, width=16), min_size=5, max_size=5), min_size=words, max_size=words)
)


def allowed(path):
    """Inside follows only begin or inside of its kind."""
    before = (0, *path[:-1])
    return all(label % 2 or label == 0 or last in (label - 1, label) for last, label in zip(before, path, strict=True))


def labels_of(found, size):
    """The path that these runs stand for."""
    path = [0] * size
    for run in found:
        for word in range(run.first, run.last):
            path[word] = 1 + 2 * run.kind + (word > run.first)
    return path


@given(TABLES)
def test_the_path_is_the_best_of_all(table):
    chances = softmax(np.array(table, np.float32))
    told = labels_of(runs(chances, [(0, len(table))]), len(table))
    logs = np.log(chances + 1e-6)

    def worth(path):
        return float(sum(logs[n, label] for n, label in enumerate(path)))

    best = max(worth(path) for path in product(range(5), repeat=len(table)) if allowed(path))
    assert allowed(told)
    assert abs(worth(told) - best) < 1e-3


def test_no_run_crosses_a_paragraph():
    chances = softmax(np.array([[0, 5, 0], [0, 0, 5], [0, 0, 5], [0, 0, 5]], np.float32))
    found = runs(chances, [(0, 2), (2, 4)])
    assert all(run.last <= 2 or run.first >= 2 for run in found)
    assert (found[0].first, found[0].last) == (0, 2)


def test_a_run_has_the_mean_chance_of_its_words():
    chances = np.array([[0.1, 0.9, 0.0], [0.3, 0.0, 0.7]], np.float32)
    (run,) = runs(chances, [(0, 2)])
    assert (run.first, run.last, run.kind) == (0, 2, 0)
    assert abs(run.chance - 0.8) < 1e-6


def test_runs_that_touch_are_joined_and_others_stay():
    found = [Run(0, 1, 0, 0.7), Run(1, 3, 0, 0.9), Run(4, 5, 0, 0.6)]
    assert joined(found) == [Run(0, 3, 0, 0.9), Run(4, 5, 0, 0.6)]
