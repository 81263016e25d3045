"""Statements that tell of an act: their position by the accounts found in them."""

from datetime import date

import pytest

from saksi.codebook.packs import load_pack
from saksi.reading.rules import RulesReader


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("Maria Tolen, a farmer, said the district office had revoked the licence of River Watch.", "alleges"),
        ("Maria Tolen, a farmer, said River Watch was old.", "other"),
        ("Maria Tolen, a farmer, said her brother was released on Monday.", "other"),
    ],
)
def test_whoever_tells_of_an_act_alleges_it(text, position):
    """Also without a word of abuse; good news is no allegation."""
    (statement,) = RulesReader().read(text, date(2024, 3, 6), load_pack("sample")).statements
    assert statement.position == position
