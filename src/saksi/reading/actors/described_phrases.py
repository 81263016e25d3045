"""The phrases that describe people and bodies: `nine union members`, `the ministry`, `the former councillor of X`.

Rule: a noun for people or a body heads a phrase, or a number that stands for people; words inside a name, its role or
its apposition describe that name and head none. A singular needs an article, an owner or a number before it.
Order: heads of phrases, their edges, coordination.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from saksi.reading.actors.name_kinds import LINKS
from saksi.reading.actors.phrases import ARTICLES, left_edge, right_edge, tells_for_whom
from saksi.reading.text.cast import Mention
from saksi.reading.text.page import Page
from saksi.reading.words.bodies import NOUN_PHRASES
from saksi.reading.words.cues import CUE_FORMS
from saksi.reading.words.openers import MONTHS_DAYS
from saksi.reading.words.roles import PLURALS, ROLES

BARE_BODIES = frozenset("police government opposition court army military authorities prosecutors junta judiciary".split())
"""Bodies told of without an article too."""
ENGAGED = frozenset("the this that his her its their our my".split())
"""What opens a definite phrase."""
NUMBERS = {
    word: number
    for number, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
}
NUMBER_OPENERS = frozenset(("the", "all", "these", "those"))
"""What stands before a number that means people told of before."""
GOING_ON = frozenset(
    "that which who on in at to for of by over from after and was were is has had said wrote "
    "reported forced closed banned guilty whose arrested detained killed accused charged jailed found known into during when while without before out".split()
)
"""Words after a head noun that are no noun of its phrase."""
INDEFINITE = frozenset(("a", "an", "another", "one"))
"""What opens a phrase for one not told of before."""
_HEAD_WORDS = frozenset((*PLURALS, *ROLES, *NOUN_PHRASES))
_TITLES = frozenset(("justice", "general", "major", "minor", "private"))
"""Roles that mostly belong to a name or describe a noun."""
_TO_APPOSITION = re.compile(r"[^,]?[^,]{0,2}|, \d{1,2}, |, (?:one of )?")
_AFTER_NUMBER = frozenset("were are have had was who also of will in on got worked".split())
_FOR_SOMEBODY = frozenset(
    "lawyer lawyers attorney attorneys counsel spokesman spokeswoman spokesperson spokesmen spokespeople representative representatives candidate "
    "reporter journalist correspondent photographer cameraman presenter columnist editor researcher campaigner".split()
)
"""Whom `for` joins to a body (`a spokesman for the union`)."""
_OF_THE_PRESS = frozenset(
    "accreditation accreditations act association authority badge badges bill briefing cards card certificate club code commission conference conferences coverage credentials "
    "council development freedom freedoms house houses institute law laws law's landscape licence license monitoring office officer ownership pass passes permit regulation regulator "
    "regulators release releases report reports rights room secretary statement statements tribunal".split()
)
"""What follows `press` or `media` as the noun that they describe."""
_LONGEST_LIST = 150
"""Words of one list of groups."""
_NO_PEOPLE = frozenset("others group team party parties crowd states nations media press family forces agents".split())
"""Plurals that tell of nobody where they stand alone."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of the page from `first` to the head noun at `head`; `edge` is the word after what goes on with `of ...`."""

    first: int
    head: int
    edge: int


def described_phrases(page: Page, named: Sequence[Mention]) -> Iterator[Phrase]:
    """The phrases of a page in order, none over another. named: the mentions by name, in order."""
    after = 0
    for index in range(len(page.words)):
        phrase = _phrase(page, index, named) if index >= after and _heads(page, index, named) else None
        if phrase is not None:
            phrase = _coordinated(page, phrase)
            yield phrase
            after = phrase.head + 1


def names_near(named: Sequence[Mention], position: int) -> Sequence[Mention]:
    """The two names that begin last up to a position, and the two after it."""
    after = bisect_right(named, position, key=lambda mention: mention.start)
    return named[max(0, after - 2) : after + 2]


def _heads(page: Page, index: int, named: Sequence[Mention]) -> bool:
    """Whether the word heads a phrase for people or a body, outside of names."""
    word = page.words[index]
    if (word.low not in _HEAD_WORDS or word.low in _TITLES) and not _number_alone(page, index):
        return False
    if word.low == "head" and page.low(index - 2) in {"on", "in", "against", "to", "over"}:
        return False
    following = page.low(index + 1)
    if word.low in {"daily", "weekly"} and following.isalpha() and following not in GOING_ON and following not in CUE_FORMS:
        return False  # "a daily struggle" is no paper
    capital_next = _capital_next(page, index)
    if word.low == "opposition" and capital_next and following not in MONTHS_DAYS:
        return False  # "the opposition Green Alliance"
    if word.low in {"press", "media"} and following in _OF_THE_PRESS:
        return False  # "her press card", "a media law"
    if word.text[0].isupper() and capital_next:
        return False  # "the Official Secrets Act"
    if tells_for_whom(page.words, index) or _heads_later(page, index):
        return False
    return not _of_a_name(page, index, named)


