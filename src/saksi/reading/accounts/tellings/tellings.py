"""Tellings: where the page says that an act was done, and to whom by whom.

Rule: the first frame of a word that fits its voice, its object and what follows it wins; a telling without a victim is
dropped, except for laws and networks.
Order: walk the words once; verbs by their voice, lasting states, nouns by their preposition or possessor.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from saksi.reading.accounts.acts.frames import NOUNS, VERBS
from saksi.reading.accounts.parties.people_lists import PeopleLists
from saksi.reading.accounts.tellings.named_groups import with_members
from saksi.reading.accounts.tellings.noun_tellings import NounTeller
from saksi.reading.accounts.tellings.telling import Telling
from saksi.reading.accounts.tellings.those_named import ThoseTeller
from saksi.reading.accounts.tellings.verb_tellings import STATES
from saksi.reading.text.cast import Cast
from saksi.reading.text.found import DateFound, Range, StatementFound
from saksi.reading.text.page import Page, Sentence

__all__ = ["Telling", "find_tellings", "tellings_and_refused"]

_LONGEST_HEADLINE = 160


def find_tellings(
    page: Page, cast: Cast, dates: Sequence[DateFound], statements: Sequence[StatementFound] = ()
) -> list[Telling]:
    """All tellings of the page in order; those in headings are left out, the text tells them again.

    statements: who speaks where, so that `they beat me` has its victim; without them such tellings are dropped.
    """
    return tellings_and_refused(page, cast, dates, statements)[0]


def tellings_and_refused(
    page: Page, cast: Cast, dates: Sequence[DateFound], statements: Sequence[StatementFound] = ()
) -> tuple[list[Telling], list[Range]]:
    """All tellings in order, and the words that only look like one by a rule that says so."""
    teller = _Teller(page, cast, dates, statements)
    told = teller.with_identified(list(teller.tellings()))
    return with_members(told, page, cast, teller.parties, statements), teller.refused


class _Teller(ThoseTeller, NounTeller):
    def __init__(self, page: Page, cast: Cast, dates: Sequence[DateFound], statements: Sequence[StatementFound]) -> None:
        super().__init__(page, cast, dates, statements)
        self.lists = PeopleLists(self.parties)

    def tellings(self) -> Iterator[Telling]:
        for index, word in enumerate(self.words):
            if word.low not in VERBS and word.low not in NOUNS and word.low not in STATES:
                continue
            sentence = self.page.sentence_at(word.start)
            if sentence is None or self._in_heading(sentence) or word.end > sentence.end:
                continue
            if not self._is_question(sentence):
                yield from self._at(index, word.low, sentence)

    def _in_heading(self, sentence: Sentence) -> bool:
        """Whether the sentence is a heading, or the headline: the first lines of a page, without a full stop."""
        if sentence.paragraph in self.page.headings:
            return True
        start, end = self.page.paragraphs[sentence.paragraph]
        return sentence.paragraph == 0 and len(self.page.paragraphs) > 1 and end - start < _LONGEST_HEADLINE and self.page.text[end - 1].isalnum()

    def _is_question(self, sentence: Sentence) -> bool:
        """A question tells of nothing."""
        return self.page.text[sentence.start : sentence.end].rstrip('”"’ ').endswith("?")

    def _at(self, index: int, low: str, sentence: Sentence) -> Sequence[Telling]:
        found = (self.by_those(index, VERBS[low], sentence) or self.by_verb(index, sentence)) if low in VERBS else None
        if found is None and low in STATES:
            found = self.by_state(index, sentence) or self.by_held_still(index, sentence)
        if found is None and low in NOUNS:
            found = self.by_noun(index, NOUNS[low], sentence)
        return [self._with_named(telling) for telling in found or ()]

    def _with_named(self, telling: Telling) -> Telling:
        """The telling with those whom a list after its group names."""
        victims = self.lists.with_named(telling.victims, telling.trigger, telling.sentence)
        if len(victims) == len(telling.victims):
            return telling
        named = replace(telling, victims=tuple(victims))
        self.last = named if self.last is telling else self.last
        self.parties.focus(named.victims, named.trigger[1])
        return named
