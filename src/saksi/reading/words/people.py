"""Whether a noun names people: words known as roles and groups, else by the ending of what people are called.

Rule: English makes most names of people with -er, -or, -ist, -ant, -ent, -ee, -ian and -man; nouns with these endings
that name things are listed in `data/roles.txt`. Only nouns that a number or an article counts are judged by ending.
"""

from __future__ import annotations

from saksi.reading.text.lexicon import words
from saksi.reading.words.roles import PLURALS, ROLES

_THINGS = words("roles.txt", "no people")
_NO_ONE = words("roles.txt", "no person")
_ONE = ("er", "or", "ist", "ian", "man", "woman", "boy", "girl")
_LONG_ONE = ("mistress", "employee", "trainee", "detainee", "classmate", "roommate", "cellmate", "workmate", "agent", "inmate")
_MANY = (
    *(ending + "s" for ending in (*_ONE, "ant", "ent", "ee", "mate")),
    "men",
    "women",
    "people",
    "folk",
    "children",
    "persons",
)


def many(low: str) -> bool:
    """A plural that names people: `traders`, `passers-by`, `boatmen`."""
    return low in PLURALS or (low.endswith(_MANY) and len(low) > 5 and low not in _THINGS)


def one(low: str) -> bool:
    """A singular that names a person: `cutter`, `catechist`."""
    if low in ROLES or low.endswith(_LONG_ONE):
        return True
    return low.endswith(_ONE) and len(low) > 5 and low not in _NO_ONE and low + "s" not in _THINGS
