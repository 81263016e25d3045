"""Places as the country packs know them: what lies within what, and under which name an incident is counted.

An incident is counted under the province where the pack knows it, else under the place as told. A name is known also with the word for its
level (`Kratie province`, `ខេត្តក្រចេះ`): so people write it, and what is missed of Khmer text is added by hand.

Source: the places of the country packs, whose parents lead up to the country.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from saksi.codebook.lists import khmer_terms
from saksi.codebook.packs import Pack, Place, available_packs, load_pack
from saksi.kernel.scripts import KHMER, letters_of

_NAMELESS = re.compile(r"(?:the|an?|his|her|their|its) [^A-Z]*")
_KHMER_LEVELS = {"province": ("province", "capital"), "city": ("municipality",), "district": ("district", "khan")}
"""From the level of a place to the English terms of the Khmer words that stand before its name."""


@cache
def _index(pack: str) -> tuple[dict[str, str], dict[str, tuple[str, str, str]]]:
    """From any form of a name to its code, and from code to (name, level, parent)."""
    loaded: Pack = load_pack(pack)
    forms: dict[str, str] = {}
    for place in loaded.places:
        for form in place.forms:
            forms.setdefault(_key(form), place.code)
    for place in loaded.places:
        for form in _with_level(place):
            forms.setdefault(_key(form), place.code)
    return forms, {place.code: (place.name, place.level, place.parent) for place in loaded.places}


def _key(name: str) -> str:
    """A name as it is looked up: in either case, in Khmer in either spelling and with blanks or without."""
    return letters_of(name) if KHMER.search(name) else name.casefold().strip()


def _with_level(place: Place) -> list[str]:
    """The names of a place together with the word for its level."""
    khmer = [khmer_terms("place word")[term] for term in _KHMER_LEVELS.get(place.level, ())]
    english = [place.level] if place.level in _KHMER_LEVELS else []
    return [name for form in place.forms for name in ([word + form for word in khmer] if KHMER.search(form) else [f"{form} {word}" for word in english])]


def counted_under(name: str, pack: str) -> str:
    """The province that holds a place, the country for a country, else the name as it was told."""
    forms, places = _index(pack)
    code = forms.get(_key(name), "")
    found = name
    seen: set[str] = set()
    while code in places and code not in seen:
        seen.add(code)
        label, level, parent = places[code]
        if level == "province":
            return label
        if level == "country" and len(seen) == 1:
            return label
        code = parent
    return found


def counted_together(told: Collection[tuple[str, str]]) -> set[tuple[str, str]]:
    """The provinces, with their packs, under which one incident is counted of which these places, with packs, are told.

    A place that holds another one, as a country its town, is told less exactly, and counts for nothing of its own. Nor does one that no pack
    knows and that says the name of another told (`Velm market` and `Velm`), or that has no name at all (`the cell`).
    """
    spots = {one: spot_of(*one) for one in told}
    known = [name for (name, _pack), spot in spots.items() if spot.level]
    holding = {wider.key for spot in spots.values() for wider in spot.within}
    exact = [one for one, spot in spots.items() if (spot.key not in holding if spot.level else _named_apart(one[0], known))]
    return {(counted_under(name, pack), pack) for name, pack in exact}


def _named_apart(name: str, known: Collection[str]) -> bool:
    """Whether a place that no pack knows has a name, and not that of a known one with more words."""
    said = any(re.search(rf"(?<!\w){re.escape(_key(other))}(?!\w)", _key(name)) for other in known)
    return not said and not _NAMELESS.fullmatch(name.strip())


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that is one, however it is spelled. key: for addresses, `pack/code`, or `-/name` where no pack knows it.

    level: country, province, district; "" where no pack knows it. within: the places that hold it, the nearest first.
    """

    key: str
    name: str
    level: str = ""
    within: tuple[Spot, ...] = ()


def spot_of(name: str, pack: str, code: str = "") -> Spot:
    """The place of this name (or of this code of the pack), as the pack knows it, else the name alone."""
    forms, places = _index(pack)
    known = code if code in places else forms.get(_key(name), "")
    return _spot(pack, known) if known else Spot(f"-/{' '.join(name.split()).casefold()}", name)


def spot_at(key: str) -> Spot | None:
    """The place of a key; None for one that no pack has. One that is only a name is taken as it is."""
    pack, _, code = key.partition("/")
    if pack == "-":
        return Spot(key, code) if code else None
    return _spot(pack, code) if pack in available_packs() and code in _index(pack)[1] else None


@cache
def _spot(pack: str, code: str) -> Spot:
    places = _index(pack)[1]
    chain = [code]
    while (parent := places[chain[-1]][2]) in places and parent not in chain:
        chain.append(parent)
    within: tuple[Spot, ...] = ()
    for at in reversed(chain):
        spot = Spot(f"{pack}/{at}", places[at][0], places[at][1], within)
        within = (spot, *within)
    return spot
