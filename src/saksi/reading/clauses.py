"""The clause around a verb: active or passive, told as done or not, and where its subject ends.

Rule: only what is told as done or going on is an act. Modals, infinitives, negation, conditions, fears, demands, plans
and generic subjects give no voice. There is no parser: auxiliaries before the verb and the word after it decide.
Order: back over adverbs, coordinated participles and auxiliaries; then what governs the clause.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from saksi.reading.frames import BASE, ING, PART, PAST, VERBS, Trigger
from saksi.reading.page import Page, Sentence, Word
from saksi.reading.phrases import ARTICLES, QUANTIFIERS
from saksi.reading.roles import PLURALS, ROLES

_BE = frozenset("is are was were am been being be 's ’s".split())
_GET = frozenset(("got", "gets", "getting"))
_HAVE = frozenset("has have had having 've ’ve".split())
_DO = frozenset(("do", "does", "did"))
_MODALS = frozenset("will would could may might must should can cannot shall ’ll 'll ’d 'd ought".split())
_NOT = frozenset("not never neither nor no hardly barely rarely n’t n't nobody none nothing".split())
_ADVERBS = frozenset(
    "also then later already again now once just first since both each even ever only too twice soon still all together themselves himself "
    "herself itself instead thus therefore afterwards meanwhile thereafter subsequently reportedly allegedly so far far in turn brutally".split()
)
_NOT_ADVERBS = frozenset(
    "family only-child reply supply assembly ally bully july monopoly italy tally".split()
)
_PREPOSITIONS = frozenset(
    "in on at by for from of with without into onto over under after before since until till during through about against across along around "
    "behind near off outside inside to as when while because where who which that if amid following despite and or but than per via within "
    "throughout among between upon alongside together early late again yesterday today tomorrow earlier later there here monday tuesday wednesday "
    "thursday friday saturday sunday last this next due simply solely merely only reportedly allegedly up down out away simultaneously".split()
)
_ACTIVE_ONLY = frozenset(
    "threatened tried attempted refused declined spied eavesdropped snooped cracked opened".split()
)
_WANTED = re.compile(
    r"\b(?:wants?|wanted|wish(?:es|ed)?|to (?:see|have|get)|needs?|needed) (?:[\w’'-]+ ){1,5}$"
)
_SUBJECTS = frozenset("i he she we they".split())
_NOBODY = re.compile(
    r"\b(?:none|neither|no one|nobody|no|nothing|any)(?: of)?(?: \S+){0,4} ?$", re.IGNORECASE
)
_OBJECTS = frozenset(
    "him her them me us you it himself herself themselves everyone everybody someone others".split()
)
_HINDERED = frozenset(
    "without avoid avoided avoiding risk risked risks fear feared fears fearing avert escape escaped prevent against from".split()
)
_DONE_TO = re.compile(
    r"\b(?:went on|go on|going on|proceeded|began|begun|started|continued|managed|used (?:\w+ ){0,3}|helped|conspired|seen|known|said|believed|reported|understood|"
    r"thought|found|claimed|alleged|appears?|appeared|seems?|seemed)$"
)
_CONDITION = re.compile(
    r"\b(?:if|unless|whether|lest|in case|should (?:he|she|they|it|the)|whoever|whenever|anyone|anybody|those who|everyone who|as though|as if)\b",
    re.IGNORECASE,
)
_UNREAL = re.compile(
    r"\b(?:no (?:evidence|proof|indication|sign)s?|fears?|feared|fearing|worr(?:y|ies|ied)|afraid|risks?|danger of|threat of|possibility|prospect of|likely|unlikely|plans?|planned|"
    r"intends?|intended|vow(?:s|ed)|pledged|promised|demand(?:s|ed|ing)?|called? for|calls for|calling for|urg(?:es|ed|ing)|want(?:s|ed)?|wish(?:es|ed)?|hop(?:es|ed|ing)|"
    r"seek(?:s|ing)?|sought|ask(?:s|ed|ing)? for|requested|imagine|suppose|suspect(?:s|ed)? that|before being|would have|could have|instead of)\b(?P<gap>[^,;:.]{0,45})$",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|rejects?|rejected|refuted?|dismissed)\b(?: \w+){0,6}?(?: that\b| claims?\b| allegations?\b| reports?\b| accusations?\b)?[^,;:.]{0,60}$",
    re.IGNORECASE,
)
_BREAKS = frozenset(
    (
        "when",
        "after",
        "as",
        "while",
        "because",
        "since",
        "until",
        "although",
        "though",
        "where",
        "before",
        "but",
    )
)
_MOST_BACK = 16
_RELATIVES = frozenset(("whom", "which", "that"))
_CLAUSE_WORDS = frozenset("and but or is are was were be been has have had who said by with from after before when while".split())


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


def is_adverb(word: Word) -> bool:
    """Whether a word may stand between auxiliary and verb."""
    return word.low in _ADVERBS or (
        word.low.endswith("ly") and len(word.low) > 4 and word.low not in _NOT_ADVERBS
    )


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
        if _CONDITION.search(before) or _NOBODY.search(before[-45:]):
            return None
        whole = self.page.text[sentence.start : self.words[found.subject].start]
        denied = bool(_DENIED.search(whole)) and found.shape != "participle"
        if not denied and self._unreal(whole, found):
            return None
        return found if not denied else _with_denial(found)

    def dated(self, sentence: Sentence) -> bool:
        """Whether a date stands in the sentence."""
        return any(sentence.start <= start < sentence.end for start in self.date_starts)

    def _unreal(self, before: str, found: Voice) -> bool:
        match = _UNREAL.search(before)
        if match is None:
            return False
        if re.search(r"\b(?:said|says|who|which|after|when|because|that (?:was|were|had))\b", match["gap"]):
            return False
        # "fears for the activists arrested in May": the participle is told as done.
        return found.shape != "participle"

    def _clause_start(self, index: int, sentence: Sentence) -> int:
        """Where the clause of the subject that ends before word `index` begins."""
        at = index - 1
        while at >= 0 and self.words[at].start >= sentence.start and index - at < _MOST_BACK:
            word = self.words[at]
            if word.text in ";:—“”" or word.low in _BREAKS:
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
        if _is_modal(low):
            return None
        if _is_negative(low):
            negated = True
        if low in _BE or low in _GET or low.endswith(("n’t", "n't")):
            return self._after_be(verb, at, tenses, sentence, negated=negated)
        if low in _HAVE:
            return self._after_have(at, tenses, sentence, negated=negated)
        if _is_modal(low) or low == "to" or low in _DO:
            return self._after_to(at, tenses, sentence) if low == "to" and not negated else None
        if joined >= 0:
            at = verb - 1
        return self._bare(verb, verb - 1 if joined >= 0 else at, tenses, joined_at=joined)

    def _back(self, at: int, sentence: Sentence) -> tuple[int, bool]:
        """Over adverbs and `not`; whether a negation stood among them."""
        negated = False
        while at >= 0 and self.words[at].start >= sentence.start:
            word = self.words[at]
            if word.low in _NOT and word.low not in {"no", "none", "nobody", "nothing"}:
                negated = True
            elif not is_adverb(word):
                break
            at -= 1
        return at, negated

    def _over_joined(self, at: int, tenses: frozenset[str], sentence: Sentence) -> tuple[int, int, bool]:
        """`was arrested, charged and sentenced`: back to the auxiliary over verbs that stand side by side."""
        joined = -1
        negated = False
        if not tenses & {PAST, PART}:
            return joined, at, negated
        while (
            at > 0
            and self.words[at].low in {"and", "or", ",", "but"}
            and self.words[at].start > sentence.start
        ):
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
        if PART not in tenses or ING in tenses:
            return None
        for index in range(verb + 1, min(verb + _MOST_BACK, len(self.words))):
            word = self.words[index]
            if word.start >= sentence.end:
                return None
            if word.low in {"was", "were"} and index - verb < 7:
                return Voice("passive", index, "inverted")
            if word.text == ",":
                return Voice("passive", index, "opening")
        return None

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
        negated = negated or _is_negative(low)
        if PART not in tenses and ING not in tenses:
            return None
        kind = "passive" if PART in tenses and not self.words[verb].low.endswith("ing") else "active"
        first, more = self._back(at - 1, sentence)
        before = self.words[first].low if first >= 0 else ""
        perfect = False
        if low == "be":
            return None
        if low in {"been", "being"}:
            if before in _BE | _GET:
                at, first = first, self._back(first - 1, sentence)[0]
            elif before in _HAVE or before.endswith(("n’t", "n't")):
                perfect = True
                at = first
                first, again = self._back(first - 1, sentence)
                more = more or again or _is_negative(before)
                if _is_modal(self.words[first].low):
                    return None
                if self.words[first].low == "to":
                    return self._reported(first, kind) if not (negated or more) else None
            elif low == "being" and (before in _HINDERED or before in _NOT):
                return None
        if negated or more:
            return self._negative(kind, at)
        present = low in {"is", "are", "am", "gets", "’s", "'s"} or (
            low == "being" and before in {"is", "are"}
        )
        return Voice(
            kind,
            at,
            "ing" if low == "being" and before not in _BE else "finite",
            present=present,
            perfect=perfect,
        )

    def _negative(self, kind: str, at: int) -> Voice:
        return Voice(kind, at, "finite", negated=True)

    def _reported(self, to: int, kind: str) -> Voice | None:
        """`is said to have been arrested`: the subject stands before `is said`."""
        before = self.page.text[max(0, self.words[to].start - 30) : self.words[to].start].rstrip()
        if not _DONE_TO.search(before):
            return None
        at = to - 2
        while at > 0 and (self.words[at].low in _BE or is_adverb(self.words[at])):
            at -= 1
        return Voice(kind, at + 1, "finite")

    def _after_have(
        self, at: int, tenses: frozenset[str], sentence: Sentence, *, negated: bool
    ) -> Voice | None:
        if PART not in tenses:
            return None
        first, more = self._back(at - 1, sentence)
        if first >= 0 and (_is_modal(self.words[first].low) or self.words[first].low == "to"):
            return None
        if negated or more:
            return Voice("active", at, "finite", perfect=True, negated=True)
        return Voice("active", at, "finite", perfect=True)

    def _after_to(self, at: int, tenses: frozenset[str], sentence: Sentence) -> Voice | None:
        if BASE not in tenses:
            return None
        before = self.page.text[
            max(sentence.start, self.words[at].start - 30) : self.words[at].start
        ].rstrip()
        found = _DONE_TO.search(before)
        if not found or before.endswith(
            (
                "said",
                "found",
                "seen",
                "known",
                "believed",
                "thought",
                "reported",
                "understood",
                "alleged",
                "claimed",
            )
        ):
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
        if PAST not in tenses and PART not in tenses:
            return None
        if (
            before.low in ARTICLES
            or before.low in {"of", "’s", "'s", "for", "with"}
            or (before.low in QUANTIFIERS and self._noun(verb + 1))
        ):
            return None
        if word.text[0].isupper() or before.low in _MODALS:
            return None
        joined = joined_at if joined_at >= 0 else (at if before.low in {"and", "but", "then", "or"} else -1)
        if word.low in _ACTIVE_ONLY and self.words[min(verb + 1, len(self.words) - 1)].low in {
            "to",
            "on",
            "down",
            "fire",
        }:
            return Voice("active", at + 1, "finite", at if before.low in {"and", "but", "then"} else -1)
        if before.low in _SUBJECTS and PAST not in tenses:
            return None
        if PAST in tenses and (self._object(verb + 1) or PART not in tenses or before.low in _SUBJECTS):
            return Voice("active", verb if joined >= 0 else at + 1, "finite", joined)
        if (
            before.low
            in {
                "if",
                "once",
                "unless",
                "until",
                "when",
                "whether",
                "as",
                "while",
                "though",
                "although",
                "those",
                "anyone",
                "people",
            }
            or before.low in _NOT
        ):
            return None
        if PAST in tenses and joined_at < 0 and self._in_relative(at):
            return Voice("active", at + 1, "finite")
        if PART in tenses:
            if _WANTED.search(self.page.text, max(0, word.start - 60), word.start):
                return None
            return Voice("passive", at + 1, "finite" if joined >= 0 else "participle", joined)
        return Voice("active", at + 1, "finite", joined)

    def _in_relative(self, at: int) -> bool:
        """`19 stewards whom the factory dismissed`, `the teacher the school dismissed`: the subject of a relative clause ends here."""
        first = at
        while first > 0 and at - first < 7 and self.words[first].low not in _RELATIVES:
            word = self.words[first]
            if not (word.text[0].isalpha() or word.text[0].isdigit()) or word.low in VERBS or word.low in _CLAUSE_WORDS:
                return False
            if word.low in ARTICLES and first > 1 and first < at:
                head = self.words[first - 1]
                if head.low in PLURALS or head.low in ROLES:
                    return self.words[first - 2].low not in {",", "and"}
            first -= 1
        return first < at and self.words[first].low in _RELATIVES

    def _gerund(self, verb: int, before: Word) -> Voice | None:
        if (
            before.low in _HINDERED
            or before.low in _NOT
            or before.low == "before"
            or before.low.endswith(("’s", "'s"))
        ):
            return None
        if before.low in {"after", "for", "of", "by", "when", "while", "in", ",", "and"} and self._object(
            verb + 1
        ):
            return Voice("active", verb, "ing")
        return None

    def _noun(self, index: int) -> bool:
        return index < len(self.words) and (
            self.words[index].low in PLURALS
            or self.words[index].low in ROLES
            or self.words[index].text[0].isupper()
        )

    def _object(self, index: int) -> bool:
        """Whether an object begins at this word."""
        while index < len(self.words) and is_adverb(self.words[index]):
            index += 1
        if index >= len(self.words):
            return False
        word = self.words[index]
        if word.start in self.date_starts or not (word.text[0].isalnum() or word.text in '“"$'):
            return False
        if word.low in _OBJECTS or word.low in ARTICLES or word.low in {"that", "its", "his", "their"}:
            return word.low not in {"that", "this"} or self._noun(index + 1)
        if word.low in {"off", "up", "away", "down", "out"} and index + 1 < len(self.words):
            return self.words[index + 1].low not in {"by", "in", "from"} and self._object(index + 1)
        if word.low in {"at", "over", "about", "around", "up", "between"}:
            return self._counts(index + 1)
        return word.low not in _PREPOSITIONS

    def _counts(self, index: int) -> bool:
        """`at least 30`, `over two hundred`, `up to ten`: a number follows."""
        ahead = self.words[index : index + 2]
        return any(
            word.text[0].isdigit() or word.low in {"least", "dozen", "hundred"} for word in ahead
        ) and not (ahead and ahead[0].start in self.date_starts)


def _is_modal(low: str) -> bool:
    return low in _MODALS or (
        low.endswith(("n’t", "n't")) and (low[:-3] in _MODALS or low[:-3] in {"wo", "ca", "sha"})
    )


def _is_negative(low: str) -> bool:
    return low.endswith(("n’t", "n't")) or low in _NOT


def _with_denial(voice: Voice) -> Voice:
    return Voice(
        voice.kind,
        voice.subject,
        voice.shape,
        voice.joined,
        voice.present,
        voice.perfect,
        voice.negated,
        denied=True,
    )
