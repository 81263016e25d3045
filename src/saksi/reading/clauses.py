"""The clause around a verb: active or passive, told as done or not, and where its subject ends.

Rule: only what is told as done or going on is an act. Modals, infinitives, negation, conditions, fears, demands, plans
and generic subjects give no voice. There is no parser: auxiliaries before the verb and the word after it decide.
Order: back over adverbs, coordinated participles and auxiliaries; then what governs the clause.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from saksi.reading.clause_words import (
    ACTIVE_ONLY,
    BARE_DOERS,
    BE,
    BREAKS,
    CANNOT,
    CLAUSE_AHEAD,
    CLAUSE_WORDS,
    CONDITION,
    DATE_BEFORE,
    DATE_WORDS,
    DENIED,
    DO,
    DONE_TO,
    GET,
    HAVE,
    HELD_GUILTY,
    HELD_GUILTY_OF,
    HINDERED,
    INTRANSITIVE,
    LEADING_ON,
    MODALS,
    MOST_BACK,
    NAMING,
    NO_NOUN,
    NOBODY,
    NOT,
    OBJECTS,
    ONLY_THOUGHT,
    PREPOSITIONS,
    PUNISHED_FOR,
    REFUSING,
    RELATIVES,
    SAME_TIME,
    SAYING,
    SUBJECTS,
    TWO_OBJECTS,
    UNREAL,
    WANTED,
    WHO_LEADS,
    is_adverb,
    is_modal,
    is_negative,
)
from saksi.reading.frames import BASE, ING, PART, PAST, VERBS, Trigger
from saksi.reading.page import Page, Sentence, Word
from saksi.reading.phrases import ARTICLES, QUANTIFIERS
from saksi.reading.roles import PLURALS, ROLES

_FORCE_TO = re.compile(
    r"(?<!not )(?<!to )\b(?:used|fired|deployed|launched|turned|sprayed|resorted to|swung)\s(?:[\w’'-]+ ){0,6}?(?:tear ?gas|water cannons?|batons?|truncheons?|rubber bullets|bullets|"
    r"shots|rounds|ammunition|fire|force|dogs|pepper spray|grenades|whips|canes|shields|bulldozers?|into the air)(?: \w+){0,5} $",
    re.IGNORECASE,
)
_LONGEST_WHEN = 6
"""Words of a date between auxiliary and verb."""
_TOLD_OF = ("said", "found", "seen", "known", "believed", "thought", "reported", "understood", "alleged", "claimed")


@dataclass(frozen=True, slots=True)
class Voice:
    """How the verb at word `verb` stands. kind: active or passive.

    subject: index of the word before which the subject ends. shape: finite, participle, ing. joined: index of the
    word `and` if the verb shares the subject of a verb before it, else -1. first: index of its first auxiliary.
    """

    kind: str
    subject: int
    shape: str
    joined: int = -1
    present: bool = False
    perfect: bool = False
    negated: bool = False
    denied: bool = False


class Clauses:
    """Tells the voice of verbs of one page."""

    def __init__(self, page: Page, date_starts: frozenset[int]) -> None:
        self.page = page
        self.words = page.words
        self.date_starts = date_starts

    def voice(self, verb: int, trigger: Trigger, sentence: Sentence) -> Voice | None:
        """The voice of the verb at this word, or None where nothing is told as done."""
        found = self._voice(verb, trigger.tenses, sentence)
        if found is None:
            return None
        before = self.page.text[self._clause_start(found.subject, sentence) : self.words[found.subject].start]
        aside = found.shape == "participle" and self.words[found.subject - 1].text == ","
        if (CONDITION.search(before) and not aside) or NOBODY.search(before[-60:]):
            return None
        whole = self.page.text[sentence.start : self.words[found.subject].start]
        denied = bool(DENIED.search(whole)) and found.shape != "participle"
        if not denied and self._unreal(whole, found):
            return None
        return found if not denied else replace(found, denied=True)

    def dated(self, sentence: Sentence) -> bool:
        """Whether a date stands in the sentence."""
        return any(sentence.start <= start < sentence.end for start in self.date_starts)

    def _unreal(self, before: str, found: Voice) -> bool:
        match = UNREAL.search(before)
        if match is None:
            return False
        if re.search(r"\b(?:said|says|who|which|after|when|because|that (?:was|were|had))\b", match["gap"]):
            return False
        if found.shape == "finite" and WHO_LEADS.search(before[: match.start()]) and not CLAUSE_AHEAD.search(match["gap"]):
            # "a leader who called for a protest was held": what is wished for stands in the relative clause.
            return False
        # "fears for the activists arrested in May": the participle is told as done.
        return found.shape != "participle"

    def _clause_start(self, index: int, sentence: Sentence) -> int:
        """Where the clause of the subject that ends before word `index` begins."""
        at = index - 1
        while at >= 0 and self.words[at].start >= sentence.start and index - at < MOST_BACK:
            word = self.words[at]
            if word.text in ";:—“”" or word.low in BREAKS:
                return word.start
            at -= 1
        return max(sentence.start, self.words[max(at, 0)].start)

    def _voice(self, verb: int, tenses: frozenset[str], sentence: Sentence) -> Voice | None:
        at, negated = self._back(verb - 1, sentence)
        if at < 0 or self.words[at].start < sentence.start:
            return self._opening(verb, tenses, sentence)
        joined, at, negated_before = self._over_joined(at, tenses, sentence)
        negated = negated or negated_before
        low = self.words[at].low if at >= 0 else ""
        if is_modal(low):
            # "would not hear the witnesses", "cannot leave the city": what was refused was done.
            refused = low in CANNOT or (negated and low in REFUSING)
            return self._negative("active", at) if refused else None
        if is_negative(low):
            negated = True
        if low in BE or low in GET or low.endswith(("n’t", "n't")):
            return self._after_be(verb, at, tenses, sentence, negated=negated)
        if low in HAVE:
            return self._after_have(at, tenses, sentence, negated=negated)
        if low in DO and negated:
            return self._negative("active", at)
        if is_modal(low) or low == "to" or low in DO:
            return self._after_to(at, tenses, sentence) if low == "to" and not negated else None
        if negated:
            return None
        if joined >= 0:
            at = verb - 1
        return self._bare(verb, verb - 1 if joined >= 0 else at, tenses, joined_at=joined)

    def _back(self, at: int, sentence: Sentence) -> tuple[int, bool]:
        """Over adverbs and `not`; whether a negation stood among them."""
        negated = False
        while at >= 0 and self.words[at].start >= sentence.start:
            word = self.words[at]
            if word.low in NOT and word.low not in {"no", "none", "nobody", "nothing"}:
                negated = True
            elif not is_adverb(word):
                break
            at -= 1
        return self._over_when(at, sentence), negated

    def _over_when(self, at: int, sentence: Sentence) -> int:
        """`was on Tuesday arrested`, `were last month charged`: back over a date to the auxiliary, if one stands there."""
        first = at
        while first > 0 and at - first < _LONGEST_WHEN and self._of_date(self.words[first]):
            first -= 1
        auxiliary = self.words[first].low in BE | HAVE and self.words[first].start >= sentence.start
        return first if first < at and auxiliary else at

    def _of_date(self, word: Word) -> bool:
        return word.low in DATE_WORDS or word.low in {"since", "yesterday", "today"} or word.text[0].isdigit()

    def _over_joined(self, at: int, tenses: frozenset[str], sentence: Sentence) -> tuple[int, int, bool]:
        """`was arrested, charged and sentenced`: back to the auxiliary over verbs that stand side by side."""
        joined = -1
        negated = False
        if not tenses & {PAST, PART}:
            return joined, at, negated
        while at > 0 and self.words[at].low in {"and", "or", ",", "but"} and self.words[at].start > sentence.start:
            before = at - 1 if self.words[at - 1].text != "," else at - 2
            if not self._participle(before):
                break
            joined = at
            at, more = self._back(before - 1, sentence)
            negated = negated or more
        return joined, at, negated

    def _participle(self, index: int) -> bool:
        low = self.words[index].low
        trigger = VERBS.get(low)
        return (trigger is not None and PART in trigger.tenses) or (low.endswith("ed") and len(low) > 4)

    def _opening(self, verb: int, tenses: frozenset[str], sentence: Sentence) -> Voice | None:
        """First in the sentence: `Arrested in May, X ...`; `Also arrested was X`."""
        if PART not in tenses or ING in tenses or not self._hangs_on(verb + 1):
            return None
        for index in range(verb + 1, min(verb + MOST_BACK, len(self.words))):
            word = self.words[index]
            if word.start >= sentence.end:
                return None
            if word.low in {"was", "were"} and index - verb < 7:
                return Voice("passive", index, "inverted")
            if word.text == ",":
                return Voice("passive", index, "opening")
        return None

    def _hangs_on(self, index: int) -> bool:
        """Whether a participle before this word opens a clause (`Arrested in May, X`) and is no attribute (`Jailed editor X`)."""
        word = self.words[min(index, len(self.words) - 1)]
        return word.low in PREPOSITIONS or word.low in BE or word.low in {"and", "the", "a", "an"} or word.start in self.date_starts or not word.text[0].isalpha() or is_adverb(word)

    def _inverted(self, verb: int) -> Voice | None:
        """`Among those detained were X and Y`."""
        following = self.words[verb + 1 : verb + 7]
        for offset, word in enumerate(following, start=verb + 1):
            if word.low in {"was", "were"}:
                return Voice("passive", offset, "inverted")
            if word.text in ",;:.":
                break
        return None

    def _after_be(
        self, verb: int, at: int, tenses: frozenset[str], sentence: Sentence, *, negated: bool
    ) -> Voice | None:
        low = self.words[at].low
        negated = negated or is_negative(low)
        if PART not in tenses and ING not in tenses:
            return None
        kind = "passive" if PART in tenses and not self.words[verb].low.endswith("ing") else "active"
        first, more = self._back(at - 1, sentence)
        before = self.words[first].low if first >= 0 else ""
        perfect = False
        if low == "be":
            return self._negative(kind, first) if more and before in REFUSING else None
        if low in {"been", "being"}:
            if before in BE | GET:
                at, first = first, self._back(first - 1, sentence)[0]
            elif before in HAVE or before.endswith(("n’t", "n't")):
                perfect = True
                at = first
                first, again = self._back(first - 1, sentence)
                more = more or again or is_negative(before)
                if is_modal(self.words[first].low):
                    return None
                if self.words[first].low == "to":
                    return self._reported(first, kind) if not (negated or more) else None
            elif low == "being" and (before in HINDERED or before in NOT):
                return None
        if negated or more:
            return self._negative(kind, at)
        present = low in {"is", "are", "am", "gets", "’s", "'s"} or (low == "being" and before in {"is", "are"})
        return Voice(
            kind,
            at,
            "ing" if low == "being" and before not in BE else "finite",
            present=present,
            perfect=perfect,
        )

    def _negative(self, kind: str, at: int) -> Voice:
        return Voice(kind, at, "finite", negated=True)

    def _reported(self, to: int, kind: str) -> Voice | None:
        """`is said to have been arrested`: the subject stands before `is said`."""
        before = self.page.text[max(0, self.words[to].start - 30) : self.words[to].start].rstrip()
        if not DONE_TO.search(before):
            return None
        at = to - 2
        while at > 0 and (self.words[at].low in BE or is_adverb(self.words[at])):
            at -= 1
        return Voice(kind, at + 1, "finite")

    def _after_have(self, at: int, tenses: frozenset[str], sentence: Sentence, *, negated: bool) -> Voice | None:
        if PART not in tenses:
            return None
        first, more = self._back(at - 1, sentence)
        if first >= 0 and (is_modal(self.words[first].low) or self.words[first].low == "to"):
            return None
        if negated or more:
            return Voice("active", at, "finite", perfect=True, negated=True)
        return Voice("active", at, "finite", perfect=True)

    def _after_to(self, at: int, tenses: frozenset[str], sentence: Sentence) -> Voice | None:
        if BASE not in tenses:
            return None
        forced = _FORCE_TO.search(self.page.text, max(sentence.start, self.words[at].start - 70), self.words[at].start)
        if forced is not None:
            # "used tear gas to disperse X": what force is told to have been used for was done.
            return Voice("active", self.page.word_at(forced.start()), "finite")
        before = self.page.text[max(sentence.start, self.words[at].start - 30) : self.words[at].start].rstrip()
        found = DONE_TO.search(before)
        if not found or before.endswith(_TOLD_OF):
            return None
        first = at - 1
        while (
            first > 0
            and self.words[first].start > self.words[at].start - 30
            and self.words[first].low
            not in {"went", "proceeded", "began", "started", "continued", "managed", "used", "helped"}
        ):
            first -= 1
        return Voice("active", first, "finite")

    def _bare(self, verb: int, at: int, tenses: frozenset[str], *, joined_at: int) -> Voice | None:
        """No auxiliary: past tense before an object, else a participle that hangs on the noun before it."""
        word, before = self.words[verb], self.words[at]
        if ING in tenses:
            return self._gerund(verb, before)
        if before.low in {"those", "people"} and PART in tenses and self.words[at - 1].low in {"among", "amongst"}:
            return self._inverted(verb)
        if word.low == "face" and (before.text[0].isalpha() or before.text == ",") and before.low not in {*PREPOSITIONS, *ARTICLES, "and", "or", "his", "her", "their"}:
            # "the two face charges": the one state that the plural present tells.
            return Voice("active", at + 1, "finite", joined_at, present=True)
        if PAST not in tenses and PART not in tenses:
            return None
        if word.low in INTRANSITIVE:
            return Voice("active", verb if joined_at >= 0 else at + 1, "finite", joined_at)
        return self._past_or_participle(verb, at, tenses, joined_at=joined_at)

    def _past_or_participle(self, verb: int, at: int, tenses: frozenset[str], *, joined_at: int) -> Voice | None:
        word, before = self.words[verb], self.words[at]
        if (
            before.low in ARTICLES
            or before.low in {"of", "’s", "'s", "for", "with"}
            or (before.low in NAMING and self.page.low(verb + 1) not in PREPOSITIONS)
            or (before.low in QUANTIFIERS and self._noun(verb + 1))
            or (before.text[0].isdigit() and before.start not in self.date_starts and self.page.low(verb + 1) in PLURALS)
        ):
            return None
        if word.text[0].isupper() or before.low in MODALS or self._joined_infinitive(at, tenses):
            return None
        if before.text[0].isdigit() and self.words[at - 1].low == "with":
            # "the most dangerous country, with 18 killed": a sum.
            return None
        joined = joined_at if joined_at >= 0 else (at if before.low in {"and", "but", "then", "or"} else -1)
        if word.low in ACTIVE_ONLY and self.words[min(verb + 1, len(self.words) - 1)].low in {
            "to",
            "on",
            "for",
            "down",
            "fire",
        }:
            return Voice("active", at + 1, "finite", at if before.low in {"and", "but", "then"} else -1)
        if before.low in SUBJECTS and PAST not in tenses:
            return None
        if PART in tenses and self._listed_passive(verb, at, joined):
            return Voice("passive", at + 1, "finite", at)
        shared = self._shares_object(verb)
        if PAST in tenses and (self._object(verb + 1) or shared or PART not in tenses or before.low in SUBJECTS):
            return Voice("active", verb if joined >= 0 else at + 1, "finite", joined)
        if before.low in NO_NOUN or before.low in NOT or (before.low == "people" and not self._counted(at - 1)):
            return None
        if PAST in tenses and joined_at < 0 and self._in_relative(at):
            return Voice("active", at + 1, "finite")
        if PART in tenses:
            if WANTED.search(self.page.text, max(0, word.start - 60), word.start):
                return None
            joined = joined if joined >= 0 else self._over_date(verb)
            return Voice("passive", at + 1, "finite" if joined >= 0 else "participle", joined)
        return Voice("active", at + 1, "finite", joined)

    def _listed_passive(self, verb: int, at: int, joined: int) -> bool:
        """`were held on Monday, charged on Tuesday and refused bail`: one more of the things that were done to the subject."""
        if joined == at:
            goes_on = self.words[verb].low in TWO_OBJECTS
        else:
            before = self.words[at - 1]
            goes_on = self.words[at].text == "," and (before.low in DATE_WORDS or before.low in {"later", "yesterday"} or before.text.isdigit())
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
                if self.words[auxiliary].low in BE | GET:
                    return True
                if self.words[auxiliary].low not in {",", "and"}:
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
            return self.words[first].low != "that" or self.words[first - 1].low not in SAYING
        # "the two drivers police arrested": a bare doer right after a plural.
        return (
            self.words[at].low in BARE_DOERS and self.words[at - 1].low in PLURALS and self.words[at - 1].text.islower()
        )

    def _gerund(self, verb: int, before: Word) -> Voice | None:
        if before.low in HINDERED or before.low in NOT or before.low == "before" or before.low.endswith(("’s", "'s")):
            return None
        if before.low == "of" and (
            self.words[verb - 2].low in ONLY_THOUGHT | HELD_GUILTY or HELD_GUILTY_OF.search(self.page.text, max(0, before.start - 60), before.start)
        ):
            return None
        if before.low == "for" and PUNISHED_FOR.search(self.page.text, max(0, before.start - 90), before.start):
            return None
        if before.low in {"after", "for", "of", "by", "when", "while", "in", ",", "and"} and self._object(verb + 1):
            return Voice("active", verb, "ing")
        return None

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
