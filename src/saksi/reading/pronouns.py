"""Whom a pronoun means, and who spoke last.

Rule: the last speaker that fits in number and gender, unless a fitting subject of a sentence came since; three
paragraphs back at most.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from saksi.reading.cast import Cast, Mention
from saksi.reading.page import Page, Sentence

_WHEN = re.compile(
    r"(?:(?:and|but) )?(?:for|as for|(?:in|on|by|since|last|this|late|early) (?:\w+ ){0,3}?(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|week|month|year|day|morning|evening|\d{4}))",
    re.IGNORECASE,
)
PRONOUNS = {"he": "m", "she": "f", "they": "", "it": "", "we": "", "i": ""}
WANTED = {
    "he": frozenset(("person",)), "she": frozenset(("person",)), "i": frozenset(("person",)), "it": frozenset(("organisation",)),
    "they": frozenset(("group", "organisation")), "we": frozenset(("group", "organisation", "person")),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Source:
    """The speakers of one cue (members of the cast), and the words [start, end) that name them.

    document: what spoke was a report, a statement, a sign. own: named beside the cue, not carried over.
    """

    actors: tuple[str, ...]
    start: int
    end: int
    document: bool = False
    own: bool = True
    pronoun: str = ""
    relative: bool = False


class Pronouns:
    """Keeps who spoke on one page, and resolves pronouns to members of its cast."""

    def __init__(self, page: Page, cast: Cast) -> None:
        self.page = page
        self.cast = cast
        self.spoken: list[tuple[int, Source]] = []

    def remember(self, at: int, source: Source) -> None:
        """Keep who spoke, for the pronouns that follow; a pronoun tells the gender."""
        self.spoken.append((at, source))
        gender = PRONOUNS.get(source.pronoun, "")
        if gender and len(source.actors) == 1:
            self.cast.members[source.actors[0]].gender = gender

    def resolve(self, pronoun: str, position: int) -> tuple[str, ...]:
        """Whom a pronoun means: the nearest fitting speaker, or a fitting subject of a sentence since."""
        if pronoun == "we" and self.page.quote_at(position) is None:
            issuer = self._issuer(position)
            if issuer is not None:
                return (issuer,)
        wanted, gender = WANTED[pronoun], PRONOUNS[pronoun]
        floor = self._floor(position)
        spoken_at, spoken = self._last_speaker(wanted, gender, floor)
        sentence = self.page.sentence_at(position)
        limit = sentence.start if sentence is not None and spoken is not None else position
        subject = self._last_subject(wanted, gender, max(spoken_at, floor), limit, known=spoken is not None)
        actor = subject or spoken
        return (actor,) if actor is not None else ()

    def _issuer(self, position: int) -> str | None:
        """Whose paper it is where the paper itself says `we`: the signers, else the first body to speak or be named."""
        signed = next((m for m in self.cast.mentions if self._signs(m)), None)
        if signed is not None:
            return signed.actor
        for at, source in self.spoken:
            if at < position and self.cast.members[source.actors[0]].kind == "organisation":
                return source.actors[0]
        first = next((m for m in self.cast.mentions if self.cast.members[m.actor].kind == "organisation"), None)
        return first.actor if first is not None else None

    def _signs(self, mention: Mention) -> bool:
        words = self.page.text[max(mention.left, mention.start - 30) : mention.end].lower()
        return "undersigned" in words or "signatories" in words

    def _floor(self, position: int) -> int:
        number = max(self.page.paragraph_at(position) - 3, 0)
        return self.page.paragraphs[number][0]

    def _last_speaker(self, wanted: frozenset[str], gender: str, floor: int) -> tuple[int, str | None]:
        for at, source in reversed(self.spoken):
            if at < floor:
                break
            for actor in source.actors[:1]:
                if self.fits(actor, wanted, gender):
                    return at, actor
        return -1, None

    def _last_subject(
        self, wanted: frozenset[str], gender: str, since: int, position: int, *, known: bool
    ) -> str | None:
        """A fitting named member that opens a sentence after the last fitting speaker spoke."""
        for mention in reversed(self.cast.within(since, position)):
            if not self.fits(mention.actor, wanted, gender) or self.page.quote_at(mention.start) is not None:
                continue
            sentence = self.page.sentence_at(mention.start)
            if sentence is None or sentence.start <= since:
                continue
            if known and not mention.proper and "group" not in wanted:
                continue
            if mention.left - sentence.start < 4 or self._opens(mention, sentence):
                return mention.actor
        if known:
            return None
        near = [m for m in self.cast.within(self._floor(position), position) if self.fits(m.actor, wanted, gender)]
        return near[0].actor if len({m.actor for m in near}) == 1 else (near[-1].actor if near else None)

    def _opens(self, mention: Mention, sentence: Sentence) -> bool:
        before = self.page.text[sentence.start : mention.left].rstrip()
        return (before.endswith(",") and len(before) < 60) or _WHEN.fullmatch(before) is not None

    def fits(self, actor: str, wanted: frozenset[str], gender: str) -> bool:
        """Whether a member is of a wanted kind and not of the other gender."""
        member = self.cast.members[actor]
        return member.kind in wanted and (not gender or member.gender in {"", gender})
