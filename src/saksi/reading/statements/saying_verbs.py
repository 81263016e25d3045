"""Whether a form of saying is a verb where it stands, and not a noun, an infinitive or a passive without a speaker.

Rule: the words before it tell (articles, prepositions, possessors make a noun of it), and for some forms the word after.
"""

from __future__ import annotations

from saksi.reading.actors.phrases import ARTICLES, QUANTIFIERS
from saksi.reading.text.page import Page
from saksi.reading.words.clause_words import is_negative
from saksi.reading.words.cues import CUE_FORMS, Cue

BE = frozenset("is are was were be been being am 're 's gets got".split())
COMPLEMENTS = frozenset(
    "over about at for with to in regarding on toward towards of as among from against and that".split()
)
_LEADS_TO = frozenset(
    "rose wish wishes wished like want wants wanted hastened hastens begs likes liked chose came continue continues continued sought proceeded turned pleased obliged bound compelled happy sorry proud".split()
)
_ACTED = frozenset(
    "marched marching rallied rallying gathered gathering protested protesting demonstrated demonstrating assembled crowded blocked blocking besieged picketed "
    "staged staging mounted mounting launched launching appeared wrote called contacted phoned".split()
)
"""What people do in order to demand, to tell or to condemn."""
_TAKE = frozenset("took take takes taken taking".split())
_COME = frozenset("came come comes coming turned walked walking".split())
_PARTS_CLAUSES = BE | frozenset("and but or who which that because when while if it he she they has have had will would plan plans planned planning".split())
_LONGEST_DEED = 16
"""Words."""
_NOT_ADVERBS = frozenset(
    "family rally assembly ally supply reply july italy bully monopoly anomaly daily weekly monthly elderly homily fly".split()
)
_NEVER_NOUNS = frozenset(
    "say tell deny allege accuse insist maintain argue urge add warn explain describe confirm recall believe acknowledge".split()
)
_ADVERBS = frozenset(
    "also first long not never only just already still now then often widely repeatedly reportedly later further again always mostly".split()
)
_NOUN_BEFORE = ARTICLES | frozenset(
    "of in on for with by from at no any some many such several 's ’s this that over ten two three four five more under against about into without annual press news police new own first takes take took taken taking "
    "former latest last recent main criminal formal few all those these multiple similar other".split()
)
_NOUN_BEFORE_BASE = _NOUN_BEFORE - {"that"}
_FINITE_AFTER = frozenset("is are was were has have had will would could can should must said says say".split())
"""After a form that may be a noun these make it one: `land disputes had increased`."""
_MODALS = frozenset("to will would can could may might must shall should".split())
_GERUND_BEFORE = frozenset("of for in to without despite after before from about against instead than 's ’s".split())
_SOME = frozenset("two three four five some several many few all".split())
_AFTER_A_VERB = ARTICLES | {"that", "on", "for", "any", "him", "them", "it"}
_COUNTED = frozenset("any no one two three several many such further".split())
"""`without any warning`: a noun."""
_WORKS = frozenset("articles posts blogposts essays poems songs books videos stories cartoons leaflets".split())
_FOR_HOW_LONG = ARTICLES | frozenset("to throughout until into his her its their".split())
_LETS = frozenset("let lets letting help helps helped helping".split())
_LONGEST_SUBJECT = 6
"""Words back in which `than` is looked for."""


def _compared(page: Page, index: int) -> bool:
    """`two more than the police have confirmed` is a measure, no utterance; `more than 40 villagers said` is one."""
    for at in range(index - 1, max(-1, index - 1 - _LONGEST_SUBJECT), -1):
        word, following = page.words[at], page.words[at + 1]
        if not word.text[0].isalnum():
            return False
        if word.low == "than":
            return not (following.text[0].isdigit() or following.low in QUANTIFIERS | {"a", "an"})
    return False


def is_verb(page: Page, index: int, cue: Cue) -> bool:
    """Whether the form of saying at word `index` is a verb that may say something there."""
    words = page.words
    if index == 0:
        return cue.tense == "ing"
    if _compared(page, index) or _as_adjective(page, index) or (cue.tense == "base" and _let_do(page, index)):
        return False
    at = index - 1
    while at > 0 and (words[at].low in _ADVERBS or (is_adverb(words[at].low) and words[at].text[0].islower())):
        at -= 1
    before = words[at].low
    if (
        any(word.low in {"not", "never"} or word.text in {"n't", "n’t"} for word in words[at + 1 : index])
        or before in {"nobody", "cannot"}
        or before.endswith(("n't", "n’t"))
    ):
        return False
    if cue.tense == "ing":
        return before not in _GERUND_BEFORE and before not in _COUNTED and before not in ARTICLES and (
            before not in CUE_FORMS or words[at - 1].low in ARTICLES | {"with"}
        )
    if cue.lemma == "say" and before == "would" and at < index - 1:
        return True
    led = led_to(page, index, cue) if cue.tense == "base" and before == "to" else -1
    if led >= 0:
        return not any(is_negative(words[word].low) for word in range(max(led - 3, 0), led))
    if cue.tense == "base" and before == "police" and cue.lemma in _NEVER_NOUNS:
        return True
    if cue.tense in {"base", "s"}:
        one = at and words[at - 1].low in {"a", "an"} and (cue.tense == "base" or words[index + 1].low != "that")
        noun = words[index + 1].low in _FINITE_AFTER and cue.lemma != "say" and not _of_which(page, index)
        if _after_a_quotation(words[at].text, words[index + 1].low) or noun or _taken_as_noun(before) or one or _brought_out(words[index].low, words[at].text):
            return False
        return (
            (before not in _NOUN_BEFORE_BASE or words[at].text[0].isupper())
            and before not in {"'", "’"}
            and before not in _MODALS
            and not words[at].text[0].isdigit()
        )
    if before in BE:
        return words[index + 1].low == "by" and (
            bool(set(cue.frames) & set("CJT")) or (at > 0 and words[at - 1].low == "it")
        )
    if before in {"police", "news", "press"} or words[at].text[0].isupper():
        return True
    return before not in _NOUN_BEFORE or before in {"that", "those"} or words[index].low in {"said", "told", "wrote"} or _some_do(page, at, index)


