"""Names that look like those of people and are told only as where something is.

Rule: whoever stands after `in`, `near` or `the town of` each time the text has the name, and never acts, is no person.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from saksi.reading.actors.names import Name
from saksi.reading.text.page import Page
from saksi.reading.words.cues import CUE_FORMS
from saksi.reading.words.openers import MONTHS_DAYS

_WHERE = frozenset("in near outside across around throughout".split())
_NOT_WHERE = frozenset(
    "confidence faith trust interest interested believe believed belief believes hope disappointed stake found saw sees see".split()
)
"""Words after which `in` leads to whom one trusts, not to where one is."""
_AREAS = frozenset("province district city town village commune county township region island municipality hamlet suburb capital port camp block outskirts resident residents native natives".split())
_HELD_AT = frozenset("camp station hall gathering checkpoint school plant factory prison base monastery mine house rally meeting protest detained held arrested site".split())
_ACTING = frozenset("who whose whom has was had said says".split())


def without_places(page: Page, names: Sequence[Name]) -> list[Name]:
    """The names, those of people that the text tells only as places made places."""
    text_of = {name: page.text[page.words[name.first].start : page.words[name.last - 1].end] for name in names if name.kind == "person"}
    people = {text for name, text in text_of.items() if not _told_as_place(page, name)}
    places = set(text_of.values()) - people
    return [replace(name, kind="place") if text_of.get(name) in places else name for name in names]


def after_where(page: Page, first: int, *, lone: bool = True) -> bool:
    """Whether the words before word `first` make it the name of a place: `a firm in X`, `the town of X`.

    lone: a name of one word, which a body may be told to be of: `the Reporters' Circle of X`.
    """
    before, earlier = page.low(first - 1), page.low(first - 2)
    if before in _WHERE:
        return earlier not in _NOT_WHERE
    of_body = lone and before == "of" and first > 1 and page.words[first - 2].text[0].isupper() and earlier not in MONTHS_DAYS
    return of_body or (before == "of" and earlier in _AREAS) or (before == "at" and earlier in _HELD_AT)


def _told_as_place(page: Page, name: Name) -> bool:
    """Whether a name without a role stands where a place does, and neither acts, speaks nor owns."""
    following = page.low(name.last)
    if name.role_first < name.first or following in _ACTING or following in CUE_FORMS or following in {"'s", "’s"}:
        return False
    described = following == "," and (page.low(name.last + 1) in _ACTING or page.low(name.last + 1).isdigit())
    return not described and after_where(page, name.first, lone=False)
