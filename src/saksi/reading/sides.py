"""On which side a speaker stands: the sector, also where only the words beside the name tell it.

Rule: the sector the cast knows counts; else the words of the names, roles and phrases that stand for the speaker, by the
lists `[side ...]` of positions.txt, the surest first. Kin and lawyers of those concerned stay `other`.
"""

from __future__ import annotations

import re

from saksi.reading.cast import Cast, Member
from saksi.reading.lexicon import lines
from saksi.reading.page import Page

_ORDER = (
    "kin",
    "security-forces",
    "judiciary",
    "union",
    "civil-society",
    "media",
    "un",
    "diplomatic",
    "business",
    "state",
    "party-ruling",
)
_SIDES = {
    side: re.compile(rf"\b(?:{'|'.join(lines('positions.txt', f'side {side}'))})\b", re.IGNORECASE) for side in _ORDER
}
_FOREIGN = re.compile(
    r"^(?:the )?(?:U\.?S\.?|UK|EU|American|British|French|German|European|Swedish|Norwegian|Dutch|Canadian|Australian|Japanese|Swiss|Danish|Finnish|White House|State Department|Foreign Office)\b(?! Court)"
)
_ITS = re.compile(r"\b(?:its|their) \w+", re.IGNORECASE)
_APPOSED = re.compile(r"(?:[Tt]he |[A-Z])[^.,;:“”\n]{2,50},\s+(?:\w{1,7}\.?\s)?$")
_LONGEST_PHRASE = 140
_MOST_MENTIONS = 6


class Sides:
    """The sectors of the members of one cast."""

    def __init__(self, page: Page, cast: Cast) -> None:
        self.page = page
        self.cast = cast
        self._known: dict[str, str] = {}

    def of(self, member: Member) -> str:
        """The sector of a member, a code of sectors.csv."""
        if member.sector not in {"other", "party"}:
            return "diplomatic" if member.sector == "state" and _FOREIGN.search(member.name) else member.sector
        if member.id not in self._known:
            self._known[member.id] = self._told(member)
        return self._known[member.id]

    def _told(self, member: Member) -> str:
        phrases = [member.name, *member.aliases, *member.roles]
        mentions = self.cast.mentions_of(member.id)[:_MOST_MENTIONS]
        phrases += [self.page.text[m.left : min(m.right, m.left + _LONGEST_PHRASE)] for m in mentions]
        if mentions:
            phrases.append(self._before(mentions[0].left))
        told = " | ".join(phrases)
        if _FOREIGN.search(member.name) or any(_FOREIGN.search(role) for role in member.roles):
            return "diplomatic"
        side = next((side for side in _ORDER if _SIDES[side].search(told)), None)
        if side is None and mentions and _ITS.search(told):
            body = self.cast.nearest_before(mentions[0].left, frozenset(("organisation",)))
            side = self.of(self.cast.members[body.actor]) if body is not None else None
        return "other" if side == "kin" else side or member.sector

    def _before(self, left: int) -> str:
        """`The District Commissioner, Bw.` before a name: what the title's comma parts from it."""
        before = self.page.text[max(0, left - 60) : left]
        opening = _APPOSED.search(before)
        return opening[0] if opening is not None else ""
