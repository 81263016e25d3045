"""A PDF gives its paragraphs, whatever its columns and hyphens did to them."""

import time

import pytest

from saksi.intake import extract
from saksi.intake.formats.pdf_lines import mend_hyphens

from .pdf_making import column, pdf

LEFT = [
    "Police arrested two farmers in Upper Dren on Mon-", "day after they had tried to see the governor of Port",
    "Ostrel, a lawyer said. The anti-", "government rally went on.",
]  # fmt: skip
RIGHT = ["The ministry denied that anyone was detained. It", "said that they had been invited to a talk."]
WHOLE = (
    "Police arrested two farmers in Upper Dren on Monday after they had tried to see the governor of Port Ostrel, "
    "a lawyer said. The anti-government rally went on."
)


def text(*pages):
    return extract(pdf(*pages), "a.pdf").text


def test_lines_of_a_paragraph_are_joined_and_parted_words_made_whole():
    assert text(column(50, 700, LEFT)) == WHOLE


def test_two_columns_are_read_one_after_the_other():
    page = [(50, 760, 18, "Two farmers held"), *column(50, 700, LEFT), *column(320, 700, RIGHT)]
    assert text(page).split("\n\n") == ["Two farmers held", WHOLE, " ".join(RIGHT)]


def test_a_sentence_that_goes_on_in_the_next_column_is_joined():
    page = [
        *column(50, 700, ["The ministry denied that anyone was", "detained, and"]),
        *column(320, 700, ["said no more."]),
    ]
    assert text(page) == "The ministry denied that anyone was detained, and said no more."


def test_a_wider_step_and_a_line_that_ends_early_part_paragraphs():
    wide = [*column(50, 700, LEFT[:2]), *column(50, 650, RIGHT)]
    assert text(wide).count("\n\n") == 1
    early = column(50, 700, [*RIGHT, "Sok was held."])
    assert text(early).split("\n\n") == [" ".join(RIGHT), "Sok was held."]


def test_a_word_that_is_written_with_its_hyphen_elsewhere_keeps_it():
    lines = ["The court heard the land-", "rights group. A land-rights lawyer spoke for it."]
    assert text(column(50, 700, lines)) == "The court heard the land-rights group. A land-rights lawyer spoke for it."


def test_a_word_of_very_many_letters_costs_no_time():
    before = time.process_time()
    assert mend_hyphens("a" * 100_000 + " land-rights land\x02rights") == "a" * 100_000 + " land-rights land-rights"
    assert time.process_time() - before < 1


def test_no_control_sign_comes_out():
    assert not any(ord(c) < 32 and c != "\n" for c in text(column(50, 700, LEFT), column(50, 700, RIGHT)))


@pytest.mark.parametrize("title", ["untitled", "(anonymous)", "Microsoft Word - draft3.doc"])
def test_what_programs_write_by_themselves_is_no_title(title):
    made = pdf(column(50, 700, RIGHT)).replace(
        b"/Root 1 0 R", b"/Root 1 0 R /Info << /Title (%s) >>" % title.replace("(", "\\(").replace(")", "\\)").encode()
    )
    assert extract(made, "a.pdf").metadata.title.startswith("The ministry denied")
