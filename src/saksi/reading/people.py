"""Whether a noun names people: words known as roles and groups, else by the ending of what people are called.

Rule: English makes most names of people with -er, -or, -ist, -ant, -ent, -ee, -ian and -man; nouns with these endings
that name things are listed in `data/roles.txt`. Only nouns that a number or an article counts are judged by ending.
"""

from __future__ import annotations

from saksi.reading.lexicon import words
from saksi.reading.roles import PLURALS, ROLES

_THINGS = words("roles.txt", "no people")
_ENDINGS = ("er", "or", "ist", "ant", "ent", "ee", "ian", "man", "woman", "folk", "mate", "ite", "ese", "child", "boy", "girl")
_MANY = tuple(ending + "s" for ending in _ENDINGS) + ("men", "women", "people", "folk", "children", "kin", "persons")


def many(low: str) -> bool:
    """A plural that names people: `traders`, `passers-by`, `boatmen`."""
    return low in PLURALS or (low.endswith(_MANY) and len(low) > 5 and low not in _THINGS)


def one(low: str) -> bool:
    """A singular that names a person: `cutter`, `catechist`."""
    return low in ROLES or (low.endswith(_ENDINGS) and len(low) > 4 and low + "s" not in _THINGS)
