"""Which named body a plain word for any of them means: `the group`, `the London-based organisation`, `the watchdog`.

Rule: of the bodies named before that are no office, court, outlet or firm, the last that was heard,
spoken for or told of first in its sentence; else the last named.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from saksi.reading.actors.sectors import told_by_roles
from saksi.reading.text.cast import Member, Mention
from saksi.reading.text.page import Page, Word
from saksi.reading.words.cues import CUE_FORMS
from saksi.reading.words.nations import PEOPLES

ANY_BODY = frozenset("group organization organisation ngo watchdog charity nonprofit".split())
"""What a text calls a body after its name, whatever the name says it is."""
MANY_IN_ONE = frozenset(("coalition", "movement"))
"""What is a body only where its name says so, else a crowd of them."""
_TOLD = frozenset(("civil-society", "association", "union", "community", "media"))
_OF_THE_PRESS = re.compile(
    r"\b(?:journalists?|reporters?|press freedom|committee|federation|association|union|alliance|network|foundation|institute|cent(?:re|er)|council|society|club|syndicate|watch|index|forum)\b",
    re.IGNORECASE,
)
"""What the name of a body of the press has and the name of an outlet has not."""
_ARMED = frozenset("armed rebel militant ethnic insurgent islamist jihadist paramilitary terrorist extremist parliamentary opposition".split())
_HEARD = re.compile(r",?(?: also| then| later| has| had| which| on \w+day)? (\w+)")
_ACCORDING = re.compile(r"(?:\baccording to|\b[Ff]or|\bsaid|\bby) (?:the )?$")
_FAR = 6
"""Paragraphs back to the name."""
_SHORT = 3
"""Letters."""


def any_body(page: Page, members: Mapping[str, Member], before: Sequence[Mention], start: int, words: Sequence[str]) -> Member | None:
    """The body that `the group` at `start` means. before: the names before it, nearest first. words: the phrase's own, the head last."""
    floor = page.paragraphs[max(page.paragraph_at(start) - _FAR, 0)][0]
    sentence = page.sentence_at(start)
    after_words = page.text[sentence.start : start].rstrip().endswith((",", "”", '"')) if sentence is not None else False
    end = sentence.start if sentence is not None and after_words else start
    must = words[-1] if words[-1] in MANY_IN_ONE else ""
    near = [m for m in before if floor <= m.start < end and page.quote_at(m.start) is None and _may_be(members[m.actor], must)]
    own = {word for word in words if len(word) > _SHORT} - {"based"}
    ranked = (
        next((m for m in near if own & _words_of(members[m.actor])), None)
        or next((m for m in near if _is_told_of(page, members, before, m)), None)
        or next((m for m in near if _sector(members[m.actor]) in _TOLD), None)
    )
    return members[ranked.actor] if ranked is not None else None


def is_heard(page: Page, left: int, right: int) -> bool:
    """Whether the phrase stands before a verb of saying, or after `according to`."""
    following = _HEARD.match(page.text, right)
    cue = CUE_FORMS.get(following[1].lower()) if following is not None else None
    return cue is not None or _ACCORDING.search(page.text, max(0, left - 20), left) is not None


def _is_told_of(page: Page, members: Mapping[str, Member], named: Sequence[Mention], mention: Mention) -> bool:
    """Whether a body is heard, opens its sentence, or stands in the role of somebody: `Ruth Amani, a lawyer with the League, said`."""
    sentence = page.sentence_at(mention.start)
    opens = sentence is not None and mention.left == sentence.start
    people = (m for m in named if m.left <= mention.start < m.right and members[m.actor].kind == "person")
    return opens or is_heard(page, mention.left, mention.right) or any(is_heard(page, m.left, m.right) for m in people)


def is_named(words: Sequence[Word]) -> bool:
    """`the Spring Watch group`, `the Group`: a name of its own; `the armed group`: no body such as publish and demand."""
    based = any(word.low.endswith("-based") for word in words)
    named = (word.text[0].isupper() and word.text not in PEOPLES and not word.text.isupper() for word in words)
    return (not based and any(named)) or not _ARMED.isdisjoint(word.low for word in words)


def _may_be(member: Member, word: str) -> bool:
    """Whether a body is no office, court, outlet or firm, and has the word in its name."""
    if member.kind != "organisation" or word not in member.name.lower():
        return False
    sector = _sector(member)
    return sector in _TOLD | {"other"} and (sector != "media" or _OF_THE_PRESS.search(member.name) is not None)


def _sector(member: Member) -> str:
    return member.sector or told_by_roles((member.name, *member.roles), {})[0]


def _words_of(member: Member) -> set[str]:
    return set(" ".join((member.name, *member.roles)).lower().replace("’", " ").replace("'", " ").split())
