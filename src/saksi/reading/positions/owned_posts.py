"""On which side somebody stands whose post a body owns: `the group's director`, `head of the union`, `its spokeswoman`.

Rule: the body is the last named before whose name or description holds the noun; `the group`, where none is called so, the last that
holds no power; `its` is the body told of first in the words before. Papers and stations need no name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from saksi.reading.actors.sectors import IN_POWER
from saksi.reading.text.cast import Cast, Member, Mention
from saksi.reading.text.page import Page

_OUTLETS = frozenset("station newspaper site website outlet magazine broadcaster channel daily weekly portal".split())
_UNIONS = frozenset("union confederation guild syndicate".split())
_CIVIC = _UNIONS | frozenset(
    "group organisation organization ngo watchdog association network charity federation league circle society forum collective coalition alliance "
    "movement campaign initiative observatory".split()
)
"""What nobody calls those who hold power."""
_NOUN = "|".join(
    sorted(
        _OUTLETS | _CIVIC | frozenset("committee council centre center foundation institute bureau club party".split())
    )
)
_POST = (
    r"(?:director|head|president|chair\w*|secretary(?:[- ]general)?|co-?ordinator|spokes\w+|deputy|officer|member|leader|representative|manager|founder|convenor|"
    r"delegate|treasurer|researcher|advis[eo]r|chief|executive|owner|official)"
)
_OWNED = re.compile(
    rf"^(?:the )?(?:({_NOUN})[’']s?|(its)) (?:[\w-]+ ){{0,3}}{_POST}(?: (?:for|in|on) .*)?$|^(?:the |an? )?(?:[\w-]+ ){{0,2}}{_POST} (?:of|for|at) the ({_NOUN})$",
    re.IGNORECASE,
)
_POWERS = IN_POWER | {"business", "diplomatic"}
_BACK = 3
"""So many sentences back `its` may reach."""


class OwnedPosts:
    """The sides of the people of one cast whose posts a body owns; side_of: the side of a body."""

    def __init__(self, page: Page, cast: Cast, side_of: Callable[[Member], str]) -> None:
        self.page, self.cast, self.side_of = page, cast, side_of

    def side(self, member: Member) -> str | None:
        """The side of the body that owns a post of a person; None if no body does."""
        found = _OWNED.search(member.roles[0]) if member.kind == "person" and len(member.roles) == 1 else None
        mentions = self.cast.mentions_of(member.id) if found is not None else ()
        if found is None or not mentions:
            return None
        noun = (found[1] or found[2] or found[3]).lower()
        if noun in _OUTLETS:
            return "media"
        bodies = self._told_of(mentions[0].left) if noun == "its" else self._called(noun, mentions[0].left)
        fits = _POWERS if noun in _CIVIC else frozenset()
        told = (side for one in bodies if (side := self.side_of(one)) != "other" and side not in fits)
        return next(told, None) or self._by_noun(noun, mentions[0].left)

    def _by_noun(self, noun: str, left: int) -> str | None:
        """Where no body is called by the noun: the last before that stands with those concerned, or what the noun is called for."""
        if noun in _UNIONS:
            return "union"
        if noun == "party":
            return "party-opposition"
        if noun not in _CIVIC:
            return None
        near = (side for one in self._before(left) if (side := self.side_of(one)) in {"civil-society", "union", "community"})
        return next(near, "civil-society")

    def _before(self, left: int) -> Iterator[Member]:
        """The bodies with a name before `left`, the last first."""
        named = dict.fromkeys(mention.actor for mention in reversed(self.cast.within(0, left)) if mention.proper)
        yield from (member for actor in named if (member := self.cast.members[actor]).kind == "organisation")

    def _called(self, noun: str, left: int) -> Iterator[Member]:
        """Those of them whose name, or what the text calls them, holds the noun."""
        held = re.compile(rf"\b{noun}s?\b", re.IGNORECASE)
        for member in self._before(left):
            phrases = (self.page.text[one.left : one.right] for one in self.cast.mentions_of(member.id))
            if any(held.search(words) for words in (member.name, *member.aliases, *member.roles, *phrases)):
                yield member

    def _told_of(self, left: int) -> Iterator[Member]:
        """The bodies told of before `left`: the last in its own sentence, then the first in each sentence before."""
        number = self.page.sentence_number_at(left)
        for back in range(min(_BACK, number) + 1):
            sentence = self.page.sentences[number - back]
            told = [one for one in self.cast.within(sentence.start, min(sentence.end, left)) if self._body(one)]
            if told:
                yield self.cast.members[(told[0] if back else told[-1]).actor]

    def _body(self, mention: Mention) -> bool:
        return self.cast.members[mention.actor].kind == "organisation" and self.page.quote_at(mention.start) is None
