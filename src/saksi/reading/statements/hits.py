"""Where a page speaks: the verbs and phrases of saying that stand outside quotations, in order.

Rule: a form that may be a noun, a passive or a gerund is told by the words beside it; whether it really has a
speaker and a content is decided later.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from saksi.reading.actors.name_kinds import OPENING
from saksi.reading.actors.phrases import ARTICLES, is_modifier
from saksi.reading.statements.saying_verbs import BE, COMPLEMENTS, is_of_works, is_verb, led_to
from saksi.reading.statements.silence import ANSWERED, NO_COMMENT, NOBODY, SOUGHT, UNREACHED
from saksi.reading.text.page import Page, Sentence
from saksi.reading.words.bodies import DOCUMENTS
from saksi.reading.words.cues import CONCERNS, CUE_FORMS, PHRASES, PREPOSITIONS, Cue

_UNNAMED = re.compile(
    r"\s(?:not to be|(?:for )?anonymity|that (?:\w+ ){1,3}not be|to remain anonymous|to be (?:identified|called|known)|(?:that|for) (?:his|her|their|its) (?:\w+ )?(?:names?|surnames?|identity|identities|face)\b)"
)
_TOLD_NOBODY = re.compile(r"\s(?:(?:not )?to [a-z]|(?:no |any )?lies\b|the truth\b)")
"""After `told` nobody is told: `was summoned and told to sign`, `had told no lies`."""
_WITHHELD = re.compile(
    r"\s(?:(?:(?:the|an?) [\w-]+|him|her|them) (?:his|her|their) |(?:(?:(?:the|an?) [\w-]+|him|her|them) )?(?:any )?(?:access|entry|bail|permission|treatment|medication|medicines?|visits|water|food)\b)"
)
"""`denied the councillor his tablets` withholds a thing."""
_WORDS_BEFORE = re.compile(r"[,”\"]\s[^,;:“”\"]{2,70}\s$")
_SHORT_TAIL = re.compile(r"\s[^,;:“”\"]{2,60}\.?$")
_NUMBER = r"(?:(?:at least|about|some|around|nearly|over|more than|almost|only|just) )?(?:[£$€₱]?\d|(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|hundreds|thousands|half)\b)"
_MEASURED = {
    "put": re.compile(rf"\s(?!him\b|her\b|them\b)(?:at {_NUMBER}|[^.;:“”]{{2,80}}? (?:at {_NUMBER}|nearer to \d|down to\b))"),
    "give": re.compile(rf"\s[^.,;:“”]{{2,80}}? as {_NUMBER}"),
    "rank": re.compile(
        r"\s(?!\d|(?:as|at|by|in|near|among|above|below|behind|high|low|first|second|third|last|[a-z]+th)\b)"
        r"[^.;:“”]{2,90}? (?:as (?:the|an?|one)|(?:at )?\d+(?:st|nd|rd|th)?|at (?:the|number)|among|first|last|second|third)\b"
    ),
}
"""`put the number at 22`, `put the crash down to speed`, `gave the number as 34`."""
_FROM_WHERE = re.compile(r"\sfrom (?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)? that\b")
_ON_A_DAY = re.compile(r"\son (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\d|[A-Z][a-z]+\.? \d|[^.,;:]{2,40}? that\b)")
"""`reported on Monday that`; but `reported on the raid` tells nothing of it."""
_WHEN = re.compile(r"\s(?:today|yesterday|(?:last|this) \w+|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day) (?:over|about|at|for|that)\b")
_WORDS_AFTER = re.compile(r"\s*(?:[^\w\s]|(?:in|on|at|by|to|of|as|after|before|during|when|while|with|from|over|through|last|later|again|(?!only\b)\w+ly)\b|[^.,;]{0,60}?(?:\bthat\b|[“\":]))")
"""What may follow a verb that takes words only: `allowed only 20 people` says nothing."""
_WORDS_SOON = re.compile(r"[^.;]{0,80}?(?:[“\"‘:]|\bthat\b)")
"""`had spat and yelled in his face`: no words follow."""
_RANG = re.compile(r"\s[^.,;:“”\"]{2,90}? (?:for (?:an? )?(?:comment|response|reaction)|seeking comment|on (?:his|her|their) (?:mobile|cell)? ?phone|by (?:tele)?phone)\b")
"""`called the mayor for comment`."""
_PHONED = re.compile(
    r"\s(?:his|her|their|the|an?) (?:own )?(?:office|family|mother|father|parents|wife|husband|sister|brother|lawyer|doctor|ambulance|friends?|relatives?|station|colleagues?)(?:[,.;]| (?:and|to|from|for|when|after|before|at|on)\b)"
)
"""`called his office, and`."""
_NOUN_THEN = frozenset("where under of with and or to for who which including".split())
"""After `states` they make it a noun."""
_WITH_A_DEED = re.compile(r"\s(?:[^.,;:“”\"]{2,60}? )?with (?:(?!(?:statement|letter|question|post|tweet|message|video|report|note)s?\b)[\w’'-]+ ){2,8}that\b")
"""`responded to the marches with a crackdown that killed nine`: no words."""
_DAY_BETWEEN = re.compile(r"\s(?:(?:again |once more |publicly |repeatedly |late |early )*(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|afternoon|evening|night))?|again|yesterday|today|last week|this week|publicly|repeatedly|immediately)\s(?=(?:on|upon|for|to)\b)")
"""`called Monday for`, `appealed on Sunday to`."""
_IN_A_POST = re.compile(r"\s(?:in|on|at|with|through|via) [^.,;:“”\"]{1,50}:\s")
_OPINIONS = frozenset("words word view views opinion eyes account telling judgment judgement estimate version".split())
_WHOSE = frozenset(("his", "her", "their", "its"))
ACCORDING = Cue("according", "P", "say", "past")
ISSUED = Cue("issue", "S", "say", "past")
_PUTS_OUT = frozenset("issued issues released releases made gave published sent".split())
_STATEMENT_THAT = re.compile(r"\w+ an? (?:[\w-]+ ){0,2}(?:statement|warning|notice|circular|assurance|ultimatum)(?= that\b)")
CLAIM = Cue("claim of", "J", "allege", "past")
CLAIM_BY = Cue("claim by", "J", "allege", "past")
_CLAIMS = frozenset("claim claims allegation allegations assertion assertions warning warnings accusation accusations argument arguments contention insistence".split())
_OWNERS = frozenset(("his", "her", "their", "its", "'s", "’s"))
_PER = re.compile(r" (?:the )?(?!Article|Section|Rule|Clause)[A-Z]")
"""`, per the Courier`: according to it."""
IN_HIS_VIEW = Cue("view", "S", "say", "past")
SILENT = Cue("silent", "0", "no-comment", "past")
NOBODY_CUE = Cue("nobody", "0", "no-comment", "past")
UNABLE_CUE = Cue("unable", "0", "no-comment", "past")
UNREACHED_CUE = Cue("unreached", "0", "no-comment", "past")
_WHERE_TO = frozenset("in into on onto at down up out back away".split())
_WRITTEN = frozenset(("post", "read", "write"))
_PUT_UP = re.compile(r"\s(?:on|in|by|at|to|from|out|aloud|yesterday|today|last|online)\b")
"""`a notice posted on Telegram`, `a letter read in every church`."""
_BEFORE_A_CONCERN = ARTICLES | frozenset("and deep grave serious strong great profound similar much".split())
_NOT_AFTER: dict[str, frozenset[str]] = {
    "call": frozenset("off out up in at by for' back into away himself herself itself themselves".split()),
    "charge": frozenset(("with", "by", "in", "for", "under", "to")),
    "find": frozenset(("guilty", "dead", "him", "her", "them", "himself")),
    "deny": frozenset("entry bail access permission by visas visa him her them medical".split()),
    "report": frozenset(("to", "for", "from", "by", "missing", "dead", "about", "of", "on")),
    "announce": frozenset(("by",)), "post": frozenset(("by", "a", "the", "outside")), "ask": frozenset(("by",)),
    "list": frozenset(("that", "which")), "insist": frozenset(("on",)), "blame": frozenset(("on",)), "hold": frozenset("a an the his her its their in at by on up off back out".split()),
    "document": frozenset("do did for in from of on".split()), "detail": frozenset("of on about in from to for".split()),
    "stress": frozenset("disorder disorders test tests levels leave".split()),
    "accuse": frozenset("is are was were has had have did does".split()),
    "raise": frozenset(("by",)), "agree": frozenset(("to", "on", "with")), "claim": frozenset(("of", "about", "by")),
    "state": frozenset("attorney attorneys prosecutor prosecutors minister ministers media television radio news house security counsel".split()),
}  # fmt: skip
_MAY_OPEN = frozenset(("according", "per", "in", "by")) | _PUTS_OUT | _CLAIMS | PHRASES.keys() | CUE_FORMS.keys()
"""Words with which a cue may begin, beside those that a scan misread: what is asked of a word below need not be asked of any other."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue at words [first, last), [start, end) in offsets; left: the first word of a longer verb group, or -1."""

    first: int
    last: int
    start: int
    end: int
    cue: Cue
    preposition: str = ""
    left: int = -1

    @property
    def opens(self) -> int:
        """The first word of the verb group: `went` in `went on to say`, whose cue is `say`."""
        return self.left if self.left >= 0 else self.first


