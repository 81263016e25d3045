"""Names of the country pack in Khmer text: bodies and places, and bodies told by what they are.

Rule: the longest name wins. A place counts behind a word of place or of direction, or where its name opens a run of letters; a name that is
an ordinary word, too, only behind a word of place.
Order: bodies with the sector of each; places outside of the names of bodies.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from typing import Generic, TypeVar

from saksi.codebook.packs import Entry, Place
from saksi.kernel.scripts import KHMER, in_one_spelling, letters_of
from saksi.reading.khmer.script import BLANK, any_of, listed
from saksi.reading.text.found import PlaceFound, Range
from saksi.reading.text.lexicon import sections
from saksi.reading.text.page import Page

Named = TypeVar("Named", bound=Entry)
_BODY = "body "
_BEHIND_PLACE = re.compile(rf"{listed('place')}{BLANK}$")
_BEHIND = re.compile(rf"(?:{listed('place', 'in')}{BLANK}|(?<![\u1780-\u17d3])|\u200b)$")
_ORDINARY = frozenset(map(letters_of, sections("khmer.txt")["ordinary"]))
_REACH = 16


@dataclass(frozen=True, slots=True)
class Body:
    """A body at [start, end). listed: one of the country pack, else told by what it is."""

    start: int
    end: int
    sector: str
    listed: bool


@dataclass(frozen=True)
class _Names(Generic[Named]):
    """Khmer names of the pack: the pattern of them all, and what each names."""

    pattern: re.Pattern[str]
    by_name: Mapping[str, Named]

    def found(self, text: str) -> Iterator[tuple[re.Match[str], Named]]:
        """Every name in the text, in order, with what it names."""
        for match in self.pattern.finditer(text):
            yield match, self.by_name[letters_of(match[0])]


@cache
def _names(entries: tuple[Named, ...]) -> _Names[Named]:
    by_form = {form: entry for entry in entries for form in entry.forms if KHMER.search(form)}
    return _Names(re.compile(any_of(by_form)), {letters_of(form): entry for form, entry in by_form.items()})


@cache
def _kinds() -> tuple[re.Pattern[str], Mapping[str, str]]:
    """The words for bodies that are told by what they are, and the sector of each."""
    words = {word: name.removeprefix(_BODY) for name, told in sections("khmer.txt").items() if name.startswith(_BODY) for word in told}
    return re.compile(any_of(words)), {letters_of(word): sector for word, sector in words.items()}


def find_bodies(page: Page) -> tuple[Body, ...]:
    """All bodies in Khmer words, in order; they do not overlap."""
    text = in_one_spelling(page.text)
    named = [Body(match.start(), match.end(), entry.sector, listed=True) for match, entry in _names(page.pack.bodies).found(text)]
    taken = [(body.start, body.end) for body in named]
    pattern, sectors = _kinds()
    others = (match for match in pattern.finditer(text) if not overlaps(match.start(), taken))
    told = [Body(match.start(), match.end(), sectors[letters_of(match[0])], listed=False) for match in others]
    return tuple(sorted([*named, *told], key=lambda body: body.start))


def find_places(page: Page, bodies: Sequence[Body]) -> tuple[PlaceFound, ...]:
    """All places of the pack in Khmer words, in order, that are no part of a body's name."""
    text = in_one_spelling(page.text)
    taken = [(body.start, body.end) for body in bodies if body.listed]
    return tuple(
        PlaceFound(match.start(), match.end(), entry.name, entry.code, entry.level, "a place of the country pack, in Khmer")
        for match, entry in _names(page.pack.places).found(text)
        if not overlaps(match.start(), taken) and _stands_for_a_place(text, match, entry)
    )


def _stands_for_a_place(text: str, match: re.Match[str], entry: Place) -> bool:
    before = text[max(0, match.start() - _REACH) : match.start()]
    if entry.level == "country":
        return True
    pattern = _BEHIND_PLACE if letters_of(match[0]) in _ORDINARY else _BEHIND
    return pattern.search(before) is not None


def overlaps(position: int, taken: Sequence[Range]) -> bool:
    """Whether one of the ranges, which are in order, holds a position."""
    before = bisect_right(taken, position, key=itemgetter(0)) - 1
    return before >= 0 and position < taken[before][1]
