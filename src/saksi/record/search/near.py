"""Near spellings: words of the index that differ from a typed one by a letter or two, or by how sounds are written in Latin letters.

Rule: whoever asks is offered only words that they find themselves; `found` says so. An h after a consonant and doubled letters do not
count. Words are compared within a block, by how their sound begins, so that few need to be read: another letter in place of the first or
second is not looked for.
Source: the edit distance that counts two letters changed round as one (optimal string alignment).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import groupby

from rapidfuzz.distance import OSA

from saksi.record.models import SearchWord

SHORTEST = 4
LONG = 6  # from here on two letters may differ
MOST_OFFERED = 3
MOST_TRIED = 40
_SILENT = re.compile(r"(?<=[bcdfgjklmnpqrstvwxz])h")
_TWICE = re.compile(r"(.)\1")


def sound_of(word: str) -> str:
    """How a word in Latin letters sounds, roughly: `theary` and `teary`, `chann` and `can` are written alike."""
    return _TWICE.sub(r"\1", _SILENT.sub("", word))


def block_of(word: str) -> str:
    """The beginning of its sound."""
    return sound_of(word)[:2]


def _blocks(word: str) -> set[str]:
    """Where to look: also for a word of whose first three letters one is too many, or two are changed round."""
    ways = [word, *(word[:at] + word[at + 1 :] for at in range(3))]
    ways += [word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(3)]
    return {block_of(way) for way in ways}


def near(word: str, found: Callable[[str], bool]) -> tuple[str, ...]:
    """The nearest words to a folded one, all equally near, by alphabet; none for a word that is too short.

    found: whether whoever asks finds a word.
    """
    if len(word) < SHORTEST or not word.isalpha():
        return ()
    most, sound = (2 if len(word) >= LONG else 1), sound_of(word)
    near_ones: list[tuple[int, str]] = []
    for other in SearchWord.objects.filter(block__in=_blocks(word)).values_list("word", flat=True):
        distance = OSA.distance(word, other, score_cutoff=most)
        if sound_of(other) == sound:
            distance = min(distance, 1)
        if 0 < distance <= most:
            near_ones.append((distance, other))
    near_ones.sort()
    for _distance, group in groupby(near_ones[:MOST_TRIED], key=lambda pair: pair[0]):
        offered = [other for _, other in group if found(other)][:MOST_OFFERED]
        if offered:
            return tuple(offered)
    return ()
