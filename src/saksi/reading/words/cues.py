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
    X   a thing brought up: cited an incident of ...    H   a quotation, `that`, or said after its content
    K   a number: counted 40 raids                       o   with `of` only: spoke of “rioters”
    M   a thing and its measure or cause: put the number at 22, put the crash down to speed
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from saksi.reading.text.lexicon import lines, sections, words


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


_DOUBLED = re.compile(r"[^aeiou]*[aeiou][bdgmnprt]")
"""`shrug`, `sob`: one short vowel and one consonant, which doubles."""


def _inflect(lemma: str) -> tuple[str, ...]:
    """Third person, past, participle, -ing form."""
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma]
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return f"{lemma[:-1]}ies", f"{lemma[:-1]}ied", f"{lemma[:-1]}ied", f"{lemma}ing"
    if _DOUBLED.fullmatch(lemma):
        return f"{lemma}s", f"{lemma}{lemma[-1]}ed", f"{lemma}{lemma[-1]}ed", f"{lemma}{lemma[-1]}ing"
    s = f"{lemma}es" if lemma.endswith(("s", "sh", "ch", "x")) else f"{lemma}s"
    if lemma.endswith("e"):
        return s, f"{lemma}d", f"{lemma}d", f"{lemma[:-1]}ing"
    return s, f"{lemma}ed", f"{lemma}ed", f"{lemma}ing"


def _forms() -> dict[str, Cue]:
    """Every form of every lemma; past forms win over base forms of the same letters (`read`)."""
    forms: dict[str, Cue] = {}
    for heading, lemmas in sections("cues.txt").items():
        does, _, frames = heading.partition(" ")
        for lemma in lemmas if frames and does != "phrase" else ():
            for form, tense in zip((lemma, *_inflect(lemma)), ("base", "s", "past", "part", "ing"), strict=True):
                if form not in forms or tense == "past":
                    forms[form] = Cue(lemma, frames, does, tense)
    return forms


CUE_FORMS: dict[str, Cue] = _forms()
"""Lower-case form of one word to its cue."""


def _phrases() -> dict[str, list[tuple[tuple[str, ...], Cue]]]:
    found: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}
    for heading, phrases in sections("cues.txt").items():
        kind, _, rest = heading.partition(" ")
        does, _, frames = rest.partition(" ")
        for phrase in phrases if kind == "phrase" else ():
            verb, *following = phrase.split()
            forms = ("is", "was", "are", "were") if verb == "be" else (verb, *_inflect(verb))
            for form in dict.fromkeys(forms):
                tense = "ing" if form.endswith("ing") else "past"
                found.setdefault(form, []).append((tuple(following), Cue(phrase, frames, does, tense)))
    return found


PHRASES: dict[str, list[tuple[tuple[str, ...], Cue]]] = _phrases()
"""First word of a phrase of saying to the words that must follow, and its cue."""

PREPOSITIONS: dict[str, tuple[str, ...]] = {
    "call": ("on", "upon", "for"), "appeal": ("to", "for"), "ask": ("for",), "plead": ("for", "with"), "demand": ("for",), "hit": ("out",), "point": ("out", "to"), "confess": ("to",), "speak": ("of",), "talk": ("of",), "refer": ("to",), "boast": ("about", "of"), "brag": ("about", "of"),
    "lash": ("out",), "complain": ("about", "of"), "warn": ("of", "against", "about"),
}  # fmt: skip
"""Prepositions that belong to the cue, by lemma."""

CONCERNS = words("cues.txt", "concerns")
"""Nouns that expressing and voicing take."""
