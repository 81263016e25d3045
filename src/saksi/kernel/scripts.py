"""Scripts that set no spaces between words, as ranges for a character class of a regular expression; which language letters tell; Khmer in one spelling."""

import re

# Thai, Lao, Burmese, Khmer.
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
KHMER = re.compile(r"[\u1780-\u17d3]")
"""A letter or sign of Khmer."""
_LOOKED_AT = 2000
_ENGLISH = frozenset("the of and to in a is was for on with he she they said by as at from it be are were has had not that his her".split())
_ENOUGH, _LEAST = 40, 0.12
"""So many words tell the language; in English press three of ten are among these, in other languages one of twenty."""
_SAME = str.maketrans({**dict(zip("០១២៣៤៥៦៧៨៩", "0123456789", strict=True)), "ឲ": "ឱ", "\u00a0": " "})
_SUBSCRIPT_D, _SUBSCRIPT_T = "\u17d2\u178a", "\u17d2\u178f"
"""Both look alike, and each is written for the other."""


def language_of(text: str) -> str:
    """The language of a text as far as its first 2,000 characters tell: `km` for Khmer, `und` for one that is neither Khmer nor English, or "" for nothing said.

    Source: the codes of BCP 47.
    """
    start = text[:_LOOKED_AT]
    letters = [c for c in start if c.isalpha()]
    khmer = sum(KHMER.match(c) is not None for c in letters)
    if khmer > len(letters) / 3:
        return "km"
    words = re.findall(r"[^\W\d_]+", start.lower())
    return "und" if len(words) >= _ENOUGH and sum(word in _ENGLISH for word in words) < _LEAST * len(words) else ""


def in_one_spelling(text: str) -> str:
    """The text with Western digits, and one of two Khmer spellings where both are common; every character stays in its place."""
    return text.translate(_SAME).replace(_SUBSCRIPT_D, _SUBSCRIPT_T)


def letters_of(words: str) -> str:
    """The words in one spelling and without their blanks, by which a Khmer name is looked up."""
    return re.sub(r"[ \u200b]", "", in_one_spelling(words))
