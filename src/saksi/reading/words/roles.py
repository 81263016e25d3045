"""Words that name what people are: roles, kin, crowds, with the sector each points to; titles (`data/roles.txt`).

Rule: generic English only; what belongs to one country stands in its pack. A sector of "" is decided by the body
named beside the role (`director of X`).
"""

from __future__ import annotations

from saksi.reading.text.lexicon import by_heading, words

_IRREGULAR = {
    "man": "men", "woman": "women", "person": "people", "child": "children", "wife": "wives", "ally": "allies",
    "mp": "mps", "youth": "youths",
}  # fmt: skip
_VERBS_TOO = words("roles.txt", "verbs too")


def _plural(role: str) -> str:
    head, _, last = role.rpartition(" ")
    if last in _IRREGULAR:
        many = _IRREGULAR[last]
    elif last.endswith("man") and last not in {"human", "ombudsman"}:
        many = last[:-3] + "men"
    elif last.endswith(("s", "sh", "ch", "x")):
        many = last + "es"
    elif last.endswith("y") and last[-2] not in "aeiou":
        many = last[:-1] + "ies"
    else:
        many = last + "s"
    return f"{head} {many}" if head else many


ROLES: dict[str, str] = by_heading("roles.txt", "role")
"""Singular role (lower case, at most three words) to sector."""

PLURALS: dict[str, str] = {
    _plural(role): sector for role, sector in ROLES.items() if _plural(role) not in _VERBS_TOO
} | by_heading("roles.txt", "group")
"""Plural or collective head of a group to sector."""

HONORIFICS: dict[str, str] = by_heading("roles.txt", "title")
"""Titles before a name (lower case, without the full stop), to the gender they tell: m, f or ""."""

GENDERS: dict[str, str] = by_heading("roles.txt", "gender")
"""Roles that tell the gender."""

KIN = words("roles.txt", "kin")
"""What `his`, `her`, `their` and `X's` can own that acts or speaks."""
