"""Which country an article is about: those it names, by name, people, region or city, with what speaks for each.

Rule: features are plain counts; the weights decide. Order: gazetteer, mentions, features.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from math import log1p
from pathlib import Path

from benchmarks.hrdsattack.articles import Article
from benchmarks.hrdsattack.lists import patterns
from benchmarks.hrdsattack.victims import ACTS
from saksi.reading.words.countries import DEMONYMS, NAMES

Features = dict[str, float]
AROUND: dict[str, re.Pattern[str]] = {
    name: re.compile(pattern.replace("<acts>", "|".join(ACTS.values())), re.IGNORECASE)
    for name, pattern in patterns("places.txt", "around").items()
}
"""What is read around the name of a place."""
ACT = re.compile(rf"\b(?:{AROUND['acts'].pattern})\b", re.IGNORECASE)
_PART_OF = {"HK": "CN", "MO": "CN"}
_USUAL = dict(NAMES.values()) | {"EH": "Western Sahara"}


def _gazetteer() -> list[tuple[str, list[str], list[str]]]:
    lines = Path(__file__).with_name("gazetteer.txt").read_text(encoding="utf-8").splitlines()
    rows = [[part.strip() for part in line.split("|")] for line in lines if line and not line.startswith("#")]
    return [(code, _split(cities), _split(regions)) for code, cities, regions in rows]


def _split(words: str) -> list[str]:
    return [word.strip() for word in words.split(";") if word.strip()]


_ROWS = _gazetteer()
CITIES: dict[str, str] = {city: code for code, cities, _ in _ROWS for city in cities}
CAPITALS = frozenset(cities[0] for _, cities, _ in _ROWS if cities)
REGIONS: dict[str, str] = {region: code for code, _, regions in _ROWS for region in regions}
WORDS: dict[str, tuple[str, str]] = {
    **{name: (code, "name") for name, (code, _) in NAMES.items()},
    **{word + end: (code, "people") for word, code in DEMONYMS.items() for end in ("", "s")},
    **{region: (code, "region") for region, code in REGIONS.items()},
    **{city: (code, "city") for city, code in CITIES.items()},
    **{word: (row.split()[0], row.split()[1]) for word, row in patterns("places.txt", "country").items()},
}
"""Every word that points to a country: its code and how (name, people, region, city)."""
_LONGEST_FIRST = sorted((word for word in WORDS if len(word) > 1), key=len, reverse=True)
_KNOWN = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, _LONGEST_FIRST))})(?!\w)")
_IN = re.compile(r"\b(?:in|from|across|near)\s+(?:the )?$")


def usual_name(code: str) -> str:
    """The name of a country as the press has it."""
    return _USUAL[code]


def country_features(article: Article) -> dict[str, Features]:
    """Features of each country that the article names in any way, by code."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    first: dict[str, int] = {}
    for match in _KNOWN.finditer(article.text):
        code, how = WORDS[match[0]]
        code = _PART_OF.get(code, code)
        first.setdefault(code, match.start())
        counts[code].update(_signs(article, match.start(), match.end(), how))
    total = sum(count["all"] for count in counts.values())
    ranked = sorted(counts, key=lambda code: -counts[code]["all"])
    order = list(counts)
    return {
        code: {
            **{name: log1p(number) for name, number in count.items()},
            **_shares(count, total),
            "rank": log1p(ranked.index(code)),
            "leads": float(ranked[0] == code),
            "order": log1p(order.index(code)),
            "is first": float(order[0] == code),
            "first": first[code] / len(article.text),
            f"is {code}": 1.0,
        }
        for code, count in counts.items()
    }


def _shares(count: Mapping[str, int], total: int) -> Features:
    named = sum(count.get(how, 0) for how in ("name", "region", "city"))
    return {
        "share": count["all"] / total,
        "name share": named / total,
        "act share": count.get("with act", 0) / count["all"],
    }


def _signs(article: Article, start: int, end: int, how: str) -> set[str]:
    """What one mention shows."""
    text, body = article.text, article.body
    found = {"all", how}
    sentence = article.page.sentence_at(start)
    tests = {
        "title": start < body,
        f"title {how}": start < body,
        "lead": start < body + 350,
        "early": start < body + 1200,
        "with act": sentence is not None and ACT.search(text, sentence.start, sentence.end) is not None,
        "in": _IN.search(text[max(0, start - 14) : start]) is not None,
        "government": AROUND["government"].match(text[end : end + 40]) is not None,
        "opens": start in {body, 0} or text[start - 1] == "\n",
        "colon": start < body and text[end : end + 1] == ":",
    }
    return found | {name for name, holds in tests.items() if holds}
