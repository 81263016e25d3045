"""Persons who may be victims: names with a capital in each word, and where each is named again.

Rule: a candidate is named at least once by two words or more; a single word is a mention of the candidate it is part
of. Nothing here decides who is a victim.
Order: runs of capital words, cut at titles and plain words; grouped by shared words; single words attached.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import log2

from benchmarks.hrdsattack.articles import Article
from benchmarks.hrdsattack.lists import patterns
from saksi.reading.words.bodies import HEADS, OTHER_NAMES
from saksi.reading.words.countries import DEMONYMS, NAMES
from saksi.reading.words.nations import PEOPLES, PLACES
from saksi.reading.words.openers import COMMON, FUNCTION, MONTHS_DAYS
from saksi.reading.words.roles import HONORIFICS, PLURALS, ROLES
from saksi.reading.words.world import WORLD

_LISTS = {name: frozenset(words.split()) for name, words in patterns("names.txt").items()}
_UPPER = "A-ZÀ-ÖØ-ÞŁŚŻČŠŽĐĞİŞĆŹĀĪŪ"
_PARTICLE = r"(?:al|el|bin|bint|ibn|abu|ben|de|del|della|da|dos|di|la|le|van|von|der|den|du|ul|ur|e|y|af|st\.)"
_PREFIX = r"[dD][’']|[OAM]c?[’']|[AaEe]l-|[AaEe]l|(?:[A-Z]\.-?){1,3}"
_TOKEN = rf"(?:(?:[A-Z]\.){{1,3}}(?!\w)|(?:{_PREFIX})?[{_UPPER}](?:\w|[’'‘`‑-](?!s\b)(?=\w))*)"
_BLANK = "[ \u00a0]"
_NICK = rf"{_BLANK}[“\"‘'][A-Z][\w-]+[”\"’'](?={_BLANK}[A-Z])"
_RUN = re.compile(
    rf"(?<![\w’'-]){_TOKEN}(?:{_BLANK}(?:{_PARTICLE}{_BLANK}){{0,2}}{_TOKEN}|{_NICK})*(?:,? (?:Jr|Sr)\b\.?)?"
)
_OPENS = re.compile(r"(?:[.!?:”\"]\s*|\n\s*|[“\"‘]\s*)$")
_COUNTRY_WORDS = {word for name in NAMES for word in name.split() if len(word) > 3}
NOT_NAMES: frozenset[str] = (
    frozenset(HEADS)
    | OTHER_NAMES
    | MONTHS_DAYS
    | frozenset(word.lower() for word in PLACES | PEOPLES | set(DEMONYMS) | _COUNTRY_WORDS)
    | frozenset(PLURALS)
    | FUNCTION
    | _LISTS["stop"]
) - _LISTS["name"]
"""Words in lower case that are no part of a person's name."""
_TITLES = (
    (frozenset(HONORIFICS) - _LISTS["no title"]) | {word for role in ROLES for word in role.split()} | _LISTS["title"]
)
_BODIES = frozenset(form for entry in WORLD for form in entry.forms)
_MOST_WORDS = 5
Name = tuple[list[str], int, int]


@dataclass
class Person:
    """A candidate: its usual full name, the forms it is named by, and its mentions as (start, end, full name?)."""

    name: str
    forms: Counter[str] = field(default_factory=Counter)
    mentions: list[tuple[int, int, bool]] = field(default_factory=list)


def find_people(article: Article) -> list[Person]:
    """Candidates in order of their first mention."""
    names = [name for match in _RUN.finditer(article.text) for name in _cut(article.text, match)]
    people: list[Person] = []
    for words, start, end in names:
        if len(words) > 1 and end > article.body:
            _join(people, words, start, end)
    headline = _is_headline(article.title)
    for words, start, end in names:
        if len(words) > 1 and end <= article.body and not (headline and not _named(people, " ".join(words))):
            _join(people, words, start, end)
    for words, start, end in names:
        if len(words) == 1:
            _attach(people, words[0], start, end)
    for person in people:
        person.mentions.sort()
        person.name = _fullest(person.forms)
    return sorted(people, key=lambda person: person.mentions[0])


def _is_headline(title: str) -> bool:
    """Whether most words of a title have a capital, so that capitals tell nothing."""
    words = re.findall(r"[^\W\d_]{4,}", title)
    capitals = [word for word in words if word[0].isupper()]
    return len(capitals) > 0.6 * len(words)


def _named(people: list[Person], name: str) -> bool:
    return any(name in person.forms for person in people)


def _fullest(forms: Counter[str]) -> str:
    """The usual form; a longer one wins if it is not much rarer."""
    return max(forms, key=lambda form: (log2(forms[form]) + 1.2 * min(len(form.split()), 4), len(form)))


def _cut(text: str, match: re.Match[str]) -> Iterator[Name]:
    """The parts of a run between titles, places, bodies and plain words; none before a plain word (`Daily Post`)."""
    if match[0] in _BODIES:
        return
    part: list[re.Match[str]] = []
    opens = match.start() == 0 or _OPENS.search(text[max(0, match.start() - 3) : match.start()])
    tokens = list(re.finditer(r"[^\s\u00a0]+", match[0]))
    for number, token in enumerate(tokens):
        low = token[0].lower().strip("“”\"’'‘.")
        ends_name = bool(part) and number == len(tokens) - 1 and low in _LISTS["last"]
        plain = low in NOT_NAMES or (low in _TITLES and not ends_name)
        opener = number == 0 and opens and (low in COMMON or low in FUNCTION)
        if plain or opener or _is_acronym(token[0], match[0]):
            if not plain or low in _TITLES:
                yield from _part(match.start(), part)
            part = []
        else:
            part.append(token)
    yield from _part(match.start(), part)


def _is_acronym(word: str, run: str) -> bool:
    return word.isupper() and len(word.replace(".", "")) > 2 and not run.isupper()


def _part(base: int, part: list[re.Match[str]]) -> Iterator[Name]:
    while part and part[0][0].lower() in {"de", "la", "y", "e"}:
        part = part[1:]
    words = [token[0].rstrip(",") for token in part]
    if words and len(words) <= _MOST_WORDS and sum(map(len, words)) >= 3:
        yield words, base + part[0].start(), base + part[-1].end()


def _join(people: list[Person], words: list[str], start: int, end: int) -> None:
    """Add a full name to the candidate it is a form of, else as a new one."""
    name = " ".join(words)
    for person in people:
        if name in person.forms or _same(name, next(iter(person.forms))):
            person.forms[name] += 1
            person.mentions.append((start, end, True))
            return
    people.append(Person(name, Counter({name: 1}), [(start, end, True)]))


def _same(one: str, other: str) -> bool:
    """Whether the words of one name are part of the other's, in order: `Suu Kyi`, `Aung San Suu Kyi`."""
    short, long = sorted((one.replace(".", "").split(), other.replace(".", "").split()), key=len)
    rest = iter(long)
    return len(short) > 1 and all(any(word == more for more in rest) for word in short)


def _attach(people: list[Person], name: str, start: int, end: int) -> None:
    """Add a single word to the candidate named last before it, or at all, whose last (else any) word it is."""
    fits = [person for person in people if any(form.split()[-1] == name for form in person.forms)]
    fits = fits or [person for person in people if any(name in form.split() for form in person.forms)]
    before = [
        (max(m[0] for m in person.mentions if m[0] < start), n)
        for n, person in enumerate(fits)
        if min(person.mentions)[0] < start
    ]
    if fits:
        chosen = fits[max(before)[1]] if before else fits[0]
        chosen.mentions.append((start, end, False))
