"""Which documents have one origin: copies, quotations, one wire, one voice; each link with its reason.

Rule: documents of one origin count once. The machine proposes links and names what made it think so; a person's word about two documents
wins over it, for joining and for parting. What is parted may still be one by way of a third.
Steps: what links each two, what people said, the groups that the links make.
Source: docs/decisions/0004, origins are counted. The bars were set on 300 news reports of HRDsAttack: of their
44,850 pairs, those that tell the same in the same words share 0.56 to 0.99 of their runs of five words (Jaccard), all others at most 0.22.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from saksi.matching.credits import agency_of, quotation_of

RUN = 5  # words
COPY = 0.4  # share of the runs of two texts together that stand in both
EXCERPT = 0.5  # share of the runs of the shorter text that stand in the longer
LEAST = 30  # runs: shorter texts are compared only whole
_WORD = re.compile("[\u1780-\u17ff]|[^\\W_]+")  # Khmer is written without spaces: each of its letters counts as a word


class Why(StrEnum):
    """What makes two documents one origin."""

    SAME_TEXT = "same-text"
    COPY = "copy"
    QUOTES = "quotes"
    AGENCY = "agency"
    PUBLISHER = "publisher"
    VOICE = "voice"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Source:
    """A document that tells of an incident. voices: who tells it there, where all of its accounts are told by somebody."""

    key: int
    text: str
    publisher: str = ""
    voices: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a person said about two documents: that they have one origin, or not."""

    document: int
    origin: int
    same: bool


@dataclass(frozen=True, slots=True)
class Link:
    """That two documents (their keys) have one origin, and why. detail: the share in percent, or the words that say so."""

    one: int
    other: int
    why: Why
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """Documents that count once, in the order given, and what links them."""

    members: tuple[int, ...]
    links: tuple[Link, ...] = ()


def origins(sources: Sequence[Source], opinions: Iterable[Opinion] = ()) -> tuple[Origin, ...]:
    """The independent origins of these documents. opinions: the last one about two documents counts."""
    said = {frozenset((o.document, o.origin)): o for o in opinions}
    parted = {pair for pair, opinion in said.items() if not opinion.same}
    found = [link for link in _links(sources) if frozenset((link.one, link.other)) not in parted]
    keys = {source.key for source in sources}
    found += [Link(o.document, o.origin, Why.PERSON) for pair, o in said.items() if o.same and pair <= keys]
    return _groups([source.key for source in sources], found)


def _links(sources: Sequence[Source]) -> Iterator[Link]:
    """All that links two of the sources, the first reason for each two."""
    runs = {source.key: runs_of(source.text) for source in sources}
    agencies = {source.key: agency_of(source.text) for source in sources}
    for one, other in combinations(sources, 2):
        link = (
            _same_words(one, other, runs)
            or _quotation(one, other)
            or _quotation(other, one)
            or _agency(one, other, agencies)
            or _shared(one, other)
        )
        if link is not None:
            yield link


def runs_of(text: str) -> frozenset[int]:
    """The runs of five words of a text, as hashes; case and punctuation do not count."""
    words = [word.casefold() for word in _WORD.findall(text)]
    return frozenset(hash(tuple(words[at : at + RUN])) for at in range(len(words) - RUN + 1))


def _same_words(one: Source, other: Source, runs: dict[int, frozenset[int]]) -> Link | None:
    if one.text == other.text:
        return Link(one.key, other.key, Why.SAME_TEXT)
    a, b = runs[one.key], runs[other.key]
    shorter = min(len(a), len(b))
    if shorter < LEAST:
        return None
    both = len(a & b)
    whole, part = both / (len(a) + len(b) - both), both / shorter
    if whole < COPY and part < EXCERPT:
        return None
    return Link(one.key, other.key, Why.COPY, f"{part:.0%}")


def _quotation(one: Source, other: Source) -> Link | None:
    words = quotation_of(one.text, other.publisher) if other.publisher != one.publisher else ""
    return Link(one.key, other.key, Why.QUOTES, words) if words else None


def _agency(one: Source, other: Source, agencies: dict[int, str]) -> Link | None:
    """Both carry the wire of one agency, or one carries the other's."""
    first, second = (agencies[s.key] or agency_of(f"Source: {s.publisher}", known=True) for s in (one, other))
    credited = agencies[one.key] or agencies[other.key]
    return Link(one.key, other.key, Why.AGENCY, first) if credited and first == second else None


def _shared(one: Source, other: Source) -> Link | None:
    """One publisher, or the same people tell it in both."""
    if one.publisher and one.publisher.casefold() == other.publisher.casefold():
        return Link(one.key, other.key, Why.PUBLISHER, one.publisher)
    if one.voices and one.voices == other.voices:
        return Link(one.key, other.key, Why.VOICE)
    return None


def _groups(keys: Sequence[int], links: Sequence[Link]) -> tuple[Origin, ...]:
    head = {key: key for key in keys}

    def first(key: int) -> int:
        while head[key] != key:
            key = head[key]
        return key

    for link in links:
        head[first(link.other)] = first(link.one)
    groups: dict[int, list[int]] = {}
    for key in keys:
        groups.setdefault(first(key), []).append(key)
    return tuple(
        Origin(tuple(members), tuple(link for link in links if link.one in members)) for members in groups.values()
    )
