"""Noun phrases around names and heads: roles before a name, apposition after it, groups and descriptions.

Rule: no parser; a phrase is walked word by word over articles, numbers, plain modifiers and capitals, and stops at
whatever else comes. Offsets are indices of words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from saksi.reading.dates.sums import number_of
from saksi.reading.text.lexicon import words as lexicon
from saksi.reading.text.page import Page, Word
from saksi.reading.words.bodies import NOUN_PHRASES
from saksi.reading.words.nations import PEOPLES
from saksi.reading.words.openers import MONTHS_DAYS
from saksi.reading.words.roles import PLURALS, ROLES

ARTICLES = lexicon("phrases.txt", "articles")
QUANTIFIERS = lexicon("phrases.txt", "quantifiers")
_BEFORE_A_ROLE = ARTICLES | QUANTIFIERS | {"'s", "’s", "for", "and", "of"}
_BEFORE_A_COUNT = QUANTIFIERS | {"the", "its", "their", "his", "her"}
_OPENS_PHRASE = (ARTICLES | QUANTIFIERS) - {"of"}
_COUNTS = QUANTIFIERS - frozenset("at to of than up over only about around".split())
_SCORES = frozenset("tens dozens scores hundreds thousands millions".split())
"""Counts that `of` joins to what they count."""
_AMOUNTS = frozenset("number handful couple majority".split())
_MODIFIERS = lexicon("phrases.txt", "modifiers")
_SUFFIXES = (
    "al",
    "ic",
    "ive",
    "ous",
    "ian",
    "ese",
    "ish",
    "ful",
    "ary",
    "ist",
)
_FINITE = frozenset(
    "is are was were has have had will would can could may might did does must should said says told came went took gave knew saw drove wrote spoke fell began stole threw grew chose became".split()
)
_ADVERBIALS = frozenset("According After At Before Besides During For From In On To Under Unlike With".split())
"""Words that open what stands before the subject of a sentence."""
_OBJECTS = frozenset(("him", "them", "it", "that", "to", "us", "me"))
_BEFORE_OVER = frozenset("hand hands handed handing turn turned turning take took taken".split())
_STOP = frozenset("yesterday today tonight tomorrow also still several-fold had has have was were is are said says when who which and or but".split())
_PARTICIPLES = frozenset(word for word in _MODIFIERS if word.endswith("ed"))
_BEFORE_PHRASE = QUANTIFIERS | frozenset(
    "and or of in on at by for from to with against among between about over after before as that than include includes including his her their its our my "
    "recently newly currently previously long former other fellow free freed release released support supported visit visited meet met".split()
)
COMPOUND = re.compile(r"(?:twen|thir|for|fif|six|seven|eigh|nine)ty-(?:one|two|three|four|five|six|seven|eight|nine)")
_FIRST_NUMBER = re.compile(r"(?:the |these |some |about |at least )?([\w-]+)", re.IGNORECASE)
_YEAR_DIGITS = 4
_BODIES_OF = frozenset(
    "network networks group groups organisation organisations organization organizations union unions association associations club clubs federation movement "
    "movements collective collectives cooperative cooperatives council councils committee committees shelter party league".split()
)
_INTO = frozenset(("of", "in", "from", "at", "against", "with"))
_INTO_BODY = _INTO | {"for"}


def tells_for_whom(words: Sequence[Word], index: int) -> bool:
    """`three women's networks`, `a farmers' union`: whether the plural at this word only says whom a body is for."""
    if index + 2 >= len(words) or words[index].low not in PLURALS or words[index + 1].text not in {"'s", "’s", "'", "’"}:
        return False
    return words[index + 1].start == words[index].end and words[index + 2].low in _BODIES_OF


def count_of(name: str) -> int:
    """The number that a group's name begins with (`the three activists` are 3); 0 if none."""
    match = _FIRST_NUMBER.match(name)
    return number_of(match[1]) if match is not None else 0


