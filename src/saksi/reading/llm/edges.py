"""The edges of what is said, and whether it is quoted or retold.

Rule: outer quotation marks, blanks and the comma or full stop at an edge are left out; marks round only a part of it stay.
"""

from __future__ import annotations

from saksi.reading.text.found import Range
from saksi.reading.text.page import Page

_BLANK = " ,;:–—.\n\t"


def trimmed(page: Page, content: Range) -> Range | None:
    """The content without what does not belong to it; None if nothing is left."""
    start, end = _stripped(page.text, content)
    first = page.quote_at(start) if start < end else None
    if first is not None and end >= first.inner[1] and start <= first.inner[0] and end <= first.end:
        start, end = _stripped(page.text, (max(start, first.inner[0]), min(end, first.inner[1])))
    elif first is not None and first.start < start and end == first.end:
        start, end = _stripped(page.text, (start, first.inner[1]))
    return (start, end) if start < end else None


def _stripped(text: str, content: Range) -> Range:
    start, end = content
    while start < end and text[start] in _BLANK:
        start += 1
    while start < end and text[end - 1] in _BLANK:
        end -= 1
    return start, end


def manner_of(page: Page, content: Range) -> str:
    """Direct if it begins inside quotation marks, mixed if it only holds some, else indirect."""
    quote = page.quote_at(content[0])
    if quote is not None and quote.start < content[0]:
        return "direct"
    quoted = any(content[0] <= quote.start < content[1] for quote in page.quotes)
    return "mixed" if quoted else "indirect"
