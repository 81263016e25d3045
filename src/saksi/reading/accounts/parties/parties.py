"""Who did it to whom: subject, object, agent and owner around a verb or noun of an act.

Rule: an actor is taken only where the grammar puts it; the words that name it, or the pronoun that stands for it, are
kept as its evidence. Whose a thing is stands before it (`her flat`), else after it (`the flat of X`, `land from forty families`).
"""

from __future__ import annotations

import re

from saksi.reading.accounts.parties.groups import NUMERALS
from saksi.reading.accounts.parties.subjects import PartySubjects
from saksi.reading.actors.cast_phrases import FIRST_PERSON, OWNS, PRONOUNS, Party
from saksi.reading.actors.phrases import is_modifier
from saksi.reading.text.page import Sentence

_NEAR = 35
"""Characters: so far before a thing its owner may be named."""
_LAST_OUTLET = 700
"""Characters: so far before `the site` the outlet may be named."""
_NO_OWNER = re.compile(r"\b(?:in|on|at|by|to|with|after|when|and|while|during|over|against)\b|[,;:“”]")
_WHOSE = re.compile(r"(?<=\s)whose (?:own )?(?:[\w-]+ ){0,2}\Z")
_COUNTS_THINGS = NUMERALS | frozenset("own several many first last other".split())
_OWNER_AFTER = re.compile(
    r"(?:\sof (?:(?!an? |their |his |her |its |the )[a-z-]+ )?(?:farmland|land|forest|fields?|paddy|orchards?|crops?)\b)?(?:(?:\s[a-z]+){0,5}?\s(?:in which|in whose|where|that houses|housing|whose|to which|which|that)"
    r"|(?:\s[a-z]+){0,2}?\s(?:of|belonging to|run by|used by|owned by|rented by|written by|made by|for|against|from|at|in|by))\s+"
)
_PRONOUNS = frozenset(PRONOUNS) | FIRST_PERSON
_ASKED_FOR = re.compile(r"\b(?:requests?|applications?|motions?|pleas?|bids?|petitions?) for (?:\w+ ){0,2}\Z")
"""`her request for bail`: whose request it is."""
_COMMON_OWNERS = frozenset("community village family congregation parish tribe couple commune clan villagers families".split())
_TAKEN_FROM = re.compile(
    r"(?! of (?:the )?[A-Z])(?: (?!who\b|which\b|that\b|after\b|when\b|while\b|and\b|before\b|from\b)[\w’'-]+){0,6} (?:away )?from "
    r"(?=(?:the|some|about|nearly|at|more|over|several|dozens|hundreds|\d|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+ty)\b)"
)
_HAMLETS = re.compile(r"(?:[\w-]+ ){1,3}?(?:villages|communes|hamlets|communities|households|settlements)\b")
_LIVED_IN = re.compile(r"(?: [a-z]+){0,2}? (?:in|at|on|near) (?:[\w’'-]+ ){1,5}?where\s+")
_FROM_ROOMS = re.compile(
    r"(?:,?\s[a-z]+){0,4}?\s(?:from|at|in)\s(?:the\s|an?\s)(?:[a-z]+\s){0,2}?"
    r"(?:offices?|homes?|houses?|headquarters|premises|flats?|apartments?|rooms?|newsrooms?|studios?|shops?|bookshop|warehouse|cars?)\s(?:of|belonging to|run by|used by|owned by|rented by|shared by)\s+"
)
"""`computers from the office of X`: the rooms from which a thing is taken tell whose it is."""