def _as_adjective(page: Page, index: int) -> bool:
    """`the said vehicle`, `their rivals’ alleged plots`: before a noun."""
    before, word, following = page.low(index - 1), page.low(index), page.words[index + 1].text
    if word == "said":
        return before in {"the", "this"} and following.isalpha() and following.islower()
    if word != "alleged":
        return False
    if before in _SOME or before.isdigit() or (before == "that" and page.low(index - 2) in CUE_FORMS):
        return following.isalpha() and following.islower() and following not in _AFTER_A_VERB
    return before in {"’", "'"} and page.low(index - 2).endswith("s")


def _of_which(page: Page, index: int) -> bool:
    """`a crisis which the government now admits has spread`: a verb, with the clause of `which` around it."""
    for at in range(index - 1, max(-1, index - 2 - _LONGEST_SUBJECT), -1):
        if page.low(at) in {"which", "who"}:
            return True
        if not page.words[at].text[0].isalnum():
            return False
    return False


def is_of_works(page: Page, index: int, cue: Cue) -> bool:
    """`his articles criticising the king`, `and continued throughout the day`: what works hold and how long a thing goes on is no utterance."""
    if cue.lemma == "continue":
        return page.low(index + 1) in _FOR_HOW_LONG
    return cue.tense == "ing" and page.low(index - 1) in _WORKS


def _some_do(page: Page, number: int, index: int) -> bool:
    """`The two urged the council to act`, `Several denied the charge`: a number as the subject of the verb at `index`."""
    opens = page.low(number - 1) == "the" or not page.low(number - 1)[:1].isalnum()
    return page.low(number) in _SOME and opens and page.low(index + 1) in _AFTER_A_VERB


def _let_do(page: Page, index: int) -> bool:
    """`had not let the defence call its witnesses`, `lets citizens observe the count`: an infinitive."""
    for at in range(index - 2, max(-1, index - 6), -1):
        if not page.words[at + 1].text[0].isalnum():
            return False
        if page.words[at].low in _LETS:
            return True
    return False


def _brought_out(low: str, before: str) -> bool:
    """`Media reports`, `press reports`, `a social media post`: what outlets and people bring out."""
    if low in {"post", "posts"}:
        return before == "media"
    return low == "reports" and before in {"media", "Media", "news", "press", "Press", "newspaper"}


def _after_a_quotation(before: str, following: str) -> bool:
    """`“rude” remarks about the king`: a noun."""
    return before in {"”", "’"} and following in COMPLEMENTS - {"that", "and"}


def _taken_as_noun(before: str) -> bool:
    """`expressed regret`, `voicing demands`: what the verb before takes."""
    return before in CUE_FORMS and CUE_FORMS[before].frames in {"N", "n"}


def is_adverb(low: str) -> bool:
    """Whether a word is an adverb by its ending; `family` and `rally` are not."""
    return low.endswith("ly") and len(low) > 4 and low not in _NOT_ADVERBS


def led_to(page: Page, index: int, cue: Cue) -> int:
    """Where `went on to`, `wishes to`, `has the honour to`, `marched through Lumera to` begins, if the cue hangs on it; else -1."""
    words = page.words
    if index < 2 or words[index - 1].low != "to":
        return -1
    if words[index - 2].low in {"honour", "honor", "pleasure", "duty"} and index > 3:
        return index - 4
    if words[index - 2].low in _LEADS_TO:
        return index - 2
    return index - 3 if words[index - 2].low in {"on", "quick", "honour", "honor"} else _acted_to(page, index, cue)


def _acted_to(page: Page, index: int, cue: Cue) -> int:
    """`Workers marched through Lumera to demand their wages`: what people do in order to say it; else -1."""
    words = page.words
    if cue.does not in {"demand", "condemn", "ask", "announce"} and not set(cue.frames) & set("ST"):
        return -1
    for at in range(index - 2, max(-1, index - 2 - _LONGEST_DEED), -1):
        low = words[at].low
        if not (words[at].text[0].isalnum() or words[at].low in {",", "'s", "’s"}) or low in _PARTS_CLAUSES or (low == "to" and words[at - 1].low not in _TAKE):
            return -1
        if low in _ACTED or (low in _TAKE and words[at + 1].low == "to") or (low in _COME and words[at + 1].low == "out"):
            return at
    return -1
