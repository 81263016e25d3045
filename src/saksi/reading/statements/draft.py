"""A statement while its paragraph is still being read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from saksi.reading.actors.pronouns import Source
from saksi.reading.text.found import Because
from saksi.reading.text.page import Sentence


class Dated(NamedTuple):
    """The day on which something was said (EDTF), and why."""

    edtf: str
    because: Because


@dataclass(slots=True)
class Draft:
    """A statement while the paragraph is still being read; end may grow by a quotation that goes on.

    frames: what the cue may take, as in cues.py. direct: the speaker's own words although no marks stand round them, as in a turn of speech.
    rule: why this is a statement; content: why these are its words.
    """

    source: Source
    hit_start: int
    hit_end: int
    does: str
    lemma: str
    start: int
    end: int
    sentence: Sentence
    date: Dated | None = None
    actors: tuple[str, ...] = ()
    direct: bool = False
    frames: str = ""
    rule: str = ""
    content: str = ""
