"""Who may be the speaker of a cue, the victim or the doer of an act: members of the cast named near by.

Rule: a candidate is a member named at most `REACH` sentences before the words or one after, or whom the rules chose;
it is described by its nearest mention. The scorers of the model decide between candidates, never invent one.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from math import log1p

from saksi.reading.positions.positions import OFFICIAL
from saksi.reading.text.cast import Cast, Mention
from saksi.reading.text.found import Range
from saksi.reading.text.page import Page

REACH = 3
FEATURES = 19


@dataclass(frozen=True, slots=True)
class Candidate:
    """A member of the cast with the words [first, last) of its nearest mention, and FEATURES plain features."""

    actor: str
    first: int
    last: int
    features: tuple[float, ...]


class Candidates:
    """Finds the candidates of one page."""

    def __init__(self, page: Page, cast: Cast) -> None:
        self.page = page
        self.cast = cast
        self.starts = [sentence.start for sentence in page.sentences]

    def _sentence(self, position: int) -> int:
        return max(bisect_left(self.starts, position + 1) - 1, 0)

    def _mentions(self, here: int, chosen: frozenset[str]) -> list[Mention]:
        """The mentions of the sentences within reach, and all of those whom the rules chose."""
        sentences = self.page.sentences
        low, high = sentences[max(here - REACH, 0)].start, sentences[min(here + 1, len(sentences) - 1)].end
        near = self.cast.within(low, high)
        far = [m for actor in sorted(chosen) for m in self.cast.mentions_of(actor) if not low <= m.start < high]
        return [*near, *far]

    def near(self, start: int, end: int, chosen: frozenset[str], others: frozenset[str]) -> list[Candidate]:
        """Candidates for the words at [start, end) of the page's text.

        chosen: whom the rules take for this part; others: whom they take for the other part of the same act.
        """
        here = self._sentence(start)
        best: dict[str, tuple[tuple[int, int], Mention, int]] = {}
        for mention in self._mentions(here, chosen):
            if mention.start < end and mention.end > start:
                continue
            apart = self._sentence(mention.start) - here
            gap = start - mention.end if mention.end <= start else mention.start - end
            key = (abs(apart), gap)
            if mention.actor not in best or key < best[mention.actor][0]:
                best[mention.actor] = (key, mention, apart)
        order = sorted(best.values(), key=lambda item: item[0])
        return [
            self._candidate(mention, apart, rank, (start, end), chosen, others)
            for rank, (_, mention, apart) in enumerate(order)
        ]

    def speaker(self, actor: str, cue: Range) -> Candidate | None:
        """The speaker of a cue as the scorers are asked of them; None if named nowhere but in the cue itself."""
        return next((one for one in self.near(*cue, frozenset((actor,)), frozenset()) if one.actor == actor), None)

    def _candidate(
        self, mention: Mention, apart: int, rank: int, anchor: tuple[int, int], chosen: frozenset[str], others: frozenset[str]
    ) -> Candidate:
        page, member = self.page, self.cast.members[mention.actor]
        start, end = anchor
        gap = start - mention.end if mention.end <= start else mention.start - end
        features = (
            float(apart == 0),
            abs(apart) / 4,
            float(apart > 0),
            float(mention.end <= start),
            log1p(gap) / 8,
            rank / 8,
            float(rank == 0),
            float(mention.proper),
            float(member.kind == "person"),
            float(member.kind == "organisation"),
            float(member.kind == "group"),
            float(member.sector in OFFICIAL),
            float(mention.actor in chosen),
            float(mention.actor in others),
            float(bool(chosen)),
            float(page.quote_at(mention.start) is not None),
            float(page.quote_at(start) is not None),
            log1p(len(self.cast.mentions_of(mention.actor))) / 4,
            float(page.paragraph_at(mention.start) == page.paragraph_at(start)),
        )
        first = page.word_at(mention.start)
        return Candidate(mention.actor, first, max(page.word_at(mention.end - 1) + 1, first + 1), features)
