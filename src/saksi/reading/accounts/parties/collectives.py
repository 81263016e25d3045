"""Whom `the two women`, `both`, `four of the eleven`, `the 46-year-old` or `the station` mean around an act.

Rule: as many people as the acts told before were done to; a part of a group is a group of its own; a body is the last
one named before whose kind fits.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from saksi.reading.accounts.parties.referents import Referents
from saksi.reading.actors.cast_phrases import FOCUS, Party, again
from saksi.reading.actors.phrases import count_of
from saksi.reading.dates.words import NUMBERS
from saksi.reading.text.cast import Member, Mention
from saksi.reading.text.page import Sentence

_OF_THEM = re.compile(
    r"\b(?:all|both|the|these|those) (?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+|of them)$"
    r"|\b(?:both|all|the pair|the duo|the trio|the couple|the (?:men|women|youths|accused|defendants|detainees|suspects))$"
    r"|\bof (?:the|those) (?:arrested|detained|convicted|injured|wounded|dead)$",
    re.IGNORECASE,
)
_SOME = (
    r"(?:(?:roughly|about|around|some|nearly|almost|at least|more than|over|up to|as many as|another|all but) )?(?:half|most|some|many|several|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?|\d{1,3}(?:,\d{3})+|\d+|dozens|scores|hundreds|thousands)"
)
_WHOLE = (
    r"(?:them|us|(?:the|those) (?:present|arrested|detained|accused|detainees|convicted|defendants|injured|wounded|prisoners|dead)|"
    r"(?:its|their|his|her) (?:\w+ )?(?:members|supporters|leaders|followers|colleagues|relatives|activists|lawmakers|officials|workers|employees|journalists|reporters)|"
    r"(?:the|these|those) (?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty(?:-\w+)?|\d+))"
)
_PART_OF = re.compile(rf"\b{_SOME}(?: more| others)? of {_WHOLE}$", re.IGNORECASE)
_SOME_OF = re.compile(rf"\b(?!one\b){_SOME}(?: more| others)? of \Z", re.IGNORECASE)
_PART_AHEAD = re.compile(rf"{_SOME} of {_WHOLE}\b(?! [a-z-]+(?:ers|ors|ists|ants|men|women|people|members|leaders)\b)", re.IGNORECASE)
_PART_OPENS = re.compile(
    r"(?:(?:On|In|Last|By|At|That|Since|Yesterday)\b[^,;.“”]{0,40}, )?"
    rf"(?P<part>{_SOME} of (?:(?:the|these|those|its) (?:[\w’'-]+ )?(?:[a-z]+s|women|men|people|children)|{_WHOLE})\b"
    r"|(?:Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|Several|Some|Others)(?= (?:came|went|were|had|have|said|told|fled|left|returned|stayed|escaped)\b))",
    re.IGNORECASE,
)
_LONGEST_PART = 60
_ALONE = frozenset("one another several some others many most two three four five six seven eight nine ten eleven twelve".split())
_OPENS_CLAUSE = frozenset((";", "and", "that", "while", "where", "—", "–"))
_ONE_OF = re.compile(r"one of\b", re.IGNORECASE)
_CLOSED = re.compile(r",|\.|$")
_WHOSE_WHOLE = frozenset("the its their his her these those".split())
_AGED = re.compile(r"\b[Tt]he (?:now )?\d{1,2}-year-old(?: [a-z-]+){0,2}$")
_AGED_AHEAD = re.compile(
    r"[Tt]he (?:now )?\d{1,2}-year-old(?: (?!(?:was|were|is|had|has|to|in|on|at|for|with|from|and|by|after|under|who|over|of|as)\b)[a-z-]+){0,2}"
)
_BODY = re.compile(
    r"[Tt]he (?:\w+ )?(station|outlet|newspaper|paper|daily|weekly|magazine|website|broadcaster|channel|party|union|federation|group|organi[sz]ation|association|"
    r"ngo|NGO|foundation|network|movement|coalition|alliance|centre|center|society|council|club|collective|institute)"
)
_GOES_ON = re.compile(r" (?:in (?:parliament|the country)|that|which|of (?:the )?[A-Z])")
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
_ALL_BUT = re.compile(r"\ball but \Z", re.IGNORECASE)
_THE_TWO = re.compile(
    r"the (two|three|four|five|six|seven|eight|nine|ten|pair|duo|couple|trio)\b(?! (?:other|more|new|of)\b)(?:(?: [a-z]+)? (?P<sex>men|women|brothers|sisters|boys|girls))?",
    re.IGNORECASE,
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
_SEXES = {"men": "m", "brothers": "m", "boys": "m", "women": "f", "sisters": "f", "girls": "f"}


class Collectives(Referents):
    """Finds whom the collective words of one page mean."""

    def unfolded(self, parties: Sequence[Party]) -> list[Party]:
        """`the two women`, `the pair`: the persons the last act was done to, if they are as many."""
        match = _THE_TWO.match(self.page.text, parties[0].start) if len(parties) == 1 else None
        if match is None:
            return list(parties)
        number, wanted = _COUNTS.get(match[1].lower(), 2), _SEXES.get((match["sex"] or "").lower(), "")
        persons = self._as_many(number, wanted, parties[0].start)
        rule = f"`{match[0]}`: as many people as acts told before were done to"
        return [Party(party.actor, parties[0].start, parties[0].end, rule) for party in persons] or list(parties)

    def _as_many(self, number: int, gender: str, position: int) -> list[Party]:
        """So many people (of one gender) as the last act was done to, else all acts from one told not far before."""
        people: dict[str, Party] = {}
        for at, parties in reversed(self.told):
            if position - at > 2 * FOCUS or len(people) > number:
                break
            for party in parties:
                if self.cast.members[party.actor].kind == "person" and not (gender and self.genders.of(party.actor) not in {"", gender}):
                    people.setdefault(party.actor, party)
            if len(people) == number:
                return sorted(people.values(), key=lambda party: party.start)
        return self._opening_as_many(number, gender, position)

    def _opening_as_many(self, number: int, gender: str, position: int) -> list[Party]:
        """So many people (of one gender) as open the sentences of the paragraph before and of this one."""
        here = self.page.paragraph_at(position)
        sentences = [s for s in self.page.sentences if here - 1 <= s.paragraph <= here and s.end <= position]
        opening = [mention for mention in map(self._opening, sentences) if mention is not None and not self.of_office(mention)]
        named = [party for m in opening for party in self.named_with(m)]
        people = {p.actor: p for p in named if not gender or self.genders.of(p.actor) in {"", gender}}
        return list(people.values()) if len(people) == number else []

    def of_number(self, words: str, start: int) -> list[Party]:
        """`the four`, `all four`: the last group told as so many, else as many people as acts before were done to."""
        number = next((_COUNTS[word] for word in words.lower().split() if word in _COUNTS), 0)
        if not number:
            return []
        for mention in reversed(self.within(max(0, start - _FAR), start)):
            if count_of(self.cast.members[mention.actor].name) == number:
                return [Party(mention.actor, start, start + len(words), f"`{words}`: the group told as so many")]
        return again(self._as_many(number, "", start), f"`{words}`: as many people as acts told before were done to")

    def _collective(self, at: int) -> list[Party]:
        """`all three`, `both`, `19 of them`: those just spoken of, or a part of them."""
        low = max(0, self.words[at].end - 26)
        if not _OF_THEM.search(self.page.text[low : self.words[at].end]):
            return []
        counted = _COUNTS.get(self.words[at].low, 0) if self.page.low(at - 1) == "all" else 0
        number = 2 if self.words[at].low == "both" else counted
        together = self._as_many(number, "", self.words[at].start) if number else []
        if self._others_in_focus() and self.page.low(at - 1) in {"the", "those", "these"}:
            return self._part(self.page.text[self.words[at - 1].start : self.words[at].end], self.words[at - 1].start)
        rule = f"`{self.words[at].low}`: as many people as acts told before were done to"
        return self.part_before(at) or again(together, rule) or self.resolve("they", self.words[at].start, self.words[at].end)

    def _others_in_focus(self) -> bool:
        """`all but three were released. Those three`: the last act was done to all the others."""
        return any(self.cast.members[party.actor].name.lower().startswith("all but ") for party in self.in_focus)

    def resolve(self, pronoun: str, start: int, end: int, doers: frozenset[str] = frozenset()) -> list[Party]:
        """Whom a pronoun means: `them` a part of a group that opens its sentence or the one before, as `about sixty of them`."""
        part = self._part_told(start, doers) if pronoun in {"they", "them", "their"} else []
        return again(part, f"`{pronoun}`: a part of a group that a sentence tells of first") or super().resolve(pronoun, start, end, doers)

    def _part_told(self, start: int, doers: frozenset[str]) -> list[Party]:
        """`About sixty of them fled. Police beat them`: the part, if no act and no other group was told of since."""
        if self.page.quote_at(start) is not None:
            return []
        number = self.page.sentence_number_at(start)
        here = self.page.sentences[number]
        for sentence in self.page.sentences[max(number - 1, 0) : number + 1][::-1]:
            part = _PART_OPENS.match(self.page.text, sentence.start, min(start, sentence.end))
            if sentence.paragraph != here.paragraph or (sentence.start < self.focused_at - _LONGEST_PART and part is None):
                break
            if part is not None:
                found = [] if self.focused_at > part.end("part") else self._part(part["part"], part.start("part"))
                return [p for p in found if p.actor not in doers]
            if any(self.cast.members[m.actor].kind == "group" and m.actor not in doers for m in self.within(sentence.start, min(start, sentence.end))):
                break
        return []

    def part_alone(self, at: int) -> list[Party]:
        """`three were seized; one has been released`, `several were beaten`: some of those told of, by a number alone before its verb."""
        word = self.words[at]
        opens = self.page.low(at - 1) in _OPENS_CLAUSE or self.page.sentence_at(word.start - 1) != self.page.sentence_at(word.start)
        if word.low not in _ALONE or not opens or word.end in self.ends:
            return []
        mention = self.cast.add("person" if word.low in {"one", "another"} else "group", word.text, word.start, word.end, rule="a part of those spoken of before")
        self.index()
        return [Party.at(mention)]

    def part_before(self, at: int) -> list[Party]:
        """`19 of them`, `four of the eleven` that ends at this word: a part of those spoken of."""
        low = max(0, self.words[at].end - 44)
        part = _PART_OF.search(self.page.text[low : self.words[at].end])
        return self._part(part[0], low + part.start()) if part else []

    def part_after(self, at: int) -> list[Party]:
        """The same, beginning at this word."""
        part = _PART_AHEAD.match(self.page.text, self.words[at].start)
        return self._part(part[0], part.start()) if part else []

    def counted_part(self, number: int, whole: Mention) -> list[Party]:
        """`Nine of the protesters`, `two of its staff`: a number at this word, and the phrase of those it is a part of."""
        word = self.words[number]
        counted = word.text[0].isdigit() or NUMBERS.get(word.low, 0) > 1 or word.low in {"dozens", "scores", "hundreds", "thousands"}
        if not counted or self.page.low(number + 1) != "of" or self.page.low(number + 2) not in _WHOSE_WHOLE:
            return []
        return self._part(self.page.text[word.start : whole.end], word.start)

    def part_of(self, found: list[Party], sentence: Sentence) -> list[Party]:
        """`most of the students`, `at least 10 of the 56 writers`: the part, where the phrase found is a group that some are counted out of."""
        mention = self.cast.covering(found[0].start) if len(found) == 1 and self.kind(found[0]) == "group" else None
        if mention is None or self.page.low(self.page.word_at(mention.left)) not in _WHOSE_WHOLE:
            return found
        part = _SOME_OF.search(self.page.text, sentence.start, mention.left)
        return self._part(self.page.text[part.start() : mention.end], part.start()) if part is not None else found

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
        if not party.actor and _GOES_ON.match(self.page.text, head.end()):
            # "the biggest party in parliament": a body of which only this is told.
            mention = self.cast.add("organisation", self.page.text[start : head.end()], start, head.end(), rule="a body told by its kind")
            self.index()
            return [Party.at(mention)]
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

    def _named_one(self, name: str, end: int) -> list[Party]:
        """`one of them, X,`: X."""
        at = self.page.word_at(end)
        named = self.begins.get(self.words[at + 1].start) if at + 1 < len(self.words) and self.words[at].text == "," else None
        closed = named is not None and named.proper and self.cast.members[named.actor].kind == "person" and _CLOSED.match(self.page.text, named.end)
        return [Party.at(named)] if named is not None and closed and _ONE_OF.match(name) else []

    def _part(self, name: str, start: int) -> list[Party]:
        """These words as a part of those spoken of: the one named right after `one of them`, else a new group."""
        named = self._named_one(name, start + len(name))
        if named:
            return named
        but = _ALL_BUT.search(self.page.text, max(0, start - len("All but ")), start)
        if but is not None:
            name, start = but[0] + name, but.start()  # `all but two of the protesters`
        mention = self.cast.add("group", name, start, start + len(name), rule="a part of those spoken of before")
        self.index()
        return [Party.at(mention)]