def is_modifier(word: Word) -> bool:
    """Whether a word may stand between the article and the head of a phrase."""
    low = word.low
    if low in _MODIFIERS or low in ROLES or word.text in PEOPLES:
        return True
    if low in _STOP or not word.text[0].isalpha():
        return False
    return word.text[0].isupper() or "-" in low or (len(low) > 4 and low.endswith(_SUFFIXES))


def is_hashtag(page: Page, index: int) -> bool:
    """`#FreeDana`: a mark of a post, whatever its capitals."""
    return page.text[page.words[index].start - 1 : page.words[index].start] == "#"


def left_edge(page: Page, head: int, *, most: int = 7) -> int:
    """Where the phrase of the head word begins: modifiers, numbers, then article or possessor."""
    words = page.words
    first = head
    steps = 0
    while first > 0 and steps < most:
        word = words[first - 1]
        if words[first].start - word.end > 1 or word.low in MONTHS_DAYS or is_hashtag(page, first - 1):
            break
        if word.low in ARTICLES:
            return first - 1
        if word.low == "of" and first > 2 and words[first - 2].low in _SCORES:
            return _count_edge(page, first - 2)  # `hundreds of people`
        if word.low == "of" and first > 2 and words[first - 2].low in _AMOUNTS and words[first - 3].low == "a":
            return first - 3  # `a number of people`
        if word.low in {"'s", "’s"} and first > 1:
            return _possessor(page, first - 1)
        if word.text in {"'", "’"} and first > 1 and words[first - 2].low.endswith("s"):
            return _possessor(page, first - 1)
        if word.low == "year-old" and first > 2 and words[first - 2].text == "-":
            first -= 3
            continue
        if _is_year(word) and first > 1 and (words[first - 2].text == "In" or words[first - 2].low in MONTHS_DAYS):
            break
        if word.text[0].isdigit() or word.low in _COUNTS or COMPOUND.fullmatch(word.low):
            return _count_edge(page, first - 1)
        free = word.low == "free" and words[first].low in {"speech", "expression", "press"}
        if not (free or is_modifier(word)) or (word.low in _PARTICIPLES and _is_verb(words, first - 1)):
            break
        first -= 1
        steps += 1
    return first


def _is_year(word: Word) -> bool:
    return len(word.text) == _YEAR_DIGITS and word.text.isdigit() and word.text[:2] in {"19", "20"}


def _is_verb(words: Sequence[Word], index: int) -> bool:
    """`Police arrested activists`, `have detained activists`: what stands before shows a verb, no modifier."""
    before = words[index - 1] if index > 0 else None
    if before is None or not before.text[0].isalpha():
        return False
    return before.low not in ARTICLES and before.low not in _BEFORE_PHRASE


def _possessor(page: Page, mark: int) -> int:
    """The phrase that owns: back over its capitals or its one noun."""
    words = page.words
    first = mark - 1
    while first > 0 and words[first].text[0].isupper() and words[first - 1].text[0].isupper():
        first -= 1
    counted = first > 0 and tells_for_whom(words, first) and (words[first - 1].low in _COUNTS or words[first - 1].text[0].isdigit())
    if first > 0 and (counted or words[first - 1].low in ARTICLES or is_modifier(words[first - 1])):
        return left_edge(page, first, most=3)
    return first


def _count_edge(page: Page, first: int) -> int:
    """`at least 30`, `more than 200`, `some two dozen`, `all five`."""
    words = page.words
    while (
        first > 0
        and words[first].start - words[first - 1].end <= 1
        and (
            words[first - 1].low in _BEFORE_A_COUNT
            or (words[first - 1].text[0].isdigit() and not (first > 1 and words[first - 2].text[0].isupper() and words[first - 2].low in MONTHS_DAYS))
        )
    ):
        low = words[first - 1].low
        if low in {"to", "of", "over", "about", "around", "at"} and not _counts(page, first - 1):
            break
        if (low == "up" and words[first].low != "to") or (low == "over" and first > 1 and words[first - 2].low in _BEFORE_OVER):
            break  # `rounded up twenty villagers`, `handed over two refugees`
        first -= 1
    if first > 1 and words[first - 1].low == "and" and words[first - 2].low in {"hundred", "thousand"}:
        return _count_edge(page, first - 2)  # `three hundred and three students`
    while words[first].low in {"to", "of"}:
        first += 1
    return first


