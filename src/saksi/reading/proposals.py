"""Statements that the encoder's tags propose: a content with its cue.

Rule: a content without a cue of its own in its paragraph is no proposal; which speaker it has is decided elsewhere.
Order: contents and cues of each paragraph; each content takes the cue inside it or nearest to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from saksi.reading.encoder import Encoded
from saksi.reading.page import Page
from saksi.reading.tagged import Run, runs

_FAR = 25
"""Words between a content and its cue, at most: a speaker with a long apposition fits in."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """Words [first, last) of the content and of the cue, with the mean of their chances."""

    content: tuple[int, int]
    cue: tuple[int, int]
    chance: float


def paragraphs_in_words(page: Page) -> list[tuple[int, int]]:
    """The paragraphs as ranges of words."""
    return [(page.word_at(start), page.word_at(end - 1) + 1) for start, end in page.paragraphs]


def propose(page: Page, encoded: Encoded) -> list[Proposal]:
    """All proposals of a page, in order."""
    parts = paragraphs_in_words(page)
    contents, cues = runs(encoded.tags["content"], parts), runs(encoded.tags["cue"], parts)
    found: list[Proposal] = []
    for start, end in parts:
        here = [cue for cue in cues if start <= cue.first < end]
        for content in contents:
            if start <= content.first < end:
                cue = _cue_of(content, here)
                if cue is not None:
                    chance = (content.chance + cue.chance) / 2
                    found.append(Proposal((content.first, content.last), (cue.first, cue.last), chance))
    return found


def _cue_of(content: Run, cues: Sequence[Run]) -> Run | None:
    near = [(max(cue.first - content.last, content.first - cue.last, 0), cue.first, cue) for cue in cues]
    near = [item for item in near if item[0] <= _FAR]
    return min(near, key=lambda item: item[:2])[2] if near else None