def find_hits(page: Page, sentence: Sentence) -> tuple[Hit, ...]:
    """The cues of one sentence, in order, that stand outside quotations."""
    return tuple(_hits(page, sentence))


def _hits(page: Page, sentence: Sentence) -> Iterator[Hit]:
    words = page.words
    silent = _silence(page, sentence)
    if silent is not None and page.quote_at(silent.start()) is not None:
        silent = None
    nobody = NOBODY.search(page.text, sentence.start, sentence.end)
    if nobody is not None and page.quote_at(nobody.start()) is None:
        first, last = page.word_at(nobody.start()), page.word_at(nobody.end() - 1) + 1
        yield Hit(first, last, *nobody.span(), NOBODY_CUE)
        return
    first = index = page.word_at(sentence.start)
    unreached = UNREACHED.search(page.text, sentence.start, sentence.end) if silent is None else None
    if unreached is not None and SOUGHT.search(page.text[sentence.start : unreached.start()]) is not None:
        start, end = unreached.span()
        if page.quote_at(start) is None:
            index = page.word_at(end - 1) + 1
            yield Hit(page.word_at(start), index, start, end, UNREACHED_CUE)
    while index < len(words) and words[index].start < sentence.end:
        if silent is not None and words[index].start >= silent.start():
            end = silent.start() + len(silent[0].rstrip())
            last = page.word_at(end - 1) + 1
            yield Hit(index, last, silent.start(), end, UNABLE_CUE if silent[0].endswith((" reach", " contact", " hold of")) else SILENT)
            index, silent = last, NO_COMMENT.search(page.text, silent.end(), sentence.end)
            continue
        hit = _hit(page, index, first)
        if hit is not None and page.quote_at(hit.start) is None:
            yield hit
            index = hit.last
        else:
            index += 1