def _counts(page: Page, index: int) -> bool:
    words = page.words
    pair = (words[index].low, words[index + 1].low)
    if pair == ("at", "least") or pair[0] in {"over", "about", "around"}:
        return words[index + 1].text[0].isdigit() or words[index + 1].low in _COUNTS
    return pair[0] == "to" and index > 0 and words[index - 1].low == "up"


def right_edge(page: Page, last: int, *, person: bool = False) -> int:
    """Where the phrase ends if `of ...` or `in ...` goes on after its head (`activists in Koh Kong province`).

    person: after a name `for` leads to a body too (`X for the Free Press Circle`).
    """
    words = page.words
    edge = last
    for _ in range(2):
        if (
            edge + 1 >= len(words)
            or words[edge].low not in (_INTO_BODY if person else _INTO)
            or words[edge].start != words[edge - 1].end + 1
        ):
            return edge
        after = _phrase_after(page, edge + 1)
        if after is None or (words[edge].low in {"at", "in"} and words[edge + 1].low in {"his", "her", "their"}):
            return edge  # `arrested by officers at his office`: where it was done
        if person and words[edge + 1].low in {"a", "an"} and words[edge + 2].text[0].isupper() and after < len(words) and words[after].text.islower():
            return edge  # `said Ruth Amani in a Facebook post`
        if page.low(after) in {"'s", "’s"} and words[edge].low == "of":
            after = _phrase_after(page, after + 1) or after  # `a member of Ruth Amani's staff`
        edge = after + 3 if _bracketed(page, after) else after
    return edge


def _bracketed(page: Page, index: int) -> bool:
    """An acronym in brackets stands here."""
    words = page.words
    return index + 2 < len(words) and words[index].text == "(" and words[index + 2].text == ")"


def _phrase_after(page: Page, index: int) -> int | None:
    """The end of a short noun phrase that begins here: article, modifiers, head."""
    words = page.words
    start = index
    if index < len(words) and words[index].low in MONTHS_DAYS:
        return None
    while index < len(words) and (
        words[index].low in _OPENS_PHRASE or words[index].text[0].isdigit()
    ):
        index += 1
    while (
        index < len(words) and index - start < 8 and (index == start or words[index].start - words[index - 1].end <= 1)
    ):
        word = words[index]
        if not word.text[0].isalpha():
            break
        nominal = is_head(word.low) or word.text[0].isupper()
        follows = (
            index + 1 < len(words)
            and not _verb_after_name(word, words[index + 1])
            and (words[index + 1].text[0].isupper() or is_modifier(words[index + 1]) or is_head(words[index + 1].low))
        )
        if nominal and not (follows and words[index + 1].start == word.end + 1):
            return index + 1 + _numbered(words, index + 1)
        if not nominal and not is_modifier(word) and word.low not in {"of", "the", "for"}:
            return None
        index += 1
    return index if index > start and words[index - 1].text[0].isupper() else None


def _numbered(words: Sequence[Word], index: int) -> int:
    """1 where a number belongs to the name before it (`France 24`, `Channel 5`), else 0."""
    if index >= len(words) or not words[index].text.isdigit() or len(words[index].text) > 3:
        return 0
    before = words[index - 1]
    return int(before.text[0].isupper() and before.low not in MONTHS_DAYS and words[index].start == before.end + 1)


def _verb_after_name(name: Word, following: Word) -> bool:
    """`Police in Lumera arrested X`, `in the capital arrested X`: what follows the place is the verb, no modifier."""
    place = name.text[0].isupper() or is_head(name.low)
    return place and following.text.islower() and following.low.endswith("ed")


def is_of_month(page: Page, index: int) -> bool:
    """Whether a number right after the name of a month stands here: `March 3`, `Sept. 14`, `May 2021`."""
    at = index - 2 if page.low(index - 1) == "." else index - 1
    return at >= 0 and page.words[index].text.isdigit() and page.words[at].low in MONTHS_DAYS and page.words[at].text[0].isupper()


