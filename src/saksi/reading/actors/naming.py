"""Names and roles kept on a member: the fullest form, the others as aliases, roles without article and clause."""

from __future__ import annotations

import re

from saksi.reading.actors.named_rows import PLURALS_OF_BODIES
from saksi.reading.actors.phrases import ARTICLES
from saksi.reading.actors.sectors import gender_of
from saksi.reading.dates.words import MONTH
from saksi.reading.text.cast import Member
from saksi.reading.text.found import Because
from saksi.reading.words.bodies import GROUP_WORDS, NOUN_PHRASES
from saksi.reading.words.openers import FUNCTION
from saksi.reading.words.roles import HONORIFICS

_SMALL = FUNCTION | ARTICLES | {"&"}
_WHO = re.compile(r"^(?:who|which|whose|whom)\b")
_DIGITS = re.compile(r"^(?:aged )?\d+(?:,\s*)?|,\s*\d+$")
_CLAUSE = re.compile(r",\s*(?:who|which|whose)\b.*$")
_INNER_CLAUSE = re.compile(r"\s(?:who|which|whose|that)\b.*$")
_KNOWN_AS = re.compile(r"(?:^|,?\s)(?:\w+ly |also |better |best )?(?:known as|nicknamed|alias)\b.*$")
_HEADS_A_BODY = re.compile(r"^who (heads|leads|chairs|runs|directs|founded)\s+(.+)$")


def apposed(words: str) -> str:
    """The role in an apposition: without age, article and relative clause."""
    words = _DIGITS.sub("", words).strip()
    leads = _HEADS_A_BODY.match(words)
    if leads:
        return f"head of {leads[2].split(',')[0]}"
    if _WHO.match(words):
        return ""
    words = _KNOWN_AS.sub("", _INNER_CLAUSE.sub("", _CLAUSE.sub("", words)))
    return re.sub(r"^(?:an?|the|also|now|formerly)\s+", "", words).strip()


_DAY = re.compile(rf"(?:\d{{1,2}} )?(?:{MONTH})(?: \d{{1,2}},?)?(?: \d{{4}})?")
"""`Ruth Amani, 8 March 2024, told us`: no role."""


def take_role(member: Member, role: str, why: Because) -> None:
    """Keep a role on a member, why it is one, and what it tells of the gender."""
    role = re.sub(r"^(?:an?|the)\s+", "", role, flags=re.IGNORECASE)
    if role and role.lower().rstrip(".") not in HONORIFICS and len(role) < 160 and not _DAY.fullmatch(role):
        if role not in member.roles:
            member.roles.append(role)
            member.because[f"roles.{role}"] = why
        member.gender = member.gender or gender_of(role.split(" of ")[0])


def fits_kind(member: Member, lows: list[str]) -> bool:
    """`which` goes with bodies; bodies have `which` or a noun for bodies, not the subject of the next clause."""
    if member.kind == "person":
        return lows[0] != "which"
    if lows[0] in {"the", "a", "an", "one"} or not {"'s", "’s"}.isdisjoint(lows):
        return any(low in GROUP_WORDS or low in NOUN_PHRASES or low in PLURALS_OF_BODIES for low in lows)
    return lows[0] in {"which", "whose"}


def alias(member: Member, text: str, why: Because) -> None:
    """Keep one more form of a member's name, and why it is one."""
    if text != member.name and text not in member.aliases:
        member.aliases.append(text)
        member.because[f"aliases.{text}"] = why


def fuller(member: Member, text: str, why: Because) -> None:
    """Keep the longer form as the name, the shorter as an alias; a name has no reason to be an alias."""
    if len(text) <= len(member.name):
        alias(member, text, why)
        return
    if text in member.aliases:
        member.aliases.remove(text)
        member.because.pop(f"aliases.{text}", None)
    shorter, member.name = member.name, text
    alias(member, shorter, why)


def same_body(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Whether two names (lower-case words) are of one body: `Cambodia Center` and `Cambodian Center`."""
    a = [low for low in ours if low not in _SMALL]
    b = [low for low in theirs if low not in _SMALL]
    return a == b or (
        len(a) == len(b) > 2 and all(x == y or (x[:5] == y[:5] and len(x) > 5) for x, y in zip(a, b, strict=True))
    )
