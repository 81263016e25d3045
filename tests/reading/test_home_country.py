"""Which country a text is about, and who speaks from another."""

import pytest

from saksi.codebook.packs import load_pack
from saksi.reading.rules import RulesReader
from saksi.reading.text.page import make_page
from saksi.reading.words.home_country import HomeCountry

_ABOUT = "Police in Kenya held two editors. Kenyan papers did not come out. Nairobi, the Kenyan capital, was quiet. "


def _sectors(text):
    return {actor.name: actor.sector for actor in RulesReader().read(text, None, load_pack("generic")).actors}


def test_home_is_the_country_named_most_by_name_people_or_capital():
    assert HomeCountry(make_page(_ABOUT + "The Ugandan embassy in Uganda's south said nothing.", None, load_pack("generic"))).code == "KE"


@pytest.mark.parametrize(
    ("sentence", "name", "sector"),
    [
        ("Canadian Prime Minister Jon Lark said they must be freed.", "Jon Lark", "diplomatic"),
        ("Kenyan Prime Minister Jon Lark said they had broken the law.", "Jon Lark", "state"),
        ("Jon Lark, the minister of foreign affairs of Norway, said they must be freed.", "Jon Lark", "diplomatic"),
        ("Jon Lark, the minister of trade with Norway, said they had broken the law.", "Jon Lark", "state"),
        ("British MP Jon Lark called the arrests a disgrace.", "Jon Lark", "diplomatic"),
        ("Prime Minister Jon Lark said they had broken the law.", "Jon Lark", "state"),
        ("Prime Minister Jon Lark condemned the Kenyan authorities on Monday.", "Jon Lark", "diplomatic"),
        ("British filmmaker Jon Lark said they must be freed.", "Jon Lark", "other"),
        ("The US delegate said they must be freed.", "the US delegate", "diplomatic"),
        ("Norway said they must be freed.", "Norway", "diplomatic"),
        ("Kenya said they had broken the law.", "Kenya", "state"),
        ("Nairobi said they had broken the law.", "Nairobi", "state"),
        ("MEPs voted on it. Parliament condemned the arrests.", "Parliament", "diplomatic"),
    ],
)
def test_who_speaks_for_another_state_than_home_stands_on_a_diplomats_side(sentence, name, sector):
    """An office of home restricts; that of another state does not."""
    assert {told.lower(): side for told, side in _sectors(_ABOUT + sentence).items()}[name.lower()] == sector


def test_a_neighbour_named_as_often_as_home_is_not_abroad():
    text = "Police in Kenya held two Ugandans near Uganda. Uganda's minister Jon Lark said they had broken the law, as Kenya knows."
    assert _sectors(text)["Jon Lark"] == "state"
