"""A text with its suggestions marked in it, as safe HTML.

Rule: the text is cut at every edge of a mark and each piece is escaped once, so overlapping marks
never break the page and a text that contains markup shows it as text.
Steps: collect the edges, walk the pieces between them, wrap each piece in a link to the card of the
innermost mark that covers it, and turn blank lines into paragraphs.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

MOST_FOUND = 200


@dataclass(frozen=True, slots=True)
class Mark:
    """One marked stretch of a text: code points, half-open; `key` is the card it belongs to."""

    start: int
    end: int
    kind: str
    key: str
    state: str = "open"


def pieces(text: str, marks: Iterable[Mark], cuts: Iterable[int] = ()) -> Iterator[tuple[int, int, Mark | None]]:
    """The text cut at every edge: (start, end, the innermost mark that covers it or None), in order.

    The pieces together are the whole text. Marks outside the text are left out. cuts: more places to cut at.
    """
    inside = sorted((m for m in marks if 0 <= m.start < m.end <= len(text)), key=lambda m: (m.start, -m.end))
    edges = sorted({0, len(text), *cuts, *(m.start for m in inside), *(m.end for m in inside)})
    active: list[Mark] = []
    upcoming = 0
    for start, end in itertools.pairwise(edges):
        while upcoming < len(inside) and inside[upcoming].start <= start:
            active.append(inside[upcoming])
            upcoming += 1
        active = [m for m in active if m.end > start]
        yield start, end, min(active, key=lambda m: m.end - m.start, default=None)


def marked_text(
    text: str, marks: Iterable[Mark], found: Sequence[tuple[int, int]] = (), told: Mapping[str, Any] | None = None
) -> SafeString:
    """The text as HTML; the first piece of each mark carries its anchor `m-KEY`, and its number for print.

    found: what was searched for, each with the anchor `found-N`, from 1. told: from a kind to its word, to say after each
    mark what it marks; None says nothing.
    """
    out: list[SafeString] = []
    anchored: set[str] = set()
    hits = {start: n for n, (start, _) in enumerate(found, start=1)}
    until = 0
    for start, end, mark in pieces(text, marks, (edge for hit in found for edge in hit)):
        words: str = text[start:end]
        if start in hits:
            until = found[hits[start] - 1][1]
            words = format_html('<mark id="found-{}">{}</mark>', hits[start], words)
        elif start < until:
            words = format_html("<mark>{}</mark>", words)
        if mark is None:
            out.append(format_html("{}", words))
            continue
        anchor = format_html(' id="m{}"', mark.key) if mark.key not in anchored else ""
        anchored.add(mark.key)
        link = '<a class="m {} {}" href="#{}"{}>{}</a>'
        out.append(format_html(link, mark.kind, mark.state, mark.key, anchor, words))
        if told and end == mark.end:
            out.append(format_html('<span class="hide"> [{} {}]</span>', told[mark.kind], mark.key))
    return mark_safe("".join(out))  # noqa: S308 - every piece was escaped above


def occurrences(text: str, words: str) -> list[tuple[int, int]]:
    """Where words stand in a text, whatever their case; the first MOST_FOUND."""
    found = re.finditer(re.escape(words.strip()), text, re.IGNORECASE) if words.strip() else iter(())
    return [match.span() for match in itertools.islice(found, MOST_FOUND)]
