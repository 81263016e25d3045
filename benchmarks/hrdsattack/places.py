"""In which city it happened: names that stand where a city stands, with what speaks for each.

Rule: candidates stand in the text, a known city or a run of capital words after a word of place; features are plain
counts; the weights decide. Order: runs, mentions, candidates and their features.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import log1p

from benchmarks.hrdsattack.articles import Article
from benchmarks.hrdsattack.countries import ACT, AROUND, CAPITALS, CITIES, REGIONS, WORDS
from benchmarks.hrdsattack.people import NOT_NAMES, Person
from saksi.reading.dates.words import MONTHS
from saksi.reading.words.countries import DEMONYMS, NAMES
from saksi.reading.words.openers import FUNCTION

Features = dict[str, float]
_FORMS = [form for city in sorted(CITIES, key=len, reverse=True) for form in (city, city.upper())]
_CITY = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, _FORMS))})(?![\w-])")
_CAPITAL = r"[A-ZÀ-ÞĀ-Ž][\w’'‘-]*[\w]"
_RUN = re.compile(
    rf"(?<![\w’'-])(?:(?:St\.|El|La|Las|Los|San|Santa|Port|New|Al|Ciudad) )?{_CAPITAL}"
    rf"(?:(?:-| (?:de |da |del |al-|la |of )?){_CAPITAL}){{0,2}}"
)
_DATELINE = re.compile(r"[^\n]{0,60}?(?:\([^)\n]{2,30}\)|[–—-]{1,2}|:)\s")
_THEN = re.compile(rf"^\s*,\s*(?:in )?(?:the )?(?:\w+ )?({_CAPITAL}(?: {_CAPITAL})?)")
_WITHIN = frozenset("in at near outside around central downtown northern southern eastern western the hometown".split())
_NO_CITY = NOT_NAMES | set(MONTHS) | FUNCTION
_SIGNS = ("in", "dateline", "then country", "title", "kind", "in body")


def city_features(article: Article, people: Sequence[Person], countries: Mapping[str, float]) -> dict[str, Features]:
    """Features of each name that may be a city. countries: how likely each one is, by code."""
    counts, first = _counts(article)
    kept = {name: count for name, count in counts.items() if _may_be_city(name, count)}
    total = sum(count["all"] for count in kept.values())
    ranked = sorted(kept, key=lambda name: -kept[name]["in"] - kept[name]["all"])
    persons = {word for person in people for form in person.forms for word in form.split()}
    return {
        name: {
            **{key: log1p(number) for key, number in count.items()},
            **_known(name, countries),
            "person": float(name not in CITIES and all(word in persons for word in name.split())),
            "first": first[name] / len(article.text),
            "early": float(first[name] < article.body + 500),
            "share": count["all"] / total,
            "rank": log1p(ranked.index(name)),
            "words": float(len(name.split())),
        }
        for name, count in kept.items()
    }


def _counts(article: Article) -> tuple[dict[str, Counter[str]], dict[str, int]]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    first: dict[str, int] = {}
    for match in _RUN.finditer(article.text):
        for name, start, end, more in _names(match):
            counts[name].update(_around(article, start, end))
            counts[name]["in body"] += more
            first.setdefault(name, start)
    return counts, first


def _may_be_city(name: str, count: Mapping[str, int]) -> bool:
    if name in CITIES:
        return True
    return name.split(maxsplit=1)[0].lower() not in _NO_CITY and any(count.get(sign) for sign in _SIGNS)


def _known(name: str, countries: Mapping[str, float]) -> Features:
    """What the gazetteer says of a name."""
    code = CITIES.get(name) or REGIONS.get(name)
    share = countries.get(code, 0.0) if code else 0.0
    plain = any(word.lower() in NOT_NAMES for word in name.split())
    return {
        "known": float(name in CITIES),
        "capital": float(name in CAPITALS),
        "region": float(name in REGIONS),
        "fits country": share,
        "wrong country": float(code is not None and share < 0.15),
        "country": float(name in NAMES or name in DEMONYMS),
        "no name": float(plain and name not in CITIES),
    }


def _usual(name: str) -> str:
    """A name in capitals only, as it is usually written; another as it is."""
    if not name.isupper() or len(name) < 4:
        return name
    return re.sub(r"(?<=-)(?:Au|De|Al|El)(?=-)", lambda part: part[0].lower(), name.title())


def _names(match: re.Match[str]) -> Iterator[tuple[str, int, int, bool]]:
    """The known cities in a run, else its words before `City`, `Police` and the like; whether more follows in it."""
    run, base = re.split(r"[’'](?:s\b|(?= |$))", match[0])[0], match.start()
    known = list(_CITY.finditer(run))
    for found in known:
        yield _usual(found[0]), base + found.start(), base + found.end(), found.end() < len(run)
    words = run.split()
    number = next((n for n, word in enumerate(words) if word.lower() in NOT_NAMES), len(words))
    name = " ".join(words[:number])
    if name and not known:
        yield _usual(name), base, base + len(name), number < len(words)


def _around(article: Article, start: int, end: int) -> set[str]:
    """What one mention shows."""
    text, body = article.text, article.body
    after = text[end : end + 60]
    before = AROUND["in"].search(text[max(0, start - 30) : start])
    word = before[1].lower().split()[0] if before else ""
    kind = AROUND["kind"].match(after)
    then = _THEN.match(after)
    sentence = article.page.sentence_at(start)
    act = sentence is not None and ACT.search(text, sentence.start, sentence.end) is not None
    opens = start == 0 or text[start - 1] == "\n"
    tests = {
        "in": word in _WITHIN,
        f"after {word}": bool(word),
        "kind": kind is not None,
        f"kind {kind[1].lower()}" if kind else "": kind is not None,
        "then country": then is not None and (then[1] in WORDS or then[1].split()[0] in WORDS),
        "dateline": opens and start >= body and _DATELINE.match(text, end, end + 60) is not None,
        "title": start < body,
        "lead": body <= start < body + 500,
        "with act": act,
        "in with act": act and bool(before),
        "possessive": after.startswith(("’s", "'s")),
    }
    return {"all"} | {name for name, holds in tests.items() if holds}
