"""Who is meant where a speaker is told by something else than the full name. All names are made up."""

import pytest

from tests.reading.said import statements_of


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Maria Tolen, 46, met Joren Vesk, 51. “It was late,” the 46-year-old said.", ["Maria Tolen"]),
        ("Maria Tolen met a crowd. “It was late,” said the 46-year-old.", ["Maria Tolen"]),
        ("Maria Tolen was fined. The 46-year-old poet said it was late.", ["Maria Tolen"]),
    ],
)
def test_a_person_told_by_age_is_the_one_of_this_age_or_the_last_named(text: str, speakers: list[str]) -> None:
    assert [said.speaker for said in statements_of(text)] == speakers
