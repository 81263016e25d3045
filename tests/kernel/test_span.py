"""A span is its words, or it is not made."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksi.kernel.errors import SpanMismatch
from saksi.kernel.span import Span

TEXT = "On 12 March 2024, 64 កម្មករ 😀 Police"


def test_a_span_keeps_its_words():
    assert Span(TEXT, 3, 16).quote == "12 March 2024"
    assert Span(TEXT, 3, 16, "12 March 2024").to_json() == {"start": 3, "end": 16, "quote": "12 March 2024"}


def test_offsets_are_code_points_in_khmer_and_emoji():
    start = TEXT.index("Police")
    assert Span(TEXT, start, len(TEXT)).quote == "Police"


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (5, 4), (0, 999)])
def test_a_stretch_outside_the_text_is_refused(start, end):
    with pytest.raises(SpanMismatch, match="S012"):
        Span(TEXT, start, end)


def test_other_words_are_refused_and_both_are_named():
    with pytest.raises(SpanMismatch) as error:
        Span(TEXT, 3, 16, "12 May 2024")
    assert "12 March 2024" in str(error.value)
    assert "12 May 2024" in str(error.value)


@pytest.mark.parametrize(
    "bad",
    [{}, {"start": 0, "end": 2}, {"start": "0", "end": 2, "quote": "On"}, {"start": 0, "end": 2, "quote": ""}, None],
)
def test_json_that_is_no_span_is_refused(bad):
    with pytest.raises(SpanMismatch):
        Span.from_json(bad, TEXT)


@given(st.text(min_size=1), st.data())
def test_every_span_reads_back_from_its_json(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    span = Span(text, start, end)
    assert Span.from_json(span.to_json(), text) == span
    assert text[span.start : span.end] == span.quote
