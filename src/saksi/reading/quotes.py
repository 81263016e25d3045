"""Quotations: from the opening mark to the closing one, or over the paragraph when the quotation runs on.

Rule: a paragraph that opens a quotation and does not close it ends there, and `runs_on` says so: by custom the
next paragraph opens with a mark again. Inner quotations in single marks are left inside their outer one.
Order: curly and angled marks by their pairs, straight marks by turns; single marks only where no double is used.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_PAIRS = {"“": "”", "«": "»", "„": "“", '"': '"'}
_MARK = re.compile(r"[“”«»„\"]")
_SINGLE_OPEN = re.compile(r"(?:(?<=[\s(\[—–])|(?<![^\n]))[‘'](?=[^\W_])")
_SINGLE_CLOSE = re.compile(r"(?<=[\w.,!?…])[’'](?![\w])")


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation with its marks at [start, end). runs_on: no closing mark, the next paragraph goes on."""

    start: int
    end: int
    runs_on: bool = False

    @property
    def inner(self) -> tuple[int, int]:
        """What stands between the marks."""
        return self.start + 1, self.end if self.runs_on else self.end - 1


def find_quotes(text: str, paragraphs: tuple[tuple[int, int], ...]) -> tuple[Quote, ...]:
    """The outermost quotations of every paragraph, in order."""
    found: list[Quote] = []
    for start, end in paragraphs:
        here = list(_double(text, start, end))
        found.extend(here or _single(text, start, end))
    return tuple(found)


def _double(text: str, start: int, end: int) -> Iterator[Quote]:
    opened: int | None = None
    closing = ""
    for match in _MARK.finditer(text, start, end):
        mark, at = match[0], match.start()
        if opened is None:
            # A closing mark without its opening one is debris; “ that closes „ is met below.
            if mark in _PAIRS and not _closes_nothing(text, mark, at, end):
                opened, closing = at, _PAIRS[mark]
        elif mark == closing or (closing == "”" and mark == '"'):
            if at > opened + 1:
                yield Quote(opened, at + 1)
            opened = None
    if opened is not None and end > opened + 1:
        yield Quote(opened, end, runs_on=True)


def _closes_nothing(text: str, mark: str, at: int, end: int) -> bool:
    return mark == '"' and (at + 1 >= end or text[at + 1].isspace())


def _single(text: str, start: int, end: int) -> Iterator[Quote]:
    at = start
    while (opening := _SINGLE_OPEN.search(text, at, end)) is not None:
        closing = _SINGLE_CLOSE.search(text, opening.end() + 1, end)
        if closing is None:
            return
        yield Quote(opening.start(), closing.end())
        at = closing.end()
