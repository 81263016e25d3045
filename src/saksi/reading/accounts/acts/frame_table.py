"""The words that tell of acts, as `data/frames.txt` has them: verbs, nouns and things by code of act.

Rule: general English of the news; the first frame of a word that fits wins, so fixed expressions (`[phrases]`) go
before plain verbs (`[verbs]`), and narrow ones before wide ones. A frame is one line: act | words | conditions.

    who=     person, body, media, party, any: what the victim must be
    thing=   a key of THINGS: what is done is done to a thing of the victim's
    after=   what must follow the verb within its sentence; `^` at once
    not=     what must not follow; need= what the sentence must hold
    last=    acts, one of which must have been told last
    subject  the victim is the subject of the active verb (of a noun of time: who the sentence is about)
    active / passive: only in this voice
    focus    where the sentence names no victim, it is whom the last act was done to
    theirs   the victim is always whom the last act was done to: the object is their lawyer or witness
    itself   where nobody owns the thing, the thing stands for those it belongs to
    law      the act needs no victim; finite: not as a participle; negated: only with `not`
    of=      before the victim of a noun; owner: the possessor of the noun is the victim

In a pattern `<name>` stands for a macro and `~4` for up to four words of any kind.
"""

from __future__ import annotations

import re

from saksi.reading.text.lexicon import lines

_FILE = "frames.txt"
_MACRO = re.compile(r"<(\w+)>(?!\w)")
_GAP = re.compile(r"~(\d)")


def _pairs(section: str) -> dict[str, str]:
    return dict(line.split(" = ", 1) for line in lines(_FILE, section))


_MACROS = _pairs("macros")


def expanded(pattern: str) -> str:
    """The pattern with its macros and gaps written out."""
    while any(match[1] in _MACROS for match in _MACRO.finditer(pattern)):
        pattern = _MACRO.sub(lambda match: _MACROS.get(match[1], match[0]), pattern)
    return _GAP.sub(r"(?:\\S+ ){0,\1}?", pattern)


def _frames(section: str) -> list[tuple[str, list[str], str]]:
    found = []
    for line in lines(_FILE, section):
        act, words, *rest = line.split(" | ")
        found.append((act.strip(), words.split(), expanded(" | ".join(rest))))
    return found


def _forms(section: str) -> dict[str, tuple[str, ...]]:
    return {first: tuple(rest) for first, *rest in (line.split() for line in lines(_FILE, section))}


THINGS: dict[str, str] = {name: expanded(pattern) for name, pattern in _pairs("things").items()}
"""Patterns of the things that are done something to; not case-sensitive."""

VERBS = [*_frames("phrases"), *_frames("verbs")]
"""(act, lemmas, conditions) in order of trial."""

NOUNS = _frames("nouns")
"""(act, nouns, conditions) in order of trial."""

IRREGULAR = _forms("irregular")
"""Past, participle and -ing form of the verbs that do not simply add -ed and -ing."""

ALSO = _forms("also")
"""Other spellings of the past and the -ing form."""
