"""The sectors of the members of a cast: of bodies by their names and roles, then of people by their roles, which may name a body.

Rule: words tell a sector (sectors.py); a bare role that tells none (`spokesperson X`) belongs to the body named before it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from saksi.reading.actors.sectors import told_by_roles
from saksi.reading.text.cast import Cast, Member
from saksi.reading.text.found import Because
from saksi.reading.words.roles import ROLES

_OF_A_BODY = re.compile(
    r"\b(?:spokes\w+|(?:vice[- ])?president|chair\w*|head|chief|director|secretary(?:[- ]general)?|director[- ]general|manager|"
    r"member|deputy|leader|co-?ordinator|officials?|officer|representative|delegate|commissioner|executive|founder|clerk)$",
    re.IGNORECASE,
)
_UNDER = re.compile(r"^(?:deputy|acting|assistant|interim)[- ]")


def tell_sectors(cast: Cast) -> None:
    """Tell the sectors of the bodies of a cast, then those of its people, on the members themselves."""
    bodies: dict[str, str] = {}
    for member in cast.members.values():
        if member.kind == "organisation":
            if not member.sector:
                _tell_sector(member, (member.name, *member.roles), {})
            names = (name for name in (member.name, *member.aliases) if name.lower() not in ROLES)
            bodies.update(dict.fromkeys(names, member.sector))
    for member in cast.members.values():
        if member.kind == "person":
            _tell_sector(member, member.roles, bodies)
            if member.sector == "other" and any(_UNDER.sub("", role.lower()) in ROLES and _OF_A_BODY.search(role) for role in member.roles):
                _sector_beside(cast, member)


def _tell_sector(member: Member, told: Sequence[str], bodies: Mapping[str, str]) -> None:
    """The sector that the first of these words tells, with its reason; bodies: names and acronyms to their sectors."""
    member.sector, rule, words = told_by_roles(told, bodies)
    named = member.because.get(f"roles.{words}", member.because[""])
    member.because["sector"] = Because(rule, named.words)


def _sector_beside(cast: Cast, member: Member) -> None:
    """A bare role (`spokesperson X`) belongs to the body named before it."""
    first = cast.mentions_of(member.id)[0]
    body = cast.nearest_before(first.start, frozenset(("organisation",)))
    if body is not None and body.proper:
        member.sector = cast.members[body.actor].sector
        member.because["sector"] = Because("a bare role: the sector of the body named before it", ((body.start, body.end),))
