"""Sentences by own rules: abbreviations, initials, numbers, quotations.

Rule: no sentence runs over a paragraph, and none ends inside a quotation unless the quotation ends with it; so
`“A. B,” he said.` is one sentence. `“A?” she asked.` is one too. A run of words far longer than any sentence, as
automatic captions are, ends at a blank too, since the recognisers look over whole sentences again and again; inside of a quotation only
where it is twice as long.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from saksi.reading.text.quotes import Quote

_END = re.compile(r"(?:(?<![.!?…])[.!?…]++|។)([”\"’'»)\]]*)(?=\s|$)|(?<=[a-z][a-z”\"]|\d\d)[.!?](?=[“\"]?[A-Z][a-z’']*[ ,])")
"""Also where a page has lost the blank after the mark: `was freed.Her lawyer said`."""
_NEXT = re.compile(r"\s*(?:[‘’']{2}|[“\"«‘'(\[])?\s?[^\Wa-z_]")
_LAST_WORD = re.compile(r"([^\s(\[“\"]+)$")
_NEVER_LAST = frozenset(
    "mr mrs ms dr prof sen rep gov gen col lt capt maj sgt st rev hon no nos art arts sec vs jan feb mar apr jun "
    "jul aug sep sept oct nov dec fr sr supt brig cmdr adm pres atty md engr insp fig al messrs mme mlle u.n u.s vol".split()
)
_BLANK = re.compile(r"\s+")
_LONGEST, _TO_A_COMMA = 3000, 200
"""Characters: a list of a hundred names is not so long; from there on a comma or semicolon is waited for as long as this."""
_INITIALS = re.compile(r"(?:[A-Z]\.)*[A-Z]")
_BOTH = frozenset(("u.s", "u.k", "u.n", "e.u", "a.m", "p.m", "inc", "ltd", "co", "corp", "etc", "jr", "sr"))


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence at [start, end), with the index of its paragraph."""

    start: int
    end: int
    paragraph: int


def find_sentences(
    text: str, paragraphs: tuple[tuple[int, int], ...], quotes: tuple[Quote, ...]
) -> tuple[Sentence, ...]:
    """All sentences in order; every paragraph has one at least."""
    starts = [quote.start for quote in quotes]
    found: list[Sentence] = []
    for number, (start, end) in enumerate(paragraphs):
        at = start
        for stop in (*_stops(text, start, end, quotes, starts), end):
            for cut in (*_cuts(text, at, stop, quotes, starts), stop):
                if at < cut:
                    found.append(Sentence(at, cut, number))
                at = cut
                while at < end and text[at].isspace():
                    at += 1
    return tuple(found)


def _cuts(text: str, start: int, stop: int, quotes: tuple[Quote, ...], starts: list[int]) -> Iterator[int]:
    """The blanks at which an overlong sentence is cut: outside of quotations unless one does not end, behind a comma if one is near."""
    for blank in _BLANK.finditer(text, start + _LONGEST, stop):
        longest = _LONGEST if text[blank.start() - 1] in ",;:" else _LONGEST + _TO_A_COMMA
        length = blank.start() - start
        if length >= longest and (length >= _LONGEST + longest or not _inside(quotes, starts, blank.start())):
            start = blank.end()
            yield blank.start()


def _stops(text: str, start: int, end: int, quotes: tuple[Quote, ...], starts: list[int]) -> Iterator[int]:
    dateline = _DATELINE.match(text, start, end)
    if dateline is not None:
        yield dateline.end()
    for match in _END.finditer(text, start if dateline is None else dateline.end(), end):
        stop = match.end()
        if stop >= end or _inside(quotes, starts, stop) or not _NEXT.match(text, stop, end):
            continue
        if not text[stop].isspace() and not _runs_on(text, start, match.start(), stop):
            continue
        if match[0] == "." and _abbreviated(text, start, match.start(), stop):
            continue
        if match[1] and _SAID.match(text, stop, end):
            continue
        yield stop


def _inside(quotes: tuple[Quote, ...], starts: list[int], position: int) -> bool:
    index = bisect_right(starts, position) - 1
    return index >= 0 and quotes[index].start < position < quotes[index].end


def _runs_on(text: str, start: int, dot: int, stop: int) -> bool:
    """Whether a sentence ends at a mark with no blank behind it: `held.Her lawyer`, `Odera.The police`; `Node.Js` is a name."""
    word = _LAST_WORD.search(text, max(start, dot - 30), dot)
    return word is not None and (not word[1][0].isupper() or _OPENS.match(text, stop) is not None)


def _abbreviated(text: str, start: int, dot: int, stop: int) -> bool:
    word = _LAST_WORD.search(text, max(start, dot - 30), dot)
    if word is None:
        return False
    last = word[1].lower()
    if last in _BOTH:
        # "in the U.S. Officials" ends, "U.S. Embassy" does not: only a sentence opener tells.
        return not _OPENER.match(text, stop)
    return last in _NEVER_LAST or bool(_INITIALS.fullmatch(word[1]))


_DATELINE = re.compile(
    r"\([A-Z][^)\n]{2,40}\)\s[-–—]{1,2}\s(?=\S)|(?:\([^)\n]{2,30}\)\s+)?[A-Z][A-Z .'’-]{2,30}(?:,\s[^–—\n-]{2,40}?)?(?:\s\([^)\n]{2,30}\))?\s(?:[-–—]{1,2})\s(?=\S)"
)
_OPENS = re.compile(r"[“\"]?(?:The|A|An|He|She|They|It|In|On|At|But|And|His|Her|Their|This|That|These|Those|After|Before|When|While)\b")
_OPENER = re.compile(
    r"\s+(?:The|A|An|He|She|They|It|In|On|At|But|And|His|Her|Their|This|That|These|Those|After|Before|When|While)\b"
)
_SAID = re.compile(
    r"\s+(?:(?:[A-Z][\w.’'-]*\s){1,4}|(?:He|She|They|It)\s)(?:said|says|asked|added|told|wrote|asks)\b[^“\"]{0,60}[.,]"
)
