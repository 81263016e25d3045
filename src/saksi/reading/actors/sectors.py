"""To which sector somebody belongs, told by the words of the role and the bodies named in it.

Rule: the role's own noun decides if it has a sector; else the body in the role; else its head word; else `other`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from saksi.reading.text.cast import NO_SECTOR
from saksi.reading.words.bodies import HEADS
from saksi.reading.words.roles import GENDERS, PLURALS, ROLES

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_GENERAL = re.compile(r"(?<=\bsecretary)[- ]general\b|(?<=\bdirector)[- ]general\b|\bgeneral (?=secretary|manager|director|counsel)", re.IGNORECASE)
"""Of what is no officer."""
_HEADS = r"(?:chief|head|chair\w*|administrator)s?"
_RUNS = r"(?:manager|owner|director|founder)s?"
_OUTLET = r"(?:station|newspaper|radio|magazine|website|broadcaster|news site)"
_BODIES = (
    (re.compile(r"\b(?:prison|penitentiary|correctional|security|intelligence|secret) services?\b", re.IGNORECASE), "security-forces"),
    (re.compile(r"\b(?:prosecutor|attorney|procurator|solicitor)[- ]general[’']s (?:office|chambers)\b", re.IGNORECASE), "judiciary"),
    (
        re.compile(
            r"\bpolice (?:department|directorate|bureau|service|headquarters|command)\b|\blaw[- ]enforcement\b|\b(?:intelligence|spy|national security) (?:and security )?(?:agency|agencies|department|bureau|directorate)\b"
            r"|\bstate security (?:agency|department|service)\b",
            re.IGNORECASE,
        ),
        "security-forces",
    ),
    (re.compile(r"\b(?:state (?!television|radio|broadcast|news)\w+|state|tax|revenue|fire|emergency|health|weather|forest|registry) service\b|\bpermanent mission\b", re.IGNORECASE), "state"),
    (
        re.compile(
            r"\b(?:journalists?|reporters?|press|editors?|media)[’']?s?[’']? (?:council|house|union|club|association|committee|cent(?:re|er)|syndicate|federation)\b|\b(?:union|federation|association|alliance|network|movement|society) (?:of|for) (?:\w+ ){0,2}(?:journalists|reporters|editors|broadcasters|media|press)\b|\bmedia (?:trade )?union\b",
            re.IGNORECASE,
        ),
        "media",
    ),
    (re.compile(r"\b(?:trade|labou?r) unions?\b(?! (?:law|act|bill|registr\w+|minist\w+))|\blabou?r congress\b", re.IGNORECASE), "union"),
    (re.compile(r"\b(?:news|press) agenc(?:y|ies)\b", re.IGNORECASE), "media"),
    (re.compile(r"\bbar (?:council|association)\b|\b(?:council of bars|law society)\b", re.IGNORECASE), "civil-society"),
    (re.compile(r"^(?:[\w-]+ )?(?:hospital|medical|school|church) (?:officials?|sources?|staff)$", re.IGNORECASE), "other"),
    (re.compile(r"^(?:[\w-]+ )?(?:union|federation) officials?$", re.IGNORECASE), "union"),
    (re.compile(r"^(?:[\w-]+ )?company officials?$", re.IGNORECASE), "business"),
    (re.compile(r"^(?:an? |senior |local )*party officials?$", re.IGNORECASE), "party-opposition"),
    (re.compile(r"\b(?:inter-american|african) commission\b|\bexternal action service\b|\bembassy\b|\bconsulate\b|\beuropean (?:union|commission|parliament)\b", re.IGNORECASE), "diplomatic"),
)
_STRONG = (
    *_BODIES,
    (re.compile(rf"\b(?:village|commune|district|ward|township|county|provincial|regional)(?:[’']s)? (?:deputy )?{_HEADS}$", re.IGNORECASE), "state"),
    (re.compile(rf"^(?:the |an? )?(?:[\w-]+ )?{_OUTLET}(?:[’']s)? {_RUNS}$|\b{_RUNS} of the {_OUTLET}$", re.IGNORECASE), "media"),
    (re.compile(rf"\b(?:member|secretary|{_HEADS}) of the committee\b(?! on\b)", re.IGNORECASE), "other"),
    (
        re.compile(r"\b(?:UN|U\.N\.|United Nations|special rapporteur|high commissioner)\b", re.IGNORECASE),
        "un",
    ),
    (re.compile(r"\b(?:ambassador|embassy|diplomats?|envoy)\b", re.IGNORECASE), "diplomatic"),
    (re.compile(r"\b(?:human )?rights (?:lawyer|attorney)s?\b", re.IGNORECASE), "civil-society"),
    (re.compile(r"\b(?:attorney|solicitor|prosecutor|procurator)[- ]general\b", re.IGNORECASE), "judiciary"),
    (
        re.compile(r"\b(?:police|army|military|navy|security forces|gendarmerie)\b", re.IGNORECASE),
        "security-forces",
    ),
    (re.compile(r"\bopposition\b", re.IGNORECASE), "party-opposition"),
    (re.compile(r"\bruling\b", re.IGNORECASE), "party-ruling"),
    (
        re.compile(
            r"\b(?:union|labou?r) (?:leader|president|member|representative|organi[sz]er|activist)s?\b|\bunionists?\b",
            re.IGNORECASE,
        ),
        "union",
    ),
    (re.compile(r"\b(?:court|judge|prosecutor)s?\b", re.IGNORECASE), "judiciary"),
    (re.compile(r"\b(?:ministry|minister|government|state|parliament|senate)\b", re.IGNORECASE), "state"),
    (
        re.compile(r"\b(?:rights (?:group|organi[sz]ation)|NGO|NGOs|civil society|activist)s?\b", re.IGNORECASE),
        "civil-society",
    ),
)
_ANY_STRONG = re.compile("|".join(f"(?:{pattern.pattern})" for pattern, _ in _STRONG), re.IGNORECASE)
"""Any of them: most words for somebody hold none."""

IN_POWER = frozenset(("state", "judiciary", "security-forces", "party-ruling"))
"""Sectors of those who rule, judge and command."""


def sector_of_body(name: str) -> str:
    """The sector that the whole name of a body tells, against its last word (`Prison Service`); "" if none."""
    return next((sector for pattern, sector in _BODIES if pattern.search(name)), "")


def told_by_role(role: str, bodies: Mapping[str, str]) -> tuple[str, str]:
    """(sector, rule that told it) of one role phrase; bodies: names and acronyms in the text to their sectors. "" for both if it does not tell."""
    for name, sector in bodies.items():
        if sector and sector != "other" and name in role and re.search(rf"\b{re.escape(name)}\b", role):
            return sector, f"the sector of `{name}`, named in the words `{role}`"
    for pattern, sector in _STRONG if _ANY_STRONG.search(role) else ():
        if found := pattern.search(role):
            return sector, f"the words `{found[0]}` in `{role}`"
    for word in reversed([found.lower() for found in _WORD.findall(_GENERAL.sub("", role))]):
        sector = ROLES.get(word) or PLURALS.get(word) or HEADS.get(word) or ""
        if sector:
            return sector, f"the noun `{word}` in `{role}`"
    return "", ""


def told_by_roles(roles: Iterable[str], bodies: Mapping[str, str]) -> tuple[str, str, str]:
    """(sector, rule that told it, the role): by the first of the roles that tells; `other` if none does."""
    for role in roles:
        sector, rule = told_by_role(role, bodies)
        if sector:
            return sector, rule, role
    return "other", NO_SECTOR, ""


def gender_of(role: str) -> str:
    """m, f or "" as the nouns of a role tell; only nouns that name the person (`wife of`, `spokeswoman`)."""
    for word in _WORD.findall(role):
        gender = GENDERS.get(word.lower())
        if gender:
            return gender
    return ""
