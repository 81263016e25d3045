"""Places of the pack, countries, and names that stand where a place stands."""

from __future__ import annotations

import pytest

from saksi.codebook.packs import load_pack
from saksi.reading.places.places import find_places
from saksi.reading.text.page import make_page
from saksi.reading.words.countries import DEMONYMS, NAMES


def found(text: str, pack: str = "generic") -> list[tuple[str, str | None, str | None]]:
    page = make_page(text, None, load_pack(pack))
    return [(page.text[item.start : item.end], item.code, item.level) for item in find_places(page)]


def test_a_place_of_the_pack_carries_its_code_and_level() -> None:
    """Provinces in any of their spellings."""
    assert found("They met in Kompong Cham on Monday.", "kh") == [("Kompong Cham", "KH-3", "province")]
    assert found("They met in Koh Kong province.", "kh") == [("Koh Kong province", "KH-9", "province")]


def test_a_country_carries_its_iso_code() -> None:
    """Not inside the name of a body."""
    assert found("She fled Myanmar and now lives in South Korea.") == [
        ("Myanmar", "MM", "country"),
        ("South Korea", "KR", "country"),
    ]
    assert found("The Cambodia National Rescue Party met.") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They were held in the city of Tacloban.", "city of Tacloban"),
        ("They were held in northern Thailand.", "northern Thailand"),
        ("They were held near Lor Peang village.", "Lor Peang village"),
        ("The march was stopped in Brest on Sunday.", "Brest"),
        ("A court in the Cambodian capital ruled.", "Cambodian capital"),
        ("They live in Dohuk, a city in the north.", "Dohuk"),
        ("Two men were held in the Kenyan town of Eldoret.", "town of Eldoret"),
        ("Two men were held in the Siberian city of Omsk.", "city of Omsk"),
        ("Two men were held in the northern Iraqi city of Mosul.", "city of Mosul"),
        ("Two men were held in the Mexican state of Guerrero.", "state of Guerrero"),
        ("Two men were held in the Leninsky district of Voronezh.", "Leninsky district of Voronezh"),
        ("Two men were held in the Nghe An province of Vietnam.", "Nghe An province"),
        ("Two men were held in Yangon's Insein prison.", "Yangon's Insein prison"),
        ("Two men were held in Pakistan's Balochistan province.", "Balochistan province"),
        ("Two men were held in Myanmar’s Sagaing Region.", "Sagaing Region"),
        ("Two men were held in Kenya's coastal city of Mombasa.", "city of Mombasa"),
        ("Two men were held in occupied Crimea.", "occupied Crimea"),
        ("Two men were held in St. Petersburg.", "St. Petersburg"),
        ("Two men were held in Mexico City.", "Mexico City"),
        ("Two men were held in the Kenyan capital, Nairobi, on Monday.", "Kenyan capital, Nairobi"),
        ("Two men were held in the Ethiopian capital Addis Ababa.", "Ethiopian capital Addis Ababa"),
        ("In the Kenyan capital, Jona Feld, a lawyer, was held.", "Kenyan capital"),
    ],
)
def test_a_name_where_a_place_stands_is_a_place(text: str, words: str) -> None:
    """After `in`, `near`, `the city of`, or before `village`."""
    assert words in [place[0] for place in found(text)]


@pytest.mark.parametrize(
    "text",
    [
        "He was freed in March.",
        "She wrote in English on Facebook.",
        "In Parliament he spoke.",
        "He believes in God.",
        "In I go.",
    ],
)
def test_days_languages_and_platforms_are_no_places(text: str) -> None:
    """Capital words after `in` that name something else."""
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("She fled to the Democratic Republic of the Congo.", "CD"),
        ("She fled to Côte d’Ivoire.", "CI"),
        ("She fled to Saint Lucia.", "LC"),
        ("She fled to Democratic People’s Republic of Korea.", "KP"),
        ("She fled to the U.S. on Monday.", "US"),
        ("She fled to Papua New Guinea.", "PG"),
        ("She fled to Puerto Rico.", "PR"),
    ],
)
def test_long_and_short_names_of_a_country_are_known(text: str, code: str) -> None:
    """Official forms, either apostrophe, territories."""
    assert [(place[1], place[2]) for place in found(text)] == [(code, "country")]


@pytest.mark.parametrize("text", ["She fled to New Mexico.", "She knows Latin America.", "The New Jersey court ruled."])
def test_part_of_the_name_of_another_land_is_no_country(text: str) -> None:
    """`New Mexico`, `Latin America`."""
    assert not any(level == "country" for _, _, level in found(text))


def test_the_list_of_countries_is_whole() -> None:
    """Every member of the United Nations and the lands beside them, each with a code of two letters; demonyms beside."""
    codes = {code for code, _ in NAMES.values()}
    assert len(codes) >= 225
    assert all(len(code) == 2 and code.isupper() for code in codes)
    assert set(DEMONYMS.values()) <= codes
    assert {DEMONYMS[word] for word in ("Burmese", "Filipina", "Sahrawi", "Congolese")} == {"MM", "PH", "EH", "CD"}


def test_the_names_agree_with_cldr() -> None:
    """Where Babel is installed: what CLDR calls a country is a name here with the same code, if both know it."""
    babel = pytest.importorskip("babel")
    for code, name in babel.Locale("en").territories.items():
        plain = name.replace("St. ", "Saint ").replace(" & ", " and ")
        if plain in NAMES:
            assert NAMES[plain][0] == code
