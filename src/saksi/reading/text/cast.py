"""The cast of a text: who is named in it, and where.

Rule: one member for each person, body or group; a mention is a place where it is named. All offsets are of the
page's text. Recognisers may add groups that only they have a use for; the reader drops groups nobody used.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable
from dataclasses import dataclass, field

from saksi.reading.text.found import Because, Range

NO_SECTOR = "no word beside the name tells a sector"
LISTED = "the list of bodies of the country pack"


@dataclass(slots=True)
class Member:
    """An actor while the text is being read.

    kind: person, organisation or group. gender: m, f or "" where the text does not tell. sector: a code of sectors.csv.
    because: why it is a member, of this kind and sector, and has its other names and roles.
    """

    id: str
    kind: str
    name: str
    aliases: list[str] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    sector: str = "other"
    gender: str = ""
    because: dict[str, Because] = field(default_factory=dict, compare=False)

    @property
    def listed(self) -> bool:
        """Whether it is a body whose sector the country pack states: no words beside its name tell better."""
        why = self.because.get("sector")
        return why is not None and why.rule == LISTED


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A place where an actor is named: the naming words at [start, end).

    [left, right) is the whole noun phrase: role before, apposition and relative clause after, with its commas.
    proper: named by a name; else by a description (`the ministry`, `land activists in Koh Kong`).
    """

    start: int
    end: int
    actor: str
    left: int
    right: int
    proper: bool = True


class Cast:
    """Members by id, and all their mentions sorted by place."""

    def __init__(self, members: Iterable[Member] = (), mentions: Iterable[Mention] = ()) -> None:
        self.members: dict[str, Member] = {member.id: member for member in members}
        self.mentions: list[Mention] = sorted(mentions)
        self.sides: dict[str, str] = {}
        """The sectors that the words at their mentions tell (`sides.py`), each looked up once."""

    def within(self, start: int, end: int) -> tuple[Mention, ...]:
        """The mentions whose naming words lie wholly in [start, end)."""
        first = bisect_left(self.mentions, start, key=_start)
        last = bisect_left(self.mentions, end, key=_start)
        return tuple(mention for mention in self.mentions[first:last] if mention.end <= end)

    def nearest_before(self, position: int, kinds: frozenset[str] | None = None) -> Mention | None:
        """The last mention that ends at or before `position`, of these kinds if given."""
        index = bisect_right(self.mentions, position, key=_start)
        for mention in reversed(self.mentions[:index]):
            if mention.end <= position and (kinds is None or self.members[mention.actor].kind in kinds):
                return mention
        return None

    def covering(self, position: int) -> Mention | None:
        """The mention whose naming words hold the character at `position`."""
        index = bisect_right(self.mentions, position, key=_start) - 1
        for mention in reversed(self.mentions[max(0, index - 3) : index + 1]):
            if mention.start <= position < mention.end:
                return mention
        return None

    def mentions_of(self, actor: str) -> tuple[Mention, ...]:
        """All mentions of one member, in order."""
        return tuple(mention for mention in self.mentions if mention.actor == actor)

    def has_name(self, actor: str) -> bool:
        """Whether any mention of a member is by a name of its own."""
        return any(mention.proper for mention in self.mentions_of(actor))

    def add_mention(self, mention: Mention) -> None:
        """Keep one more mention of a standing member."""
        insort(self.mentions, mention)

    def add(self, kind: str, name: str, start: int, end: int, sector: str = "other", *, rule: str) -> Mention:
        """A new member named by the words at [start, end), usually a group that a recogniser met. rule: why it is one.

        If these words name a standing member already, that mention is returned.
        """
        standing = self.covering(start)
        if standing is not None and standing.end == end:
            return standing
        member = Member(f"a{len(self.members) + 1}", kind, name, sector=sector)
        member.because = named_by(rule, (start, end), NO_SECTOR if sector == "other" else rule)
        self.members[member.id] = member
        mention = Mention(start, end, member.id, start, end, proper=False)
        insort(self.mentions, mention)
        return mention


def named_by(rule: str, words: Range, sector: str = NO_SECTOR) -> dict[str, Because]:
    """The reasons of a new member: the rule tells that it is one and of which kind."""
    why = Because(rule, (words,))
    return {"": why, "kind": why, "sector": Because(sector, (words,))}


def _start(mention: Mention) -> int:
    return mention.start