def _silence(page: Page, sentence: Sentence) -> re.Match[str] | None:
    """A phrase of not answering; after `Neither X nor Y` any verb of answering."""
    found = NO_COMMENT.search(page.text, sentence.start, sentence.end)
    if found is None and page.text.startswith("Neither ", sentence.start):
        return ANSWERED.search(page.text, sentence.start, sentence.end)
    return found


def _hit(page: Page, index: int, first: int) -> Hit | None:
    words = page.words
    word = words[index]
    if word.low not in _MAY_OPEN and "rn" not in word.low:
        return None
    following = words[index + 1] if index + 1 < len(words) else None
    if word.low == "according" and following is not None and following.low == "to":
        return Hit(index, index + 2, word.start, following.end, ACCORDING)
    if word.low == "per" and page.low(index - 1) == "," and _PER.match(page.text, word.end) is not None:
        return Hit(index, index + 1, word.start, word.end, ACCORDING)
    phrase = _phrase(page, index) or _of_opinion(page, index) or _issued(page, index) or _claimed(page, index)
    if phrase is not None:
        return phrase
    cue = CUE_FORMS.get(word.low)
    if cue is not None and cue.frames == "M" and not _MEASURED[cue.lemma].match(page.text, word.end):
        return None
    if cue is None and "rn" in word.low:
        # A scan reads m as rn: `rernarked`.
        cue = CUE_FORMS.get(word.low.replace("rn", "m"))
    if cue is None or following is None or (word.text[0].isupper() and index > first) or not is_verb(page, index, cue):
        return None
    if following.low in _NOT_AFTER.get(cue.lemma, ()) and not (_FROM_WHERE.match(page.text, word.end) or _ON_A_DAY.match(page.text, word.end) or _closes(page, index)):
        return None
    if cue.lemma in {"ask", "request"} and _UNNAMED.match(page.text, word.end):
        return None
    if _no_verb(page, index, cue) or is_of_works(page, index, cue):
        return None
    if cue.lemma == "deny" and _WITHHELD.match(page.text, word.end):
        return None
    if _TOLD_NOBODY.match(page.text, word.end) and cue.frames == "T" and cue.tense == "past":
        return None
    return _with_preposition(page, index, cue)


