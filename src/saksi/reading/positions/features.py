"""Plain features beside the encoder's vectors: what the rules say, who speaks, how it is said.

Rule: a feature is a number between about 0 and 1 that a person can read off the page.
"""

from __future__ import annotations

import re
from math import log1p

from saksi.codebook.lists import codebook
from saksi.reading.positions.positions import Utterance, position_of
from saksi.reading.text.page import Page
from saksi.reading.words.cues import CUE_FORMS

KINDS = ("person", "organisation", "group")
MANNERS = ("direct", "indirect", "mixed")
CLASSES = tuple(sorted({cue.does for cue in CUE_FORMS.values()} | {"no-comment"}))
_NEGATED = re.compile(r"\b(?:not|never|no|nothing|none|nobody|without|neither|nor)\b|n[’']t\b", re.IGNORECASE)
_OWN = re.compile(r"\b(?:i|we|our|us|my|me)\b", re.IGNORECASE)
_PAST = re.compile(r"\b(?:was|were|had|did|\w{3,}ed)\b", re.IGNORECASE)
_MODAL = re.compile(r"\b(?:should|must|ought|need|will|would|shall)\b|[’']ll\b", re.IGNORECASE)


def cue_class(words: str) -> tuple[str, str]:
    """(class, lemma) of the words of saying; ("", "") where the lexicon lacks them."""
    for word in re.findall(r"[\w’'-]+", words.lower()):
        cue = CUE_FORMS.get(word)
        if cue is not None:
            return cue.does, cue.lemma
    return "", ""


def position_features(
    page: Page, content: tuple[int, int], cue: tuple[int, int], sector: str, kind: str, manner: str
) -> tuple[float, ...]:
    """What the rules take the position for, the class of the cue, the speaker, and a few marks of the words."""
    said = page.text[content[0] : content[1]]
    does, lemma = cue_class(page.text[cue[0] : cue[1]])
    ruled = position_of(Utterance(said, does, lemma, sector, manner == "direct"))
    return (
        *_one_hot(ruled, tuple(codebook().positions)),
        *_one_hot(does, CLASSES),
        *_one_hot(sector, tuple(codebook().sectors)),
        *_one_hot(kind, KINDS),
        *_one_hot(manner, MANNERS),
        log1p(len(said)) / 8,
        float(bool(_NEGATED.search(said))),
        float(bool(_OWN.search(said))),
        float(bool(_PAST.search(said))),
        float(bool(_MODAL.search(said))),
        float("?" in said),
    )


def act_features(ruled: str | None) -> tuple[float, ...]:
    """What the rules take the act for; all zero if they see none."""
    return _one_hot(ruled or "", tuple(codebook().acts))


def _one_hot(value: str, values: tuple[str, ...]) -> tuple[float, ...]:
    return tuple(float(value == one) for one in values)
