"""The clause around a verb: active or passive, told as done or not, and where its subject ends.

Rule: only what is told as done or going on is an act. Modals, infinitives, negation, conditions, fears, demands, plans
and generic subjects give no voice. There is no parser: auxiliaries before the verb and the word after it decide.
Order: back over adverbs, coordinated participles and auxiliaries; then what governs the clause.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from saksi.reading.accounts.acts.frames import BASE, ING, PART, PAST, Trigger
from saksi.reading.accounts.acts.verb_neighbours import VerbNeighbours
from saksi.reading.actors.phrases import ARTICLES, QUANTIFIERS, is_of_month
from saksi.reading.text.page import Sentence, Word
from saksi.reading.words.clause_words import (
    ACTIVE_ONLY,
    ALSO_COULD,
    BE,
    BREAKS,
    CANNOT,
    CHARGED_WITH,
    CLAUSE_AHEAD,
    CONDITION,
    DENIED,
    DO,
    DONE_TO,
    FORBIDDING,
    GET,
    HAVE,
    HELD_GUILTY,
    HELD_GUILTY_OF,
    HINDERED,
    INTRANSITIVE,
    MODALS,
    MOST_BACK,
    NAMING,
    NO_NOUN,
    NOBODY,
    NOT,
    ONLY_THOUGHT,
    PREPOSITIONS,
    PUNISHED_FOR,
    REFUSING,
    RULED,
    SUBJECTS,
    UNREAL,
    WANTED,
    WHO_LEADS,
    is_adverb,
    is_modal,
    is_negative,
)
from saksi.reading.words.roles import PLURALS

_FORCE_TO = re.compile(
    r"(?<!not )(?<!to )\b(?:used|fired|deployed|launched|turned|sprayed|resorted to|swung)\s(?:[\w’'-]+ ){0,6}?(?:tear ?gas|water cannons?|batons?|truncheons?|rubber bullets|bullets|"
    r"shots|rounds|ammunition|fire|force|dogs|pepper spray|grenades|whips|canes|shields|bulldozers?|into the air)(?: \w+){0,5} $",
    re.IGNORECASE,
)
_DECIDED = re.compile(r"\b(?:the|this|that|its|his|her|their|\w+[’']s?) decision (?:(?:of|by) [^,.;:“”]{2,60} )?\Z", re.IGNORECASE)
"""`the decision of the court to ban X`: what the decision did."""
_DECREED = re.compile(
    r"(?<!draft )(?<!proposed )(?<!planned )\b(?:decrees?|orders?|ruling|decision|resolution|directive|edict|verdict|judge?ment)(?: (?:on|in|last|late|early|this) \w+(?: \d{1,2})?)? \Z"
)
"""`signed a decree on Monday dissolving X`: what the decree does."""
_SEEN = re.compile(
    r"\b(?:show(?:s|ed|ing|n)?|saw|see|sees|seen|film(?:s|ed)|record(?:s|ed)|witness(?:es|ed)|captured|depict(?:s|ed|ing)|(?:video|footage|images|pictures|clips?|photos?) of) "
    r"(?:[\w’'-]+ ){0,3}(?:police(?:m[ae]n)?|officers?|soldiers|troops|forces|guards?|agents|men|gunmen|fighters|militants|thugs|rebels) (?:\w+ly )?\Z"
)
"""`a video showing police beating X`, `she saw soldiers drag X off`: what somebody saw was done."""
_RULED_THAT = re.compile(
    r"\b(?:[Cc]ourts?|[Jj]udges?|[Tt]ribunal|[Mm]agistrates?|[Bb]ench)\b[^.;:“”]{0,60}?\b(?:ruled|ordered|decided|decreed)\b[^.;:“”]{0,40}?\bthat [^.;:“”]{2,90}\Z"
)
_LONGEST_RULING = 200
"""Characters."""
_TOLD_AFTER_ALL = re.compile(r"\b(?:said|says|who|which|after|when|because|that (?:was|were|had))\b")
"""Between a wish or fear and the verb: a clause of its own begins."""
_OPENS_CLAUSE = re.compile(r"[\s“\"]*(?:(?:\w+ ){0,4}(?:after|since|upon|while|on) (?:\w+ly )?)?", re.IGNORECASE)
"""`Hours after` (being seized): all that stands in the sentence before."""
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


class Clauses(VerbNeighbours):
    """Tells the voice of verbs of one page."""

    def voice(self, verb: int, trigger: Trigger, sentence: Sentence) -> Voice | None:
        """The voice of the verb at this word, or None where nothing is told as done."""
        found = self._voice(verb, trigger.tenses, sentence)
        if found is None:
            return None
        before = self.page.text[self._clause_start(found.subject, sentence) : self.words[found.subject].start]
        aside = found.shape == "participle" and self.page.low(found.subject - 1) == ","
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
        if _TOLD_AFTER_ALL.search(match["gap"]):
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
        low = self.page.low(at)
        if is_modal(low) and not self.words[at].text[0].isupper():
            # "would not hear the witnesses", "cannot leave the city": what was refused was done.
            refused = low in CANNOT or (negated and low in REFUSING | FORBIDDING)
            return self._negative("active", at) if refused else None
        if is_negative(low):
            negated = True
        if low in BE or low in GET or low.endswith(("n’t", "n't")):
            return self._after_be(verb, at, tenses, sentence, negated=negated)
        if low in HAVE:
            return self._after_have(at, tenses, sentence, negated=negated)
        if low in DO and negated:
            return self._negative("active", at)
        if negated or low in DO:
            return None
        if low == "to":
            return self._after_to(at, tenses, sentence)
        return self._bare(verb, verb - 1 if joined >= 0 else at, tenses, joined_at=joined)

    def _over_joined(self, at: int, tenses: frozenset[str], sentence: Sentence) -> tuple[int, int, bool]:
        """`was arrested, charged and sentenced`: back to the auxiliary over verbs that stand side by side."""
        joined, negated = -1, False
        if not tenses & {PAST, PART}:
            return joined, at, negated
        while at > 0 and self.words[at].low in {"and", "or", ",", "but"} and self.words[at].start > sentence.start:
            before = at - 1 if self.words[at - 1].text != "," else at - 2
            before -= self.words[max(before, 0)].low in {"up", "down", "off", "out", "away"}  # `beaten up, arrested`
            if before < 0 or not self._participle(before):
                break
            joined = at
            at, more = self._back(before - 1, sentence)
            negated = negated or more
        return joined, at, negated

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
        if word.start in self.date_starts or not word.text[0].isalpha() or is_adverb(word):
            return True
        return word.low in PREPOSITIONS or word.low in BE or word.low in {"and", "the", "a", "an"}

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
        before = self.page.low(first)
        perfect = False
        if low == "be":
            if not more and self._ruled(first if before in RULED else at, sentence):
                return Voice(kind, first if before in RULED else at, "finite")
            return self._negative(kind, first) if more and before in REFUSING else None
        if low in {"been", "being"}:
            if before in BE | GET:
                at, first = first, self._back(first - 1, sentence)[0]
            elif before in HAVE or before.endswith(("n’t", "n't")):
                perfect = True
                at = first
                first, again = self._back(first - 1, sentence)
                more = more or again or is_negative(before)
                if is_modal(self.page.low(first)):
                    return None
                if self.page.low(first) == "to":
                    return self._reported(first, kind) if not (negated or more) else None
            elif low == "being" and (before in HINDERED or before in NOT):
                return None
        if negated or more:
            return self._negative(kind, at)
        ahead = self._subject_ahead(verb, at, sentence) if low in {"been", "being"} and self.page.low(at) in {"having", "being"} else -1
        if ahead >= 0:
            return Voice(kind, ahead, "opening", perfect=perfect)
        present = low in {"is", "are", "am", "gets", "’s", "'s"} or (low == "being" and before in {"is", "are"})
        return Voice(
            kind,
            at,
            "ing" if low == "being" and before not in BE else "finite",
            present=present,
            perfect=perfect,
        )

    def _subject_ahead(self, verb: int, first: int, sentence: Sentence) -> int:
        """`After being seized in May, X`, `Having been seized, X`: the comma before the subject; -1 if none follows. first: word of the clause."""
        if not _OPENS_CLAUSE.fullmatch(self.page.text, sentence.start, self.words[first].start):
            return -1
        return next((index for index in range(verb + 1, min(verb + MOST_BACK, len(self.words))) if self.words[index].text == "," and self.words[index].start < sentence.end), -1)

    def _ruled(self, subject: int, sentence: Sentence) -> bool:
        """`The court ruled that the party must be dissolved`: what a court rules is done."""
        before = self.words[subject].start
        return _RULED_THAT.search(self.page.text, max(sentence.start, before - _LONGEST_RULING), before) is not None

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
        if is_modal(self.page.low(first)) or self.page.low(first) == "to":
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
        if _DECIDED.search(self.page.text, max(sentence.start, self.words[at].start - 90), self.words[at].start):
            return Voice("active", at, "finite")
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
        if before.low in {"those", "people"} and PART in tenses and self.page.low(at - 1) in {"among", "amongst"}:
            return self._inverted(verb)
        if word.low == "face" and self._after_subject(before):
            # "the two face charges": the one state that the plural present tells.
            return Voice("active", at + 1, "finite", joined_at, present=True)
        if PAST not in tenses and PART not in tenses:
            return None
        if word.low in INTRANSITIVE:
            return Voice("active", verb if joined_at >= 0 else at + 1, "finite", joined_at)
        return self._past_or_participle(verb, at, tenses, joined_at=joined_at)

    def _after_subject(self, before: Word) -> bool:
        """Whether the word before a verb can end its subject."""
        worded = before.text[0].isalpha() or before.text == ","
        return worded and before.low not in PREPOSITIONS and before.low not in ARTICLES and before.low not in {"and", "or", "his", "her", "their"}

    def _past_or_participle(self, verb: int, at: int, tenses: frozenset[str], *, joined_at: int) -> Voice | None:
        word, before = self.words[verb], self.words[at]
        if (
            before.low in ARTICLES
            or before.low in {"of", "’s", "'s", "for", "with"}
            or (before.low in NAMING and self.page.low(verb + 1) not in PREPOSITIONS)
            or (before.low in QUANTIFIERS and self._noun(verb + 1))
            or (before.text[0].isdigit() and before.start not in self.date_starts and self.page.low(verb + 1) in PLURALS and not is_of_month(self.page, at))
        ):
            return None
        if word.text[0].isupper() or before.low == "parting" or (before.low in MODALS and not before.text[0].isupper()) or self._joined_infinitive(at, tenses):
            return None
        if before.text[0].isdigit() and self.page.low(at - 1) == "with":
            # "the most dangerous country, with 18 killed": a sum.
            return None
        joined = joined_at if joined_at >= 0 else (at if before.low in {"and", "but", "then", "or"} else -1)
        if joined >= 0 and ALSO_COULD.search(self.page.text, max(0, word.start - 100), word.start):
            return None
        if word.low in ACTIVE_ONLY and self.page.low(verb + 1) in {"to", "on", "for", "down", "fire"}:
            return Voice("active", at + 1, "finite", at if before.low in {"and", "but", "then"} else -1)
        if before.low in SUBJECTS and PAST not in tenses:
            return None
        if PART in tenses and self._listed_passive(verb, at, joined):
            return Voice("passive", at + 1, "finite", at)
        shared = self._shares_object(verb)
        if PAST in tenses and (self._object(verb + 1) or shared or PART not in tenses or before.low in SUBJECTS or before.low == "who"):
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

    def _only_thought_or_tried(self, at: int) -> bool:
        """`the idea of arresting`, `convicted in May of beating`: what stands before `of` tells of no act."""
        word = self.words[at]
        if word.low in ONLY_THOUGHT or word.low in HELD_GUILTY:
            return True
        return HELD_GUILTY_OF.search(self.page.text, max(0, word.end + 1 - 60), word.end + 1) is not None

    def _gerund(self, verb: int, before: Word) -> Voice | None:
        if before.low in HINDERED or before.low in NOT or before.low.endswith(("’s", "'s")):
            return None
        if before.low == "of" and verb > 1 and self._only_thought_or_tried(verb - 2):
            return None
        if before.low == "for" and PUNISHED_FOR.search(self.page.text, max(0, before.start - 90), before.start):
            return None
        if before.low in {",", "and"} and CHARGED_WITH.search(self.page.text, max(0, before.start - 190), before.end + 1):
            return None
        if before.low in {"after", "before", "for", "of", "by", "when", "while", "in", ",", "and"} and self._object(verb + 1):
            return Voice("active", verb, "ing")
        start = self.words[verb].start
        if self._object(verb + 1) and _SEEN.search(self.page.text, max(0, start - 70), start):
            return Voice("active", verb, "finite")
        if self._object(verb + 1) and _DECREED.search(self.page.text, max(0, start - 50), start):
            return Voice("active", verb, "ing")
        return None
