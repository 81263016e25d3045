"""Who has two names: `Ivo Marte, better known as Luz Roca,`; `Dana, whose real name is Keo Dana,`.

Rule: two names that only the words for another name part are of one person; the fuller one, else the first, is the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from saksi.reading.actors.names import Name
from saksi.reading.text.page import Page

_LONGEST = 70
_DESCRIBED = r"(?:(?:, | is | was |, who (?:is|was) )(?:(?:an?|the) )?(?:(?!of |in |for |at |from |with )[\w-]+ ){0,3})"
_KNOWN_AS = re.compile(
    rf"[”\"]?(?:{_DESCRIBED}known (?:\w+ )?(?:as|by)|,? \(?(?:(?:\w+ )?known as|alias|a\.?k\.?a\.?|whose (?:real|full|legal|birth) name (?:is|was)|real name|nicknamed|"
    r"who (?:goes|went) by|who (?:writes|wrote|blogs|performs|works) (?:as|under)))(?: (?:the|his|her) (?:stage |pen |code |nick)?(?:name|pseudonym|alias)(?: of)?)?:? [“\"‘]?"
)
_KINDS = frozenset(("person", "single"))


def other_names(page: Page, names: Sequence[Name]) -> Iterator[tuple[Name, Name]]:
    """The pairs of names of one person: the one to be known by, and the other. names: all names of the page in order."""
    for first, second in pairwise(names):
        start, end = page.words[first.last - 1].end, page.words[second.first].start
        if first.kind in _KINDS and second.kind != "place" and end - start < _LONGEST and _KNOWN_AS.fullmatch(page.text, start, end):
            if first.kind == "person":
                yield first, second
            elif second.kind == "person":
                yield second, first
