"""Whom a pronoun, `both` or `half of them` means around an act.

Rule: in its sentence first, then those whom the last act was done to, then the first that fits in the sentences
before; officials, lawyers and kin only where nobody else fits.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from saksi.reading.cast import Member, Mention
from saksi.reading.page import Sentence
from saksi.reading.party_phrases import FIRST_PERSON, FOCUS, PRONOUNS, Party, PartyPhrases, again

_ONE = frozenset(("the one", "he", "him", "his", "she", "her", "himself", "herself"))
_MANY = frozenset(("they", "them", "their", "themselves", "both", "all", "most", "some", "many"))
_OF_THEM = re.compile(
    r"\b(?:all|both|the|these|those) (?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+|of them)$|\b(?:both|all|the pair|the duo|the trio|the couple|the (?:men|women|youths|accused|defendants|detainees|suspects))$",
    re.IGNORECASE,
)
_ALL_OF_THEM = re.compile(
    r"(?:All|Both|The)(?: (?:of them|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+))?\s(?!of)(?:[a-z]+ed|were|are|have|had|said)\b"
)
_SOME = (
    r"(?:(?:roughly|about|nearly|at least|another|all but) )?(?:half|most|some|many|several|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?|\d+|dozens|scores)"
)
_WHOLE = (
    r"(?:them|us|(?:its|their|his|her) (?:\w+ ){0,1}(?:members|supporters|leaders|followers|colleagues|relatives|activists|lawmakers|officials|workers|employees|journalists|reporters)|(?:the|these|those) (?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty(?:-\w+)?|\d+))"
)
_PART_OF = re.compile(rf"\b{_SOME} of {_WHOLE}$", re.IGNORECASE)
_PART_AHEAD = re.compile(rf"{_SOME} of {_WHOLE}\b(?! [a-z-]+(?:ers|ors|ists|ants|men|women|people|members|leaders)\b)", re.IGNORECASE)
_LOOK_BACK = 4
_AGED = re.compile(r"\b[Tt]he (?:now )?\d{1,2}-year-old(?: [a-z-]+){0,2}$")
_AGED_AHEAD = re.compile(
    r"[Tt]he (?:now )?\d{1,2}-year-old(?: (?!(?:was|were|is|had|has|to|in|on|at|for|with|from|and|by|after|under|who|over|of|as)\b)[a-z-]+){0,2}"
)
_BODY = re.compile(
    r"[Tt]he (?:\w+ )?(station|outlet|newspaper|paper|daily|weekly|magazine|website|broadcaster|channel|party|union|federation|group|organi[sz]ation|association|"
    r"ngo|NGO|foundation|network|movement|coalition|alliance|centre|center|society|council|club|collective|institute)"
)
_FAR = 1500
_NO_BODY = frozenset(("state", "judiciary", "security-forces", "un", "diplomatic"))
_PRESS = frozenset("station outlet newspaper paper daily weekly magazine website broadcaster channel".split())


def _is_press(member: Member) -> bool:
    return member.sector == "media"


def _is_party(member: Member) -> bool:
    return member.sector.startswith("party") or "party" in member.name.lower()


def _is_union(member: Member) -> bool:
    return member.sector == "union" or bool(re.search(r"\b(?:union|federation|workers)\b", member.name.lower()))


def _is_body(member: Member) -> bool:
    return member.sector in {"civil-society", "union", "community", "other"} and not _is_party(member)


_BODIES = dict.fromkeys(_PRESS, _is_press) | {"party": _is_party, "union": _is_union, "federation": _is_union}
_THE_TWO = re.compile(
    r"the (two|three|four|five|six|seven|eight|nine|ten|pair|duo|couple|trio)\b(?! (?:other|more|new))", re.IGNORECASE
)
_COUNTS = {
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "trio": 3,
}
_CLOSE = re.compile(
    r"\b(?:lawyers?|attorneys?|counsel|wife|husband|mother|father|brother|sister|son|daughter|spokes\w+|relatives?|family|colleagues?|officials?|minister|judge|prosecutor|doctor|physician|pastor|priest|imam|teacher|neighbou?rs?|witness(?:es)?|editor|director|coordinator|governor|mayor|cellmate)\b"
)


class Referents(PartyPhrases):
    """Finds whom the pronouns of one page mean."""

    def focus(self, victims: Sequence[Party], position: int) -> None:
        """Remember whom the last act was done to: pronouns after it mean them before others."""
        self.victims, self.focused_at = tuple(party.actor for party in victims), position
        self.in_focus = tuple(again(victims, "whom the act before was done to"))

    def focused(self, position: int) -> list[Party]:
        """Whom the last act was done to, if it was told not far before in the paragraph, or in the one before its first sentence."""
        if not 0 <= position - self.focused_at <= FOCUS:
            return []
        here, there = self.page.paragraph_at(position), self.page.paragraph_at(self.focused_at - 1)
        sentence = self.page.sentence_at(position)
        opens = sentence is not None and sentence.start == self.page.paragraphs[here][0]
        return list(self.in_focus) if here == there or (opens and here == there + 1) else []

    def topic(self, position: int, sentence: Sentence) -> list[Party]:
        """Whom the paragraph is about: the last named person or body before that is no official and no speaker."""
        index = bisect_left(self.page.sentences, sentence.start, key=lambda s: s.start)
        for earlier in self.page.sentences[max(index - 2, 0) : index + 1][::-1]:
            if earlier.paragraph != sentence.paragraph:
                break
            for mention in self.within(earlier.start, min(earlier.end, position)):
                member = self.cast.members[mention.actor]
                if mention.proper and member.kind != "group" and not self._official(mention):
                    return [Party(mention.actor, mention.start, mention.end, "whom the paragraph is about")]
        return []

    def speaker(self, start: int, end: int) -> list[Party]:
        """Who says `me` or `our` at [start, end): the speaker of the smallest statement around."""
        holding = [one for one in self.statements if one.start <= start and end <= one.end]
        best = min(holding, key=lambda one: one.end - one.start, default=None)
        rule = f"`{self.page.text[start:end]}`: the speaker of the words around it"
        return [Party(best.speaker, start, end, rule)] if best is not None else []

    def resolve(self, pronoun: str, start: int, end: int, doers: frozenset[str] = frozenset()) -> list[Party]:
        """Whom a pronoun at [start, end) means: in its sentence, else the first that fits in the sentences before.

        doers: the subject of the same verb, whom its object cannot mean.
        """
        if pronoun in FIRST_PERSON:
            return self.speaker(start, end)
        quote = self.page.quote_at(start)
        sentence = self.page.sentence_at(start)
        if sentence is None:
            return []
        number = bisect_left(self.page.sentences, sentence.start, key=lambda s: s.start)
        here = self.within(sentence.start, start) if quote is None else ()
        if pronoun in _MANY and _ALL_OF_THEM.match(self.page.text, sentence.start):
            here = ()
        rule = "the first that fits in its sentence"
        found = self._fitting(pronoun, tuple(m for m in here if not self._official(m)), doers)
        if not found:
            found, rule = self._in_focus(pronoun, start, doers), "whom the act before was done to"
        if not found:
            found, rule = self._fitting(pronoun, here, doers), "the first that fits in its sentence"
        if not found:
            found, rule = self._earlier(pronoun, number, doers), "the first that fits in the sentences before"
        if not found and quote is None:
            # "Officers took her passport, X said": whoever the sentence names after the pronoun.
            found, rule = self._fitting(pronoun, self.within(end, sentence.end), doers), "the first that fits after it"
        return [Party(actor, start, end, f"`{self.page.text[start:end]}`: {rule}") for actor in found]

    def _earlier(self, pronoun: str, number: int, doers: frozenset[str]) -> list[str]:
        """The first that fits in the sentences before; officials only where nobody else does."""
        sentences = self.page.sentences[max(number - _LOOK_BACK, 0) : number][::-1]
        named = [self.within(sentence.start, sentence.end) for sentence in sentences]
        plain = [tuple(m for m in group if not self._official(m)) for group in named] if pronoun in _ONE else []
        for mentions in (*plain, *named):
            found = self._fitting(pronoun, mentions, doers)
            if found:
                return found
        return []

    def unfolded(self, parties: Sequence[Party]) -> list[Party]:
        """`the two women`, `the pair`: the persons the last act was done to, if they are as many."""
        if len(parties) != 1 or len(self.in_focus) < 2:
            return list(parties)
        match = _THE_TWO.match(self.page.text, parties[0].start)
        number = _COUNTS.get(match[1].lower(), 2) if match else 0
        persons = [party for party in self.in_focus if self.cast.members[party.actor].kind == "person"]
        if match is None or number != len(persons):
            return list(parties)
        rule = f"`{match[0]}`: whom the act before was done to"
        return [Party(party.actor, parties[0].start, parties[0].end, rule) for party in persons]

    def _by_pronoun(self, index: int, doers: frozenset[str] = frozenset()) -> list[Party]:
        word = self.words[index]
        return self.resolve(word.low, word.start, word.end, doers)

    def _collective(self, at: int) -> list[Party]:
        """`all three`, `both`, `19 of them`: those just spoken of, or a part of them."""
        low = max(0, self.words[at].end - 26)
        text = self.page.text[low : self.words[at].end]
        if not _OF_THEM.search(text):
            return []
        return self.part_before(at) or self.resolve("they", self.words[at].start, self.words[at].end)

    def part_before(self, at: int) -> list[Party]:
        """`19 of them`, `four of the eleven` that ends at this word: a part of those spoken of."""
        low = max(0, self.words[at].end - 44)
        part = _PART_OF.search(self.page.text[low : self.words[at].end])
        return self._part(part[0], low + part.start()) if part else []

    def part_after(self, at: int) -> list[Party]:
        """The same, beginning at this word."""
        part = _PART_AHEAD.match(self.page.text, self.words[at].start)
        return self._part(part[0], part.start()) if part else []

    def aged_before(self, at: int) -> list[Party]:
        """`the 46-year-old`, `the 46-year-old lawyer` that ends at this word: the person spoken of."""
        low = max(0, self.words[at].end - 60)
        aged = _AGED.search(self.page.text[low : self.words[at].end])
        return self.resolve("the one", low + aged.start(), self.words[at].end) if aged else []

    def aged_after(self, at: int, doers: frozenset[str]) -> list[Party]:
        """The same, beginning at this word."""
        aged = _AGED_AHEAD.match(self.page.text, self.words[at].start)
        return self.resolve("the one", aged.start(), aged.end(), doers) if aged else []

    def body_after(self, at: int) -> list[Party]:
        """`sued the union`: the body named before that a phrase beginning at this word means."""
        start = self.words[at].start
        head = _BODY.match(self.page.text, start)
        if head is None or self.page.text[head.end() : head.end() + 1].isalpha():
            return []
        party = self.named_body(Party("", start, head.end()))
        return [party] if party.actor else []

    def named_body(self, party: Party) -> Party:
        """`the station`, `the group`: the last body named before whose kind fits; the party itself if there is none."""
        head = _BODY.fullmatch(self.page.text[party.start : party.end])
        if head is None or (party.actor and self.named(party)):
            return party
        wanted = _BODIES.get(head[1].lower(), _is_body)
        for mention in reversed(self.within(max(0, party.start - _FAR), party.start)):
            member = self.cast.members[mention.actor]
            if mention.proper and member.kind == "organisation" and member.sector not in _NO_BODY and wanted(member):
                return replace(party, actor=mention.actor)
        return party

    def _part(self, name: str, start: int) -> list[Party]:
        mention = self.cast.add("group", name, start, start + len(name), rule="a part of those spoken of before")
        self.index()
        return [Party(mention.actor, mention.start, mention.end)]

    def _in_focus(self, pronoun: str, start: int, doers: frozenset[str]) -> list[str]:
        if start - self.focused_at > FOCUS or doers & set(self.victims):
            return []
        if len(self.victims) == 1 and self._unnamed(self.victims[0]):
            return []
        kinds = {self.cast.members[actor].kind for actor in self.victims}
        gender = PRONOUNS.get(pronoun, "")
        if pronoun in _ONE:
            fits = (
                kinds == {"person"}
                and len(self.victims) == 1
                and (not gender or self.cast.members[self.victims[0]].gender in {"", gender})
            )
        elif pronoun in {"it", "its", "itself"}:
            fits = kinds == {"organisation"} and len(self.victims) == 1
        else:
            fits = "group" in kinds or len(self.victims) > 1
        return list(self.victims) if fits else []

    def _unnamed(self, actor: str) -> bool:
        """`an activist` of the lead, whose name follows."""
        member = self.cast.members[actor]
        return member.kind == "person" and member.name.lower().startswith(("a ", "an ", "one "))

    def _official(self, mention: Mention) -> bool:
        """Police, courts, officials, lawyers and kin: seldom those an act was done to when a pronoun tells it."""
        member = self.cast.members[mention.actor]
        words = " ".join((member.name, *member.roles)).lower()
        return member.sector in {"security-forces", "judiciary", "state"} or bool(_CLOSE.search(words))

    def _stands_for_place(self, mention: Mention) -> bool:
        """A name after `in`, `at`, `near` or `outside` is that of a place, whatever the cast takes it for."""
        index = self.page.word_at(mention.left) - 1
        return index >= 0 and self.words[index].low in {"in", "at", "near", "outside"} and mention.left == mention.start

    def _fitting(self, pronoun: str, mentions: tuple[Mention, ...], doers: frozenset[str]) -> list[str]:
        """The first that fits: subjects stand first in English."""
        gender = PRONOUNS.get(pronoun, "")
        for mention in mentions:
            member = self.cast.members[mention.actor]
            if mention.actor in doers or self.words[self.page.word_at(mention.left)].low in {
                "its",
                "his",
                "her",
                "their",
            }:
                continue
            if pronoun in _ONE and self._stands_for_place(mention):
                continue
            if pronoun in _ONE and member.kind == "person" and (not gender or member.gender in {"", gender}):
                return [mention.actor]
            if pronoun in _MANY and member.kind == "group":
                sentence = self.page.sentence_at(mention.start)
                named = self.list_after(mention, sentence) if sentence is not None else []
                return [party.actor for party in named] or [mention.actor]
            if pronoun in _MANY and member.kind == "person":
                sentence = self.page.sentence_at(mention.start)
                several = self.list_after(mention, sentence) if sentence is not None else []
                if len(several) > 1:
                    return [party.actor for party in several]
            if pronoun in {"it", "its", "itself"} and member.kind == "organisation":
                return [mention.actor]
        if pronoun in {"they", "them", "their"}:
            bodies = [m.actor for m in mentions if self.cast.members[m.actor].kind == "organisation" and m.proper]
            return [actor for actor in bodies if actor not in doers][:1]
        return []
