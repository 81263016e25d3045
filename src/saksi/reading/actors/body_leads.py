"""Which body a lead tells of by description and names further on: `suspended a radio station in Kampot`, then `Prey Romdoul FM had ...`.

Rule: the first body named after the sentence of the lead, in its next paragraphs, whose sector goes with the noun of the description and
which is neither the State's nor a foreign one, is the one; not who is heard, told or quoted there. Associations are named for what they
say of others: they must open a sentence, or be what somebody says something of.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from saksi.reading.actors.leads import NOT_TOLD_OF, Leads
from saksi.reading.text.cast import Member, Mention
from saksi.reading.text.page import Page

_NAMED_FOR_MORE = NOT_TOLD_OF | {"academic"}
"""Sectors of bodies that are named for what they say or do, not as those of the lead."""
_LISTENING = re.compile(r"\b(?:told|to|by|with|from|for|via|on|reported|quoted|joined|like|than|including|and|or|,)(?: the)? \Z")
"""Before a name: a listener, a source, one among others."""
_SAID_OF = re.compile(r"\b(?:said|says|that|ruled|found|announced|after|when|because|while) (?:the )?\Z")
_AMONG_OTHERS = frozenset(("civil-society", "union", "community", "association"))
"""Bodies of which the news names many that only speak."""


class BodyLeads:
    """Finds the name for a body described in the lead of one page."""

    def __init__(self, page: Page, members: Mapping[str, Member], leads: Leads) -> None:
        self.page, self.members, self.leads = page, members, leads
        self.joined: set[str] = set()

    def named_later(self, start: int, sector: str, fits: Callable[[Member], bool]) -> Member | None:
        """The body described at `start` in the lead by a noun of this sector; None where the text leaves it open."""
        paragraph = self.page.paragraph_at(start)
        sentence = self.page.sentence_at(start)
        if not sector or sentence is None or not self.leads.in_lead(paragraph):
            return None
        for mention in self.leads.introduced(paragraph, sentence.end, "organisation"):
            member = self.members[mention.actor]
            if self._may_be(member, fits) and self._told_of(mention, sector):
                self.joined.add(member.id)
                return member
        return None

    def _may_be(self, member: Member, fits: Callable[[Member], bool]) -> bool:
        """Whether it is a body to which things are done, which nothing else in the lead is yet."""
        free = member.id not in self.joined and member.sector not in _NAMED_FOR_MORE
        return free and (fits(member) or member.sector in {"", "other"})

    def _told_of(self, mention: Mention, sector: str) -> bool:
        """Whether the sentence tells of the body, and does not only hear it or name it beside others."""
        if self.leads.heard(mention.end, mention.right):
            return False
        sentence = self.page.sentence_at(mention.start)
        low = sentence.start if sentence is not None else 0
        before = self.page.text[low : mention.left]
        if not before or before in {"The ", "the "} or _SAID_OF.search(before):
            return True
        return sector not in _AMONG_OTHERS and _LISTENING.search(before) is None
