"""Shares with intervals, what two searches missed, agreement: against values worked out elsewhere."""

import random

import pytest

from saksi.figures.proportions import alpha, share, unseen, wilson
from saksi.kernel.errors import FigureError


def test_wilson_is_that_of_the_paper():
    """Newcombe 1998, Statistics in Medicine 17:857-872, table I, method 3: 81 of 263, 15 of 148, 0 of 20, 1 of 29."""
    for part, whole, low, high in (
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ):
        assert wilson(part, whole) == pytest.approx((low, high), abs=5e-5)


@pytest.mark.parametrize(("part", "whole"), [(1, 0), (0, 0), (-1, 3), (4, 3)])
def test_wilson_refuses_what_is_no_share(part, whole):
    with pytest.raises(FigureError):
        wilson(part, whole)


def test_a_share_of_nothing_is_none():
    assert share(0, 0) is None
    assert share(1, 4).value == 0.25


def test_chapman_is_that_of_the_textbook():
    """Seber 1982: n1 = 200, n2 = 300, m = 100 gives N = 201 * 301 / 101 - 1."""
    found = unseen(200, 300, 100)
    assert 400 + found.estimate == pytest.approx(201 * 301 / 101 - 1)
    assert found.low < found.estimate < found.high


def test_the_interval_covers_the_truth_about_as_often_as_it_says():
    draw = random.Random(5)
    covered, tried = 0, 0
    for _ in range(400):
        one = {n for n in range(200) if draw.random() < 0.7}
        two = {n for n in range(200) if draw.random() < 0.6}
        found = unseen(len(one), len(two), len(one & two))
        missed = 200 - len(one | two)
        covered += found.low <= missed <= found.high
        tried += 1
    assert 0.92 <= covered / tried <= 0.99


@pytest.mark.parametrize(("first", "second", "both"), [(0, 0, 0), (5, 5, 0), (5, 9, 5), (4, 4, 4)])
def test_too_little_to_tell_is_none(first, second, both):
    assert unseen(first, second, both) is None


def test_more_in_both_than_in_one_is_refused():
    with pytest.raises(FigureError):
        unseen(3, 9, 4)


def test_alpha_is_that_of_krippendorff():
    """Krippendorff 2011, section A: two observers, binary data, ten units, alpha 0.095."""
    one, two = "0100000000", "1110010010"
    assert alpha(list(zip(one, two, strict=True))).value == pytest.approx(0.095, abs=5e-4)


def test_alpha_comes_out_the_same_again_and_needs_two_names():
    answers = [("a", "a")] * 10 + [("b", "b")] * 6 + [("a", "b")] * 3
    assert alpha(answers) == alpha(answers)
    assert alpha(answers).low < alpha(answers).value < alpha(answers).high
    assert alpha([("a", "a")] * 9) is None
    assert alpha([]) is None
