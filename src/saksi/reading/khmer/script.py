"""Words in Khmer script, which sets no spaces between them.

Rule: nothing is split into words; known words are looked for in the text. A word begins where no sign makes its first letter a subscript
of the letter before, and ends before a letter that carries no sign of its last one. Invisible spaces may stand inside of a word.
Order: the text in one spelling, as long as the text itself; patterns of words; the words of the list `khmer.txt`.
Source: the Unicode Standard, chapter 16, Khmer; the words of dates: `km_terms.csv` of the codebook.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from saksi.codebook.lists import DATA
from saksi.codebook.tables import read_table
from saksi.reading.lexicon import sections

KHMER = re.compile(r"[\u1780-\u17d3]")
BLANK = r"[ \u200b]{0,4}"
"""What may stand between two words, or nothing."""
_SIGNS = r"\u17b6-\u17d1\u17d3\u17dd"
BEGINS, ENDS = r"(?<!\u17d2)", rf"(?![\u17d2{_SIGNS}])"
LETTER = rf"(?>[\u1780-\u17b3](?:\u17d2[\u1780-\u17b3]|[{_SIGNS}]){{0,8}})"
"""A letter with all that is written on, under and around it."""
_SAME = str.maketrans({**dict(zip("០១២៣៤៥៦៧៨៩", "0123456789", strict=True)), "ឲ": "ឱ", "\u00a0": " "})
_SUBSCRIPT_D, _SUBSCRIPT_T = "\u17d2\u178a", "\u17d2\u178f"
"""Both look alike, and each is written for the other."""


def in_one_spelling(text: str) -> str:
    """The text with Western digits, and one of two spellings where both are common; every character stays in its place."""
    return text.translate(_SAME).replace(_SUBSCRIPT_D, _SUBSCRIPT_T)


def any_of(words: Iterable[str]) -> str:
    """A pattern of any of the words, the longest first, for a text in one spelling; of none where there are none.

    A blank in a word may be missing in the text.
    """
    spelled = sorted({in_one_spelling(word) for word in words}, key=len, reverse=True)
    return rf"{BEGINS}(?:{'|'.join(map(_spelled, spelled)) or '(?!)'}){ENDS}"


def letters_of(words: str) -> str:
    """The words without their blanks, by which a pack's name is looked up."""
    return re.sub(r"[ \u200b]", "", in_one_spelling(words))


def _spelled(word: str) -> str:
    """With room for invisible spaces before each letter that carries the next signs."""
    return BLANK.join(re.sub(rf"(?<=.)(?<!\u17d2)(?={LETTER})", r"\\u200b{0,2}", re.escape(part)) for part in word.split(" "))


def listed(*names: str) -> str:
    """A pattern of any word of these sections of the word list."""
    return any_of(word for name in names for word in sections("khmer.txt")[name])


@cache
def terms(kind: str) -> dict[str, str]:
    """The words of one kind of the codebook's list, such as `month`: from the English term to the Khmer one."""
    return {row["en"]: row["km"] for row in read_table(DATA / "km_terms.csv", ("en", "km", "kind")) if row["kind"] == kind}
