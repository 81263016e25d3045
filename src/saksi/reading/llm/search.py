"""Where the words that a model quotes stand in the text.

Rule: exactly as given, else with other blanks and other quotation marks; inside the range stated, nowhere else; never in the middle
of a word, and never in what was kept from the model.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from saksi.reading.text.found import Range

_DOUBLE = '"“”„‟«»″＂'
_SINGLE = "'‘’‚‛′`´"
_TOKEN = re.compile(rf"\s+|[{_DOUBLE}]|[{_SINGLE}]|[^\s{_DOUBLE}{_SINGLE}]+")
_UNSPACED = 0x0E00  # from Thai on, many scripts write words without blanks between


class QuoteSearch:
    """Finds quotes in one text. withheld: ranges in which nothing is found."""

    def __init__(self, text: str, withheld: Sequence[Range] = ()) -> None:
        self.text = text
        self.withheld = withheld

    def find(self, quote: str, within: Range, near: int | None = None) -> Range | None:
        """The place of the quote within a range: the first, or the one that begins nearest to `near`."""
        places = list(self.all(quote, within))
        if near is None or not places:
            return places[0] if places else None
        return min(places, key=lambda place: abs(place[0] - near))

    def all(self, quote: str, within: Range) -> Iterator[Range]:
        """All places of the quote within a range: where it stands exactly, else where it stands but for blanks and marks."""
        quote = quote.strip()
        if not quote:
            return
        exact = list(self._matches(re.compile(re.escape(quote)), within))
        yield from exact or self._matches(_tolerant(quote), within)

    def _matches(self, pattern: re.Pattern[str], within: Range) -> Iterator[Range]:
        for match in pattern.finditer(self.text, *within):
            if self._whole(*match.span()) and not any(match.start() < end and start < match.end() for start, end in self.withheld):
                yield match.span()

    def _whole(self, start: int, end: int) -> bool:
        """Whether no word is cut at either edge."""
        text = self.text
        before = start > 0 and _joins(text[start - 1]) and _joins(text[start])
        after = end < len(text) and _joins(text[end - 1]) and _joins(text[end])
        return not before and not after


def _joins(character: str) -> bool:
    """Whether the character is part of a word in a script that parts its words."""
    return ord(character) < _UNSPACED and (character.isalnum() or unicodedata.category(character).startswith("M"))


def _tolerant(quote: str) -> re.Pattern[str]:
    return re.compile("".join(_loosely(token) for token in _TOKEN.findall(quote)))


def _loosely(token: str) -> str:
    if token.isspace():
        return r"\s+"
    if token in _DOUBLE:
        return rf"[{_DOUBLE}]"
    return rf"[{_SINGLE}]" if token in _SINGLE else re.escape(token)
