"""Whom a pronoun fits: in kind, number and gender, and by what the words beside a name make of it.

Rule: `he` fits one person, `it` a body, `they` a group or people joined in one list; a person's gender is told by the
page, else by the first pronoun that surely meant them. Police, courts, officials, lawyers and kin are seldom meant,
but for kin and lawyers to whom something was done.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from saksi.reading.actors.cast_phrases import PRONOUNS, Party, PartyPhrases
from saksi.reading.actors.genders import Genders
from saksi.reading.actors.sectors import gender_of
from saksi.reading.text.cast import Cast, Mention
from saksi.reading.text.found import StatementFound
from saksi.reading.text.page import Page

FOR_ONE = frozenset(("the one", "he", "him", "his", "she", "her", "himself", "herself"))
"""Pronouns for one person; `the one` for phrases like `the 46-year-old`."""
FOR_MANY = frozenset(("they", "them", "their", "themselves", "both", "all", "most", "some", "many"))
CLOSE = re.compile(
    r"\b(?:lawyers?|attorneys?|counsel|wife|husband|mother|father|brother|sister|son|daughter|spokes\w+|relatives?|family|colleagues?|"
    r"officials?|minister|judge|prosecutor|doctor|physician|pastor|priest|imam|magistrate|monarch|king|queen|teacher|neighbou?rs?|"
    r"witness(?:es)?|editor|director|coordinator|governor|mayor|cellmate)\b"
)
"""Whom a text tells of beside somebody: kin, colleagues, lawyers, those in office."""
_FOR_THING = frozenset(("it", "its", "itself"))
_FOR_THEMSELVES = re.compile(r"\b(?:teacher|editor|director|coordinator)\b")
_FROM_OUTSIDE = re.compile(
    r"(?:the |two |three |several |local |foreign |international )*"
    r"(?:aid (?:workers|groups)|monitors|observers|diplomats|researchers|investigators|analysts|(?:human )?rights groups)\b",
    re.IGNORECASE,
)
_OFFICERS = frozenset("officers agents police soldiers troops forces guards officials men operatives authorities staff".split())
_IS_ONE = re.compile(r"\b(?:[Aa]s|am|is|was|I’m|I'm|be|been|become|became|not|called (?:him|her|me)) (?:\d\d, )?an? [\w-]+(?: [\w-]+){0,3} ?\Z")
_OWNERS = frozenset(("its", "his", "her", "their", "my", "our"))


class PronounFits(PartyPhrases):
    """Tells whether a pronoun of one page fits those whom its phrases name.

    harmed: to whom an act told so far was done. sexes: the genders that pronouns told where no word did.
    """

    def __init__(self, page: Page, cast: Cast, statements: Sequence[StatementFound] = ()) -> None:
        super().__init__(page, cast, statements)
        self.genders = Genders(page, cast)
        self.sexes: dict[str, str] = {}
        self.harmed: set[str] = set()

    def fitting(self, pronoun: str, mentions: Sequence[Mention], doers: frozenset[str]) -> list[str]:
        """The first of these whom the pronoun fits, with those in one list with them where it means many: subjects stand first in English.

        doers: whom it cannot mean. Where `they` fits no people, the first named body.
        """
        for mention in mentions:
            found = [] if mention.actor in doers or self._owned(pronoun, mention) else self._meant(pronoun, mention)
            if found:
                return found
        if pronoun in {"they", "them", "their"}:
            bodies = [m.actor for m in mentions if self.cast.members[m.actor].kind == "organisation" and m.proper]
            return [actor for actor in bodies if actor not in doers][:1]
        return []

    def _meant(self, pronoun: str, mention: Mention) -> list[str]:
        """Whom the pronoun means if it means this phrase; nobody where it does not fit."""
        kind = self.cast.members[mention.actor].kind
        if pronoun in FOR_ONE:
            apart = self._stands_for_place(mention) or self._complement(mention) or self._of_officers(mention)
            return [mention.actor] if not apart and self._is_one(mention.actor, pronoun) else []
        if pronoun in FOR_MANY and kind in {"group", "person"}:
            together = [party.actor for party in self.named_with(mention)]
            return (together or [mention.actor]) if kind == "group" or len(together) > 1 else []
        return [mention.actor] if pronoun in _FOR_THING and kind == "organisation" else []

    def _is_one(self, actor: str, pronoun: str) -> bool:
        """A person, and not of another gender than the pronoun's."""
        gender = PRONOUNS.get(pronoun, "")
        return self.cast.members[actor].kind == "person" and (not gender or self.sex(actor) in {"", gender})

    def can_mean(self, pronoun: str, victims: Sequence[str]) -> bool:
        """Whether the pronoun fits those an act was done to, all together, in kind, number and gender."""
        alone = len(victims) == 1
        if alone and self.unnamed(victims[0]):
            return False
        if pronoun in FOR_ONE:
            return alone and self._is_one(victims[0], pronoun)
        kinds = {self.cast.members[actor].kind for actor in victims}
        if pronoun in _FOR_THING:
            return alone and kinds == {"organisation"}
        return "group" in kinds or len(victims) > 1

    def sex(self, actor: str) -> str:
        """m, f or "": what the words tell of somebody, else the first pronoun that surely meant them."""
        return self.genders.of(actor) or self.sexes.get(actor, "")

    def unnamed(self, actor: str) -> bool:
        """One person without a name: `an activist` of the lead, whose name may follow, or an officer (`the commander`)."""
        member = self.cast.members[actor]
        office = member.sector == "security-forces" and not self.cast.has_name(actor)
        return member.kind == "person" and (office or member.name.lower().startswith(("a ", "an ", "one ")))

    def official(self, mention: Mention) -> bool:
        """Police, courts, officials; lawyers and kin to whom nothing was done yet: seldom whom a pronoun means."""
        member = self.cast.members[mention.actor]
        words = " ".join((member.name, *member.roles)).lower()
        return self.of_office(mention) or (mention.actor not in self.harmed and bool(CLOSE.search(words)))

    def of_office(self, mention: Mention) -> bool:
        """Police, courts and officials of the State."""
        return self.cast.members[mention.actor].sector in {"security-forces", "judiciary", "state"}

    def for_others(self, mention: Mention) -> bool:
        """Lawyers, kin, spokespeople and officials, but no teachers and editors: `he` in their words is seldom they."""
        member = self.cast.members[mention.actor]
        return self.official(mention) and not _FOR_THEMSELVES.search(" ".join(member.roles).lower())

    def from_outside(self, mention: Mention) -> bool:
        """`Aid workers`, `several observers`: who tells what was done to others."""
        return _FROM_OUTSIDE.match(self.cast.members[mention.actor].name) is not None

    def _owned(self, pronoun: str, mention: Mention) -> bool:
        """`her lawyer`, `their office`: what an owner opens is seldom meant.

        But for kin who open a sentence and whose word tells the pronoun's gender: `Her son told reporters that they took his phone`;
        and for the named, where the owner is of another gender: `Her colleague X fled after they took his phone`.
        """
        owner = self.page.low(self.page.word_at(mention.left))
        if owner not in _OWNERS:
            return False
        gender = PRONOUNS.get(pronoun, "")
        if mention.proper and {gender, PRONOUNS.get(owner, "")} == {"m", "f"}:
            return False
        opens = self.page.text[mention.left].isupper()
        return not (gender and opens and gender_of(self.cast.members[mention.actor].name) == gender)

    def _stands_for_place(self, mention: Mention) -> bool:
        """A name after `in`, `at`, `near` or `outside` is that of a place, whatever the cast takes it for."""
        before = self.page.low(self.page.word_at(mention.left) - 1)
        return before in {"in", "at", "near", "outside"} and mention.left == mention.start

    def _of_officers(self, mention: Mention) -> bool:
        """`KGB officers seized his phone`: a name that only says whose officers they are."""
        at = self.page.word_at(mention.end)
        return mention.proper and self.page.low(at) in _OFFICERS and self.words[at].start == mention.end + 1

    def _complement(self, mention: Mention) -> bool:
        """`I am a citizen`, `called him a thief`: what somebody is, not another one."""
        return not mention.proper and _IS_ONE.search(self.page.text, max(0, mention.left - 18), mention.end) is not None

    def named_with(self, mention: Mention) -> list[Party]:
        """Somebody named and those joined to them after in one list."""
        sentence = self.page.sentence_at(mention.start)
        return self.list_after(mention, sentence) if sentence is not None else []
