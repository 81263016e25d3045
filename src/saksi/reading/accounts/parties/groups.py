"""Groups that the cast lacks: a number, an article or a plural head marks them.

Rule: a group found here joins the cast with its whole phrase, so that later words can mean it.
"""

from __future__ import annotations

import re

from saksi.reading.accounts.parties.collectives import Collectives
from saksi.reading.actors.cast_phrases import Party
from saksi.reading.actors.phrases import (
    ARTICLES,
    COMPOUND,
    QUANTIFIERS,
    is_modifier,
    is_of_month,
    left_edge,
    right_edge,
    tells_for_whom,
)
from saksi.reading.text.cast import Mention
from saksi.reading.text.page import Sentence, Word
from saksi.reading.words import people
from saksi.reading.words.bodies import GROUP_WORDS
from saksi.reading.words.nations import PEOPLES
from saksi.reading.words.openers import MONTHS_DAYS
from saksi.reading.words.roles import PLURALS, ROLES

_APOSTROPHES = frozenset(("'", "’", "'s", "’s"))
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
NUMERALS = frozenset(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty "
    "forty fifty sixty seventy eighty ninety tens dozens hundreds thousands scores".split()
)
_COUNTERS = NUMERALS | frozenset("a an one another several some many the other".split())
_SEVERAL = NUMERALS | {"several", "some"}
_ALONE = frozenset(("a", "an", "another"))
_ALL_OF = frozenset("the all both these those".split())
_ABOUT = frozenset("at least most more than nearly almost about around some over up to as many roughly".split())
"""Words that stand before a number and say how sure it is."""
_AMOUNTS = QUANTIFIERS - frozenset("of to at a up over".split())
_NEVER_INSIDE = frozenset(
    "in on at by to of from with against for near outside under among between and or but who which that was were is are had has have been be "
    "off out up down away back not as after before when while because into over about during his her their its my our the a an he she they it".split()
)

_THEIR = frozenset(("his", "her", "their"))
_LEADING_PEOPLE = frozenset("a an the his her its their another one".split())
_PERSONS = ("ist", "ian", "man", "woman", "boy", "girl", "guard", "worker", "keeper", "driver", "helper", "monger", "seller", "vendor")
_COUNTED = "people told by a number, an article or a plural, where an act asks for somebody"
_TIMES = frozenset(("hundred", "thousand", "million"))
"""After a number: `1.5 million Palestinians`."""


