"""Whom a lead tells of by description and names further on: `A radio commentator was shot ...`, then `Rolando Dimaano, 52, ...`.

Rule: a sure sign joins them, the same age or the same calling beside the name; without one, the first person who is named after the
lead, where the name opens a sentence and is told of, not heard. People of office, lawyers and relatives are named for what they say.
Two people described in a lead are joined by sure signs alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from saksi.reading.actors.cast_phrases import POSSESSIVE
from saksi.reading.actors.sectors import IN_POWER, gender_of, told_by_roles
from saksi.reading.text.cast import Member, Mention
from saksi.reading.text.page import Page
from saksi.reading.words.cues import CUE_FORMS
from saksi.reading.words.roles import KIN

_SHORT = 120
"""Characters: a first paragraph that is shorter is a heading, and the lead the second."""
_LONGEST = 10_000
"""Characters that these paragraphs have together at most, in texts that are divided into any."""
_WITHIN = 3
"""So many paragraphs after the lead the name is looked for."""
_AGE = re.compile(r"\b(\d\d)-year-old\b")
_AGED = re.compile(r",? \(?(?:aged )?(\d\d)\b(?! (?:per|years|percent))")
_AS = re.compile(r"\b(?:as|is|was|be|been|being|became|like|not|than|if)\s+$")
_IDENTIFIED = re.compile(
    r"\b[Tt]he (?:[a-z-]+ )?([a-z]+)(?: (?:is|was|has been)(?: later)?|,) (?:(?:identified|named|known) (?:by [^,.;]{1,40}? )?(?:only )?as )?(?=[A-Z])"
    r"|\b(?:identified|named) (?:him|her|the (?:[a-z-]+ )?([a-z]+)) as (?=\S)"
)
"""`The dead man was X`, `The monk, X, is`, `Police identified the victim as X`."""
_HEARD = re.compile(r"(?:,[^,.]{2,60},)? ?(?:\w+ly )?(\w+)")
NOT_TOLD_OF = IN_POWER | {"un", "diplomatic"}
_SPEAKS_FOR = re.compile(r"\b(?:lawyer|attorney|counsel|spokes\w+|director of|president of|chair\w* of|secretary[- ]general|professor|analyst|researcher)\b", re.IGNORECASE)


class Leads:
    """Finds the name for a description in the lead of one page. named: the mentions by name, in order."""

    def __init__(self, page: Page, members: Mapping[str, Member], named: Sequence[Mention]) -> None:
        self.page, self.members = page, members
        self.named = named
        self.joined: set[str] = set()

    def named_later(self, start: int, end: int, head: str, *, alone: bool) -> Member | None:
        """Who the description [start, end) with this head noun is; None where the text leaves it open.

        alone: nobody else is described in the lead.
        """
        paragraph = self.page.paragraph_at(start)
        if not self.in_lead(paragraph) or self.heard(end) or _AS.search(self.page.text, max(0, start - 8), start):
            return None
        told = _AGE.search(self.page.text, start, end)
        age = told[1] if told is not None else ""
        sentence = self.page.sentence_at(start)
        told_until = sentence.end if sentence is not None else end
        introduced = [one for one in self.introduced(paragraph, told_until, "person") if self._may_be(one)]
        sure = [one for one in introduced if self._surely(one, age, head)]
        after = [one for one in introduced if not self._of_office(self.members[one.actor].roles)]
        likely = after[:1] if alone and after and not sure and self._told_of(after[0], age) else sure[:1]
        for mention in likely:
            member = self.members[mention.actor]
            gender = gender_of(head)
            if not (gender and member.gender and gender != member.gender):
                self.joined.add(member.id)
                return member
        return None

    def identified(self, end: int, head: str) -> Member | None:
        """Who is told after the description [.., end) to be the one it means: `The dead man was X`, `The boy was identified as X`."""
        low = self.page.paragraph_at(end)
        limit = min(self.page.paragraphs[min(low + _WITHIN, len(self.page.paragraphs) - 1)][1], end + _LONGEST)
        for found in _IDENTIFIED.finditer(self.page.text, end, limit):
            if (found[1] or found[2] or head) not in {head, "victim", "deceased"}:
                continue
            for mention in self.named:
                if found.end() in {mention.start, mention.left} and self.members[mention.actor].kind == "person" and mention.proper:
                    return self.members[mention.actor]
        return None

    def in_lead(self, paragraph: int) -> bool:
        """Whether a paragraph is the lead."""
        first = self.page.paragraphs[0]
        return paragraph == 0 or (paragraph == 1 and first[1] - first[0] < _SHORT)

    def introduced(self, paragraph: int, told_until: int, kind: str) -> Iterator[Mention]:
        """People or bodies, by `kind`, named for the first time after the sentence of the lead that ends at `told_until`, in its next paragraphs."""
        seen: set[str] = set()
        for mention in self.named:
            if mention.actor in seen or self.members[mention.actor].kind != kind:
                continue
            seen.add(mention.actor)
            if self.page.paragraph_at(mention.start) > paragraph + _WITHIN:
                return
            if mention.left >= told_until:
                yield mention

    def _may_be(self, mention: Mention) -> bool:
        """Whether it is a name in full whom nothing else in the lead is yet."""
        member = self.members[mention.actor]
        return mention.proper and not member.name.isupper() and member.id not in self.joined

    def _surely(self, mention: Mention, age: str, head: str) -> bool:
        aged = _AGED.match(self.page.text, mention.end)
        if age and aged is not None:
            return aged[1] == age
        roles = self.members[mention.actor].roles
        return any(head in role.lower().split() for role in roles) and not self._of_office(roles)

    def _told_of(self, mention: Mention, age: str) -> bool:
        """Whether who is named first opens a sentence without a title, of no other age, and is neither in an office nor, unless aged, heard there."""
        sentence = self.page.sentence_at(mention.start)
        aged = _AGED.match(self.page.text, mention.end)
        opens = sentence is not None and mention.start == sentence.start and not (age and aged is not None and aged[1] != age)
        heard = aged is None and self.heard(mention.end, mention.right)
        owns = POSSESSIVE.match(self.page.text, mention.end) is not None
        return opens and not heard and not owns and not self._of_office(self.members[mention.actor].roles)

    def _of_office(self, roles: Sequence[str]) -> bool:
        words = " ".join(roles)
        kin = any(word in KIN for word in re.findall(r"[a-z]+", words.lower()))
        return kin or _SPEAKS_FOR.search(words) is not None or told_by_roles(roles, {})[0] in NOT_TOLD_OF

    def heard(self, *ends: int) -> bool:
        """Whether words of saying follow a phrase that ends at one of these."""
        following = (_HEARD.match(self.page.text, end) for end in ends)
        return any(found is not None and found[1].lower() in CUE_FORMS for found in following)
