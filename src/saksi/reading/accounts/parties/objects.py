"""Who the object of a verb is, and who `by` names after a passive.

Rule: the phrase that begins right after the verb, over its modifiers, with those joined to it; pronouns mean whom they
mean; people whom the cast lacks join it.
"""

from __future__ import annotations

import re

from saksi.reading.accounts.parties.groups import NUMERALS, PartyGroups
from saksi.reading.actors.cast_phrases import FIRST_PERSON, HANGS, PRONOUNS, Party, joined
from saksi.reading.actors.phrases import ARTICLES
from saksi.reading.text.cast import Mention
from saksi.reading.text.page import Sentence, Word
from saksi.reading.words.roles import PLURALS, ROLES

_MOST_JOINED = 8
_OF, _OF_THE = 2, 3
"""Words from a number to the group that it is a part of."""
AUXILIARIES = frozenset(("was", "were", "has", "had", "have", "is", "are"))
_NO_AGENT_PAST = frozenset("; : “ ” who which when after while because that said".split())
_OBJECTS = frozenset("him them himself themselves it itself herself me us myself ourselves".split())
_COUNTERS = frozenset("a an another one two three four five six seven eight nine ten several some".split())
_MOST_DESCRIBING = 9
_NO_DESCRIPTION = HANGS | FIRST_PERSON | frozenset(PRONOUNS) | frozenset(
    "after before during over into about as while when where who whom whose which that than because since until if but or so then there here not no nor "
    "is are was were be been has have had do does did will would can could may might must should said says told yesterday today overnight out up down off away back".split()
)
_NOT_DESCRIBING = ("ed", "ing", "ly")
_ALL = re.compile(
    r"each of (?:them|us)(?=[.,;]| )"
    r"|(?:all|both|the) (?:of (?:them|us)|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+)"
    r"(?=[.,;]| [“‘]| (?:in|on|at|with|for|to|of|and|after|before|under|last|this)\b)"
)


