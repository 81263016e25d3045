"""Predicate frames: which act a verb or noun tells of, and on which conditions.

Rule: a frame is one line of `frame_table`; the table is read once, at import. Order of trial is the table's order.
Patterns are compiled when they are first asked for: most texts need few of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from saksi.reading.accounts.acts import frame_table as table

PAST, PART, ING, BASE = "past", "part", "ing", "base"
_VOWELS = "aeiou"
_NEVER: frozenset[str] = frozenset()
OF_NOBODY = frozenset(("restrictive-law", "law-widened", "internet-shutdown"))
"""Acts done to everybody: however they are told, they need no victim."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One way to tell of an act.

    who: what the victim is (person, body, media, party, any); thing: what of the victim's is concerned.
    after, without: patterns of what follows the verb; need: of the sentence; "" asks nothing. of: prepositions before
    the victim of a noun. The flags are those of `frame_table`.
    """

    act: str
    who: str = ""
    thing: str = ""
    after: str = ""
    without: str = ""
    need: str = ""
    subject: bool = False
    voices: frozenset[str] = frozenset(("active", "passive"))
    negated: bool = False
    law: bool = False
    finite: bool = False
    focus: bool = False
    itself: bool = False
    theirs: bool = False
    last: frozenset[str] = _NEVER
    of: frozenset[str] = _NEVER
    owner: bool = False


@dataclass(frozen=True, slots=True)
class Trigger:
    """A form of a verb: which tenses it can be, and the frames of its lemma in order."""

    tenses: frozenset[str]
    frames: tuple[Frame, ...]


def _frame(act: str, conditions: str) -> Frame:
    values: dict[str, str] = {}
    flags: set[str] = set()
    for part in filter(None, (item.strip() for item in conditions.split("; "))):
        key, equals, value = part.partition("=")
        if equals and key in {"who", "thing", "after", "not", "need", "of", "last"}:
            values[key] = value
        else:
            flags.add(part)
    voices = frozenset(
        ("active",) if "active" in flags else ("passive",) if "passive" in flags else ("active", "passive")
    )
    return Frame(
        act,
        who=values.get("who", ""),
        thing=table.THINGS[values["thing"]] if "thing" in values else "",
        after=values.get("after", "").replace("^", r"\A"),
        without=values.get("not", "").replace("^", r"\A"),
        need=values.get("need", ""),
        subject="subject" in flags,
        voices=voices,
        negated="negated" in flags,
        law="law" in flags,
        finite="finite" in flags,
        focus="focus" in flags,
        itself="itself" in flags,
        theirs="theirs" in flags,
        last=frozenset(filter(None, values.get("last", "").split("|"))),
        of=frozenset(filter(None, values.get("of", "").split("|"))),
        owner="owner" in flags,
    )


@cache
def pattern(words: str) -> re.Pattern[str]:
    """The compiled pattern of a frame; not case-sensitive."""
    return re.compile(words, re.IGNORECASE)


def _inflected(lemma: str) -> dict[str, set[str]]:
    """Form to tenses."""
    past, part, ing = table.IRREGULAR.get(lemma) or _regular(lemma)
    forms: dict[str, set[str]] = {}
    for form, tense in ((past, PAST), (part, PART), (ing, ING), (lemma, BASE)):
        forms.setdefault(form, set()).add(tense)
    for form in table.ALSO.get(lemma, ()):
        forms.setdefault(form, set()).update({ING} if form.endswith("ing") else {PAST, PART})
    return forms


def _regular(lemma: str) -> tuple[str, str, str]:
    if lemma.endswith("ee"):
        return lemma + "d", lemma + "d", lemma + "ing"
    if lemma.endswith("e"):
        return lemma + "d", lemma + "d", lemma[:-1] + "ing"
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma[:-1] + "ied", lemma[:-1] + "ied", lemma + "ing"
    return lemma + "ed", lemma + "ed", lemma + "ing"


def _verbs() -> dict[str, Trigger]:
    frames: dict[str, list[Frame]] = {}
    for act, lemmas, conditions in table.VERBS:
        frame = _frame(act, conditions)
        for lemma in lemmas:
            frames.setdefault(lemma, []).append(frame)
    forms: dict[str, tuple[set[str], list[Frame]]] = {}
    for lemma, kept in frames.items():
        for form, tenses in _inflected(lemma).items():
            standing = forms.setdefault(form, (set(), []))
            standing[0].update(tenses)
            standing[1].extend(kept)
    return {form: Trigger(frozenset(tenses), tuple(kept)) for form, (tenses, kept) in forms.items()}


def _nouns() -> dict[str, tuple[Frame, ...]]:
    nouns: dict[str, list[Frame]] = {}
    for act, words, conditions in table.NOUNS:
        for word in words:
            nouns.setdefault(word, []).append(_frame(act, conditions))
    return {word: tuple(kept) for word, kept in nouns.items()}


VERBS: dict[str, Trigger] = _verbs()
"""Lower-case form to trigger."""

NOUNS: dict[str, tuple[Frame, ...]] = _nouns()
"""Lower-case noun to its frames."""
