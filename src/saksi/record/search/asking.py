"""The box: what was typed, as words, quoted phrases and filters.

Rule: what is typed is data. A filter that is not known is said, and its words are searched for as they stand; a value that a filter
does not know is refused with those it knows.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from saksi.kernel.dates import PartialDate
from saksi.kernel.errors import BadQuery
from saksi.record.models import Level, Searchable
from saksi.record.search.words import fold, is_unspaced, terms
from saksi.reports.labels import POSITIONS, SECTORS

LONGEST = 400
_FILTER = re.compile(r'(?<!\S)([a-z]+):("[^"]*"|[^\s"]*)(?!\S)', re.IGNORECASE)
VALUES: Mapping[str, Mapping[str, str]] = {
    "kind": {kind: f"{kind}s" for kind in Searchable.Kind.values},
    "level": {str(level.value): str(level.name).lower() for level in Level},
    "sector": SECTORS,
    "position": POSITIONS,
}
"""From filters that are chosen from a list to its values, each with its word in English, which is taken too."""
DATES = ("from", "to")
NAMES = ("kind", "source", "from", "to", "sector", "position", "level")
_ALSO = {"publisher": "source"}


@dataclass(frozen=True, slots=True)
class Asked:
    """What was typed. words: terms, folded; phrases: those among them that stood in quotes or are not for near spellings.

    filters: from a name to its values, of which one must fit. unknown: names that are no filters. without: the text without filters.
    """

    text: str
    words: tuple[str, ...] = ()
    exact: frozenset[str] = frozenset()
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    start: date | None = None
    end: date | None = None
    unknown: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing was asked for."""
        return not (self.words or self.filters)

    def with_filter(self, name: str, value: str) -> str:
        """What to type for the same with one filter more, in place of another of its name."""
        return f"{self.without(name)} {name}:{_quoted(value)}".strip()

    def without(self, name: str) -> str:
        """What to type for the same without a filter."""
        kept = _FILTER.sub(lambda m: "" if _name(m[1]) == name else m[0], self.text)
        return " ".join(kept.split())


def asked(text: str) -> Asked:
    """Read what was typed. Raises BadQuery for a filter's value that says nothing, or more than 400 characters."""
    text = " ".join(text.replace("\0", " ").split())
    if len(text) > LONGEST:
        raise BadQuery(
            "got %(length)s characters, expected %(longest)s at most. Search for fewer words.",
            length=len(text),
            longest=LONGEST,
        )
    filters: dict[str, tuple[str, ...]] = {}
    unknown: list[str] = []
    kept: list[str] = []
    at = 0
    for found in _FILTER.finditer(text):
        name, said = _name(found[1]), found[2].strip('"').strip()
        if name in NAMES and said:
            filters[name] = (*filters.get(name, ()), _value(name, said))
            kept.append(text[at : found.start()])
            at = found.end()
        elif name not in NAMES and not said.startswith("//"):
            unknown.append(found[1])
    words = "".join([*kept, text[at:]])
    exact = {fold(phrase) for phrase in re.findall(r'"([^"]*)"', words)}
    exact |= {word for word in terms(words) if is_unspaced(word)}
    start = min((PartialDate.parse(v).earliest or date.min for v in filters.get("from", ())), default=None)
    end = max((PartialDate.parse(v).latest or date.max for v in filters.get("to", ())), default=None)
    return Asked(text, tuple(dict.fromkeys(terms(words))), frozenset(exact), filters, start, end, tuple(unknown))


def _name(said: str) -> str:
    return _ALSO.get(said.lower(), said.lower())


def _value(name: str, said: str) -> str:
    """A filter's value as the index has it. Raises BadQuery, DateError."""
    if name in DATES:
        return str(PartialDate.parse(said))
    known = VALUES.get(name)
    if known is None:
        return said
    wanted = fold(said)
    for code, word in known.items():
        if wanted in (fold(code), fold(word)):
            return code
    raise BadQuery(
        "got %(name)s:%(said)s, expected one of %(choices)s.",
        name=name,
        said=said[:40],
        choices=", ".join(known),
    )


def _quoted(value: str) -> str:
    value = value.replace('"', " ")
    return f'"{value}"' if not value or re.search(r"\s", value) else value
