"""What stands around a verb: its auxiliary over adverbs and dates, the verbs it is joined to, whether an object follows.

Rule: there is no parser; words right before and right after the verb decide, by the lists of `clause_words.py`.
"""

from __future__ import annotations

from saksi.reading.accounts.acts.frames import BASE, PART, PAST, VERBS
from saksi.reading.actors.name_kinds import OPENING
from saksi.reading.actors.phrases import ARTICLES, QUANTIFIERS
from saksi.reading.text.page import Page, Sentence, Word
from saksi.reading.words.clause_words import (
    BARE_DOERS,
    BE,
    CLAUSE_WORDS,
    DATE_BEFORE,
    DATE_WORDS,
    GET,
    HAVE,
    LEADING_ON,
    MOST_BACK,
    NOT,
    OBJECTS,
    PREPOSITIONS,
    RELATIVES,
    SAME_TIME,
    SAYING,
    TWO_OBJECTS,
    is_adverb,
    is_modal,
)
from saksi.reading.words.roles import PLURALS, ROLES

_LONGEST_WHEN = 6
"""Words of a date between auxiliary and verb."""
_TOLD_AS = frozenset(("confirmed", "reported"))
"""Participles after an auxiliary that only say how sure the next one is."""


class VerbNeighbours:
    """Looks around the verbs of one page. date_starts: where its dates begin."""

    def __init__(self, page: Page, date_starts: frozenset[int]) -> None:
        self.page = page
        self.words = page.words
        self.date_starts = date_starts

    def _back(self, at: int, sentence: Sentence) -> tuple[int, bool]:
        """Over adverbs and `not`; whether a negation stood among them."""
        negated = False
        while at >= 0 and self.words[at].start >= sentence.start:
            word = self.words[at]
            if word.low in NOT and word.low not in {"no", "none", "nobody", "nothing"}:
                negated = True
            elif not is_adverb(word) and not self._passed_over(at):
                break
            at -= 1
        return self._over_when(at, sentence), negated

    def _passed_over(self, at: int) -> bool:
        """`was “brutally beaten”`, `was brutally and repeatedly beaten`, `were confirmed killed`: whether the word parts no auxiliary from its verb."""
        low, before = self.words[at].low, self.page.low(at - 1)
        if low == "and":
            return at > 0 and at + 1 < len(self.words) and is_adverb(self.words[at - 1]) and is_adverb(self.words[at + 1])
        return (low in OPENING or low in _TOLD_AS) and (before in BE | HAVE | GET or (at > 0 and is_adverb(self.words[at - 1])))

    def _over_when(self, at: int, sentence: Sentence) -> int:
        """`was on Tuesday arrested`, `were last month charged`: back over a date to the auxiliary, if one stands there."""
        first = at
        while first > 0 and at - first < _LONGEST_WHEN and self._of_date(self.words[first]):
            first -= 1
        auxiliary = self.words[first].low in BE | HAVE and self.words[first].start >= sentence.start
        return first if first < at and auxiliary else at

    def _of_date(self, word: Word) -> bool:
        return word.low in DATE_WORDS or word.low in {"since", "yesterday", "today"} or word.text[0].isdigit()

    def _participle(self, index: int) -> bool:
        low = self.words[index].low
        trigger = VERBS.get(low)
        return (trigger is not None and PART in trigger.tenses) or (low.endswith("ed") and len(low) > 4)

    def _listed_passive(self, verb: int, at: int, joined: int) -> bool:
        """`were held on Monday, charged on Tuesday and refused bail`: one more of the things that were done to the subject."""
        if joined == at:
            goes_on = self.words[verb].low in TWO_OBJECTS
        else:
            before = self.page.low(at - 1)
            goes_on = self.words[at].text == "," and (before in DATE_WORDS or before in {"later", "yesterday"} or before.isdigit())
        return goes_on and self._passive_before(at)

    def _passive_before(self, at: int) -> bool:
        """Whether the last verb before this word that any list knows is a passive with its auxiliary."""
        sentence = self.page.sentence_at(self.words[at].start)
        if sentence is None:
            return False
        for index in range(at - 1, max(at - MOST_BACK, 0), -1):
            word = self.words[index]
            if word.start < sentence.start or word.text in ";:—“”" or word.low in RELATIVES:
                return False
            if self._participle(index):
                auxiliary, _ = self._back(index - 1, sentence)
                if self.page.low(auxiliary) in BE | GET:
                    return True
                if self.page.low(auxiliary) not in {",", "and"}:
                    return False
        return False

    def _joined_infinitive(self, at: int, tenses: frozenset[str]) -> bool:
        """`the power to fine and shut newspapers`: what looks like a past tense goes on with the infinitive."""
        before = self.words[at - 1].low if at > 1 and self.words[at].low in {"and", "or"} else ""
        return BASE in tenses and before != "" and (self.words[at - 2].low == "to" or is_modal(self.words[at - 2].low))

    def _shares_object(self, verb: int) -> bool:
        """`soldiers arrested, beat and robbed a farmer`: past tenses joined up to one with an object, none of which is only a participle."""
        at = verb
        while at + 2 < len(self.words) and self.words[at + 1].low in {",", "and"}:
            ahead = at + 3 if self.words[at + 1].text == "," and self.words[at + 2].low == "and" else at + 2
            if ahead >= len(self.words) or not self._past(self.words[ahead].low):
                break
            at = ahead
        return at > verb and self._object(at + 1) and self.words[min(at + 1, len(self.words) - 1)].start not in self.date_starts

    def _past(self, low: str) -> bool:
        trigger = VERBS.get(low)
        return PAST in trigger.tenses if trigger is not None else low.endswith("ed") and len(low) > 4

    def _over_date(self, verb: int) -> int:
        """`was arrested in March, and in April sentenced`: the word that joins, over the words of a date; -1 if none."""
        at = verb - 1
        while at > 0 and verb - at < 7 and (self.words[at].low in DATE_WORDS or self.words[at].text[0].isdigit()):
            at -= 1
        return at if at < verb - 1 and self.words[at].low in {"and", "then", "but"} else -1

    def _counted(self, index: int) -> bool:
        """A number or `the` stands here: `among 12 people arrested`."""
        if index < 0:
            return False
        word = self.words[index]
        return (
            word.text[0].isdigit()
            or word.low in {"the", "these"}
            or (word.low in QUANTIFIERS and word.low not in {"many", "most", "no", "few"})
        )

    def _in_relative(self, at: int) -> bool:
        """`19 stewards whom the factory dismissed`, `the teacher the school dismissed`: the subject of a relative clause ends here."""
        first = at
        while first > 0 and at - first < 7 and self.words[first].low not in RELATIVES:
            word = self.words[first]
            if not (word.text[0].isalpha() or word.text[0].isdigit()) or word.low in VERBS or word.low in CLAUSE_WORDS:
                return False
            if word.low in ARTICLES and first > 1 and first < at:
                head = self.words[first - 1]
                if head.low in PLURALS or head.low in ROLES:
                    return self.words[first - 2].low not in {",", "and"}
            first -= 1
        if first < at and self.words[first].low in RELATIVES:
            # "said that the four women arrested on Monday": no relative clause.
            return self.words[first].low != "that" or self.page.low(first - 1) not in SAYING
        # "the two drivers police arrested": a bare doer right after a plural.
        return (
            self.words[at].low in BARE_DOERS and self.page.low(at - 1) in PLURALS and self.words[at - 1].text.islower()
        )

    def _noun(self, index: int) -> bool:
        return index < len(self.words) and (
            self.words[index].low in PLURALS or self.words[index].low in ROLES or self.words[index].text[0].isupper()
        )

    def _object(self, index: int) -> bool:
        """Whether an object begins at this word."""
        if self.page.low(index) in {"each", "both", "all"} and self.page.low(index + 1) == "of":
            return True
        if SAME_TIME.match(self.page.text, self.words[min(index, len(self.words) - 1)].start):
            return False
        while index < len(self.words) and is_adverb(self.words[index]) and self.words[index].low not in {"in", "since"}:
            index += 1
        if index >= len(self.words):
            return False
        word = self.words[index]
        if word.low == "guilty" and (self.page.low(index + 1) in PREPOSITIONS or not self.page.low(index + 1)[:1].isalpha()):
            return False  # `a man found guilty of murder`
        if word.low == "to" and index + 1 < len(self.words) and self.words[index + 1].low == "death":
            return self._object(index + 2)
        if word.low in {"on", "in", "last", "yesterday"} and self.past_date(index) > index:
            return any(ahead.low in PLURALS or ahead.low in ROLES for ahead in self.words[self.past_date(index) : self.past_date(index) + 6])
        if word.start in self.date_starts or not (word.text[0].isalnum() or word.text in '“"$'):
            return False
        if word.low in OBJECTS or word.low in ARTICLES or word.low in {"that", "its", "his", "their"}:
            return word.low not in {"that", "this"} or self._noun(index + 1)
        if word.low in {"off", "up", "away", "down", "out"} and index + 1 < len(self.words):
            return self.words[index + 1].low not in {"by", "in", "from"} and self._object(index + 1)
        if word.low in {"over", "back", "in"} and self.words[index - 1].low in LEADING_ON and not self._counts(index + 1):
            # "handed over an activist", "called in a user": the particle of the verb before the object.
            return self.words[min(index + 1, len(self.words) - 1)].low not in PREPOSITIONS and self._object(index + 1)
        if word.low in {"at", "over", "about", "around", "up", "between"}:
            return self._counts(index + 1)
        return word.low not in PREPOSITIONS

    def past_date(self, index: int) -> int:
        """`released on Friday 13 fishermen`: past a date that stands before an object; the word itself if none does."""
        if index >= len(self.words):
            return index
        date = DATE_BEFORE.match(self.page.text, self.words[index].start)
        return self.page.word_at(date.end()) if date is not None else index

    def _counts(self, index: int) -> bool:
        """`at least 30`, `over two hundred`, `up to ten`: a number follows."""
        ahead = self.words[index : index + 2]
        return any(word.text[0].isdigit() or word.low in {"least", "dozen", "hundred"} for word in ahead) and not (
            ahead and ahead[0].start in self.date_starts
        )
