"""A name of one word that stands alone: whether it names somebody, and whether a person or a body.

Rule: only the words beside it tell: a title, a role, an apposition, an age, or a verb of saying; else it names nobody.
"""

from __future__ import annotations

import re

from saksi.reading.actors.names import Name
from saksi.reading.actors.phrases import apposition_edge, role_edge
from saksi.reading.actors.told_as_places import after_where
from saksi.reading.text.page import Page
from saksi.reading.words.bodies import GROUP_WORDS, HEADS, NOUN_PHRASES
from saksi.reading.words.cues import CUE_FORMS
from saksi.reading.words.roles import HONORIFICS, ROLES

_AUXILIARIES = frozenset("has have had also later then again already repeatedly".split())
_MOST_AUXILIARIES = 3
_AGE_DIGITS = 2
_LONGEST_APPOSITION = 10
INTRODUCING = re.compile(
    r",? (?:(?:who was |who is )?(?:named|called|nicknamed)|(?P<name>(?:who |and )?(?:was |is |asked to be |gave )?(?:only )?(?:identified|(?:(?:his|her|their|by|one) )+(?:first |full |sur|nick|last |family )?name)"
    r"(?: only| himself| herself| simply)*(?: as| by (?:his|her) (?:first |sur|nick)name)?,?)) [“\"‘]?"
)
"""What leads from the words for somebody to the name."""
_INTRODUCING = re.compile(INTRODUCING.pattern + r"\Z")
_INTRODUCED = 60
"""Characters before a name."""
_GOVERNING = frozenset(("of", "in", "at", "from", "near", "to"))
"""Prepositions behind which an apposition tells of something else than the name."""


def is_somebody(page: Page, name: Name) -> bool:
    """Whether a lone capital word names somebody: it speaks, has a title or an age, or stands beside a role."""
    first = page.words[name.first]
    titled = page.low(name.first - 1) in HONORIFICS and page.words[name.first - 1].text[0].isupper()
    if name.kind == "person" or titled:
        return True
    if _opens_a_role(page, name):
        return False
    if role_edge(page, name.first) < name.first or _beside_role(page, name) or _apposed_kind(page, name) or _described(page, name):
        return True
    opens = page.sentence_at(first.start)
    if opens is not None and opens.start == first.start and first.low.endswith("s"):
        return False
    if after_where(page, name.first):
        return False  # `a firm in Lumera concluded`
    following = page.low(name.last)
    says = following in CUE_FORMS and CUE_FORMS[following].tense != "base"  # `Incident report` names nobody
    return says or following == "who" or _spoke(page, name.last)


def kind_of(page: Page, name: Name) -> str:
    """Of which kind the one is whom a lone name names: person or organisation."""
    if _beside_role(page, name) or _apposed_kind(page, name) == "organisation":
        return "organisation"
    return "organisation" if page.low(name.first - 1) in GROUP_WORDS or page.low(name.first) in HEADS else "person"


def _described(page: Page, name: Name) -> bool:
    """`our driver, Jacinto, was`; `said his wife, Lina.`; `Jomar, 16, asked`: a lone name after a role and a comma, or before an age."""
    if _introduced(page, name):
        return True
    apposed = page.low(name.first - 1) == "," and page.low(name.first - 2) in ROLES
    if apposed and page.low(name.last) == ".":
        return True
    if page.low(name.last) != "," or name.last + 2 >= len(page.words):
        return False
    age = page.low(name.last + 1)
    aged = age.isdigit() and len(age) == _AGE_DIGITS and page.low(name.last + 2) == ","
    return aged or apposed


def _introduced(page: Page, name: Name) -> bool:
    """`a man named Sokha`, `a clerk who gave his name only as Zaw`, `who gave only her surname, Mo,`: a lone name told to be one."""
    start = page.words[name.first].start
    told = _INTRODUCING.search(page.text, max(0, start - _INTRODUCED), start)
    if told is None:
        return False
    at = page.word_at(told.start())
    return told["name"] is not None or any(page.low(before) in ROLES for before in range(at - 3, at))


def _spoke(page: Page, index: int) -> bool:
    """`Jomar has also said`: whether a past tense of saying stands here after `has`, `also`, `repeatedly`."""
    at = index
    while at - index < _MOST_AUXILIARIES and page.low(at) in _AUXILIARIES:
        at += 1
    cue = CUE_FORMS.get(page.low(at))
    return at > index and cue is not None and cue.tense == "past"


def _beside_role(page: Page, name: Name) -> bool:
    """`Karapatan secretary general`: a lone capital word right before a role is a body."""
    words = page.words
    if name.last >= len(words) or words[name.last].start != words[name.last - 1].end + 1:
        return False
    return words[name.last].low in ROLES and words[name.last].text.islower()


def _opens_a_role(page: Page, name: Name) -> bool:
    """`Freelance reporter Aye Mya`: a plain word that opens a sentence and the role of who is named next; no capitals, nowhere else a name."""
    word, following = page.words[name.first], page.words[name.last + 1 : name.last + 2]
    sentence = page.sentence_at(word.start)
    opens = sentence is not None and sentence.start == word.start and _beside_role(page, name)
    if not opens or not following or not following[0].text[0].isupper() or word.text[1:] != word.text[1:].lower():
        return False
    return not any(other.text == word.text and page.words[at - 1].text[0].isalnum() for at, other in enumerate(page.words) if at)


def _apposed_kind(page: Page, name: Name) -> str:
    """What the apposition of a lone name says it is: `Viasna, a human rights group,`; empty if it does not tell."""
    edge = apposition_edge(page, name.last)
    if edge is None or page.low(edge[0]) in {"who", "which", "whose"} or page.low(name.first - 1) in _GOVERNING:
        return ""
    lows = [word.low for word in page.words[edge[0] : min(edge[1], edge[0] + _LONGEST_APPOSITION)]]
    if any(low in ROLES for low in lows):
        return "person"
    return "organisation" if any(low in GROUP_WORDS or low in NOUN_PHRASES for low in lows) else ""
