"""People and bodies named by description: groups (`nine union members`), `the ministry`, `the former councillor`.

Rule: a definite phrase belongs to the nearest member before it that the head word fits; an indefinite one is new,
unless it describes who is named right after it or, in a lead, further on.
Order: names that are called a body, then phrase by phrase: who is named right after it, else a body, group or person.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from itertools import islice

from saksi.reading.actors.bodies_meant import ANY_BODY, MANY_IN_ONE, any_body, is_heard, is_named
from saksi.reading.actors.body_leads import BodyLeads
from saksi.reading.actors.described_phrases import (
    BARE_BODIES,
    ENGAGED,
    GOING_ON,
    INDEFINITE,
    NUMBER_OPENERS,
    NUMBERS,
    Phrase,
    described_phrases,
    names_near,
)
from saksi.reading.actors.genders import Genders
from saksi.reading.actors.leads import Leads
from saksi.reading.actors.lone_names import INTRODUCING
from saksi.reading.actors.phrases import QUANTIFIERS
from saksi.reading.actors.sectors import gender_of, told_by_role
from saksi.reading.text.cast import NO_SECTOR, Cast, Member, Mention, named_by
from saksi.reading.text.found import Because
from saksi.reading.text.page import Page, Word
from saksi.reading.words.bodies import GROUP_WORDS, HEADS, NOUN_PHRASES
from saksi.reading.words.roles import KIN, PLURALS, ROLES

_NAMED_BODIES = NOUN_PHRASES - BARE_BODIES
_A_BODY = re.compile(r", an? (?:(?!(?:to|at|of|the|an?|in|for|with|from|on|by|and) )[a-zA-Z-]+ ){0,3}?([a-z]+)(?=[,.]| (?:in|of|for|that|which|based|run)\b)")
_GOES_ON_FOR = 8
"""Words: so far a description may go on before the comma and the name."""
_WITH_MORE = frozenset("of aged in at from near with for behind".split())
_NOT_IN_PHRASE = frozenset(
    "and or but who which that whose whom was were is are has had have been said told as when while after before because if not did to by on last".split()
)
_ANYBODY = frozenset(
    "leader man woman activist singer rapper boy girl organizer organiser prelate bishop priest monk councilor councillor politician lawmaker "
    "accused appellant applicant complainant convict deceased defendant detainee prisoner suspect victim "
    "dissident unionist journalist reporter blogger editor farmer fisherman student teacher writer artist poet filmmaker".split()
)
"""What somebody named before is called for a change; an office (`the governor`) is somebody of its own."""
_IN_TROUBLE = frozenset("accused convict deceased defendant detainee man prisoner suspect victim woman".split())
"""Of these, what nobody is called who speaks for the police, a court or somebody else."""
_FOR_OTHERS = re.compile(r"\b(?:police|prosecutor|judge|magistrate|justice|lawyer|attorney|counsel|spokes\w+|sheriff|superintendent|commissioner|sergeant|detective)\b", re.IGNORECASE)
_TOLD_OF = _ANYBODY | frozenset(
    "commentator columnist broadcaster publisher presenter photographer cameraman translator lawyer advocate nurse doctor academic professor lecturer trader "
    "villager driver worker labourer engineer poet novelist comedian cartoonist musician actor playwright pastor imam campaigner defender environmentalist "
    "lawmaker senator mayor candidate whistleblower refugee migrant child teenager youth mother father grandmother schoolgirl schoolboy vendor businessman elder headmaster headmistress schoolteacher herder pensioner widow widower shopkeeper printer porter painter dancer chief "
    "businesswoman anthropologist historian economist researcher scholar rapper singer youtuber vlogger tiktoker".split()
)
"""Whom a lead tells of before it names them."""
_SECTOR_OF_HEAD = {
    "group": "civil-society", "organization": "civil-society", "organisation": "civil-society", "ngo": "civil-society", "watchdog": "civil-society",
    "newspaper": "media", "paper": "media", "broadcaster": "media", "outlet": "media", "agency": "media", "website": "media", "party": "party",
    "station": "media", "radio": "media", "magazine": "media", "weekly": "media", "daily": "media", "channel": "media", "portal": "media",
    "union": "union", "federation": "union", "network": "civil-society", "foundation": "civil-society",
    "league": "civil-society", "alliance": "civil-society", "movement": "civil-society", "company": "business", "association": "association", "firm": "business",
}  # fmt: skip
"""The sector of a named body that `the newspaper` and the like may mean."""
_SITES = frozenset(("website", "channel", "portal"))
"""What a body has and is known by: what is done to it is done to the body."""
_OF_SOMETHING = re.compile(r" (?:of|at|for) (?:an?|one of) ")
"""`the editor of a weekly`: new in the text although `the` opens it."""
_ANOTHER = frozenset("head other second third first older elder younger eldest youngest".split())
"""`the younger clerk` is one of two who were told of without a name."""
_ONE_GENDER = {"man": "m", "boy": "m", "woman": "f", "girl": "f"}
_CALLED_SO = frozenset(("a", "an", "the", "“", '"'))
_SOMEBODY = re.compile(r"(?<!, )\b[Aa]n? ((?:(?!(?:who|of|in|on|at|for|and|or|to|from|by|with|was|had|has) )[\w-]+ ?){1,5})")
_CHILDREN = {"boy": frozenset(("son", "grandson", "nephew", "pupil", "schoolboy")), "girl": frozenset(("daughter", "granddaughter", "niece", "pupil", "schoolgirl"))}
"""Whom `the boy` and `the girl` may take up again."""


def add_descriptions(page: Page, cast: Cast) -> None:
    """Add the mentions by description to the cast, with new members where no one fits."""
    _Describer(page, cast).run()


class _Describer:
    """Finds who the descriptions of one page are. named: the mentions by name; made: those by description so far."""

    def __init__(self, page: Page, cast: Cast) -> None:
        self.page = page
        self.words = page.words
        self.cast = cast
        self.named = list(cast.mentions)
        self.made: list[Mention] = []
        self.groups: dict[str, Member] = {}
        self.leads = Leads(page, cast.members, self.named)
        self.body_leads = BodyLeads(page, cast.members, self.leads)

    @cached_property
    def genders(self) -> Genders:
        """What the page tells of the gender of those named."""
        return Genders(self.page, self.cast)

    def run(self) -> None:
        self._name_bodies()
        for phrase in described_phrases(self.page, self.named):
            self._take(phrase)
        for mention in self.made:
            self.cast.add_mention(mention)

    def _take(self, phrase: Phrase) -> None:
        """Keep a mention of whom the phrase means: who is named right after it, somebody told before, or somebody new."""
        words = self.words
        start, end = words[phrase.first].start, words[phrase.head].end
        full = words[phrase.edge - 1].end
        apposed = self._named_after(phrase)
        if apposed is not None:
            member = self.cast.members[apposed.actor]
            role = self.page.text[start:full]
            if role not in member.roles:
                member.roles.append(role)
                member.because[f"roles.{role}"] = Because("a description before the name, parted by a comma", ((start, full),))
                member.gender = member.gender or gender_of(role.split(" of ")[0])
            self.made.append(Mention(start, end, member.id, start, self._closed(apposed.right), proper=False))
            return
        member = self._who(phrase, self.page.text[start:full])
        self.made.append(Mention(start, end, member.id, start, full, proper=False))

    def _named_after(self, phrase: Phrase) -> Mention | None:
        """Who is named right after a description: `Her husband, X,`; `the president of the union, X, was`; `the website, X, was`; `a man named X`."""
        words = self.words
        head = words[phrase.head].low
        kind = "person" if head in ROLES else "organisation" if head in _NAMED_BODIES else ""
        introduced = INTRODUCING.match(self.page.text, words[phrase.edge - 1].end) if kind else None
        if introduced is not None and introduced["name"] is None and words[phrase.first].low not in INDEFINITE:
            introduced = None  # `the minister called X a traitor`
        comma = self._comma_after(phrase.edge) if kind and introduced is None else -1
        if introduced is None and (comma < 0 or comma + 1 >= len(words)):
            return None
        start = introduced.end() if introduced is not None else words[comma + 1].start
        for mention in names_near(self.named, start):
            if start in {mention.start, mention.left} and mention.proper and self.cast.members[mention.actor].kind == kind:
                following = self.page.low(self.page.word_at(mention.right))
                closed = self.page.text[mention.right - 1] == "," or following in {",", "."}
                calls = introduced is not None and following in _CALLED_SO  # `a minister called X a witch`
                return mention if (closed or introduced is not None) and not calls else None
        return None

    def _name_bodies(self) -> None:
        """`Raia Wetu, a weekly, was shut`: a name that the words after it call a body is no person's."""
        for mention in self.named:
            member = self.cast.members[mention.actor]
            called = _A_BODY.match(self.page.text, mention.end) if mention.proper and member.kind == "person" and not member.gender else None
            if called is not None and called[1] in _NAMED_BODIES:
                member.kind, member.sector = "organisation", HEADS.get(called[1], "other")
                why = Because(f"called a {called[1]} after the name", (called.span(1),))
                member.because.update(kind=why, sector=why)

    def _comma_after(self, edge: int) -> int:
        """The comma after a description, over what it goes on with: `a woman of 26, X,`, `the owner of a noodle stall, X,`; else -1."""
        words = self.words
        for index in range(edge, min(edge + _GOES_ON_FOR, len(words))):
            word = words[index]
            if word.text == ",":
                return index
            if index == edge and word.low not in _WITH_MORE:
                break
            if not (word.text[0].isalnum() or word.low in {"'s", "’s"}) or word.low in _NOT_IN_PHRASE or self._near_name(word):
                break
        return -1

    def _near_name(self, word: Word) -> bool:
        """Whether the word is part of the name of a person."""
        near = (m for m in names_near(self.named, word.start) if m.start <= word.start < m.end)
        return any(self.cast.members[m.actor].kind == "person" for m in near)

    def _closed(self, right: int) -> int:
        """Where a phrase ends with the comma that closes it."""
        return right + 1 if self.page.text[right : right + 1] == "," else right

    def _who(self, phrase: Phrase, text: str) -> Member:
        """Whom a phrase means: a body, a group or one person, by its head word."""
        head = self.words[phrase.head].low
        opener = self.words[phrase.first].low
        called = self._called(phrase, head) if head in ANY_BODY | MANY_IN_ONE and opener in {"the", "this"} else None
        if called is not None:
            return called
        if opener in {"a", "an"} and head in _SECTOR_OF_HEAD and self.page.low(phrase.head + 1) != "of" and text.lower() not in self.groups:
            later = self.body_leads.named_later(self.words[phrase.first].start, _SECTOR_OF_HEAD[head], lambda member: _fits_body(member, head))
            if later is not None:
                return later
        if head in NOUN_PHRASES and head not in PLURALS:
            owner = self._whose_site(phrase) if head in _SITES else None
            if owner is not None:
                return owner
            beside = self.cast.covering(self.words[phrase.head - 1].start) if phrase.head else None
            if beside is not None and head in GROUP_WORDS and self.words[phrase.head].start == beside.end + 1:
                return self.cast.members[beside.actor]
            return self._body(phrase, text, head, opener)
        if head in PLURALS or head in NUMBERS:
            return self._group(phrase, text, head, opener)
        return self._single(phrase, text, head, opener)

    def _whose_site(self, phrase: Phrase) -> Member | None:
        """`the website of the daily X`, `X's website`: X, who is named as its owner."""
        owned = [at for at in range(phrase.first + 1, phrase.head) if self.words[at].low in {"'s", "’s"}]
        if owned:
            at = self.words[owned[-1]].start - 1
            owner = next((m for m in names_near(self.named, at) if m.start <= at < m.end), None)
        elif self.page.low(phrase.head + 1) == "of" and phrase.edge > phrase.head + 2:
            at = self.words[phrase.head + 2].start
            owner = next((m for m in names_near(self.named, at) if at in {m.start, m.left}), None)
        else:
            return None
        return self.cast.members[owner.actor] if owner is not None else None

    def _body(self, phrase: Phrase, text: str, head: str, opener: str) -> Member:
        """`the ministry`, `their union`: the last body named before that fits, else one of its own."""
        position = self.words[phrase.first].start
        if opener in {"his", "her"}:
            return self._own_body(position, text, phrase)
        told_which = self.page.low(phrase.edge).endswith("ing") and head == "agency"  # `the national agency fighting fires`
        if (opener in ENGAGED or phrase.first == phrase.head) and not told_which:
            for mention in self._before(position):
                member = self.cast.members[mention.actor]
                if member.kind == "organisation" and mention.proper and _fits_body(member, head):
                    return member
        if opener == "its" and head in {"website", "site"}:
            for made in self.made[::-1]:
                member = self.cast.members[made.actor]
                if member.kind == "organisation" and member.sector == "media":
                    return member
        key = head if head in BARE_BODIES else text.lower()
        return self._made_or_new(key, "organisation", phrase, HEADS.get(head, "other"))

    def _called(self, phrase: Phrase, head: str) -> Member | None:
        """`the London-based organisation`, `the group said`: the body named before; `the group` that is not heard may be people."""
        words = self.words
        start, end = words[phrase.first].start, words[phrase.head].end
        before = words[phrase.first + 1 : phrase.head]
        people = head == "group" and not before and not is_heard(self.page, start, end)
        defined = phrase.edge != phrase.head + 1 or self.page.low(phrase.edge) in {"that", "which", "who", "whose"}
        if people or defined or is_named(words[phrase.first + 1 : phrase.edge]):
            return None
        for mention in reversed(self.made):
            told = self.page.text[mention.start : mention.end].lower().split()
            if told[0] in {"a", "an", "one"} and told[-1] == head:
                return self.cast.members[mention.actor]
        return any_body(self.page, self.cast.members, self._before(start), start, [word.low for word in (*before, words[phrase.head])])

    def _own_body(self, position: int, text: str, phrase: Phrase) -> Member:
        """`his organisation`: the body in the role of the person named before, else a body of its own."""
        owner = self._nearest_person(position)
        for member in self.cast.members.values():
            names = (member.name, *member.aliases)
            if (
                owner is not None
                and member.kind == "organisation"
                and any(n in role for n in names for role in owner.roles)
            ):
                return member
        sector = HEADS.get(self.words[phrase.head].low, "other")
        return self._made_or_new(text.lower(), "organisation", phrase, sector, by_head=True)

    def _group(self, phrase: Phrase, text: str, head: str, opener: str) -> Member:
        """`the activists`, `all three`: a group told before that fits, else a new one."""
        if opener in NUMBER_OPENERS or opener in ENGAGED or (opener in QUANTIFIERS and head in NUMBERS):
            for mention in self.made:
                member = self.cast.members[mention.actor]
                if member.kind == "group" and _fits_group(member, head):
                    return member
        kind = "organisation" if head == "police" and phrase.head - phrase.first < 2 else "group"
        key = head if phrase.first == phrase.head else text.lower()
        return self._made_or_new(key, kind, phrase, PLURALS.get(head) or "other")

    def _single(self, phrase: Phrase, text: str, head: str, opener: str) -> Member:
        """`the editor`, `her son`, `a student`: whom the article and the head word let it be, else somebody new."""
        position = self.words[phrase.first].start
        beside = self._just_told(phrase, position, head) if opener == "the" else None
        if beside is not None:
            return beside
        if opener == "the" and head not in {"person", "child"}:
            told = self._with_role(head, [*self._before(position), *self.named], self._owner_words(phrase))
            if told is not None:
                return told
            nearest = self._nearest_person(position, another=head not in KIN, harmed=head in _IN_TROUBLE, gender=_ONE_GENDER.get(head, ""))
            another = not _ANOTHER.isdisjoint(word.low for word in self.words[phrase.first + 1 : phrase.head])
            aged = self.page.low(phrase.first + 3) == "year-old" and phrase.first + 3 < phrase.head
            if nearest is not None and not another and (head in _ANYBODY or aged) and phrase.edge == phrase.head + 1:
                return nearest
        if opener in {"his", "her", "their"}:
            told = self._kin(text.lower()) if head in KIN else self._with_role(head, self._before(position))
            if told is not None:
                return told
        newly = opener in {"a", "an"} or (opener == "the" and _OF_SOMETHING.search(text) is not None)
        later = self._named_later(phrase, position, head) if newly and head in _TOLD_OF else None
        return later or self._made_or_new(text.lower(), "person", phrase, "other")

    def _with_role(self, head: str, mentions: Iterable[Mention], owner: frozenset[str] = frozenset()) -> Member | None:
        """The first person of these mentions in whose roles the head word stands, beside no other owner than these words."""
        members = (self.cast.members[mention.actor] for mention in mentions)
        roles = ((one, role.lower().split()) for one in members if one.kind == "person" for role in one.roles)
        return next((one for one, words in roles if head in words and (not owner or not owner.isdisjoint(words))), None)

    def _owner_words(self, phrase: Phrase) -> frozenset[str]:
        """`the minister's spokesman`: the words of the owner, which whoever is meant has in the role."""
        owned = next((at for at in range(phrase.head - 1, phrase.first, -1) if self.words[at].low in {"'s", "’s"}), phrase.first)
        return frozenset(word.low for word in self.words[phrase.first + 1 : owned])

    def _kin(self, text: str) -> Member | None:
        """`her husband`: whoever has these words for a role already."""
        return next((one for one in self.cast.members.values() if text in {role.lower() for role in one.roles}), None)

    def _just_told(self, phrase: Phrase, position: int, head: str) -> Member | None:
        """`a reporter ... the reporter`, `her son ... the boy`: whoever a description told of just before, in two sentences."""
        if phrase.edge != phrase.head + 1 or phrase.head != phrase.first + 1:
            return None
        number = self.page.sentence_number_at(position)
        low = self.page.sentences[max(number - 1, 0)].start
        for mention in reversed(self.made):
            if mention.start < low and head not in _CHILDREN:
                break
            member = self.cast.members[mention.actor]
            words = self.page.text[mention.start : mention.end].lower().split()
            again = mention.start >= low and words[0] in {"a", "an", "another"} and words[-1] == head
            if member.kind == "person" and (again or words[-1] in _CHILDREN.get(head, ())):
                return member
        return None

    def _named_later(self, phrase: Phrase, position: int, head: str) -> Member | None:
        """Who is told further on to be the one described; in a lead, who is named after it."""
        end = self.words[phrase.edge - 1].end
        identified = self.leads.identified(end, head)
        following = self.page.low(phrase.head + 1)
        if identified is not None or (following[:1].isalpha() and following not in GOING_ON):
            return identified
        return self.leads.named_later(position, end, head, alone=self._alone(phrase))

    def _alone(self, phrase: Phrase) -> bool:
        """Whether no other single person is described in the paragraph of a phrase."""
        low, high = self.page.paragraphs[self.page.paragraph_at(self.words[phrase.first].start)]
        described = (found for found in _SOMEBODY.finditer(self.page.text, low, high) if not _TOLD_OF.isdisjoint(found[1].lower().split()))
        return len(list(islice(described, 2))) == (self.words[phrase.first].low != "the")

    def _nearest_person(self, position: int, *, another: bool = False, harmed: bool = False, gender: str = "") -> Member | None:
        """The person named last before a position. another: no kin; harmed: nobody who speaks for police or courts, or for others; gender: none of the other one."""
        for mention in self._before(position):
            member = self.cast.members[mention.actor]
            kin = another and any(KIN & set(role.lower().split()) for role in member.roles)
            for_others = harmed and any(map(_FOR_OTHERS.search, member.roles))
            if member.kind == "person" and mention.proper and not kin and not for_others:
                return member if not gender or self.genders.of(member.id) in {"", gender} else None
        return None

    def _before(self, position: int) -> list[Mention]:
        """The named mentions before the position, nearest first, 60 at most."""
        low = len(self.named)
        while low > 0 and self.named[low - 1].end > position:
            low -= 1
        return self.named[max(0, low - 60) : low][::-1]

    def _made_or_new(self, key: str, kind: str, phrase: Phrase, plain: str, *, by_head: bool = False) -> Member:
        """The member described so before, or a new one. plain: the sector of the head word, where no word tells more.

        by_head: only the head word tells the sector.
        """
        words = self.words[phrase.first].start, self.words[phrase.edge - 1].end
        text, head = self.page.text[slice(*words)], self.words[phrase.head].low
        key = key.removeprefix("the ")
        if key not in self.groups:
            told, rule = ("", "") if by_head else told_by_role(text, {})
            sector = told or plain
            rule = rule or (NO_SECTOR if sector == "other" else f"the noun `{head}`")
            member = Member(f"a{len(self.cast.members) + 1}", kind, text, sector=sector)
            member.because = named_by(f"described by the noun `{head}`", words, rule)
            self.cast.members[member.id] = member
            self.groups[key] = member
        member = self.groups[key]
        if text != member.name and text not in member.aliases:
            member.aliases.append(text)
            member.because[f"aliases.{text}"] = Because("a description with the same head or words", (words,))
        return member


def _fits_body(member: Member, head: str) -> bool:
    """Whether a named body may be meant by `the newspaper`, `the union`: by a word of its name or roles, or by its sector."""
    names = " ".join((member.name, *member.roles)).lower().split()
    if head in names and not (head == "government" and member.name.lower().startswith("government ") and names[1] != "of"):
        return True
    like = _SECTOR_OF_HEAD.get(head)
    return like is not None and (member.sector == like or (like == "party" and member.sector.startswith("party")))


def _fits_group(member: Member, head: str) -> bool:
    """Whether a group told before has this head word, or this number in words or figures."""
    words = " ".join((member.name, *member.aliases)).lower().split()
    return head in words or (head in NUMBERS and str(NUMBERS[head]) in words)
