"""Articles of laws, with a number and a law that the text names."""

from __future__ import annotations

import pytest

from saksi.codebook.packs import load_pack
from saksi.reading.places.provisions import find_provisions
from saksi.reading.text.page import make_page

CASES = [
    ("He relied on Article 12 of the Constitution of Tavara.", "generic", [("Constitution of Tavara", "12")]),
    (
        "They broke Articles 494 and 495 of Cambodia's criminal code.",
        "kh",
        [("Criminal Code", "494"), ("Criminal Code", "495")],
    ),
    (
        "They broke Articles 494 to 496 of the Criminal Code.",
        "kh",
        [("Criminal Code", n) for n in ("494", "495", "496")],
    ),
    (
        "Section 66(d) of the Telecommunications Law applies.",
        "generic",
        [("Telecommunications Law", "66(d)")],
    ),
    ("He was held under Article 13 of the Anti-Terrorism Act.", "generic", [("Anti-Terrorism Act", "13")]),
    ("It is Article 305 bis of the Penal Code.", "generic", [("Penal Code", "305 bis")]),
    ("Section 505(a) of Myanmar's Penal Code is vague.", "generic", [("Myanmar's Penal Code", "505(a)")]),
    ("The Penal Code's Article 7 is old.", "generic", [("Penal Code", "7")]),
    (
        "Article 19 of the ICCPR protects speech.",
        "kh",
        [("International Covenant on Civil and Political Rights", "19")],
    ),
    ("Article 23 of the Law on Political Parties bans it.", "generic", [("Law on Political Parties", "23")]),
    (
        "Article 3 of the Press Act is vague. Article 4 is worse.",
        "generic",
        [("Press Act", "3"), ("Press Act", "4")],
    ),
]


@pytest.mark.parametrize(("text", "pack", "expected"), CASES)
def test_an_article_is_found_with_its_law(text: str, pack: str, expected: list[tuple[str, str]]) -> None:
    """Lists and ranges give one provision for each number."""
    found = find_provisions(make_page(text, None, load_pack(pack)))
    assert [(item.instrument, item.article) for item in found] == expected


@pytest.mark.parametrize(
    ("text", "law"),
    [
        ("He was charged under Article 495 of the Criminal Code on Wednesday.", "Criminal Code"),
        ("He was charged under Article 495 of the Criminal Code on Tuesday in Phnom Penh.", "Criminal Code"),
        ("He was charged under Article 5 of the Code of Criminal Procedure on May 3.", "Code of Criminal Procedure"),
        ("He was held under Article 5 of the Law to Combat Terrorism in Takeo.", "Law to Combat Terrorism"),
        ("He was held under Article 5 of the Lese Majeste Act on charges of insult.", "Lese Majeste Act"),
        ("It breaks Article 5 of the Law on Trade in Services.", "Law on Trade in Services"),
        ("It breaks Article 5 of the Law on Nurses in Cambodia.", "Law on Nurses in Cambodia"),
        ("It breaks Article 5 of the Law on Sunday Trading.", "Law on Sunday Trading"),
    ],
)
def test_the_name_of_a_law_ends_before_the_day_and_the_town(text: str, law: str) -> None:
    """What is said of the act under the law is no part of the name, nor of the words that are quoted for it."""
    page = make_page(text, None, load_pack("kh"))
    (found,) = find_provisions(page)
    assert found.instrument == law
    assert page.text[found.start : found.end].endswith(law)


@pytest.mark.parametrize(
    "text",
    [
        "The law was passed in 2015 and the Constitution stands.",
        "Article 19, a press freedom group, protested.",
        "An article of the newspaper cited 12 people.",
        "Section 3 was closed to traffic.",
        "The Criminal Code is old.",
    ],
)
def test_without_number_or_law_there_is_no_provision(text: str) -> None:
    """A law alone, an organisation called Article 19, a section of a road."""
    assert find_provisions(make_page(text, None, load_pack("kh"))) == ()


def test_numbers_named_together_share_their_words() -> None:
    """The words run from the unit to the law; the pack's code is kept."""
    page = make_page(
        "They were charged under Articles 494 and 495 of the Criminal Code.", None, load_pack("kh")
    )
    found = find_provisions(page)
    assert {page.text[item.start : item.end] for item in found} == {
        "Articles 494 and 495 of the Criminal Code"
    }
    assert {item.code for item in found} == {"criminal_code"}
