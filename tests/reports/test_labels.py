"""Codes and dates in words."""

import pytest

from saksi.codebook.lists import codebook
from saksi.reports import labels


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        (None, ""),
        ("2024-03-05", "5 March 2024"),
        ("2023-07~", "about July 2023"),
        ("2023?", "perhaps 2023"),
        ("2021/2022-03", "from 2021 to March 2022"),
        ("2021/..", "from 2021 on"),
        ("../2022-01", "until January 2022"),
    ],
)
def test_a_date_is_said_as_far_as_it_is_known(edtf, words):
    """A month stays a month; what is inferred or doubted says so."""
    assert labels.date_words(edtf) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2024-03-01", "2024-03-31", "March 2024"),
        ("2024-01-01", "2024-12-31", "2024"),
        ("2024-03-01", "2024-03-01", "1 March 2024"),
        ("2024-03-01", "2024-04-02", "1 March 2024 to 2 April 2024"),
        (None, "2024-04-02", "until 2 April 2024"),
        ("2024-03-01", None, "since 1 March 2024"),
        (None, None, "all dates"),
    ],
)
def test_a_period_is_said_by_its_name_where_it_has_one(start, end, words):
    """A whole month or year by its name."""
    assert labels.period_words(start, end) == words


def test_every_position_and_sector_of_the_codebook_has_words():
    """A new code in a list needs its words here."""
    assert set(codebook().positions) <= labels.POSITIONS.keys()
    assert set(codebook().sectors) <= labels.SECTORS.keys()


def test_an_act_that_is_only_remembered_is_known_as_such():
    """The mark of the codebook reaches the page."""
    assert labels.act_is_remembered("arrest") == (codebook().acts["arrest"].provenance == "remembered")
    assert labels.act_label("no-such-act") == "no-such-act"
