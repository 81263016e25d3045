"""A span: a stretch of a stored text together with its words.

Rule: a span that is not its quote cannot be made. Offsets are Unicode code points, half-open.
Source: W3C Web Annotation, TextPositionSelector and TextQuoteSelector.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import InitVar, dataclass
from typing import Any

from saksi.kernel.errors import SpanMismatch


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """`Span(text, start, end)` or `Span(text, start, end, quote)`; keeps start, end and quote, not the text.

    Raises SpanMismatch unless 0 <= start < end <= len(text) and text[start:end] == quote.
    """

    text: InitVar[str]
    start: int
    end: int
    quote: str = ""

    def __post_init__(self, text: str) -> None:
        if not 0 <= self.start < self.end <= len(text):
            raise SpanMismatch(
                "got code points %(start)s-%(end)s, expected a stretch inside a text of %(length)s. Select the "
                "passage again, or reload if the document was re-read.",
                start=self.start,
                end=self.end,
                length=len(text),
            )
        words = text[self.start : self.end]
        if self.quote not in ("", words):
            raise SpanMismatch(
                "code points %(start)s-%(end)s: the stored text reads %(words)r, the quote given is %(quote)r. "
                "Select the passage again, or reload if the document was re-read.",
                start=self.start,
                end=self.end,
                words=words[:80],
                quote=self.quote[:80],
            )
        object.__setattr__(self, "quote", words)

    @classmethod
    def from_json(cls, obj: Mapping[str, Any], text: str) -> Span:
        """The span of `{"start", "end", "quote"}`; raises SpanMismatch if a key is missing or the words differ."""
        try:
            start, end, quote = obj["start"], obj["end"], obj["quote"]
        except (KeyError, TypeError) as error:
            raise SpanMismatch("got %(obj)s, expected an object with start, end and quote.", obj=f"{obj!r:.80}") from error
        if not (type(start) is int and type(end) is int and isinstance(quote, str) and quote):
            raise SpanMismatch(
                "got %(obj)s, expected whole numbers start and end, and a quote that is not empty.",
                obj=f"{obj!r:.80}",
            )
        return cls(text, start, end, quote)

    def to_json(self) -> dict[str, int | str]:
        """The span as `{"start", "end", "quote"}`."""
        return {"start": self.start, "end": self.end, "quote": self.quote}

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end
