"""Krippendorff's alpha for names, against worked figures."""

import pytest
from training.agreement import alpha


def test_the_same_names_agree_fully():
    assert alpha([("a", "a"), ("b", "b"), ("a", "a")]) == 1


def test_names_by_chance_agree_not_at_all():
    pairs = [(x, y) for x in "ab" for y in "ab"] * 500
    assert alpha(pairs) == pytest.approx(0, abs=0.001)


def test_the_worked_example_of_krippendorff_for_two_observers():
    """Ten units, ten values: 2011, section A, binary data; alpha is 0.095."""
    first, second = "0100000010", "1110001000"
    assert alpha(list(zip(first, second, strict=True))) == pytest.approx(0.095, abs=0.001)
