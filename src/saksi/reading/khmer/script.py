"""Words in Khmer script, which sets no spaces between them.

Rule: nothing is split into words; known words are looked for in the text. A word begins where no sign makes its first letter a subscript
of the letter before, and ends before a letter that carries no sign of its last one. Invisible spaces may stand inside of a word.
Order: the edges of letters; patterns of words, for a text in one spelling; the words of the list `khmer.txt`.
Source: the Unicode Standard, chapter 16, Khmer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from saksi.kernel.scripts import in_one_spelling
from saksi.reading.text.lexicon import sections

BLANK = r"[ \u200b]{0,4}"
"""What may stand between two words, or nothing."""
_SIGNS = r"\u17b6-\u17d1\u17d3\u17dd"
BEGINS, ENDS = r"(?<!\u17d2)", rf"(?![\u17d2{_SIGNS}])"
LETTER = rf"(?>[\u1780-\u17b3](?:\u17d2[\u1780-\u17b3]|[{_SIGNS}]){{0,8}})"
"""A letter with all that is written on, under and around it."""


def any_of(words: Iterable[str]) -> str:
    """A pattern of any of the words, the longest first, for a text in one spelling; of none where there are none.

    A blank in a word may be missing in the text.
    """
    spelled = sorted({in_one_spelling(word) for word in words}, key=len, reverse=True)
    return rf"{BEGINS}(?:{'|'.join(map(_spelled, spelled)) or '(?!)'}){ENDS}"


def _spelled(word: str) -> str:
    """With room for invisible spaces before each letter that carries the next signs."""
    return BLANK.join(re.sub(rf"(?<=.)(?<!\u17d2)(?={LETTER})", r"\\u200b{0,2}", re.escape(part)) for part in word.split(" "))


def listed(*names: str) -> str:
    """A pattern of any word of these sections of the word list."""
    return any_of(word for name in names for word in sections("khmer.txt")[name])
