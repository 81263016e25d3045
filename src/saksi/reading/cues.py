"""Words of saying: each with what may follow it and what the speaker does with it.

Rule: a lemma lists its frames in order of trial. The forms are generated; irregular ones are given.
Source: grown from the 297 forms of the JournalismAI quote project (Apache-2.0), re-classed, with demand, judgement,
denial and commitment added.

Frames
    S   a clause or a quotation: said (that) ...          Q   only a quotation, or a clause with `that`
    T   somebody, then a clause or a quotation: told X    D   somebody, then to-infinitive: urged X to ...
    F   with its preposition, a thing: called for ...     C   a thing and a judgement of it: called X unjust
    A   somebody, then of or for: accused X of ...        J   a thing: condemned the arrest
    I   a to-infinitive: vowed to ...                     N   concern, fear and the like: expressed concern that
    X   a thing brought up: cited an incident of ...
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from saksi.reading.lexicon import lines, sections, words


@dataclass(frozen=True, slots=True)
class Cue:
    """A form of a verb of saying. tense: base, s, past, part, ing. does: its class, which the position starts from."""

    lemma: str
    frames: str
    does: str
    tense: str


def _irregular() -> dict[str, tuple[str, ...]]:
    pairs = (line.partition(": ") for line in lines("cues.txt", "irregular"))
    return {lemma: tuple(forms.split()) for lemma, _, forms in pairs}


_IRREGULAR = _irregular()


def _inflect(lemma: str) -> tuple[str, ...]:
    """Third person, past, participle, -ing form."""
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma]
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return f"{lemma[:-1]}ies", f"{lemma[:-1]}ied", f"{lemma[:-1]}ied", f"{lemma}ing"
    s = f"{lemma}es" if lemma.endswith(("s", "sh", "ch", "x")) else f"{lemma}s"
    if lemma.endswith("e"):
        return s, f"{lemma}d", f"{lemma}d", f"{lemma[:-1]}ing"
    return s, f"{lemma}ed", f"{lemma}ed", f"{lemma}ing"


def _forms() -> dict[str, Cue]:
    """Every form of every lemma; past forms win over base forms of the same letters (`read`)."""
    forms: dict[str, Cue] = {}
    for heading, lemmas in sections("cues.txt").items():
        does, _, frames = heading.partition(" ")
        for lemma in lemmas if frames else ():
            for form, tense in zip((lemma, *_inflect(lemma)), ("base", "s", "past", "part", "ing"), strict=True):
                if form not in forms or tense == "past":
                    forms[form] = Cue(lemma, frames, does, tense)
    return forms


CUE_FORMS: dict[str, Cue] = _forms()
"""Lower-case form of one word to its cue."""

PREPOSITIONS: dict[str, tuple[str, ...]] = {
    "call": ("on", "upon", "for"), "appeal": ("to", "for"), "ask": ("for",), "plead": ("for", "with"), "demand": ("for",), "hit": ("out",), "point": ("out",),
    "lash": ("out",), "complain": ("about", "of"), "warn": ("of", "against", "about"),
}  # fmt: skip
"""Prepositions that belong to the cue, by lemma."""

CONCERNS = words("cues.txt", "concerns")
"""Nouns that expressing and voicing take."""

NO_COMMENT = re.compile(
    r"(?:could|can) ?not (?:immediately |be immediately |yet )?be (?:immediately |directly )?(?:reached|contacted)(?: (?:for|to) (?:further )?(?:comment|a comment|comments|a response|an interview))?"
    r"|(?:were|was|is|are) (?:not (?:immediately )?(?:available|reachable)|unavailable|unreachable)(?: (?:for|to) (?:further )?(?:comments?|an interview|a response))?"
    r"|(?:declined|refused|refuses|declines|declining|refusing) (?:(?:requests|a request) (?:for|to) (?:comment|be interviewed)|to (?:(?:immediately |further )?(?:comment|elaborate|answer(?: questions)?|be interviewed|respond|give (?:details|further details|any details)|discuss|speak to (?:reporters|journalists|the media|the press)|provide (?:details|further details|a comment)|talk to (?:reporters|journalists|the media|the press))(?: further)?))"
    r"|(?:did|do|does|has|have|had)(?: not|n[’']t)(?: yet)? (?:immediately )?(?:(?:respond(?:ed)?|repl(?:y|ied)|answer(?:ed)?|return(?:ed)?|react(?:ed)?)(?: to)?(?:(?: \w+){0,5}? (?:requests?|questions|calls?|messages?|emails?|queries|inquiries|phone calls))?(?: (?:for|seeking) (?:an? )?(?:further )?(?:comments?|interviews?|response))?|comment(?:ed)?\b(?! that)|pick(?:ed)? up(?: (?:his|her|the) phone)?)"
    r"|(?:would|will|could) not (?:comment|elaborate|discuss|say more|give details|answer questions)(?: (?:it|the case|the matter|the arrests?|on the case))?(?: further)?"
    r"|(?:has|have|had) (?:so far )?said nothing|(?:remained|kept|stayed) silent"
    r"|(?:made|offered|gave|had|provided) no (?:immediate )?(?:comment|response|answer|reply)"
    r"|(?:ignored|hung up on|failed to (?:respond|reply) to) (?:\w+ ){0,4}?(?:requests?|calls?|questions)(?: for comment)?",
)
"""What is told of somebody who did not speak. Not followed by what was answered to others than the paper."""
