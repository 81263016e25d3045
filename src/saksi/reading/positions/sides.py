"""On which side a speaker stands: the sector, also where only the words beside the name tell it.

Rule: the sector the cast knows counts; else the words of the names, roles and phrases that stand for the speaker, by the
lists `[side ...]` of positions.txt, the surest first. Kin and lawyers of those concerned stay `other`; a party of which nothing
tells that it rules stands in opposition.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from saksi.reading.actors.sectors import sector_of_body
from saksi.reading.dates.words import COUNT
from saksi.reading.positions.owned_posts import OwnedPosts
from saksi.reading.text.any_case import AnyCase
from saksi.reading.text.cast import Cast, Member, Mention
from saksi.reading.text.found import Because
from saksi.reading.text.lexicon import lines
from saksi.reading.text.page import Page
from saksi.reading.words.home_country import HomeCountry

_ORDER = (
    "kin",
    "security-forces",
    "judiciary",
    "un",
    "union",
    "civil-society",
    "media",
    "diplomatic",
    "business",
    "community",
    "academic",
    "state",
    "party-ruling",
    "party-opposition",
)
_SIDES = {side: AnyCase(rf"\b(?:{'|'.join(lines('positions.txt', f'side {side}'))})\b") for side in _ORDER}
_ANY = AnyCase(rf"\b(?:{'|'.join(word for side in _ORDER for word in lines('positions.txt', f'side {side}'))})\b")
_FOREIGN = re.compile(r"^(?:the )?(?:White House|State Department|Foreign Office)\b")
_SENT = re.compile(r"\b(?:delegat\w+|counterpart|mission)\b", re.IGNORECASE)
_NO_NAME = re.compile(r"(?:The|An?) |[a-z]")
_PARLIAMENT_OF_EUROPE = re.compile(r"\bMEPs\b|\bEuropean Parliament\b")
_ITS = re.compile(
    r"\b(?:its|their|the (?:group|union|society|committee|network|organi[sz]ation|association|agency|company|federation|cent(?:re|er)|league|foundation)[’']s) \w+",
    re.IGNORECASE,
)
_APPOSED = re.compile(r"(?:[Tt]he |[A-Z])[^.,;:“”\n]{2,50},\s+(?:\w{1,7}\.?\s)?$")
_DONE_TO = re.compile(rf"\b\w+ed\s+(?:the|some|{COUNT})\b")
"""`Police arrested two union leaders, X`: no post of X, but what was done."""
_CIVIC = re.compile(
    r"\b(?:rights|students?|mothers|prisoners?|families|relatives|women|victims?|lake|land|forest|river|strike|residents|villagers|indigenous|solidarity|protect\w*|against|displaced|churches|observers|campaign|"
    r"citizens|dignity)\b|\bcommittee (?:for|to|against)\b|\bfor the (?:defen[cs]e|release) of\b",
    re.IGNORECASE,
)
_CIVIC_COMMITTEE = re.compile(r"\bCommittee (?:[Ff]or|[Tt]o|[Aa]gainst) ")
_BESIDE = re.compile(r",? (?:of|from|with) (?:the )?")
_STATE_RIGHTS = re.compile(
    r"\b(?:human rights|national|state|parliamentary) (?:[\w’'-]+ )?(?:commission|committee|council)|\b(?:ministry|department)\b", re.IGNORECASE
)
_BEFORE = re.compile(r"(?:(?:[A-Z][\w’'.-]*|of|the|for)\s+){1,6}$")
_AFTER = re.compile(r"(?:[’']s)?(?:\s+(?:of|the|for|attached|to|[A-Z][\w’'-]*)){1,7}|\s?[(\[][^()\[\]\n]{3,60}[)\]]")
_POST = re.compile(r"(?:[\w’'-]+\s){0,3}[\w’'-]+,?\s(?:[A-Z]\w{0,6}\.\s)?$")
_OF_THE_STATE = re.compile(
    r"(?:the |an? )?(?:(?:vice|deputy)[- ])?(?:president|king|queen|sultan|emir|crown prince|junta|premier|(?:\w+ ){0,2}regulator|(?:senior |top |close )?(?:aide|advis[eo]r)s?"
    r"(?: (?:to|of) the (?:president|prime minister|king|premier|minister))?|(?:electoral|election) (?:body|commission|board|authority))",
    re.IGNORECASE,
)
_SPEAKS_FOR = re.compile(
    r"(?:(?:the|a|an|its|their|his|her) )?(?:chief )?spokes(?:man|woman|person|people)", re.IGNORECASE
)
_LONGEST_PHRASE = 140
_BESIDE_AT_MOST = 60
_MOST_MENTIONS = 6


def _side_of(words: str) -> str | None:
    """The surest side that words tell."""
    return next((side for side in _ORDER if _SIDES[side].search(words)), None) if _ANY.search(words) else None


class Sides:
    """The sectors of the members of one cast."""

    def __init__(self, page: Page, cast: Cast) -> None:
        self.page = page
        self.cast = cast
        self.posts = OwnedPosts(page, cast, self.of)
        self.home = HomeCountry(page)

    def of(self, member: Member) -> str:
        """The sector of a member, a code of sectors.csv. A body asks only for bodies named before it, so that none asks in a ring."""
        known = self.cast.sides
        if member.id not in known:
            known[member.id] = member.sector if member.listed else self._seen_from_home(member, self._of(member))
        return known[member.id]

    def _seen_from_home(self, member: Member, side: str) -> str:
        """What stands for a state is a diplomat's side if it is another state than home."""
        if side not in {"state", "diplomatic", "other", "party-ruling"}:
            return side
        if member.kind == "organisation" and self.home.is_country(member.name):
            return "state" if self.home.is_home(member.name) else "diplomatic"
        sent = side == "other" and any(_SENT.search(words) for words in (member.name, *member.roles))
        return "diplomatic" if (side == "state" or sent) and self._abroad(member) else side

    def _abroad(self, member: Member) -> bool:
        """Whether a state's office is told to be another country's, or speaks to those who rule home."""
        mentions = self.cast.mentions_of(member.id)[:_MOST_MENTIONS]
        told = [*member.roles, *(self._beside(mention) for mention in mentions[:2])]
        if member.kind != "person" or _NO_NAME.match(member.name):
            told.append(member.name)
        if self.home.abroad(told) or (member.name == "Parliament" and _PARLIAMENT_OF_EUROPE.search(self.page.text)):
            return True
        offices = " | ".join((member.name, *told))
        return any(self.home.spoken_to_by(offices, mention.end) for mention in mentions)

    def _beside(self, mention: Mention) -> str:
        """The words that go with a name, without the name."""
        text = self.page.text
        return f"{text[mention.left : mention.start]} | {text[mention.end : min(mention.right, mention.left + _LONGEST_PHRASE)]}"

    def _of(self, member: Member) -> str:
        told = sector_of_body(member.name) if member.kind != "person" or member.name[:1].islower() else ""
        if told:
            return told
        if (
            member.sector == "state"
            and (_CIVIC.search(member.name) or any(_CIVIC_COMMITTEE.search(role) for role in member.roles))
            and not _STATE_RIGHTS.search(member.name)
        ):
            return "civil-society"
        if owned := self.posts.side(member):
            return owned
        if member.sector not in {"other", "party"}:
            return "diplomatic" if member.sector == "state" and _FOREIGN.search(member.name) else member.sector
        return self._told(member)

    def _told(self, member: Member) -> str:
        phrases = [member.name, *member.aliases, *member.roles]
        mentions = self.cast.mentions_of(member.id)[:_MOST_MENTIONS]
        phrases += [self.page.text[m.left : min(m.right, m.left + _LONGEST_PHRASE)] for m in mentions]
        if mentions:
            phrases.append(self._before(mentions[0].left))
            phrases += [self._around(mention) for mention in mentions[:2]]
        told = " | ".join(phrases)
        side = _side_of(" | ".join((member.name, *member.aliases, *member.roles))) or self._of_a_body(member, mentions[:1]) or _side_of(told)
        if side is None and mentions and _ITS.search(told):
            body = self._owner(mentions[0].left)
            side = self.of(self.cast.members[body.actor]) if body is not None else None
        if side is None:
            bare = (mention.left for mention in mentions if mention.left == mention.start)
            side = next((found for left in bare if (found := self._in_post(left))), None)
        side = side or self._by_a_bare_post(member)
        side = side or ("party-opposition" if member.sector == "party" else member.sector)
        return "other" if side == "kin" else side

    def _of_a_body(self, speaker: Member, mentions: Sequence[Mention]) -> str | None:
        """The side of the body that `X of Justice Watch` belongs to, where X is no body and so has no side of its own."""
        for mention in mentions if speaker.kind != "organisation" else ():
            for body in self.cast.within(mention.end, mention.end + _BESIDE_AT_MOST):
                member = self.cast.members[body.actor]
                if member.kind == "organisation" and body.proper and _BESIDE.fullmatch(self.page.text, mention.end, body.start):
                    side = self.of(member)
                    return side if side != "other" else None
        return None

    def _owner(self, left: int) -> Mention | None:
        """Whose `Its director` is: at the head of a sentence of the body told of first in the one before, else of the one named last."""
        sentence = self.page.sentence_at(left)
        if sentence is not None and sentence.start == left:
            before = self.page.sentence_at(len(self.page.text[:left].rstrip()) - 1)
            told_of = self.cast.within(before.start, before.end) if before is not None else ()
            first = next((one for one in told_of if self.cast.members[one.actor].kind == "organisation"), None)
            if first is not None:
                return first
        return self.cast.nearest_before(left, frozenset(("organisation",)))

    def _by_a_bare_post(self, member: Member) -> str | None:
        """`the president`, or `the spokesman`, who speaks for the body named last, or for the state."""
        if any(_OF_THE_STATE.fullmatch(one) for one in (member.name, *member.roles)):
            return "state"
        mentions = self.cast.mentions_of(member.id)
        if not mentions or not any(_SPEAKS_FOR.fullmatch(one) for one in (member.name, *member.roles)):
            return None
        body = self.cast.nearest_before(mentions[0].left, frozenset(("organisation",)))
        side = self.of(self.cast.members[body.actor]) if body is not None else "state"
        return side if side not in {"media", "diplomatic", "un", "other"} else "state"

    def _around(self, mention: Mention) -> str:
        """The capitals that go on with a name on both sides, and what brackets say of it: `The Director of Public |Prosecutions|`."""
        text = self.page.text
        before = _BEFORE.search(text, max(0, mention.left - 60), mention.left)
        after = _AFTER.match(text, mention.right)
        return " ".join(found[0] for found in (before, after) if found is not None)

    def _in_post(self, left: int) -> str | None:
        """The side of a post that ends right before the name: `the station commander, Ruth Amani`."""
        post = _POST.search(self.page.text, max(0, left - 60), left)
        if post is None or not _ANY.search(post[0]):
            return None
        words = re.sub(r",?\s(?:[A-Z]\w{0,6}\.\s)?$", "", post[0])
        ends = ((side, found.end()) for side in _ORDER for found in _SIDES[side].finditer(words))
        return next((side for side, end in ends if end == len(words)), None)

    def _before(self, left: int) -> str:
        """`The District Commissioner, Bw.` before a name: what the title's comma parts from it."""
        before = self.page.text[max(0, left - 60) : left]
        opening = _APPOSED.search(before)
        return opening[0] if opening is not None and not _DONE_TO.search(opening[0]) else ""


def settle(members: Iterable[Member], sides: Sides) -> None:
    """Give each member the sector of its side, and say why, where the cast told none or another."""
    for member in members:
        side = sides.of(member)
        if side != member.sector:
            member.sector = side
            member.because["sector"] = Because("the words at its mentions, or the body it belongs to", member.because[""].words)
