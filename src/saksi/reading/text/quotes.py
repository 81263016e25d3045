"""Quotations: from the opening mark to the closing one, or over the paragraph when the quotation runs on.

Rule: a paragraph that opens a quotation and does not close it ends there, and `runs_on` says so: by custom the
next paragraph opens with a mark again. Where the closing mark is just missing, the quotation ends before `, he said`, before
the next opening mark, or with its sentence. Inner quotations in single marks are left inside their outer one.
Order: curly and angled marks by their pairs, straight marks by what stands beside them; single marks only where no
double is used.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_PAIRS = {"“": "”", "«": "»", "„": "“", '"': '"'}
_MARK = re.compile(r"[“”«»„\"]")
_SINGLE_OPEN = re.compile(r"(?:(?<=[\s(\[—–])|(?<![^\n]))(?:[‘’']{2}|[‘'])(?=[^\W_])")
_SINGLE_CLOSE = re.compile(r"(?<=[\w.,!?…])[’'](?![\w])")
_TWICE_CLOSE = re.compile(r"(?<=[\w.,!?…])[’']{2}(?!\w)")
_LED_IN = re.compile(r"[:,]\s*$")
_SURE_CLOSE = re.compile(r"(?<=[.,!?…])[’'](?![\w])")
_MARKER = re.compile(r"(?:\(?[\w*]{1,4}[.)/*]\s*|\*\*)?$")
_SENTENCE_END = re.compile(r"[.!?…](?=\s+[A-Z“\"(\[])")
_SPEAKER = r"(?:he|she|they|it|we|(?:the|a|an|one|his|her|its|their|another) (?:[\w’'-]+ ){0,4}?[\w’'-]+|(?:[A-Z][\w.’'-]*,? ){0,4}[A-Z][\w.’'-]*)"
_VERB = r"(?:said|says|told|tells|added|adds|asked|asks|wrote|writes|explained|recalled|recounted|replied|claimed|argued|insisted|stated|announced|narrated|noted|declared|warned|continued|complained)"
_SAID = re.compile(rf"[,?!](?=\s+(?:{_SPEAKER} {_VERB}|{_VERB} {_SPEAKER})\b)")


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation with its marks at [start, end).

    runs_on: no closing mark, the next paragraph goes on. closed: the last character is the closing mark.
    width: 2 where each mark is two single ones.
    """

    start: int
    end: int
    runs_on: bool = False
    closed: bool = True
    width: int = 1

    @property
    def inner(self) -> tuple[int, int]:
        """What stands between the marks."""
        return self.start + self.width, self.end - self.closed * self.width


def find_quotes(text: str, paragraphs: tuple[tuple[int, int], ...]) -> tuple[Quote, ...]:
    """The outermost quotations of every paragraph, in order."""
    found: list[Quote] = []
    for number, (start, end) in enumerate(paragraphs):
        following = paragraphs[number + 1][0] if number + 1 < len(paragraphs) else None
        goes_on = following is not None and text[following] in _PAIRS
        here = list(_double(text, start, end, goes_on=goes_on))
        found.extend(here or _single(text, start, end, following))
    return tuple(found)


def _double(text: str, start: int, end: int, *, goes_on: bool) -> Iterator[Quote]:
    opened: int | None = None
    closing = ""
    for match in _MARK.finditer(text, start, end):
        mark, at = match[0], match.start()
        if opened is None:
            # A closing mark without its opening one is debris; “ that closes „ is met below.
            if mark in _PAIRS and not _closes_nothing(text, mark, at, end):
                opened, closing = at, _PAIRS[mark]
        elif (mark == closing or (closing == "”" and mark == '"')) and not _opens(text, mark, at, start, end):
            if at > opened + 1:
                yield Quote(opened, at + 1)
            opened = None
        elif mark in _PAIRS and (mark == text[opened] or _opens(text, mark, at, start, end)) and closing != mark:
            yield _unclosed(text, opened, at)
            opened, closing = at, _PAIRS[mark]
        elif mark == '"' and closing == '"':
            yield _unclosed(text, opened, at)
            opened = at
    if opened is not None and end > opened + 1:
        yield from _left_open(text, opened, start, end, goes_on=goes_on)


def _opens(text: str, mark: str, at: int, start: int, end: int) -> bool:
    """A straight mark that can only open: a blank before it, a word after it."""
    return mark == '"' and at > start and text[at - 1] in " \t(" and at + 1 < end and text[at + 1].isalnum()


def _closes_nothing(text: str, mark: str, at: int, end: int) -> bool:
    return mark == '"' and (at + 1 >= end or text[at + 1].isspace())


def _left_open(text: str, opened: int, start: int, end: int, *, goes_on: bool) -> Iterator[Quote]:
    """The closing mark is missing: the quotation runs on, or it ends where the words show it."""
    heads = _MARKER.fullmatch(text, start, opened) is not None or (goes_on and _LED_IN.search(text[start:opened]) is not None)
    if heads and (goes_on or _SAID.search(text, opened, end) is None):
        yield Quote(opened, end, runs_on=True, closed=False)
        return
    yield _unclosed(text, opened, end)


def _unclosed(text: str, opened: int, limit: int) -> Quote:
    """Up to `, he said`, else to the end of its sentence, else to `limit`."""
    stop = _SAID.search(text, opened, limit) or _SENTENCE_END.search(text, opened + 1, limit)
    if stop is not None:
        return Quote(opened, stop.start() + (text[stop.start()] in "?!"), closed=False)
    end = opened + len(text[opened:limit].rstrip(" (\t"))
    return Quote(opened, end - (text[end - 1] == "."), closed=False)


def _single(text: str, start: int, end: int, following: int | None) -> Iterator[Quote]:
    at = start
    while (opening := _SINGLE_OPEN.search(text, at, end)) is not None:
        width = len(opening[0])
        closing = (_SINGLE_CLOSE if width == 1 else _TWICE_CLOSE).search(text, opening.end() + 1, end)
        if closing is None:
            if opening[0] == "‘" and following is not None and text[following] == "‘":
                yield Quote(opening.start(), end, runs_on=True, closed=False)
            return
        if text[closing.start() - 1] == "s":
            # `the workers' rights are gone,'`: a plural's apostrophe closes nothing if a surer mark follows.
            again = _SINGLE_OPEN.search(text, closing.end(), end)
            surer = _SURE_CLOSE.search(text, closing.end(), again.start() if again is not None else end)
            closing = surer or closing
        yield Quote(opening.start(), closing.end(), width=width)
        at = closing.end()