def is_head(low: str) -> bool:
    """Whether a word heads phrases for people or bodies, or the places they are in."""
    return (
        low in PLURALS
        or low in ROLES
        or low in NOUN_PHRASES
        or low in {"province", "district", "city", "country", "capital", "village", "commune", "town"}
    )


def role_edge(page: Page, first: int) -> int:
    """Where the role before a name begins (`French ambassador Jacques Pellet`); `first` if none stands there."""
    words = page.words
    if first == 0 or words[first - 1].end + 1 != words[first].start:
        return first
    low = words[first - 1].low
    if low not in ROLES or words[first - 1].text[0].isupper():
        return first
    edge = _both_roles(page, left_edge(page, first - 1))
    while edge < first and words[edge].low in QUANTIFIERS:
        edge += 1
    return edge


def _both_roles(page: Page, edge: int) -> int:
    """`Saudi blogger and rights activist X`: where the first of two roles begins; not of `a lawyer and activist X`, who are two."""
    words = page.words
    if edge < 2 or words[edge - 1].low != "and" or words[edge - 2].low not in ROLES or not words[edge - 2].text.islower():
        return edge
    first = left_edge(page, edge - 2)
    return first if words[first].text in PEOPLES or first == edge - 2 else edge


def apposition_edge(page: Page, last: int) -> tuple[int, int] | None:
    """The words between the commas after a name: (first, last) of `a member of X` in `Y, a member of X, said`.

    Takes in what follows to the closing comma of the same sentence; nested commas of `who` clauses too. None where
    what follows the comma is no description.
    """
    words = page.words
    if last >= len(words) or words[last].text != ",":
        return None
    first = last + 1
    if first >= len(words) or not _describes(page, first):
        return None
    sentence = page.sentence_at(words[last].start)
    end = sentence.end if sentence is not None else len(page.text)
    index = first
    relative = False
    while index < len(words) and words[index].start < end:
        relative = relative or words[index].low in {"who", "which", "whose", "whom", "that"}
        if not relative and _is_finite(page, index):
            return None
        if words[index].text in {"“", "”", '"', ";", ":", ".", "—"}:
            break
        if words[index].text == ",":
            aged = index == first + 1 and words[first].text[0].isdigit()
            aged = aged and index + 1 < len(words)
            if not (aged and _describes(page, index + 1)) and not _goes_on_describing(page, index + 1):
                return first, index
        index += 1
    opening = page.text[sentence.start : words[last].start] if sentence is not None else ","
    if opening.partition(" ")[0] in _ADVERBIALS and "," not in opening:
        return None  # "According to X, the judge cut him off": this comma closes what opens the sentence
    return first, index


def _is_finite(page: Page, index: int) -> bool:
    """A verb that makes the words after a comma a clause: `According to X, the court was full`."""
    word = page.words[index]
    if word.low in _FINITE:
        return True
    following = page.words[index + 1].low if index + 1 < len(page.words) else ""
    takes_object = following in ARTICLES or following in _OBJECTS or following in _COUNTS
    return word.low.endswith("ed") and takes_object


def _describes(page: Page, index: int) -> bool:
    word = page.words[index]
    if (
        word.low
        in {
            "who",
            "whose",
            "which",
            "whom",
            "a",
            "an",
            "the",
            "aged",
            "also",
            "himself",
            "herself",
            "now",
            "formerly",
        }
        or word.text[0].isdigit()
        or (word.low == "one" and page.low(index + 1) == "of")
    ):
        return True
    if word.low == "and":
        return False  # `X, and a reporter, Y,`: the next one
    for ahead in page.words[index : index + 7]:
        if ahead.text[0] in ',.;:“”"':
            return False
        if ahead.low in ROLES:
            return True
        if not is_modifier(ahead) and ahead.low not in _BEFORE_A_ROLE:
            return False
    return False


def _goes_on_describing(page: Page, index: int) -> bool:
    words = page.words
    if index >= len(words):
        return False
    if words[index].low != "and":
        return words[index].low in {"who", "which", "whose"}
    return index + 1 < len(words) and (words[index + 1].low in {"a", "an"} or words[index + 1].low in ROLES)