def _no_verb(page: Page, index: int, cue: Cue) -> bool:
    """`at a daily briefing`, `a notice posted on Telegram`, `state officers`, `counsel Ruth Amani`: a form of saying that says nothing."""
    before, word, following = page.words[index - 1 : index + 2] if index else (page.words[0], *page.words[:2])
    if cue.lemma == "brief" and cue.tense == "ing":
        return before.low not in BE and before.text[0].isalnum()
    if cue.lemma in _WRITTEN and cue.tense == "past":
        return before.low in DOCUMENTS and _PUT_UP.match(page.text, word.end) is not None
    if word.low == "state":
        return following.low != "that" and (following.text[0] not in ':,“"' or (following.text == "," and before.text[0].isupper()))
    if word.low == "states":
        return following.low in _NOUN_THEN
    if cue.frames == "q" and cue.tense == "past" and before.low in {"and", "or"}:
        return _WORDS_SOON.match(page.text, word.end) is None
    if cue.frames == "H":
        return before.text[0].isalnum() and _WORDS_AFTER.match(page.text, word.end) is None
    if cue.lemma in {"respond", "counter", "answer"}:
        return _WITH_A_DEED.match(page.text, word.end) is not None
    if cue.lemma == "call":
        return _RANG.match(page.text, word.end) is not None or _PHONED.match(page.text, word.end) is not None
    if cue.lemma == "mock" and cue.tense == "base":
        return following.low not in ARTICLES  # `mock executions`
    return cue.lemma == "counsel" and cue.tense == "base" and following.text[0].isupper()


def _closes(page: Page, index: int) -> bool:
    """The verb and a short phrase close a sentence whose words stand before: `..., the chamber reported to the council`."""
    word = page.words[index]
    sentence = page.sentence_at(word.start)
    return (
        sentence is not None
        and word.low in {"reported", "insisted"}
        and _WORDS_BEFORE.search(page.text[sentence.start : word.start]) is not None
        and _SHORT_TAIL.match(page.text[word.end : sentence.end]) is not None
    )


