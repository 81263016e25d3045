"""Bodies named in a row after the plural that says what they are: `the newspapers A and B`, `three stations: A, B and C`.

Rule: the names stand right after the plural, a colon, a dash or `including`, parted by commas and `and` alone; after a comma they are as
many as the plural counts. They are bodies, whatever their shape, of the sector that the plural tells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from saksi.reading.lexicon import words
from saksi.reading.names import Name
from saksi.reading.page import Page
from saksi.reading.phrases import count_of, left_edge

PLURALS_OF_BODIES = words("bodies.txt", "group plurals")
OF_BODIES = re.compile(rf"\b(?:{'|'.join(sorted(PLURALS_OF_BODIES))})\b", re.IGNORECASE)
_FAR = 50
"""Characters: so far before its first name the plural may end."""
_BEFORE = re.compile(
    rf"\b(?P<plural>{'|'.join(sorted(PLURALS_OF_BODIES))})(?: (?:on|in|last|this|late|earlier) \w+(?: \w+)?)?"
    r"(?P<link>,? (?:including|namely|such as|among them|amongst them):? |(?:: | [—–-] )|,? )(?P<the>the )?\Z",
    re.IGNORECASE,
)
_NEXT = re.compile(r"(?: \([^()]{1,30}\))?(?:, | and |, and |; | as well as )(?:the )?")


def rows_of_bodies(page: Page, names: Sequence[Name]) -> dict[int, int]:
    """From the first word of each name in such a row to the word of the plural. names: all names of the page, in order."""
    rows: dict[int, int] = {}
    for at, name in enumerate(names):
        start = page.words[name.first].start
        led = _BEFORE.search(page.text, max(0, start - _FAR), start) if name.first not in rows and name.role_first == name.first else None
        if led is None:
            continue
        row = _row(page, names, at)
        plural = page.word_at(led.start("plural"))
        if _is_row(page, led, plural, len(row)):
            rows.update(dict.fromkeys((one.first for one in row), plural))
    return rows


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
