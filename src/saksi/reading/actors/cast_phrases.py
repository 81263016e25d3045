"""The phrases of a cast as parties: where each begins and ends, and which are joined in one list.

Rule: `A, B and C` is one list only if a word or dash joins it; a phrase that only describes the next joins no list.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from saksi.reading.actors.phrases import count_of, is_modifier
from saksi.reading.text.cast import Cast, Mention
from saksi.reading.text.found import StatementFound
from saksi.reading.text.page import Page, Sentence
from saksi.reading.words.roles import ROLES

PRONOUNS: dict[str, str] = {
    "he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "they": "", "them": "", "their": "", "it": "", "its": "",
    "himself": "m", "herself": "f", "themselves": "", "itself": "",
}  # fmt: skip
FIRST_PERSON = frozenset("i me my mine myself we us our ours ourselves".split())
HANGS = frozenset("in on at by to of from with against for near outside under among between".split())
OWNS = frozenset("his her their its my our he she they we i".split())
"""Pronouns before what somebody owns (`her flat`), and those that tell the owner after it (`the flat where she lived`)."""
POSSESSIVE = re.compile(r"[’']s?(?=\s)")
_LIST = re.compile(
    r"[\s,—–()-]*(?:\d{1,2},?\s*)?(?:\b(?:and|as well as|along with|together with|alongside|&)\b)?[\s—–]*"
    r"(?:(?:also|both|the|a|an|his|her|their|its|fellow|another|later)\s+)*(?:\d{1,2},\s*)?"
)
"""Words and marks that only join two phrases, with the age of the first and what leads up to the second."""
_APART = re.compile(r"; (?:and )?")
"""`X, a teacher; Y, a farmer; and Z`."""
_NO_DESCRIPTION = (
    r"(?!(?:in|on|at|by|to|of|from|with|against|for|near|under|among|between|after|before|during|over|into|about|as|while|when|where|who|whom|whose|which|that|than|because|since|until|"
    r"if|but|or|so|then|not|said|says|told|was|were|is|are|has|have|had|will|would|could|did|does|shot|beat|took|met|hit|sent|brought|put|kept|led|held|found|left|made|gave|got|saw|drove)\b)"
)
_DESCRIBING = re.compile(rf"(?:, (?:and )?| and )(?:{_NO_DESCRIPTION}(?:[A-Z]?[a-z]+-[a-z]+|[a-z]+(?<!ed)(?<!ing)(?<!ly)) ){{1,2}}")
"""`, broadcast` before `reporter X`."""
_OF_HEAD = re.compile(r"(?:,(?: and)?| and) (?:(?:its|his|her|their) (?:[\w-]+ ){0,2}[\w-]+,|(?:an?|another|one) (?:[\w-]+ ){0,2}[\w-]+ (?:named|called)) ")
"""`A, its deputy chair, B`, `A and her client, B`, `A and an assistant named B`."""
_AND_MORE = re.compile(
    r",? (?:and|as well as|along with) (?:at least |about |more than |some )?"
    r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|dozens|hundreds|several|many|others|another)\b"
)

_GLUE = re.compile(r"\b(?:and|as well as|along with|together with|alongside|&)\b|[—–(]")
_COUNTED = re.compile(
    r"(?:the|these|those|some|several|many|dozens?|hundreds|thousands|scores|(?:half a )?million|about|at least|more than|nearly|over|other|another|all|both|"
    r"(?:his|her|their|its)(?! (?:\w+ )?(?:critics|opponents|rivals|enemies|detractors|foes)\b)|my|our|\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?|a)\b",
    re.IGNORECASE,
)
_COUNT_BEFORE = re.compile(
    r"(?:\b(?:the|some|both|several|many|(?:a|two|three) dozen|dozens of|hundreds of|thousands of|scores of|another|other|"
    r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?)|\d)"
    r"(?: [\w-]+){0,3} $",
    re.IGNORECASE,
)
_MANY = re.compile(r"(?:so |too )?many (?!of |as )", re.IGNORECASE)
_MANY_BEFORE = re.compile(r"\bmany (?:other )?$", re.IGNORECASE)
"""`many others have fled`: told in general, unless a day or event is told with it."""
_BARE = re.compile(r"[a-z]+s")
"""`journalists`, whom `them` may mean: a crowd in general."""
_FINITE = frozenset("came have had has was were did said took went say is are will then".split())
_HOLDERS = 3
"""So many phrases before one may be described by words that hold it."""
_PAIR = 2
FOCUS = 500
"""So far back the last victims are still in focus."""


@dataclass(frozen=True, slots=True)
class Party:
    """A member of the cast in a role, with the words [start, end) that show it, and the rule by which they do."""

    actor: str
    start: int
    end: int
    rule: str = field(default="", compare=False)

    @classmethod
    def at(cls, mention: Mention, rule: str = "") -> Party:
        """The member that a mention names, shown by its naming words."""
        return cls(mention.actor, mention.start, mention.end, rule)


def ruled(parties: Sequence[Party], rule: str) -> list[Party]:
    """The parties as this rule of the grammar gives them; what made a pronoun mean them stays behind it."""
    return [Party(p.actor, p.start, p.end, f"{rule}; {p.rule}" if p.rule else rule) for p in parties]


def again(parties: Sequence[Party], rule: str) -> list[Party]:
    """Parties of an act told before, for another one."""
    return [Party(p.actor, p.start, p.end, rule) for p in parties]


def joined(first: Sequence[Party], more: Iterable[Party]) -> list[Party]:
    """The first parties, and those of the others who are not among them."""
    known = {party.actor for party in first}
    return [*first, *(party for party in more if party.actor not in known)]


def unique(mentions: Iterable[Mention]) -> list[Party]:
    """Whom the mentions name, each where it is named first."""
    seen: dict[str, Party] = {}
    for mention in mentions:
        seen.setdefault(mention.actor, Party.at(mention))
    return list(seen.values())


class PartyPhrases:
    """The phrases of one page that name members of its cast."""

    def __init__(self, page: Page, cast: Cast, statements: Sequence[StatementFound] = ()) -> None:
        self.page = page
        self.words = page.words
        self.cast = cast
        self.statements = statements
        self.ends: dict[int, Mention] = {}
        self.begins: dict[int, Mention] = {}
        self.index()

    def index(self) -> None:
        """Make the look-up tables; again after the cast has grown."""
        self.ends.clear()
        self.begins.clear()
        self.outer: list[Mention] = []
        for mention in self.cast.mentions:
            # "the CNRP supporters" holds "CNRP": lists are made of whole phrases.
            if not self.outer or mention.end > self.outer[-1].end:
                self.outer.append(mention)
        self.starts = [mention.start for mention in self.outer]
        for mention in self.cast.mentions:
            self.ends[mention.right] = mention
        for mention in self.cast.mentions:
            self.ends[mention.end] = mention
            self.begins[mention.left] = mention
        for mention in self.cast.mentions:
            self.begins[mention.start] = mention

    def kind(self, party: Party) -> str:
        """person, organisation or group."""
        return self.cast.members[party.actor].kind

    def named(self, party: Party) -> bool:
        """Whether the party has a name of its own."""
        return self.cast.has_name(party.actor)

    def within(self, start: int, end: int) -> tuple[Mention, ...]:
        """The mentions of [start, end) in the order of the text."""
        return self.cast.within(start, end)

    def after_preposition(self, mention: Mention) -> bool:
        """Whether the phrase hangs on a preposition."""
        index = self.page.word_at(mention.left) - 1
        return index >= 0 and self.words[index].low in HANGS

    def hangs(self, party: Party) -> bool:
        """Whether the phrase of a party hangs on a preposition, and no person is named in it."""
        mention = self.cast.covering(party.start)
        return mention is not None and not self.names_person(mention) and self.after_preposition(mention)

    def list_before(self, mention: Mention, sentence: Sentence) -> list[Party]:
        """The phrase and those joined to it before: `A, B and C`."""
        chain = [mention]
        glued = False
        position = bisect_left(self.starts, mention.start) - 1
        while position >= 0 and self.outer[position].left >= sentence.start:
            previous = self.outer[position]
            position -= 1
            first = chain[0]
            overlaps = previous.end > first.left or previous.actor == first.actor
            if (overlaps and (previous.end > first.start or previous.left >= first.left)) or self._only_describes(previous, position, first):
                continue
            if overlaps and not previous.proper and previous.right >= first.end:
                chain[0] = replace(first, left=previous.left)  # `her husband, A, 45`
                continue
            gap = self._between(previous, first)
            if not previous.proper and gap == " " and self.cast.members[previous.actor].kind == "group":
                # "the supporters A, B and C": the plural before the first name describes them all.
                chain[0] = replace(first, left=previous.left)
                continue
            if not self._joins(gap, first):
                break
            if gap.startswith(", and ") and not previous.proper and not self._in_list(previous, position):
                break
            glued = glued or bool(_GLUE.search(gap))
            chain.insert(0, previous)
        if not glued:
            chain = [mention]
        if len(chain) > _PAIR and self._counts_all(chain):
            chain.pop()
        return unique(chain)

    def _only_describes(self, mention: Mention, before: int, following: Mention) -> bool:
        """`X, president of the Free Unions, and Y`: whether a phrase only describes a person named before it; not where `and police` opens a clause."""
        holders = self.outer[max(0, before - _HOLDERS + 1) : before + 1]
        inside = any(one.end < mention.left and mention.end <= one.right and self.names_person(one) for one in holders)
        return inside and not self.names_person(mention) and self.cast.members[following.actor].kind != "organisation"

    def _between(self, one: Mention, other: Mention) -> str:
        """The words between two phrases, past what describes the first: a comma that closes the description parts the two."""
        start = max(one.end, min(one.right, other.left))
        closed = one.end < start and self.page.text[start - 1] == "," and self.names_person(one) and self.names_person(other)
        return self.page.text[start - 1 if closed else start : other.left]

    def names_person(self, mention: Mention) -> bool:
        """Whether it is the name of a person, no description."""
        return mention.proper and self.cast.members[mention.actor].kind == "person"

    def _counts_all(self, chain: list[Mention]) -> bool:
        """`A and B, two reporters with X, were`: the last phrase is A and B."""
        names, last = chain[:-1], chain[-1]
        named = all(map(self.names_person, names))
        group = not last.proper and self.cast.members[last.actor].kind == "group" and count_of(self.cast.members[last.actor].name) == len(names)
        return named and group and self.page.text.endswith(", ", 0, last.left)

    def _joins(self, gap: str, following: Mention) -> bool:
        """Whether the words between two phrases only join them; before a person's name they may describe it."""
        if gap.strip() and _LIST.fullmatch(gap):
            return True
        if not self.names_person(following):
            return False
        if _APART.fullmatch(gap):
            return True
        described = following.left < following.start and _DESCRIBING.fullmatch(gap) is not None
        return described or _OF_HEAD.fullmatch(gap) is not None

    def _in_list(self, mention: Mention, before: int) -> bool:
        """`A, B, and C`: a comma parts the phrase from one before it."""
        return before >= 0 and self.page.text[self.outer[before].end : mention.left].strip() == ","

    def list_after(self, mention: Mention, sentence: Sentence) -> list[Party]:
        """The phrase and those joined to it after."""
        chain = [mention]
        glued_to = 1
        for following in self.outer[bisect_right(self.starts, mention.start) :]:
            last = chain[-1]
            if following.start >= sentence.end:
                break
            if following.start < last.end or following.left < last.start:
                continue
            if following.end <= last.right and following.left < last.right and not self._listed(last, following):
                continue
            if self._begins_clause(following):
                break
            gap = self.page.text[last.end : following.left] if following.left >= last.end else ","
            if gap == " " and len(chain) > 1 and following.proper and not last.proper and self.cast.members[last.actor].kind == "group":
                chain[-1] = following  # `A and her colleagues B and C`
                continue
            if not self._joins(gap, following):
                gap = self._between(last, following) if following.left > last.right else ""
                if not self._joins(gap, following):
                    break
            chain.append(following)
            if _GLUE.search(gap):
                glued_to = len(chain)
        if _AND_MORE.match(self.page.text, chain[-1].end):
            glued_to = len(chain)  # `A, B and three others`
        return unique(chain[:glued_to])

    def _begins_clause(self, mention: Mention) -> bool:
        """`a sentence against X and police came for her`: what `and` joins there is a clause."""
        at = self.page.word_at(mention.right)
        low = self.page.low(at)
        return not mention.proper and (low in _FINITE or (low.endswith("ed") and low != "named"))

    def _listed(self, last: Mention, following: Mention) -> bool:
        """Whether words stand between two phrases that join them, even where the first takes in the second."""
        gap = self.page.text[last.end : following.left]
        return bool(gap.strip()) and bool(_LIST.fullmatch(gap))


    def _head_of(self, mention: Mention) -> Mention:
        """`ANHRI staff lawyer Amr Imam`: the name that a body's name only describes."""
        if self.cast.members[mention.actor].kind == "group" and not mention.proper:
            # "arrested activists A and B": the plural only describes those named after it.
            named = self.begins.get(mention.end + 1)
            beside = named is not None and named.proper and self.cast.members[named.actor].kind == "person"
            return named if named is not None and beside and self.page.text[mention.end] == " " else mention
        if self.cast.members[mention.actor].kind != "organisation" or not mention.proper:
            return mention
        following = self.page.word_at(mention.end)
        for index in range(following, min(following + 4, len(self.words))):
            later = self.begins.get(self.words[index].start)
            if later is not None:
                return later if index > following or later.proper else mention
            if not (is_modifier(self.words[index]) or self.words[index].low in ROLES):
                break
        return mention

    def _is_owner(self, mention: Mention) -> bool:
        """`X’s lawyer`: whether what follows a phrase is X's, and no apposition comes between."""
        return bool(POSSESSIVE.match(self.page.text, mention.end)) and mention.right <= mention.end + 2

    def counted(self, party: Party) -> bool:
        """Whether a number or `the`, `several` stands before the words, or a name in them: no crowd in general."""
        mention, low = self.cast.covering(party.start), self.left_of(party)
        name = self.page.text[low : party.end]
        if _MANY.match(name) or _MANY_BEFORE.search(self.page.text, max(0, low - 12), low):
            return False
        if _COUNTED.match(name) or any(map(str.isdigit, name)) or any(part[0].isupper() for part in name.split()[1:]):
            return True
        if mention is not None and mention.right > mention.end + 3:
            return True
        if name.lower() in PRONOUNS:
            meant = self.cast.members[party.actor]
            return meant.kind != "group" or not _BARE.fullmatch(meant.name)
        return bool(_COUNT_BEFORE.search(self.page.text, max(0, low - 40), low))

    def left_of(self, party: Party) -> int:
        """Where the whole phrase of a party begins: its role or other words before those that name it."""
        mention = self.cast.covering(party.start)
        return min(mention.left, party.start) if mention is not None else party.start