class PartyObjects(PartyGroups):
    """Finds the objects and agents of verbs of one page."""

    def object(
        self, first: int, sentence: Sentence, *, most: int = 7, doers: frozenset[str] = frozenset()
    ) -> list[Party]:
        """Who the object is that begins at word `first`, over its modifiers."""
        index = first
        part = self.part_after(first) or self.aged_after(first, doers) if first < len(self.words) else []
        if part:
            return part
        while index < len(self.words) and self.words[index].start < sentence.end and index - first < most:
            word = self.words[index]
            mention = self.begins.get(word.start)
            staff = self._people_of(first, mention) if mention is not None and index > first else []
            if staff:
                return self._going_on(staff, sentence)
            if mention is not None and not self._is_owner(mention):
                part = self.counted_part(first, mention) if index - first in {_OF, _OF_THE} else []
                if part:
                    return part
                named = None if mention.proper else self._described(self.page.word_at(mention.end))  # `opposition figure X`
                return self._going_on(self.list_after(named or self._head_of(mention), sentence), sentence)
            if mention is not None:
                index = self.page.word_at(mention.end) + 1
                continue
            if word.low in _OBJECTS or (word.low == "her" and (self._ends_phrase(index + 1) or self.page.low(index + 1) in ARTICLES)):
                return self._with_joined(self._by_pronoun(index, doers), index, sentence)
            collective = _ALL.match(self.page.text, word.start)
            if collective:
                return self.of_number(collective[0], word.start) or self.resolve("they", word.start, collective.end(), doers)
            if index > first and self._after_owner(index - 1) > index:
                index += 2  # `the country's best-known lawyer`
                continue
            if not self._premodifies(index):
                break
            index += 1
        return self._unlisted(first, sentence)

    def _people_of(self, first: int, body: Mention) -> list[Party]:
        """`over 1,000 Radio Lumera employees`: so many people of a body whose name stands before what they are."""
        head = self.page.word_at(body.end)
        counted = self.words[self._at_number(first)].text[0].isdigit() or self.words[first].low in NUMERALS
        named = body.proper and self.cast.members[body.actor].kind == "organisation" and head < len(self.words) and self.words[head].start == body.end + 1
        return self.grown(first, head) if counted and named and self.words[head].low in PLURALS else []

    def _unlisted(self, first: int, sentence: Sentence) -> list[Party]:
        """An object that begins with no phrase of the cast: owned by whom the cast lacks, described, counted or a body."""
        owned = self._after_owner(first)
        if owned != first:
            heads = [at for at in range(owned, min(owned + 6, len(self.words))) if self.words[at].low in ROLES]
            if heads and all(map(self._may_describe, self.words[owned : heads[0]])) and self._ends_phrase(heads[0] + 1):
                return self.grown(first, heads[0], "person")
        described = self._described(owned)
        if described is not None:
            return self._going_on(self.list_after(described, sentence), sentence)
        grown = self._going_on(self._group_from(owned, sentence), sentence)
        return grown or (self.body_after(owned) if owned < len(self.words) else [])

    def _after_owner(self, first: int) -> int:
        """`the country's most prominent lawyer`: the word after the owner whom the cast lacks."""
        if self.page.low(first) not in ARTICLES or self.page.low(first + 2) not in {"'s", "’s"}:
            return first
        owner = self.words[first + 1]
        return first + 3 if owner.text.islower() and owner.low not in PLURALS else first

    def _described(self, first: int) -> Mention | None:
        """`the ornithologist and blogger Mahamat Djibrine`: the name right after words that no list knows."""
        for index in range(first, min(first + _MOST_DESCRIBING, len(self.words))):
            word = self.words[index]
            mention = self.begins.get(word.start)
            if mention is not None and index > first:
                near = self.words[index - 1].end + 1 == word.start
                return mention if near and mention.proper and not self._is_owner(mention) else None
            if mention is not None and self.names_person(mention):
                return None
            before = self.words[index - 1]
            if word.low in {",", "and"}:
                if index == first or not (before.low in ROLES or (word.low == "and" and before.text.islower())):
                    return None  # no list of roles as in `lawyer, blogger and poet X`
            elif not self._may_describe(word) or word.low.endswith(_NOT_DESCRIBING):
                return None
        return None

    def _may_describe(self, word: Word) -> bool:
        """A plain word that neither ends a phrase nor is a verb or pronoun."""
        return word.text.replace("-", "").isalpha() and word.low not in _NO_DESCRIPTION

    def _with_joined(self, found: list[Party], index: int, sentence: Sentence) -> list[Party]:
        """`her and X`: whom `and` joins to a pronoun."""
        if index + 2 >= len(self.words) or self.words[index + 1].low != "and":
            return found
        mention = self.begins.get(self.words[index + 2].start)
        return joined(found, self.list_after(mention, sentence)) if mention is not None else found

    def _going_on(self, found: list[Party], sentence: Sentence) -> list[Party]:
        """`a cutter, a lathe operator and two traders`: people whom the cast lacks, joined after those found."""
        while found and len(found) < _MOST_JOINED:
            index = self.page.word_at(found[-1].end)
            mention = self.cast.covering(found[-1].start)
            if mention is not None and mention.right > mention.end:
                index = self.page.word_at(mention.right - 1) + (self.page.text[mention.right - 1] != ",")
            ahead = index
            while ahead < len(self.words) and ahead - index < 2 and self.words[ahead].low in {",", "and"}:
                ahead += 1
            if ahead == index or ahead >= len(self.words) or self.words[ahead].start >= sentence.end:
                break
            if self.words[ahead].low not in _COUNTERS and not self.words[ahead].text[0].isdigit():
                break
            more = [] if self.begins.get(self.words[ahead].start) else self._group_from(ahead, sentence)
            if not more:
                break
            found = [*found, *more]
        return found

    def agent(self, verb: int, sentence: Sentence) -> list[Party]:
        """Who `by` names after a passive."""
        index = verb + 1
        while index < len(self.words) and self.words[index].start < sentence.end and index - verb < 22:
            word = self.words[index]
            if word.low == "by" and self._by_another(index, verb):
                break
            if word.low == "by" and index + 1 < len(self.words):
                found = self.object(index + 1, sentence, most=5)
                if found:
                    return found
            if (word.text == "," and self.page.low(index + 1) in AUXILIARIES) or word.low in _NO_AGENT_PAST:
                break
            index += 1
        return []

    def _by_another(self, by: int, verb: int) -> bool:
        """`summoned over a complaint filed by the firm`: `by` belongs to a participle that is not joined to the verb."""
        before = self.words[by - 1]
        return by - 1 > verb and before.low.endswith("ed") and self.words[by - 2].low not in {"and", "or", ",", "then"} and not before.text[0].isupper()