class Parties(PartySubjects):
    """Finds the parties of one page."""

    def owner(self, start: int, end: int, low: int, high: int, doers: frozenset[str] = frozenset()) -> list[Party]:
        """Whose the thing at [start, end) is, within [low, high) of the text; not theirs who act on it."""
        return self._owner_before(start, low, doers) or self._owner_after(start, end, low, high) or self._owner_beside(start, end, low, high)

    def last_outlet(self, position: int) -> list[Party]:
        """`Providers blocked the site`: the last paper or station named before."""
        for mention in reversed(self.within(max(0, position - _LAST_OUTLET), position)):
            member = self.cast.members[mention.actor]
            if mention.proper and member.kind == "organisation" and member.sector == "media":
                return [Party.at(mention, "the last outlet named before")]
        return []

    def _owner_beside(self, start: int, end: int, low: int, high: int) -> list[Party]:
        """`the union offices`: whose phrase holds the thing, else who is named last before it with no preposition between."""
        for mention in reversed(self.within(low, high)):
            if mention.left <= start and (mention.end >= end or mention.right >= end):
                # "suspended the newspapers X and Y": the thing says what they are.
                return self.named_with(mention) if mention.start >= end else [Party.at(mention)]
        last = self.within(low, start)[-1:]
        gap = self.page.text[last[0].end : start] if last else ""
        return [Party.at(last[0])] if last and len(gap) < _NEAR and not _NO_OWNER.search(gap) else []

    def _owner_before(self, start: int, low: int, doers: frozenset[str]) -> list[Party]:
        """`her house`, `whose passport`, `X’s office`: whom the words before the thing make its owner."""
        asked = _ASKED_FOR.search(self.page.text, low, start)
        start = asked.start() if asked is not None else start
        whose = _WHOSE.search(self.page.text, low, start)
        if whose is not None:
            return self._antecedent(self.page.word_at(whose.start()), self.page.sentence_at(start) or Sentence(low, start, 0))
        before = self._before_modifiers(self.page.word_at(start), low)
        struck = self._who_had(before, start)
        if struck:
            return struck
        if before >= 0 and self.words[before].low in _PRONOUNS and self.words[before].start >= low:
            things = self.words[before].low == "its"
            return self._by_pronoun(before, doers) or [
                party for party in self.focused(start) if party.actor not in doers and not (things and self.kind(party) == "person")
            ]
        return self._possessor(before, low)

    def _before_modifiers(self, thing: int, low: int) -> int:
        """The word before those that only count or describe the thing at this word; -1 at the head of the text."""
        before = thing - 1
        while before >= 0 and self.words[before].start >= low and self.words[before].low not in OWNS and self._describes_thing(before):
            before -= 1
        return before

    def _describes_thing(self, at: int) -> bool:
        """`three`, `old`: whether a word outside of names counts or describes a thing."""
        word = self.words[at]
        return word.low in _COUNTS_THINGS or (is_modifier(word) and self.cast.covering(word.start) is None)

    def _who_had(self, owner: int, start: int) -> list[Party]:
        """`a headmistress had her arm broken`: the headmistress, where a pronoun at word `owner` owns the thing."""
        around = self.page.sentence_at(start)
        had = owner > 0 and self.words[owner].low in {"his", "her", "their"} and self.words[owner - 1].low in {"had", "has", "have"}
        struck = self.subject(owner - 1, around) if had and around is not None else []
        return struck if struck and self.kind(struck[0]) != "organisation" else []

    def _possessor(self, mark: int, low: int) -> list[Party]:
        """`X’s office`, `the village’s land`: who stands before the apostrophe at this word, or one plain word further on."""
        if mark > 1 and self.words[mark].text.islower() and self.words[mark - 1].low in {"’s", "'s"}:
            mark -= 1
        if mark < 1 or self.words[mark].low not in {"’s", "'s", "’", "'"} or self.words[mark].start < low:
            return []
        possessor = self.ends.get(self.words[mark - 1].end)
        if possessor is not None:
            return [Party.at(possessor)]
        common = mark > 1 and self.words[mark - 1].low in _COMMON_OWNERS and self.words[mark - 2].low == "the"
        return self.grown(mark - 2, mark - 1) if common else []

    def _owner_after(self, start: int, end: int, low: int, high: int) -> list[Party]:
        """`the house of X`, `the office used by X`: whom the words after the thing make its owner."""
        taken = self._taken_from(end, high)
        if taken:
            return taken
        links = (link.match(self.page.text, end, max(end, high)) for link in (_FROM_ROOMS, _LIVED_IN, _OWNER_AFTER))
        after = next(filter(None, links), None)
        following = self.page.word_at(after.end()) if after else len(self.words)
        if following >= len(self.words):
            return []
        if self.words[following].low in OWNS:
            mention = self.begins.get(self.words[following].start)
            if mention is not None and self.cast.members[mention.actor].kind == "person" and mention.end > self.words[following].end:
                return [Party.at(mention)]  # `the car of its editor, X`
            body = self.begins.get(self.words[following + 1].start) if following + 1 < len(self.words) else None
            if body is not None and body.proper and self.cast.members[body.actor].kind == "organisation":
                return [Party.at(body)]  # `the offices of his newspaper X`, named by X alone
            return self._by_pronoun(following)
        around = self.page.sentence_at(start) or Sentence(low, high, 0)
        found = self.object(following, around)
        return self.object(following + 1, around) if not found and self.words[following].low == "the" else found

    def _taken_from(self, end: int, high: int) -> list[Party]:
        """`600 hectares in Lumera from forty families`, `1,300 hectares of paddy from three communes`: from whom it is taken."""
        match = _TAKEN_FROM.match(self.page.text, end, max(end, high))
        sentence = self.page.sentence_at(end) if match is not None else None
        if match is None or sentence is None:
            return []
        at = self.page.word_at(match.end())
        found = self.object(at, sentence)
        hamlets = _HAMLETS.match(self.page.text, match.end())
        if not found and hamlets is not None:
            found = self.grown(at, self.page.word_at(hamlets.end() - 1))
        return [party for party in found if party.start >= match.end() and self.kind(party) == "group"]
