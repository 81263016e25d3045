"""The view: what is read, and the way back to what is stored."""

import pytest

from saksi.kernel.errors import SpanMismatch
from saksi.reading.view import View


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
