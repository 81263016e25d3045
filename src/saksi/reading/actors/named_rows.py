"""Names that the words beside them make those of bodies: `the newspapers A and B`, `three stations: A, B and C`; `A, one of the oldest papers,`.

Rule: names in a row stand right after the plural, a colon, a dash or `including`, parted by commas and `and` alone; after a comma they are
as many as the plural counts. They are bodies, whatever their shape, of the sector that the plural tells. So is a name that the words
after it call a body, or of which they tell by `which` what a body does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from saksi.reading.actors.names import Name
from saksi.reading.actors.phrases import count_of, left_edge
from saksi.reading.text.found import Range
from saksi.reading.text.lexicon import words
from saksi.reading.text.page import Page
from saksi.reading.words.bodies import GROUP_WORDS

PLURALS_OF_BODIES = words("bodies.txt", "group plurals")
_PLURAL = "|".join(sorted(PLURALS_OF_BODIES))
OF_BODIES = re.compile(rf"\b(?:{_PLURAL})\b", re.IGNORECASE)
WHEN = r" (?:on|in|last|this|late|earlier) \w+(?: \w+)?"
"""A date between a plural and the names in their row: `closed three stations on Monday: A`."""
_NEAR = 12
"""Words: no further before its first name the plural stands."""
_FAR = 50
"""Characters: so far before its first name the plural may end."""
_BEFORE = re.compile(
    rf"\b(?P<plural>{_PLURAL})(?:{WHEN})?"
    r"(?P<link>,? (?:including|namely|such as|among them|amongst them):? |(?:: | [—–-] )|,? )(?P<the>the )?\Z",
    re.IGNORECASE,
)
_NEXT = re.compile(r"(?: \([^()]{1,30}\))?(?:, | and |, and |; | as well as )(?:the )?")
_IN_PHRASE = r"(?:(?!(?:to|at|of|in|for|with|from|on|by|and|who|whose) )[\w’'-]+ )"
_CALLED = re.compile(
    rf", (?:one of {_IN_PHRASE}{{1,8}}?(?:{_PLURAL})\b(?! of)"
    rf"|{_IN_PHRASE}{{0,3}}?[\w-]+[’']s {_IN_PHRASE}{{0,5}}?(?P<noun>[a-z]+)(?=[,.;]| (?:in|for|that|which|based|run)\b)"
    r"|which (?:also |often |regularly |has |had )*(?:cover|publish|broadcast|report|document|monitor|represent|run|campaign|operate|promote|defend|investigate)(?:e?s|e?d)\b)"
)
"""After a name: `, one of the country's oldest papers`, `, the country's oldest paper,`, `, which covers`."""


def called_a_body(page: Page, name: Name) -> Range | None:
    """The words right after a name that say that it is a body's; None if they do not."""
    called = _CALLED.match(page.text, page.words[name.last - 1].end) if page.low(name.last) == "," else None
    return called.span() if called is not None and (called["noun"] is None or called["noun"] in GROUP_WORDS) else None


def rows_of_bodies(page: Page, names: Sequence[Name]) -> dict[int, int]:
    """From the first word of each name in such a row to the word of the plural. names: all names of the page, in order."""
    rows: dict[int, int] = {}
    for at, name in enumerate(names):
        if name.first in rows or name.role_first < name.first or not _plural_near(page, name.first):
            continue
        start = page.words[name.first].start
        led = _BEFORE.search(page.text, max(0, start - _FAR), start)
        if led is None:
            continue
        row = _row(page, names, at)
        plural = page.word_at(led.start("plural"))
        if _is_row(page, led, plural, len(row)):
            rows.update(dict.fromkeys((one.first for one in row), plural))
    return rows


def _plural_near(page: Page, first: int) -> bool:
    """Whether such a plural is one of the words before a name: a quick look before the pattern."""
    return any(word.low in PLURALS_OF_BODIES for word in page.words[max(0, first - _NEAR) : first])


def _row(page: Page, names: Sequence[Name], at: int) -> list[Name]:
    """The names from this one on that commas and `and` alone part."""
    row = [names[at]]
    for name in names[at + 1 :]:
        gap = page.text[page.words[row[-1].last - 1].end : page.words[name.first].start]
        if name.role_first < name.first or _NEXT.fullmatch(gap) is None:
            break
        row.append(name)
    return row


def _is_row(page: Page, led: re.Match[str], plural: int, many: int) -> bool:
    """Whether so many names after such a link name what the plural tells of."""
    link = led["link"].strip(" ,:")
    if link.isalpha() or " " in link:
        return True
    if led["link"].startswith(","):
        first = left_edge(page, plural)
        return many > 1 and count_of(page.text[page.words[first].start : page.words[plural].end]) == many
    return many > 1
