"""A statement by itself, as a second, smaller network is shown it: who speaks, by which words, and what is said.

Rule: the encoder sees a statement in its page; this network sees nothing else of the page. What stands near leads the one
astray and not the other, so the two together are right more often than either.
Order: the words of both halves; their pieces, with a mark between.
"""

from __future__ import annotations

from collections.abc import Sequence

from tokenizers import Tokenizer

from saksi.reading.encoder.windows import FIRST_PIECE, LAST_PIECE, Pieces, pieces_of
from saksi.reading.text.cast import Member
from saksi.reading.text.found import StatementFound
from saksi.reading.text.page import Page

ROLES = 2
"""So many roles of the speaker are shown."""
SPEAKER, SAID = 40, 96
"""So many pieces of each half are shown; what follows seldom tells more."""

Halves = tuple[Sequence[str], Sequence[str]]


def halves(page: Page, said: StatementFound, speaker: Member, sector: str) -> Halves:
    """The words for who speaks (name, roles, sector, cue), and those of the content."""
    cue = page.text[said.cue_start : said.cue_end]
    who = f"{speaker.name}, {', '.join(speaker.roles[:ROLES])} ({sector.replace('-', ' ')}) {cue}"
    first = page.word_at(said.start)
    content = page.words[first : max(page.word_at(said.end - 1) + 1, first + 1)]
    return who.split(), [word.text for word in content]


def joined(parts: Halves, tokenizer: Tokenizer) -> Pieces:
    """Both halves as one run of pieces and shapes, each cut where it is too long."""
    (who, its_shapes), (said, their_shapes) = (pieces_of(words, tokenizer) for words in parts)
    pieces = (FIRST_PIECE, *who[:SPEAKER], LAST_PIECE, *said[:SAID], LAST_PIECE)
    return pieces, (0, *its_shapes[:SPEAKER], 0, *their_shapes[:SAID], 0)
