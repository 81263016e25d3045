"""Whom a pronoun means, and who spoke last.

Rule: the last speaker that fits in number and gender, unless a fitting subject of a sentence came since; three
paragraphs back at most. After `Spoke with the mother of X.` it is whom the notes tell to have been asked, if that fits.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from saksi.reading.actors.genders import Genders
from saksi.reading.actors.sectors import IN_POWER
from saksi.reading.text.cast import Cast, Mention
from saksi.reading.text.found import Because, Range
from saksi.reading.text.page import Page, Sentence

_SIGNED = re.compile(
    r"\b((?:the )?undersigned(?: \w+(?:[ -]\w+){0,4}?)? (?:organi[sz]ations|groups|associations|unions|communities|lawyers|members|ngos))\b",
    re.IGNORECASE,
)
_SPOKEN_OF = IN_POWER | {"media"}
"""Those whom a paper that says `we` speaks of."""
_BODY = re.compile(r"\b(?:group|organi[sz]ation|union|network|association|league|alliance|coalition|agency|outlet|website|charity|watchdog|party)$", re.IGNORECASE)
"""What a name that looks like a person's is called where it is a body's."""
_A_BODY = re.compile(
    r"(?:(?:an?|the) )?(?:(?!of\b|for\b|at\b|in\b|from\b|and\b|with\b|to\b|by\b|who\b)[\w’'-]+ ){0,5}(?:group|organi[sz]ation|network|association|alliance|coalition|charity|watchdog)(?: (?:in|of|for|from|based|near)\b.*)?",
    re.IGNORECASE,
)
"""The whole description of a body: `a press freedom group based in Lumera`, not `the head of a group`."""
_WHEN = re.compile(
    r"(?:(?:and|but) )?(?:for|as for|(?:in|on|by|since|last|this|late|early) (?:\w+ ){0,3}?(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|week|month|year|day|morning|evening|\d{4}))",
    re.IGNORECASE,
)
_ASKED = re.compile(r"(?:(?:we|i) )?(?:also |then )?(?:(?:spoke|talked) (?:with|to)|interviewed) ", re.IGNORECASE)
"""What opens a sentence of notes about whose words follow: `Spoke with the mother of X`."""
THE_ONE = "the one"
"""Stands for phrases like `the 46-year-old`: one person, a man or a woman."""
PRONOUNS = {"he": "m", "she": "f", "they": "", "it": "", "we": "", "i": "", THE_ONE: ""}
WANTED = {
    "he": frozenset(("person",)), "she": frozenset(("person",)), "i": frozenset(("person",)), THE_ONE: frozenset(("person",)), "it": frozenset(("organisation",)),
    "they": frozenset(("group", "organisation")), "we": frozenset(("group", "organisation", "person")),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Source:
    """The speakers of one cue (members of the cast), and the words [start, end) that name them.

    document: what spoke was a report, a statement, a sign. own: named beside the cue, not carried over.
    rule: how they were found, from the words `named` where these are others.
    """

    actors: tuple[str, ...]
    start: int
    end: int
    document: bool = False
    own: bool = True
    pronoun: str = ""
    relative: bool = False
    rule: str = field(default="", compare=False)
    named: Range | None = field(default=None, compare=False)

    @property
    def because(self) -> Because:
        """Why they are the speakers."""
        return Because(self.rule, (self.named or (self.start, self.end),))


class Meant(NamedTuple):
    """Whom a pronoun means, and by which rule."""

    actors: tuple[str, ...]
    rule: str


class Pronouns:
    """Keeps who spoke on one page, and resolves pronouns to members of its cast."""

    def __init__(self, page: Page, cast: Cast) -> None:
        self.page = page
        self.cast = cast
        self.spoken: list[tuple[int, Source]] = []
        self.genders = Genders(page, cast)

    def remember(self, at: int, source: Source) -> None:
        """Keep who spoke, for the pronouns that follow; a pronoun tells the gender."""
        self.spoken.append((at, source))
        gender = PRONOUNS.get(source.pronoun, "")
        if gender and len(source.actors) == 1:
            self.cast.members[source.actors[0]].gender = gender

    def resolve(self, pronoun: str, position: int) -> Meant | None:
        """Whom a pronoun means: the nearest fitting speaker, or a fitting subject of a sentence since."""
        if pronoun == "we" and self.page.quote_at(position) is None:
            issuer = self._issuer(position)
            if issuer is not None:
                return Meant((issuer,), f"`{pronoun}` of the paper itself: whose paper it is")
        one = self._one_unnamed(position) if pronoun == "they" else None
        if one is not None:
            return Meant((one,), "pronoun `they`: the one without a name who spoke last")
        wanted, gender = WANTED[pronoun], PRONOUNS[pronoun]
        asked = self._just_asked(position) if gender else None
        if asked is not None and self.fits(asked, wanted, gender):
            return Meant((asked,), f"pronoun `{pronoun}`: who is told to have been asked in the sentence before")
        floor = self._floor(position)
        spoken_at, spoken = self._last_speaker(wanted, gender, floor)
        sentence = self.page.sentence_at(position)
        since, known = max(spoken_at, floor), spoken is not None
        subject = None
        if sentence is not None and (known or self._closes(sentence, position)):
            subject = self._last_subject(wanted, gender, since, self._clause_at(sentence, position), known=known)
            subject = subject or self._only_one(wanted, gender, since, sentence)
        if subject is None and not known:
            subject = self._last_subject(wanted, gender, since, position, known=known)
        if subject is not None:
            return Meant((subject,), f"pronoun `{pronoun}`: the nearest fitting subject before")
        if spoken is None and pronoun == "it" and sentence is not None:
            spoken = self._body_that_spoke(floor, sure=self._closes(sentence, position))
        return Meant((spoken,), f"pronoun `{pronoun}`: the last fitting speaker") if spoken is not None else None

    def _just_asked(self, position: int) -> str | None:
        """`Spoke with the mother of X. She says`: the mother, whom the sentence before tells of right behind its verb."""
        number = self.page.sentence_number_at(position) - 1
        if number < 0:
            return None
        before = self.page.sentences[number]
        asked = _ASKED.match(self.page.text, before.start, before.end)
        return next((m.actor for m in self.cast.within(before.start, before.end) if asked and m.left == asked.end()), None)

    def _body_that_spoke(self, floor: int, *, sure: bool) -> str | None:
        """Whoever spoke last, whom `, it said` shows to be a body: a name that told no kind, or one plain word for many."""
        at, source = self.spoken[-1] if self.spoken else (-1, None)
        if source is None or at < floor or len(source.actors) != 1:
            return None
        member = self.cast.members[source.actors[0]]
        called = any(_BODY.search(role) for role in member.roles)
        plain = member.name.endswith("s") and member.name.rsplit(" ", 1)[-1].islower()
        told = member.kind == "person" and (member.roles or self.genders.of(member.id))
        if not called and (plain or told or not sure):
            return None
        member.kind = "organisation"
        member.because["kind"] = Because("a name that `it` takes up is a body's", ((source.start, source.end),))
        return member.id

    def _one_unnamed(self, position: int) -> str | None:
        """`A resident told of fear. “They are everywhere,” they said`: who spoke last in the paragraph, if nothing tells the gender."""
        at, source = self.spoken[-1] if self.spoken else (-1, None)
        sentence = self.page.sentence_at(position)
        if source is None or sentence is None or at < self.page.paragraphs[sentence.paragraph][0] or not self._closes(sentence, position):
            return None
        member = self.cast.members[source.actors[0]]
        unnamed = member.kind == "person" and member.name.split()[-1].islower()
        return member.id if unnamed and len(source.actors) == 1 and not self.genders.of(member.id) else None

    def _closes(self, sentence: Sentence, position: int) -> bool:
        """`Her lawyer never wrote a line, she said`: the pronoun stands after what it says, which does not name it."""
        return self.page.text[sentence.start : position].rstrip().endswith((",", "”", '"'))

    def _clause_at(self, sentence: Sentence, position: int) -> int:
        """Where the clause of a pronoun begins: behind the last semicolon or colon before it, else with its sentence."""
        mark = max(self.page.text.rfind(mark, sentence.start, position) for mark in ("; ", ": "))
        return mark + 2 if mark >= 0 and self.page.quote_at(mark) is None else sentence.start

    def _only_one(self, wanted: frozenset[str], gender: str, since: int, sentence: Sentence) -> str | None:
        """Who alone of those that fit is named in the paragraph, where nobody that fits has spoken in it yet."""
        opening = self.page.paragraphs[sentence.paragraph][0]
        if since >= opening:
            return None
        named = {m.actor for m in self.cast.within(opening, sentence.start) if m.proper and self.fits(m.actor, wanted, gender) and self.page.quote_at(m.start) is None}
        return named.pop() if len(named) == 1 else None

    @cached_property
    def _signed(self) -> re.Match[str] | None:
        """Where a paper tells who signs it; looked for once."""
        return _SIGNED.search(self.page.text)

    def _issuer(self, position: int) -> str | None:
        """Whose paper it is where the paper itself says `we`: the signers, else the first body to speak or be named."""
        signed = self._signed
        if signed is not None:
            return self.cast.add("group", signed[1], *signed.span(1), rule="those who sign the paper").actor
        for at, source in self.spoken:
            if at < position and self._issues(source.actors[0]):
                return source.actors[0]
        return next((m.actor for m in self.cast.mentions if self._issues(m.actor)), None)

    def _issues(self, actor: str) -> bool:
        member = self.cast.members[actor]
        return member.kind == "organisation" and member.sector not in _SPOKEN_OF

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
            if sentence is None or sentence.start <= since or self.page.text[sentence.start : sentence.end].strip(" .") == self.page.text[mention.start : mention.end]:
                continue  # a name that stands alone is a credit or a caption
            if known and not mention.proper and "group" not in wanted:
                continue
            if mention.left - sentence.start < 4 or self._opens(mention, sentence):
                return mention.actor
        if known:
            return None
        near = [m for m in self.cast.within(self._floor(position), position) if self.fits(m.actor, wanted, gender)]
        if not near:
            return None
        named = [m for m in near if m.proper] or near
        last = self.page.sentence_at(named[-1].start)
        return next(m.actor for m in named if last is None or m.start >= last.start)

    def _opens(self, mention: Mention, sentence: Sentence) -> bool:
        before = self.page.text[sentence.start : mention.left].rstrip()
        return (
            before.endswith(";") or (before.endswith(",") and len(before) < 60) or _WHEN.fullmatch(before) is not None
        )

    def fits(self, actor: str, wanted: frozenset[str], gender: str) -> bool:
        """Whether a member is of a wanted kind and not of the other gender."""
        member = self.cast.members[actor]
        body = member.kind == "person" and any(_A_BODY.fullmatch(role) for role in member.roles)
        if ("organisation" if body else member.kind) not in wanted or (wanted == WANTED["it"] and member.name.lower().endswith("police")):
            return False
        return not gender or self.genders.of(actor) in {"", gender}
