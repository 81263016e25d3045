"""The reading as data: written, read back, checked against the text."""

from datetime import date

import pytest

from saksi.codebook.packs import load_pack
from saksi.kernel.errors import ReadingError, SpanMismatch
from saksi.reading.model import reading_from_json
from saksi.reading.rules import RulesReader

TEXT = "Maria Tolen, director of the Free Press Circle, said on Monday that police had arrested nine farmers in Dren."


def reading():
    """A reading of one sentence."""
    return RulesReader().read(TEXT, date(2024, 3, 6), load_pack("sample"))


def test_a_reading_survives_its_json_form():
    """What to_json writes, reading_from_json gives back."""
    assert reading_from_json(reading().to_json(), TEXT) == reading()


def test_the_same_text_gives_the_same_reading():
    """A reader is a pure function."""
    assert reading().to_json() == reading().to_json()


def test_ids_that_are_referred_to_exist():
    """Every speaker, victim, perpetrator and statement referred to is in the reading."""
    found = reading()
    actors = {actor.id for actor in found.actors}
    statements = {statement.id for statement in found.statements}
    assert found.statements
    assert {statement.speaker for statement in found.statements} <= actors
    for account in found.accounts:
        assert {*account.victims, *account.perpetrators} <= actors
        assert account.according_to is None or account.according_to in statements


def test_a_quote_that_is_not_the_text_is_refused():
    """Read against another text, the spans do not hold."""
    with pytest.raises(SpanMismatch):
        reading_from_json(reading().to_json(), TEXT.replace("Monday", "Friday"))


def test_an_item_without_a_key_is_refused():
    """The missing key is named."""
    data = reading().to_json()
    del data["statements"][0]["cue"]
    with pytest.raises(ReadingError, match="cue"):
        reading_from_json(data, TEXT)


@pytest.mark.parametrize(
    "text", ["", "   \n\n", "ខ្មែរ គឺជា។", "Said.", "“", "[a](b)", "X: ", ".\n\n.", "“Yes,” he said."]
)
def test_thin_texts_give_a_reading_and_no_error(text):
    """Nothing, another script, half a quotation."""
    found = RulesReader().read(text, None, load_pack("generic"))
    assert found.pack == "generic"
    assert reading_from_json(found.to_json(), text) == found
