"""Papers, stations and agencies that pass on what others did or said, and those that speak for a state.

Rule: an outlet, no association of journalists, that tells in its own reporting of anybody but its own people relays; of its own it speaks as
one of those concerned. An outlet of a state, by what the text calls it or as an agency known everywhere, speaks as the state does.
"""

from __future__ import annotations

import re

from saksi.reading.text.cast import Member

_ASSOCIATION = re.compile(
    r"\b(?:union|association|federation|club|guild|council|syndicate|alliance|committee|cent(?:re|er)|society|circle|charter|shield|desk|institute|"
    r"foundation|network|house|fund|platform|journalists|reporters|editors|broadcasters|workers|press freedom|watch)\b",
    re.IGNORECASE,
)
_THE_PRESS = re.compile(r"\b(?:media|outlets|(?:news)?papers|news agencies|stations|channels|websites|dailies|reports)\b", re.IGNORECASE)
_ITS_WITNESSES = re.compile(r"(?:[Aa]n? |[Tt]he )?(?:[A-Z]{2,}|Reuters) (?:journalist|reporter|correspondent|witness)(?:s|es)?")
_OWN_PEOPLE = re.compile(
    r"^\W*(?:he|she|it|they)\b|\bstaff(?: members?|ers?)\b|\b(?:its|their|our) (?:own )?(?:[\w’'-]+ ){0,2}(?:journalist|report(?:er|ing)|editor|correspondent|staff|office|newsroom|presenter|crew|"
    r"team|employee|worker|director|manager|owner|founder|publisher|website|site|licen[cs]e|account|photographer|cameram[ae]n|columnist|studio|broadcast|story|article|bureau)",
    re.IGNORECASE,
)
_OF_A_STATE = re.compile(
    r"\b(?:state|government|official|state[- ](?:run|owned|controlled|backed|affiliated)|pro-(?:government|state|regime)|government[- ](?:run|owned|controlled|backed)|"
    r"judiciary[’']s|semi-official|ruling party[’']s)[- ](?:(?!of )[\w’'-]+ ){0,3}?(?:media|news|press|television|tv|broadcaster|radio|(?:news)?paper|daily|agency|website|channel)\b",
    re.IGNORECASE,
)
_AGENCIES = frozenset(
    "Xinhua|Global Times|People's Daily|CCTV|CGTN|KCNA|TASS|Tass|RIA Novosti|Sputnik|IRNA|Mizan|Press TV|Saudi Press Agency|SPA|SANA|BelTA|Belta|Anadolu|Vietnam News Agency|MENA|WAM".split("|")
)
"""Known everywhere as the voice of a state."""


def relays(member: Member, side: str, content: str) -> bool:
    """Whether an outlet, on this side, tells of others in its own reporting."""
    if side != "media":
        return False
    if _ITS_WITNESSES.fullmatch(member.name) is None:
        outlet = member.kind == "organisation" or (member.kind == "group" and _THE_PRESS.search(member.name) is not None)
        if not outlet or _ASSOCIATION.search(member.name):
            return False
    own = (member.name, *member.aliases)
    return not _OWN_PEOPLE.search(content) and not any(name in content for name in own)


def speaks_for_a_state(member: Member, side: str, called: str) -> bool:
    """Whether an outlet is a state's; called: what the text calls it."""
    known = any(name.replace("’", "'") in _AGENCIES for name in (member.name, *member.aliases))
    return side == "media" and member.kind != "person" and (known or _OF_A_STATE.search(" | ".join((called, member.name, *member.roles))) is not None)
