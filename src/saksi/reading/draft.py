"""A statement while its paragraph is still being read."""

from __future__ import annotations

from dataclasses import dataclass

from saksi.reading.page import Sentence
from saksi.reading.pronouns import Source


@dataclass(slots=True)
class Draft:
    """A statement while the paragraph is still being read; end may grow by a quotation that goes on.

    direct: the speaker's own words although no marks stand round them, as in a turn of speech.
    """

    source: Source
    hit_start: int
    hit_end: int
    does: str
    lemma: str
    start: int
    end: int
    sentence: Sentence
    date: str | None = None
    actors: tuple[str, ...] = ()
    direct: bool = False
