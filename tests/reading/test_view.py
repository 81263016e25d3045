"""The view: what is read, and the way back to what is stored."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksi.kernel.errors import SpanMismatch
from saksi.reading.text.view import View


def test_a_link_is_folded_to_its_words_and_the_span_is_of_the_stored_text():
    """The words inside a markdown link are read; a span round it takes the mark-up in, a span of it does not."""
    stored = "He was [convicted](#) of theft."
    view = View(stored)
    assert view.text == "He was convicted of theft."
    at = view.text.index("convicted")
    assert view.span(at, at + 9).quote == "convicted"
    assert view.span(0, len(view.text)).quote == stored


def test_a_paragraph_broken_in_mid_sentence_is_joined():
    """Lower case after a break without a full stop goes on; the stored break stays in the span."""
    stored = "The court in the\n\ncapital ruled.\n\nNobody came."
    view = View(stored)
    assert view.text == "The court in the capital ruled.\n\nNobody came."
    start = view.text.index("the capital")
    assert view.span(start, start + 11).quote == "the\n\ncapital"


@pytest.mark.parametrize(
    "text", ["One.\n\ntwo", "A list:\n\nfirst", "“Quoted.”\n\nand more", "- item\n\nmore", "plain", ""]
)
def test_what_ends_or_lists_is_not_joined(text):
    """A full stop, a colon, a closing mark or a bullet keeps its break; nothing else is changed."""
    assert View(text).text == text


def test_every_place_leads_back_to_the_same_character():
    """Each kept character of the view is the character at its stored place."""
    stored = "A [b](x) c\n\nd, [e f](y)\n\ng. [h](#)[i](#)"
    view = View(stored)
    for index, character in enumerate(view.text):
        there = stored[view.to_stored(index)]
        assert there == character or (character == " " and there == "\n")


def test_an_empty_range_is_refused():
    """A span of nothing cannot be made."""
    with pytest.raises(SpanMismatch):
        View("Some words.").span(3, 3)


@pytest.mark.parametrize(
    ("stored", "read"),
    [
        ("See [the ![seal](a.png) here](http://x.org/a_(b)) now.", "See the seal here now."),
        ('[not a link] and [a](b "title").', "[not a link] and a."),
        ("He was **not** *really* there, 2 * 3 * 4.", "He was not really there, 2 * 3 * 4."),
        ("Un\u00adlaw\u200bful \ufeffact.", "Unlawful act."),
        ("ភាសា\u200bខ្មែរ", "ភាសា\u200bខ្មែរ"),
        ("One.\r\n\r\nTwo  and\tthree.", "One.\n\nTwo and\tthree."),
        ("an unlaw-\nful gathering of forty-\neight in the Khmer-\nSoviet house", "an unlawful gathering of forty-eight in the Khmer-Soviet house"),
        ("1\n00:00:01,000 --> 00:00:03,500\nPolice held two\n\n2\n00:00:03,500 --> 00:00:05,000\nmen. One fled.\n\n3\n00:00:05,000 --> 00:00:06,000\nHe is safe.", "\nPolice held two men. One fled.\n\n\nHe is safe."),
        ("The clerk in the\n\n- 47 -\n\ncapital slept.", "The clerk in the capital slept."),
    ],
)  # fmt: skip
def test_mark_up_and_debris_are_not_read(stored, read):
    """Nested links, emphasis, invisible characters, runs of blanks, parted words, page numbers, times of subtitles."""
    assert View(stored).text == read


def test_lines_of_a_column_are_joined_before_a_capital_too():
    """Full lines go on; headlines in capitals, list items and labels begin anew."""
    column = (
        "The council of the harbour town met on Tuesday and heard\nMaria Tolen, who leads the union of the net makers there.\n"
        "Nobody else had asked to speak on that day."
    )
    assert "\n" not in View(column).text
    assert View("COURT OF LUMERA, FIRST CHAMBER, SITTING OF 3 MARCH 2020\nThe clerk read.").text.count("\n") == 1
    assert View("The clerk read the list of those who had come to the house\n1. Maria Tolen").text.count("\n") == 1
    assert View("The clerk then gave the word to the two who had asked for it\nMARIA TOLEN: Yes.").text.count("\n") == 1


PIECES = st.one_of(
    st.text(max_size=6),
    st.sampled_from(
        ["\r\n", "\n\n", "\n", "\u200b", "\ufeff", "\u00ad", "ភាសាខ្មែរ\u200b", "👩‍👩‍👧", "e\u0301", "[", "](", ")", "[a](b)", "![c](d)",
         "[x [y](z)](w)", "**", "*", "_", "-\n", "- 3 -\n", "  ", "\t", "word", "Word", "“", '"', ".", ","]
    ),
)  # fmt: skip


@given(st.lists(PIECES, max_size=30).map("".join))
def test_the_offset_map_holds_for_any_text(stored):
    """Places only go forward, and each character read is the stored one, or stands for a break or a blank there."""
    view = View(stored)
    places = [view.to_stored(index) for index in range(len(view.text))]
    assert places == sorted(set(places))
    for character, place in zip(view.text, places, strict=True):
        assert stored[place] == character or (
            (character in " \n" and stored[place].isspace()) or stored[place] == "\u200b"
        )
    for start in range(0, len(places), 3):
        span = view.span(start, len(places))
        assert span.quote == stored[span.start : span.end]


@given(st.lists(PIECES.filter(lambda piece: "]" not in piece), max_size=30).map("".join))
def test_no_letter_is_lost(stored):
    """Without links, the letters and digits read are those stored, page numbers aside."""
    kept = [character for character in stored if character.isalnum()]
    read = [character for character in View(stored).text if character.isalnum()]
    assert read == kept or re.search(r"\n\s*\W*\d", stored)