def _capital_next(page: Page, index: int) -> bool:
    """Whether a capital word follows behind one blank."""
    following = page.words[index + 1] if index + 1 < len(page.words) else None
    return following is not None and following.text[0].isupper() and following.start == page.words[index].end + 1


def _heads_later(page: Page, index: int) -> bool:
    """`union leader`: only the last noun of a row heads its phrase."""
    words = page.words
    if index + 1 >= len(words) or words[index + 1].start != words[index].end + 1:
        return False
    suspects = words[index + 1].low == "suspect" and left_edge(page, index) == index  # `police suspect that`
    return words[index + 1].low in _HEAD_WORDS and words[index + 1].text[0].islower() and not suspects


def _of_a_name(page: Page, index: int, named: Sequence[Mention]) -> bool:
    """Whether the word belongs to a name or the role before it, or heads the apposition right after one.

    `X, a clerk`, `X, 71, an elder whose`: that head is a role of the name; a role further on stands apart.
    """
    start = page.words[index].start
    for mention in names_near(named, start):
        if mention.left <= start < mention.end:
            return True
        if mention.end < start < mention.right:
            opening = page.words[left_edge(page, index)].start
            if _TO_APPOSITION.fullmatch(page.text, mention.end, opening):
                return True
    return False


def _number_alone(page: Page, index: int) -> bool:
    """`the four were`, `all three of`: a number that stands for people."""
    if page.low(index) not in NUMBERS or page.low(index - 1) not in NUMBER_OPENERS:
        return False
    following = page.low(index + 1)
    return not following[:1].isalnum() or following in _AFTER_NUMBER


def _phrase(page: Page, head: int, named: Sequence[Mention]) -> Phrase | None:
    """The phrase of a head word; None for a bare word that tells of nobody in the text."""
    first, low = left_edge(page, head), page.low(head)
    if low in ROLES and first > 1 and page.low(first - 1) in LINKS:
        first = _whole_body(page, first, head, named)
    if low in PLURALS or low in BARE_BODIES:
        if low in _NO_PEOPLE and first == head:
            return None
    elif not (_is_definite_or_one(page, first, head) or (low in ROLES and first < head and page.low(first) in NUMBERS)):
        return None
    return Phrase(first, head, right_edge(page, head + 1, person=low in _FOR_SOMEBODY))


def _whole_body(page: Page, first: int, head: int, named: Sequence[Mention]) -> int:
    """`A Department of Land Affairs spokesman`: from the article of the body whose name ends right before the head, else `first`."""
    start = page.words[head].start
    body = next((m for m in names_near(named, start) if m.end + 1 == start and m.start < page.words[first].start), None)
    return page.word_at(body.left) if body is not None and page.low(page.word_at(body.left)) in ARTICLES else first


def _is_definite_or_one(page: Page, first: int, head: int) -> bool:
    """Whether an article, `this`, `one` or an owner opens the phrase."""
    owned = any(word.text in {"'s", "’s"} for word in page.words[first:head])
    return owned or page.low(first) in ENGAGED or page.low(first) in INDEFINITE


def _coordinated(page: Page, phrase: Phrase) -> Phrase:
    """`activists, relatives and supporters` is one group, if plurals follow with nothing between."""
    words = page.words
    if words[phrase.head].low not in PLURALS or phrase.edge != phrase.head + 1:
        return phrase
    head, index = phrase.head, phrase.head + 1
    while index + 1 < len(words) and index - phrase.head < _LONGEST_LIST and words[index].text in {",", "and"}:
        ahead = index + 1
        if words[index].text == "," and words[ahead].text == "and":
            ahead += 1
        stop = _next_plural(page, ahead)
        if page.low(stop) not in PLURALS or left_edge(page, stop) > ahead:
            break
        head, index = stop, stop + 1
        if words[ahead - 1].text == "and":
            break
    if head == phrase.head or not any(word.text == "and" for word in words[phrase.head : head]):
        return phrase
    return Phrase(phrase.first, head, right_edge(page, head + 1))


def _next_plural(page: Page, ahead: int) -> int:
    """The word at which a walk from `ahead` over at most four plain words to a plural stops."""
    stop = ahead
    while stop < len(page.words) and stop - ahead < 4 and page.low(stop) not in PLURALS:
        if not page.words[stop].text.isalpha() or page.low(stop) in {"the", "said", "and"}:
            break
        stop += 1
    return stop