class PartyGroups(Collectives):
    """Adds groups to the cast of one page where the grammar asks for one."""

    def _group_ending(self, at: int, sentence: Sentence) -> list[Party]:
        """A group that the cast lacks: a phrase with a number or plural head that ends at this word."""
        word = self.words[at]
        if word.start < sentence.start:
            return []
        if self._is_age(at) or self._of_month(at):
            return []
        if self.page.low(at - 1) == "but" and self.page.low(at - 2) == "all" and (word.text.isdigit() or word.low in NUMERALS):
            return self.grown(at - 2, at)  # `all but three`
        if word.low in NUMERALS and self.page.low(at - 1) == "of" and self.page.low(at - 2) in NUMERALS:
            return self.grown(at - 2, at)  # `hundreds of thousands`
        if _counts(word) or word.low in NUMERALS or COMPOUND.fullmatch(word.low):
            return self.grown(at, at) if self.page.low(at - 1) not in {"the", "all", "both", "in", "since", "of"} else []
        if word.low == "year-old" and at > 2 and self.words[at - 3].low in _ALONE:
            return self.grown(at - 3, at, "person")
        if at > 0 and _of_a_people(word.text):
            return self._nation_from(left_edge(self.page, at), last=True)
        if word.low in {"other", "others", "rest"} and self.page.low(at - 1) == "the":
            return self.grown(at - 1, at, "person" if word.low == "other" else "group")
        first = left_edge(self.page, at)
        if word.low in PLURALS or word.low == "persons":
            return self.grown(first, at)
        if word.low in ROLES and self.words[first].low in QUANTIFIERS:
            return self.grown(first, at, "person")
        return self._counted_people(at, sentence)

    def _of_month(self, at: int) -> bool:
        """`March 3`: the day of a month."""
        while at > 1 and self.words[at].text.isdigit() and self.words[at - 1].low in {"and", ",", "to", "or"} and self.words[at - 2].text.isdigit():
            at -= 2  # `January 2 and 3`
        return is_of_month(self.page, at)

    def _is_age(self, at: int) -> bool:
        """`X, 19,`: a number right after a name, between commas."""
        return (
            self.words[at].text.isdigit()
            and at > 1
            and self.words[at - 1].text == ","
            and (self.words[at - 2].end in self.ends or (self.words[at - 2].text[0].isupper() and self.words[at - 3].text[0].isupper()))
        )

    def _counted_people(self, at: int, sentence: Sentence) -> list[Party]:
        """`seven noodle sellers`, `a garment cutter`: people told by the ending of the noun after a number or article."""
        low = self.words[at].low
        if not self.words[at].text.islower() or not self._names_people(at):
            return []
        first = at - 1
        while first >= 0 and at - first < 8 and self.words[first].start >= sentence.start:
            if self.words[first].low == "year-old":
                first -= 3
                continue
            if self._counts_people(first):
                alone = self.words[first].low in {"a", "an", "one", "another"} or (self.words[first].low == "the" and low in ROLES and people.one(low))
                kind = "person" if alone else "group"
                return self.grown(first, at, kind) if (kind == "group") == people.many(low) else []
            if self.words[first].low in _THEIR and people.one(low):
                return self.grown(first, at, "person")  # `and her agent was`
            if not self._plain(first):
                return []
            first -= 1
        return []

    def _counts_people(self, index: int) -> bool:
        """Whether a number or an article stands here: `seven`, `forty-one`, `an`."""
        word = self.words[index]
        return _counts(word) or word.low in _COUNTERS or COMPOUND.fullmatch(word.low) is not None

    def _plain(self, index: int) -> bool:
        """A word that may stand between number and head: no mark, no preposition, no verb form that is common."""
        word = self.words[index]
        return word.text.replace("-", "").isalpha() and word.low not in _NEVER_INSIDE

    def _body_for(self, plural: int) -> int:
        """`a women's prayer group`: the word for the body that the plural at this word says it is for; else -1."""
        if self.page.low(plural + 1) not in _APOSTROPHES:
            return -1
        for at in range(plural + 2, min(plural + 5, len(self.words))):
            if self.words[at].low in GROUP_WORDS and self.words[at].low not in PLURALS:
                return at
            if not self._plain(at):
                break
        return -1

    def _people_from(self, first: int, sentence: Sentence) -> list[Party]:
        """`seven noodle sellers`, `a 40-year-old garment cutter`: people so told whose number or article is word `first`."""
        first = self._at_number(first)
        if first >= len(self.words) or not self._counts_people(first):
            return []
        begin = self._past_age(first + 1)
        if begin > first + 1 and self.words[first].low in _ALONE and self._ends_phrase(begin):
            return self.grown(first, begin - 1, "person")
        for at in range(begin, min(begin + 5, len(self.words))):
            if self.words[at].start >= sentence.end or not self._plain(at):
                return []
            participle = self.page.low(at + 1).endswith(("ed", "ing"))
            goes_on = at + 1 < len(self.words) and self._plain(at + 1) and not participle and self._names_people(at + 1)
            if self._names_people(at) and self.words[at].text.islower() and not goes_on:
                return self._counted_people(at, sentence)
        return []

    def _at_number(self, first: int) -> int:
        """`at least 45`, `more than two`: the number; `first` where none follows."""
        at = first
        while at < len(self.words) and self.words[at].low in _ABOUT:
            at += 1
        return at if at < len(self.words) and (_counts(self.words[at]) or self.words[at].low in NUMERALS) else first

    def _past_age(self, at: int) -> int:
        """`a 19-year-old`: the word after an age at this word; else this word."""
        return at + 3 if at + 2 < len(self.words) and self.words[at + 2].low == "year-old" else at

    def _nation_from(self, first: int, *, last: bool = False) -> list[Party]:
        """`two Catholics`, `the 14 Uyghurs`, `a Tibetan`: so many of a people or faith. last: that the phrase ends there is known."""
        number = self._at_number(first + (self.page.low(first) in _ALL_OF))
        if number >= len(self.words):
            return []
        many = self.page.low(number + 1) in _TIMES
        alone = self.words[number].low in _ALONE | {"one"} and not many
        counted = alone or many or self.words[number].low in _SEVERAL or _counts(self.words[number])
        at = self._past_age(number + 1)
        while self.page.low(at) in _TIMES:
            at += 1
        while at < len(self.words) and self.words[at].text.islower() and (is_modifier(self.words[at]) or self.words[at].low == "other"):
            at += 1
        if not counted or at >= len(self.words) or not self.words[at].text.istitle():
            return []
        text, low = self.words[at].text, self.words[at].low
        ends = last or self._ends_phrase(at + 1)
        people_of = ends and (_of_a_people(text) or (low.endswith("s") and not alone))
        people_of = people_of and not (at + 1 < len(self.words) and (self.words[at + 1].low in PLURALS or self.words[at + 1].text[0].isupper()))
        return self.grown(first, at, "person" if alone else "group") if people_of and low not in MONTHS_DAYS else []

    def _names_people(self, index: int) -> bool:
        """Whether the noun at this word names people, by the lists or its ending; `a Chinese national` does."""
        low = self.words[index].low
        return people.many(low) or people.one(low) or (low == "national" and self.words[index - 1].text in PEOPLES)

    def _group_from(self, first: int, sentence: Sentence) -> list[Party]:
        """A group that the cast lacks: a number or article, modifiers and a plural head from this word on."""
        index = first
        while index < len(self.words) and self.words[index].start < sentence.end and index - first < 8:
            word = self.words[index]
            following = self.page.low(index + 1)
            describes = following in PLURALS or following in _APOSTROPHES or tells_for_whom(self.words, index)
            if word.low in PLURALS and not describes:
                return self.grown(first, index)
            body = self._body_for(index) if word.low in PLURALS else -1
            if body > index:
                return self.grown(first, body, "organisation")
            if not self._premodifies(index) and not (index == first and word.text[0].isdigit()):
                break
            index += 1
        if first >= len(self.words) or _YEAR.fullmatch(self.words[first].text):
            return []
        grown = self._people_from(first, sentence) or self._nation_from(first)
        if not grown and self.words[first].text in PEOPLES and self.words[first].low.endswith("s") and self._ends_phrase(first + 1):
            grown = self.grown(first, first)  # `beat Palestinians`
        if grown:
            return grown
        if self._of_month(first):
            return []
        number = self._at_number(first)
        if self.words[number].text[0].isdigit() or self.words[number].low in _AMOUNTS:
            following = self.page.low(number + 1)
            ends = self._ends_phrase(number + 1) and not following[:1].isdigit() and following not in {"of", "years", "months"}
            return self.grown(first, number) if ends and self.words[number].low not in {"some", "any", "no", "all", "most"} else []
        return []

    def grown(self, first: int, head: int, kind: str = "group") -> list[Party]:
        """The words [first, head] as a member of the cast, a new one if need be."""
        named = (self._named_after(head) or self._named_before(first, head)) if kind == "person" else None
        if named is not None:
            return [Party.at(named)]
        start, end = self.words[first].start, self.words[head].end
        edge = right_edge(self.page, head + 1)
        full = self.words[edge - 1].end
        mention = self.cast.add(kind, self.page.text[start:full], start, end, rule=_COUNTED)
        self.index()
        return [Party.at(mention)]

    def _named_after(self, head: int) -> Mention | None:
        """`a cane seller, Mr. Lim Ty,`: the name right after a description."""
        if head + 2 >= len(self.words) or self.words[head + 1].text != ",":
            return None
        mention = self.begins.get(self.words[head + 2].start)
        if mention is None or not mention.proper or self.cast.members[mention.actor].kind != "person":
            return None
        return mention

    def _named_before(self, first: int, head: int) -> Mention | None:
        """`X, the mine opponent sentenced last week, will appeal`; `X, 71, an elder whose`: the name that the words describe."""
        last = first - 2
        if last < 0 or self.words[first - 1].text != "," or self.words[first].low not in ARTICLES:
            return None
        if self.words[last].text.isdigit() and last > 1 and self.words[last - 1].text == ",":
            last -= 2
        mention = self.ends.get(self.words[last].end)
        whole = mention is not None and mention.proper and mention.right >= self.words[head].end
        return mention if mention is not None and whole and self.cast.members[mention.actor].kind == "person" else None

    def opening_people(self, sentence: Sentence, limit: int) -> tuple[Party, Mention] | None:
        """`A lay worker in the parish was`, `His accompanist was`: people whom the cast lacks, told first in a sentence."""
        first = self.page.word_at(sentence.start)
        if first + 1 >= len(self.words) or self.words[first].low not in _LEADING_PEOPLE or not self.words[first].text[0].isupper():
            return None
        for at in range(first + 1, min(first + 5, len(self.words) - 1)):
            word = self.words[at]
            if word.start >= limit or not word.text.islower() or not self._plain(at) or self.cast.covering(word.start) is not None:
                return None
            if (word.low in ROLES or word.low.endswith(_PERSONS)) and not self._plain(at + 1):
                party = self.grown(first, at, "person")[0]
                mention = self.cast.covering(party.start)
                return (party, mention) if mention is not None else None
        return None

    def person_from(self, first: int, last: int) -> list[Party]:
        """The words [first, last] as a person: one that the cast knows to begin there, else a new one."""
        mention = self.begins.get(self.words[first].start)
        if mention is not None and mention.end >= self.words[last].start:
            return [Party.at(mention)]
        if self.words[first].low not in {"a", "an", "the"} or any(word.low in PLURALS for word in self.words[first : last + 1]):
            return []
        heads = [index for index in range(first + 1, last + 1) if self.words[index].low in ROLES]
        return self.grown(first, heads[0], "person") if heads else []

    def _premodifies(self, index: int) -> bool:
        """Whether a word may stand before the head of a phrase: an article, a number, an owner, what describes."""
        word = self.words[index]
        return (
            word.low in ARTICLES
            or word.low in QUANTIFIERS
            or word.text[0].isdigit()
            or is_modifier(word)
            or word.text in {"“", "”", '"', "’s", "'s", "-"}
            or word.low in {"its", "their", "his", "her", "of"}
            or word.low.endswith(("ed", "ing"))
            or ((word.low in PLURALS or word.low in ROLES) and index + 1 < len(self.words) and self.words[index + 1].low in PLURALS)
        )

    def _ends_phrase(self, index: int) -> bool:
        """Whether the phrase before this word ends: a mark, a preposition, an adverb or the end of the text stands here."""
        return index >= len(self.words) or not self.words[index].text[0].isalpha() or self.words[index].low in {
            "in", "on", "at", "for", "to", "with", "and", "after", "by", "from", "into", "over", "as", "when", "without", "during", "while", "because", "until",
            "of", "off", "out", "up", "down", "away", "back", "again", "twice", "outside", "inside", "before", "under", "about", "against", "near", "home", "alone",
            "last", "this", "that", "yesterday", "today", "overnight", "or", "but", "since", "through", "across", "onto", "behind", "once", "there", "here", "free", "guilty",
            "between", "among", "amid", "following", "despite", "within", "throughout", "including", "who", "which", "whom", "whose", "along", "together",
        }  # fmt: skip


def _counts(word: Word) -> bool:
    """A number in figures that is no year."""
    return word.text[0].isdigit() and not _YEAR.fullmatch(word.text)


def _of_a_people(word: str) -> bool:
    """`Vietnamese`, `Emiratis`: whether a word names people by their nation or faith."""
    return word in PEOPLES or word.removesuffix("s") in PEOPLES
