"""Groups told by number whose people are named further on: `arrested two residents ... Noun Sarith and Chea Phally were charged`.

Rule: the first list of as many people as the group counts, none named before, within the next paragraphs, names the group; not people
of whom the page tells that they speak or hold an office, nor a list that a preposition makes company or doers.
Order: the counted groups of the page; the list of each; the tellings again, each with those of its group.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from saksi.reading.accounts.parties.parties import Parties
from saksi.reading.accounts.tellings.telling import Telling
from saksi.reading.actors.cast_phrases import Party, joined, ruled
from saksi.reading.actors.phrases import count_of
from saksi.reading.text.cast import Cast, Member, Mention
from saksi.reading.text.found import StatementFound
from saksi.reading.text.page import Page

_FEWEST, _MOST = 2, 12
_NEXT_PARAGRAPHS = 4
_OTHERS_AFTER = frozenset("by with against near like than between told".split())
"""Words after which others stand: doers, company, listeners."""
_BESIDE = frozenset(
    "lawyer lawyers attorney attorneys judge judges prosecutor prosecutors spokesman spokeswoman spokesperson spokesmen minister ministers officer officers "
    "general generals colonel captain major governor president chairman policeman policemen witness witnesses wives husbands mothers fathers parents relatives "
    "sons daughters brothers sisters neighbours neighbors".split()
)
"""People who stand beside those to whom something was done."""
_RULE = "the first list after the group of as many people as it counts"


def with_members(
    tellings: Sequence[Telling], page: Page, cast: Cast, parties: Parties, statements: Sequence[StatementFound]
) -> list[Telling]:
    """The tellings; where a counted group is the one victim, those too who are named further on as its people."""
    alone = dict.fromkeys(telling.victims[0].actor for telling in tellings if len(telling.victims) == 1)
    counted = {actor: count for actor in alone if _FEWEST <= (count := _count(cast, actor)) <= _MOST}
    if not counted:
        return list(tellings)
    first = _first_mentions(cast)
    lists = list(_lists(page, parties, cast, first, {said.speaker for said in statements}))
    members = dict(_named(page, cast, counted, first, lists))
    return [_with(telling, members) for telling in tellings]


def _count(cast: Cast, actor: str) -> int:
    """How many people a group has by its number; 0 if it has none or is no group."""
    member = cast.members[actor]
    return count_of(member.name) if member.kind == "group" else 0


def _with(telling: Telling, members: dict[str, list[Party]]) -> Telling:
    if len(telling.victims) != 1 or telling.victims[0].actor not in members:
        return telling
    named = ruled(members[telling.victims[0].actor], _RULE)
    return replace(telling, victims=tuple(joined(telling.victims, named)))


def _named(
    page: Page, cast: Cast, counted: Mapping[str, int], first: Mapping[str, Mention], lists: Sequence[list[Party]]
) -> Iterator[tuple[str, list[Party]]]:
    """Each counted group with the people of its list."""
    for actor, count in counted.items():
        told = first.get(actor)
        if told is None:
            continue
        last = page.paragraph_at(told.start) + _NEXT_PARAGRAPHS
        near = (found for found in lists if told.end < found[0].start and page.paragraph_at(found[0].start) <= last)
        fitting = next((found for found in near if len(found) == count), None)
        if fitting is not None and not _another(cast, first, told, fitting[0].start, count):
            yield actor, fitting


def _another(cast: Cast, first: Mapping[str, Mention], told: Mention, until: int, count: int) -> bool:
    """Whether another group of as many is first told of between the group and the list."""
    return any(told.start < other.start < until and _count(cast, actor) == count for actor, other in first.items())


def _first_mentions(cast: Cast) -> dict[str, Mention]:
    first: dict[str, Mention] = {}
    for mention in cast.mentions:
        first.setdefault(mention.actor, mention)
    return first


def _lists(page: Page, parties: Parties, cast: Cast, first: Mapping[str, Mention], speakers: set[str]) -> Iterator[list[Party]]:
    """The lists of people on the page who are all named there first."""
    after = 0
    for mention in cast.mentions:
        if mention.start < after or not parties.names_person(mention):
            continue
        found = parties.named_with(mention)
        if not found or page.low(page.word_at(mention.left) - 1) in _OTHERS_AFTER:
            continue
        after = found[-1].end
        people = [cast.members[party.actor] for party in found]
        named = all(one.kind == "person" and parties.named(party) for one, party in zip(people, found, strict=True))
        new = named and all(first[party.actor].start >= mention.start for party in found)
        if len(found) > 1 and new and not _stand_beside(page, mention, people) and not any(party.actor in speakers for party in found):
            yield found


def _stand_beside(page: Page, first: Mention, people: Sequence[Member]) -> bool:
    """Whether a role of theirs, or the words before their list (`Their lawyers, A and B`), tells that they are others than the group."""
    at = page.word_at(first.left) - 1
    before = page.low(at - 1) if page.low(at) in {",", ":"} else page.low(at)
    return before in _BESIDE or any(_BESIDE & set(role.lower().split()) for one in people for role in one.roles)
