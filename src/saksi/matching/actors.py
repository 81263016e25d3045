"""Which actors may be one: names alike, and what else two share; each with its reason. Nothing is merged here.

Rule: a suggestion needs names that are alike; a role, an incident, a case or a document told of both speaks for it beside them. For two persons a
name alone is never enough, however exactly it fits, for romanised names are shared by many: such a suggestion says `name_alone`.
Steps: the words of a name without case, accents and titles; how two names are alike; what else two share; the likeliest first.
Source: the bar for near spellings was set on the romanisations in `tests/matching/test_actors.py`, of which it finds all and none of the
pairs of different people there.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz

NEAR = 86.0  # of 100: the share of letters that two names have in common, in order, by rapidfuzz's ratio
SHORTEST = 6  # letters of a name in which a near spelling is no chance
INITIALS = 3  # letters of an acronym
MOST = 20
PERSON = "person"
_TITLES = frozenset(
    "mr mrs ms miss dr prof sir madam excellency he h.e okhna oknha lok neak datuk dato tan sri".split()
)
_SMALL = frozenset("a an and at de del des di for in la le of on the to und van von y".split())


class Why(StrEnum):
    """What speaks for two being one."""

    SAME_NAME = "same-name"
    ORDER = "order"
    ACRONYM = "acronym"
    SPELLING = "spelling"
    ROLE = "role"
    INCIDENT = "incident"
    CASE = "case"
    DOCUMENT = "document"




@dataclass(frozen=True, slots=True)
class Named:
    """An actor as documents name it. incidents, cases, documents: where it is told of, by number."""

    key: int
    kind: str
    names: tuple[str, ...]
    roles: tuple[str, ...] = ()
    incidents: frozenset[int] = frozenset()
    cases: frozenset[int] = frozenset()
    documents: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason, with the words that it rests on: the two names, the role, or how many incidents, cases, documents are shared."""

    why: Why
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Likeness:
    """That an actor may be the same as the one asked for. name_alone: two persons who share nothing but a name."""

    key: int
    reasons: tuple[Reason, ...]
    name_alone: bool


def alike(one: Named, others: Iterable[Named], most: int = MOST) -> list[Likeness]:
    """Those of the others that may be this one, the likeliest first: what shares most beside the name, then the closest names."""
    mine = [Name.of(name) for name in dict.fromkeys(one.names)]
    found = []
    for other in others:
        if other.key != one.key and _same_kind(one, other):
            named = _named(mine, other)
            if named is not None:
                closeness, reason = named
                beside = tuple(_beside(one, other))
                alone = one.kind == PERSON and not beside
                found.append((-len(beside), -closeness, other.key, Likeness(other.key, (reason, *beside), alone)))
    return [likeness for *_order, likeness in sorted(found, key=lambda line: line[:3])[:most]]


def _same_kind(one: Named, other: Named) -> bool:
    """Persons are compared with persons; an organisation may be called a group elsewhere."""
    return (one.kind == PERSON) == (other.kind == PERSON)


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it is compared. words: in order; by_order: joined in the order of letters; initials: of its weighty words."""

    said: str
    words: tuple[str, ...]
    by_order: str
    initials: str

    @classmethod
    def of(cls, name: str) -> Name:
        """Take a name apart."""
        words = tuple(word for word in _words(name) if word not in _TITLES) or tuple(_words(name))
        weighty = [word for word in words if word not in _SMALL]
        return cls(name, words, " ".join(sorted(words)), "".join(word[0] for word in weighty))


def _words(name: str) -> Iterator[str]:
    """The words of a name without case, accents and invisible breaks; marks of other scripts are letters and stay."""
    plain = unicodedata.normalize("NFKD", name.replace("\u200b", "").replace("\u200c", "")).casefold()
    kept = "".join(c if c.isalnum() or unicodedata.category(c)[0] == "M" else " " for c in plain)
    for word in kept.split():
        bare = "".join(c for c in word if not "\u0300" <= c <= "\u036f")
        if bare:
            yield bare


def _named(mine: list[Name], other: Named) -> tuple[float, Reason] | None:
    """How the names of two are alike."""
    return closest(mine, [Name.of(name) for name in dict.fromkeys(other.names)], persons=other.kind == PERSON)


def closest(mine: Iterable[Name], theirs: Iterable[Name], *, persons: bool) -> tuple[float, Reason] | None:
    """The closest pair of two lists of names, 0 to 100, with the reason; None where none is alike. persons: acronyms do not count."""
    best: tuple[float, Reason] | None = None
    for other in theirs:
        for name in mine:
            found = _pair(name, other, persons=persons)
            if found is not None and (best is None or found[0] > best[0]):
                best = (found[0], Reason(found[1], (name.said, other.said)))
    return best


def _pair(one: Name, other: Name, *, persons: bool) -> tuple[float, Why] | None:
    if not one.words or not other.words:
        return None
    if one.words == other.words:
        return 100.0, Why.SAME_NAME
    if one.by_order == other.by_order:
        return 99.0, Why.ORDER
    if not persons and (_stands_for(one, other) or _stands_for(other, one)):
        return 95.0, Why.ACRONYM
    if min(len(one.by_order), len(other.by_order)) < SHORTEST or len(one.words) != len(other.words):
        return None
    turned = " ".join(other.words[-1:] + other.words[:-1])
    pairs = (
        (one.by_order, other.by_order),
        (" ".join(one.words), " ".join(other.words)),
        (" ".join(one.words), turned),
    )
    near = max(fuzz.ratio(a, b, score_cutoff=NEAR) for a, b in pairs)
    return (near, Why.SPELLING) if near else None


def _stands_for(short: Name, full: Name) -> bool:
    """Whether a name of one word is the initials of a longer one."""
    return (
        len(short.words) == 1 and len(short.words[0]) >= INITIALS <= len(full.words) and short.words[0] == full.initials
    )


def _beside(one: Named, other: Named) -> Iterator[Reason]:
    """What two share beside their names."""
    theirs = {" ".join(_words(role)): role for role in other.roles}
    shared = [role for role in dict.fromkeys(one.roles) if " ".join(_words(role)) in theirs]
    if shared:
        yield Reason(Why.ROLE, tuple(shared))
    shares = (
        (Why.INCIDENT, one.incidents & other.incidents),
        (Why.CASE, one.cases & other.cases),
        (Why.DOCUMENT, one.documents & other.documents),
    )
    yield from (Reason(why, (str(len(both)),)) for why, both in shares if both)
