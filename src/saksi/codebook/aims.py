"""The legitimate aims: the closed lists of ICCPR 19(3), 21 and 22(2), on which the three-part test stands.

Rule: an aim that is not on the list of a right cannot be chosen for it. Source: ICCPR; 19(3) was read, 21 and 22(2) are
remembered, so an aim of theirs is not called checked.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Aim:
    """One aim, and the rights whose article has it. checked: whether it was read for all of these."""

    code: str
    label: str
    rights: tuple[str, ...]
    checked: bool


EXPRESSION, ASSEMBLY, ASSOCIATION = "expression", "assembly", "association"
# The rights for which the three-part test is made, each with its paragraph of the Covenant.
TESTED = {EXPRESSION: "19(3)", ASSEMBLY: "21", ASSOCIATION: "22(2)"}
_ALL = tuple(TESTED)

AIMS = {
    aim.code: aim
    for aim in (
        Aim("reputation", "rights or reputations of others", (EXPRESSION,), checked=True),
        Aim("national-security", "national security", _ALL, checked=False),
        Aim("public-safety", "public safety", (ASSEMBLY, ASSOCIATION), checked=False),
        Aim("public-order", "public order", _ALL, checked=False),
        Aim("health-or-morals", "public health or morals", _ALL, checked=False),
        Aim("rights-of-others", "rights and freedoms of others", (ASSEMBLY, ASSOCIATION), checked=False),
    )
}