def _with_preposition(page: Page, index: int, cue: Cue) -> Hit | None:
    words = page.words
    word, following = words[index], words[index + 1]
    wanted = PREPOSITIONS.get(cue.lemma, ())
    day = _DAY_BETWEEN.match(page.text, word.end) if cue.lemma in {"call", "appeal"} else None
    later = page.word_at(day.end()) if day is not None else index + 1
    if day is not None and page.low(later) in wanted:
        return Hit(index, later + 1, word.start, words[later].end, cue, page.low(later), led_to(page, index, cue))
    if following.low in wanted:
        return Hit(index, index + 2, word.start, following.end, cue, following.low, led_to(page, index, cue))
    if cue.lemma in {"appeal", "point", "refer"} or "o" in cue.frames:
        return None
    if cue.frames in {"N", "n"}:
        return _nominal(page, index, cue)
    return Hit(index, index + 1, word.start, word.end, cue, left=led_to(page, index, cue))


def _phrase(page: Page, index: int) -> Hit | None:
    """A phrase of saying: `put it`, `let it be known`; `went on to say` is none, its cue is `say`."""
    words = page.words
    for following, cue in PHRASES.get(words[index].low, ()):
        last = index + 1 + len(following)
        if last < len(words) and all(words[index + 1 + n].low == low for n, low in enumerate(following)):
            after = words[last]
            answered = after.text[0] in ',.:;“"' or after.low == "that" or _IN_A_POST.match(page.text, words[last - 1].end)
            if (cue.frames == "H" and not answered) or (cue.lemma == "put it" and after.low in _WHERE_TO) or (
                after.low == "to" and cue.frames != "I"
            ):
                continue
            return Hit(index, last, words[index].start, words[last - 1].end, cue)
    return None


def _of_opinion(page: Page, index: int) -> Hit | None:
    """`in the words of X`, `in X's view` is left to its subject; the cue is as `according to`."""
    words = page.words
    if words[index].low not in {"in", "by"} or index + 3 >= len(words):
        return None
    if words[index + 1].low in {"the", "an"} and words[index + 2].low in _OPINIONS and words[index + 3].low == "of":
        return Hit(index, index + 4, words[index].start, words[index + 3].end, ACCORDING)
    if words[index + 1].low in _WHOSE and words[index + 2].low in _OPINIONS and words[index + 3].text[0] in ",:.":
        return Hit(index, index + 3, words[index].start, words[index + 2].end, IN_HIS_VIEW)
    return None


def _issued(page: Page, index: int) -> Hit | None:
    """`issued a public statement that nobody was held`: the cue with its paper."""
    found = _STATEMENT_THAT.match(page.text, page.words[index].start) if page.words[index].low in _PUTS_OUT else None
    return Hit(index, page.word_at(found.end() - 1) + 1, *found.span(), ISSUED) if found is not None else None


def _claimed(page: Page, index: int) -> Hit | None:
    """`his claim that`, `Tolen’s false claims that`: whose claim it is stands right before, or an adjective further on."""
    if page.words[index].low not in _CLAIMS:
        return None
    if page.low(index + 1) in {"by", "from"}:
        return Hit(index, index + 2, page.words[index].start, page.words[index + 1].end, CLAIM_BY)
    if page.low(index + 1) != "that":
        return None
    for at in (index - 1, index - 2):
        if page.low(at) in _OWNERS:
            return Hit(index, index + 1, page.words[index].start, page.words[index].end, CLAIM, left=at)
    return None


def _nominal(page: Page, index: int, cue: Cue) -> Hit | None:
    """`expressed deep concern that`: the cue takes the noun in; with `over`, `about` the noun opens the content."""
    words = page.words
    for ahead in range(index + 1, min(index + 6, len(words) - 1)):
        low = words[ahead].low
        if words[ahead].text in OPENING and ahead == index + 1:
            return Hit(index, ahead, words[index].start, words[index].end, cue, "noun")
        if low in CONCERNS:
            if words[ahead + 1].low == "that":
                return Hit(index, ahead + 1, words[index].start, words[ahead].end, cue)
            if words[ahead + 1].low not in COMPLEMENTS and _WHEN.match(page.text, words[ahead].end) is None:
                return None
            return Hit(index, index + 1, words[index].start, words[index].end, cue, "noun")
        if not is_modifier(words[ahead]) and low not in _BEFORE_A_CONCERN:
            return None
    return None
