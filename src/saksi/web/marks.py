"""A text with its suggestions marked in it, as safe HTML.

Rule: the text is cut at every edge of a mark and each piece is escaped once, so overlapping marks
never break the page and a text that contains markup shows it as text.
Steps: collect the edges, walk the pieces between them, wrap each piece in a link to the card of the
innermost mark that covers it, and turn blank lines into paragraphs.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe


@dataclass(frozen=True, slots=True)
class Mark:
    """One marked stretch of a text: code points, half-open; `key` is the card it belongs to."""

    start: int
    end: int
    kind: str
    key: str
    state: str = "open"


def pieces(text: str, marks: Iterable[Mark]) -> Iterator[tuple[int, int, Mark | None]]:
    """The text cut at every edge: (start, end, the innermost mark that covers it or None), in order.

    The pieces together are the whole text. Marks outside the text are left out.
    """
    inside = sorted((m for m in marks if 0 <= m.start < m.end <= len(text)), key=lambda m: (m.start, -m.end))
    edges = sorted({0, len(text), *(m.start for m in inside), *(m.end for m in inside)})
    active: list[Mark] = []
    upcoming = 0
    for start, end in itertools.pairwise(edges):
        while upcoming < len(inside) and inside[upcoming].start <= start:
            active.append(inside[upcoming])
            upcoming += 1
        active = [m for m in active if m.end > start]
        yield start, end, min(active, key=lambda m: m.end - m.start, default=None)


def marked_text(text: str, marks: Iterable[Mark]) -> SafeString:
    """The text as HTML; the first piece of each mark carries its anchor `m-KEY`."""
    out: list[SafeString] = []
    anchored: set[str] = set()
    for start, end, mark in pieces(text, marks):
        words = text[start:end]
        if mark is None:
            out.append(format_html("{}", words))
            continue
        if mark.key in anchored:
            template = '<a class="m {} {}" href="#s-{}">{}</a>'
            out.append(format_html(template, mark.kind, mark.state, mark.key, words))
        else:
            anchored.add(mark.key)
            template = '<a class="m {} {}" href="#s-{}" id="m-{}">{}</a>'
            out.append(format_html(template, mark.kind, mark.state, mark.key, mark.key, words))
    return mark_safe("".join(out))  # noqa: S308 - every piece was escaped above
