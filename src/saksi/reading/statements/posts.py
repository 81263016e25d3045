"""A name and the post set beside it: which of the two is the speaker.

Rule: the person named, before or after the words for the post, the rank or the body belonged to.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from saksi.reading.actors.phrases import ARTICLES, QUANTIFIERS
from saksi.reading.actors.pronouns import Source
from saksi.reading.text.cast import Cast, Mention
from saksi.reading.text.page import Page, Sentence
from saksi.reading.words.bodies import DOCUMENTS, NOUN_PHRASES
from saksi.reading.words.clause_words import FINITE
from saksi.reading.words.roles import HONORIFICS, PLURALS, ROLES

_ORDINAL = frozenset(("the", "th", "st", "nd", "rd"))
_LONGEST_RANK = 6
_SHORTEST_NAME = 4
_GOVERNING = frozenset("in at from of near to across into outside around for with against by about".split())
"""Prepositions after which a name is no subject."""
_LONGEST_APPOSITION = 14
"""Words."""
_OPENING = re.compile(r"(?:[A-Z][a-z]+ing|In|On|At|After|Before|During|While) [^,“”\"]{2,60},")
"""`Citing the rules, Ruth Amani`."""
_WHICH = re.compile(r" (?:that|which|who) ")
_LONGEST_ASIDES = 30
"""Words."""
_TOLD_OF = re.compile(r"(?: \([^)]{1,30}\))?, (?:an?|the|of|from|one) ")
_LEAST_COMMAS = 3
_PARTING = frozenset(("“", "”", '"', ";"))
_TOWARDS = frozenset("from by to with against".split())
_OF_A_POST = frozenset("to of for at with in on".split())


class Posts:
    """Chooses between names and posts of one page; the mentions by left edge, by start and by right edge."""

    def __init__(
        self,
        page: Page,
        cast: Cast,
        by_left: Mapping[int, Mention],
        by_start: Mapping[int, Mention],
        by_right: Mapping[int, Mention],
    ) -> None:
        self.page = page
        self.words = page.words
        self.cast = cast
        self.by_left = by_left
        self.by_start = by_start
        self.by_right = by_right

    def named_after(self, mention: Mention) -> Mention | None:
        """`insisted its chief engineer, Ruth Amani;`: the name set in after a post, if the sentence goes on behind a mark."""
        comma = self.page.word_at(mention.end)
        if mention.proper or self.cast.members[mention.actor].kind == "group" or comma + 1 >= len(self.words):
            return None
        titled = comma + 3 < len(self.words) and self.words[comma + 2].text == "."
        at = self.words[comma + 3 if titled else comma + 1].start
        named = self.by_left.get(at) or self.by_start.get(at)
        if self.words[comma].text != "," or named is None or not named.proper:
            return None
        closed = self.page.text[named.right - 1] == "," or self.page.text[named.right : named.right + 1] in {",", ";", ".", ""}
        return named if closed and self.cast.members[named.actor].kind == "person" else None

    def openly_apposed(self, last: int, sentence: Sentence) -> Source | None:
        """`Ruth Amani, counsel to the students said`, `Ruth Amani, the League’s Africa Coordinator said`: no comma closes what she is."""
        words = self.words
        if words[last].text == ",":
            return self._holder(last, sentence)
        for comma in range(last, max(last - _LONGEST_APPOSITION, 0), -1):
            if words[comma].start < sentence.start or not (words[comma].text[0].isalnum() or words[comma].text in {",", ".", "-", "'", "’"} or words[comma].low in {"'s", "’s"}):
                return None
            if words[comma].text == ",":
                break
        else:
            return None
        mention = self.by_right.get(words[comma - 1].end)
        if comma == last or self._may_be_set_in(comma, last) or mention is None or not mention.proper or not self._opens(mention, sentence) or self.cast.members[mention.actor].kind != "person":
            return None
        if not self._tells_a_post(comma + 1, last + 1):
            return None
        return Source((mention.actor,), mention.left, words[last].end, rule="named before what they are, without a closing comma")

    def _may_be_set_in(self, comma: int, last: int) -> bool:
        """`Ruth Amani, the chief said, was held`: who tells of her, unless the post is told at length and no comma follows the verb."""
        words = self.words
        if words[comma + 1].low not in ARTICLES or not words[last].text.islower():
            return False
        return words[last].low in ROLES or self.page.low(last + 2) == ","

    def _tells_a_post(self, first: int, last: int) -> bool:
        """`Executive Director of`, `Chairman,`: the first role in these words closes them or leads on to a body."""
        words = self.words
        role = next((at for at in range(first, last) if words[at].low in ROLES and self.page.low(at + 1) not in ROLES), None)
        return role is not None and (role == last - 1 or words[role + 1].low in _OF_A_POST)

    def _holder(self, closing: int, sentence: Sentence) -> Source | None:
        """`Ruth Amani, the head of the largest group, the League, said`; `Ruth Amani, who defends Ivo Marte, a poet, said`: who opens the sentence."""
        words = self.words
        commas = [closing]
        for at in range(closing - 1, max(closing - _LONGEST_ASIDES, 0), -1):
            if words[at].start < sentence.start or words[at].text in _PARTING:
                return None
            if words[at].text != ",":
                continue
            commas.append(at)
            mention = self.by_right.get(words[at - 1].end)
            if len(commas) < _LEAST_COMMAS or mention is None or not mention.proper or not self._opens(mention, sentence) or self.cast.members[mention.actor].kind != "person":
                continue
            told = commas[-2]
            post = words[at + 1].low == "who" or (self._tells_a_post(at + 1, told) and FINITE.search(self.page.text, words[at].end, words[told].start) is None)
            further = _WHICH.search(self.page.text, words[told].end, words[closing].start)
            if post and FINITE.search(self.page.text, words[told].end, further.start() if further is not None else words[closing].start) is None:
                return Source((mention.actor,), mention.left, words[closing].end, rule="named before what they are and what that is")
        return None

    def set_behind(self, comma: int, sentence: Sentence) -> bool:
        """`Maria Tolen, a lawyer in Lumera, Kesh, said`: what stands from the name on to the comma is no clause."""
        named = self.by_left.get(sentence.start) or self.by_left.get(sentence.start + len("The "))
        if named is None or not named.proper or _TOLD_OF.match(self.page.text, named.end) is None:
            return False
        return FINITE.search(self.page.text, named.end, self.words[comma].start) is None

    def _opens(self, mention: Mention, sentence: Sentence) -> bool:
        """Nothing but a quotation stands before the name in the sentence."""
        before = self.page.text[sentence.start : mention.left].rstrip(" ")
        return not before or before.endswith(("”", '"', "’")) or _OPENING.fullmatch(before) is not None

    def told_of_at_last(self, last: int, relative: int) -> Source | None:
        """`The claim drew a reply from Ruth Amani, who asked`: the name before `, who`, not what opens the sentence."""
        mention = self.by_right.get(self.words[last].end)
        if mention is None or not mention.proper or (self.words[relative].low, self.words[relative - 1].text) != ("who", ",") or self.cast.members[mention.actor].kind != "person":
            return None
        replies = self.page.low(self.page.word_at(mention.left) - 1) in _TOWARDS
        return Source((mention.actor,), mention.left, mention.right, rule="the name that ends before the cue") if replies else None

    def member_of(self, mention: Mention, sentence: Sentence) -> Mention:
        """`Colonel Ruth Amani of the 5th Brigade`: the person before `of`."""
        at = self.page.word_at(mention.start) - 1
        while at > 1 and (self.words[at].low in _ORDINAL or self.words[at].text[0].isdigit()):
            at -= 1
        while at > 1 and self._of_a_kind(at):
            at -= 1
        if at < 1 or self.words[at].low not in {"of", "from"} or self.words[at].start < sentence.start:
            return mention
        person = self.by_right.get(self.words[at - 1].end)
        named = person is not None and person.proper and self.cast.members[person.actor].kind == "person"
        return person if named and person is not None and person.left >= sentence.start else mention

    def _of_a_kind(self, at: int) -> bool:
        """`the prisoners’ rights group`, before the name of a body: what kind of body it is."""
        word = self.words[at]
        return word.low not in {"of", "from"} and (word.low in {"'s", "’s", "'", "’"} or word.low in ARTICLES or (word.text.isalpha() and word.text.islower() and self.words[at + 1].text[0] not in ",;"))

    def by_one_name(self, mention: Mention, sentence: Sentence) -> Source | None:
        """`Sumarni of the Legal Aid Post said`: the name of one word that opens the sentence, before the body it belongs to."""
        first = self.page.word_at(sentence.start)
        name = self.words[first]
        at = first + 3 if self.page.low(first + 2) == "the" else first + 2
        body = mention.proper and self.cast.members[mention.actor].kind == "organisation"
        if not body or self.page.low(first + 1) not in {"of", "from"} or self.page.word_at(mention.start) != at:
            return None
        common = name.low in NOUN_PHRASES or name.low in ROLES or name.low in PLURALS or name.low in QUANTIFIERS or name.low in DOCUMENTS
        if common or not name.text[0].isupper() or len(name.text) < _SHORTEST_NAME:
            return None
        rule = "a name of one word before the body it belongs to"
        actor = self.cast.add("person", name.text, name.start, name.end, rule=rule).actor
        return Source((actor,), name.start, mention.right, rule=rule)

    def proper_of(self, mention: Mention, sentence: Sentence) -> Mention:
        """Of a name and its apposition the name: `The prosecutor, Inspector X,`; `Golden Co., the developer,`."""
        if not mention.proper or self.page.text[mention.start : mention.end].rsplit(" ", 1)[-1].lower() in ROLES:
            for inner in self.cast.within(mention.end, mention.right):
                apposed = self.page.text[mention.end : inner.left].strip() in {"", ","}
                if apposed and inner.proper and self.cast.members[inner.actor].kind == "person":
                    return inner
        index = self.page.word_at(mention.left) - 1
        if index < 1 or mention.proper or "," not in self.page.text[mention.right - 1 : mention.right + 1]:
            return mention
        if self.page.low(index) in HONORIFICS or self.page.low(index) == ".":
            index -= 1 + (self.page.low(index) == ".")
        last = index - 2 if self.page.low(index - 1) == "." else index - 1
        named = self.by_right.get(self.words[last].end) if last > 0 and self.words[index].text == "," else None
        if named is None or not named.proper or named.left < sentence.start or named.actor == mention.actor:
            return mention
        governed = self.page.word_at(named.left) - 1
        if (
            governed >= 0
            and self.words[governed].start >= sentence.start
            and self.words[governed].low in _GOVERNING
        ):
            return mention
        return named

    def are_letters(self, opens: int, comma: int) -> bool:
        """`Ruth Amani, MP, said`: letters of rank or office."""
        rank = self.words[opens + 1].text
        return comma == opens + 2 and rank.isupper() and len(rank) < _LONGEST_RANK

    def before_owner(self, first: int) -> int:
        """The word before a place and its article, or before the one whose place it is: `of` in `the leader of Lumera's Northland`."""
        owned = self.page.low(first - 1) in {"'s", "’s"}
        before = first - 3 if owned and first > 2 and self.words[first - 2].text[0].isupper() else first - 1
        return before - (self.page.low(before) == "the")

    def branch_in(self, place: int) -> Mention | None:
        """`Amnesty International UK`: the body whose name the place right behind it closes."""
        body = self.by_right.get(self.words[place].start - 1)
        return body if body is not None and body.proper and self.cast.members[body.actor].kind == "organisation" else None
