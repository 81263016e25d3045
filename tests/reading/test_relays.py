"""Papers and stations that pass on what others did, and those that speak for a state."""

import pytest

from saksi.codebook.packs import load_pack
from saksi.reading.positions.weighed import Weigher
from saksi.reading.rules import RulesReader


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("In the south, police fired tear gas at a crowd of students, Radio Lumera reported.", "other"),
        ("Some of the children had been tortured, local media said.", "other"),
        ("At least 25 people were arrested before the march, AFP journalists said.", "other"),
        ("Radio Lumera said its reporter had been beaten by soldiers.", "alleges"),
        ("Soldiers raided the office of Radio Lumera on Monday, Radio Lumera said.", "alleges"),
        ("The Lumera Union of Journalists said two reporters had been beaten by soldiers.", "alleges"),
        ("The state news agency Mira said the two had plotted attacks and killed guards.", "justifies"),
    ],
)
def test_an_outlet_takes_no_side_but_of_its_own_people_or_as_a_states_voice(text, position, monkeypatch):
    """By the rules alone, before all words are weighed."""
    monkeypatch.setattr(Weigher, "weighed", lambda _, statements: tuple(statements))
    (said,) = RulesReader().read(text, None, load_pack("generic")).statements
    assert said.position == position
