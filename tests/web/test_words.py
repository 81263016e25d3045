"""Codes stand in words, and what the codebook or a pack only remembers is never passed off as checked."""

import re

import pytest

from saksi.codebook.lists import codebook
from saksi.codebook.packs import load_pack
from saksi.web import words
from tests.web.conftest import shown

NOTE = "it was not yet found in a source"


def test_every_act_is_marked_unless_it_was_read_in_a_source():
    marked = {code for code in codebook().acts if words.act(code).endswith("†")}
    assert marked == {code for code, act in codebook().acts.items() if not act.checked}
    assert marked


def test_places_and_laws_that_are_remembered_are_marked():
    pack = load_pack("kh")
    for place in pack.places:
        assert words.place_code(place.code, "kh").endswith("†") == (not place.checked)
    for law in pack.laws:
        assert words.law(law.name, law.code, "kh").endswith("†") == (not law.checked)
    assert words.place_code("XX-99", "kh").endswith("†")


def test_every_position_and_sector_of_the_codebook_has_its_words():
    assert all(words.position(code) for code in codebook().positions)
    assert all(" " in words.sector(code) or words.sector(code)[0].isupper() for code in codebook().sectors)
    assert words.position("no-comment") == "no comment"
    assert (words.position("shouts"), words.act("poem"), words.sector("")) == ("shouts", "poem", "Sector not known")


def test_the_title_of_an_incident_says_that_its_date_is_not_sure():
    assert words.titled("Arrest, Lumera, 2024-03-05~") == "Arrest, Lumera, about 5 March 2024"
    assert words.titled("Arrest, Lumera, 2024-03-05") == "Arrest, Lumera, 2024-03-05"
    assert words.titled("What, why?") == "What, why?"


@pytest.mark.django_db
def test_pages_that_show_a_remembered_act_say_so(desk, incident, courier):
    assert not codebook().acts["arrest"].checked
    for page in (desk.page("desk", courier.pk), desk.page("incidents"), desk.page("incident", incident.pk)):
        assert re.search("[Aa]rrest[^†]{0,400}\u00a0†", shown(page))
        assert NOTE in shown(page)
    assert NOTE not in shown(desk.page("log"))
