"""Each place where an article tells a date: the words around it, and what is known of the date itself.

Rule: words are taken in small letters and only if they are written so in the text, or are function words; every other word
with a capital is one sign, every number another: no name is kept. Order: places of one field; words around a place; what
its sentence has in common with the title, the lead and the people named most.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from math import log1p

from benchmarks.hrdsattack.articles import Article
from benchmarks.hrdsattack.people import find_people
from benchmarks.hrdsattack.when import Features, Told, date_features, told_dates
from saksi.reading.words.openers import FUNCTION

Mention = tuple[str, Features]
"""A candidate and what speaks for it at one place."""
WORDS = ("word ", "before ", "then ")
"""How features that are words begin; they are many and rare."""
_NEAR = {"year": ("this year",), "month": ("this month",), "day": ("same", "within week")}
"""Features of a date close to publication; whether that is meant depends on what the article is about."""
_ABOUT = ("about history", "about court", "about acts", "size", "dates", "choices")
_WORD = re.compile(r"[A-Za-z]{2,}|\d+")
_LEFT, _RIGHT = 150, 120
_BEFORE, _AFTER = 10, 8
_LONG_WORD = re.compile(r"[A-Za-z]{3,}")
_STEM, _LEAD = 6, 400


def date_mentions(article: Article, whole: Mapping[str, float]) -> dict[str, list[Mention]]:
    """For year, month and day every place that tells one. whole: the features of the article, see `signs.py`."""
    told = told_dates(article)
    story = _story(article)
    shown = [{**_shown(article, one), **_in_common(article, story, one)} for one in told]
    found: dict[str, list[Mention]] = {}
    for field, candidates in date_features(article, told).items():
        known = {key: _known(field, features, whole) for key, features in candidates.items()}
        keys = [next((key for key in known if one.edtf.startswith(key)), "") for one in told]
        found[field] = [(key, {**shows, **known[key]}) for key, shows in zip(keys, shown, strict=True) if key]
    return found


def _known(field: str, features: Features, whole: Mapping[str, float]) -> Features:
    """What is known of a candidate, and what the article is about if it is close to publication."""
    known = {f"date {name}": value for name, value in features.items()}
    if any(features.get(name) for name in _NEAR[field]):
        about = {name: value for name, value in whole.items() if name == "length" or name.endswith(", share")}
        known |= {f"near, {name}": value for name, value in about.items()}
        known |= {f"near, {name}": features.get(name, 0.0) for name in _ABOUT}
    return known


def _shown(article: Article, one: Told) -> Features:
    """What one place shows: what stands around it, its words, how far down it is."""
    shows = dict.fromkeys(one.fits, 1.0)
    if one.place is None:
        return shows
    start, end = one.place
    sentence = article.page.sentence_at(start)
    low, high = (sentence.start, sentence.end) if sentence else one.place
    left = _words(article.text[max(low, start - _LEFT) : start])[-_BEFORE:]
    right = _words(article.text[end : min(high, end + _RIGHT)])[:_AFTER]
    shows |= {f"word {word}": 1.0 for word in left + right}
    shows |= {f"before {word}": 1.0 for word in left[-1:]} | {f"then {word}": 1.0 for word in right[:1]}
    if len(left) > 1:
        shows[f"before {left[-2]} {left[-1]}"] = 1.0
    return {**shows, "place": start / len(article.text), "depth": log1p(max(0, start - article.body) / 300)}


def _words(text: str) -> list[str]:
    return [_plain(word) for word in _WORD.findall(text)]


def _plain(word: str) -> str:
    if word[0].isdigit():
        return "number"
    return word.lower() if word.islower() or word.lower() in FUNCTION else "capital"


@dataclass(frozen=True)
class _Story:
    """What an article is mainly about: the stems of its title and lead, and where its people are named.

    named: (start, number of the person), sorted. most: who is named most. titled: who is named in the title.
    """

    title: frozenset[str]
    lead: frozenset[str]
    named: tuple[tuple[int, int], ...]
    most: frozenset[int]
    titled: frozenset[int]


def _story(article: Article) -> _Story:
    people = find_people(article)
    most = max(range(len(people)), key=lambda number: len(people[number].mentions), default=None)
    return _Story(
        _stems(article.title),
        _stems(article.text[article.body : article.body + _LEAD]),
        tuple(sorted((start, n) for n, person in enumerate(people) for start, _, _ in person.mentions)),
        frozenset() if most is None else frozenset({most}),
        frozenset(n for n, person in enumerate(people) if any(end <= article.body for _, end, _ in person.mentions)),
    )


def _in_common(article: Article, story: _Story, one: Told) -> Features:
    """What the sentence and the paragraph of a place have in common with what the article is mainly about."""
    if one.place is None:
        return {}
    page, start = article.page, one.place[0]
    sentence = page.sentence_at(start)
    low, high = (sentence.start, sentence.end) if sentence else one.place
    above, below = page.paragraphs[page.paragraph_at(start)]
    stems = _stems(article.text[low:high])
    here, near = _named(story, low, high), _named(story, above, below)
    after_lead = low > article.body + _LEAD
    return {
        "title words": log1p(len(stems & story.title)),
        "title words, share": len(stems & story.title) / max(3, len(story.title)),
        "title words near": log1p(len(_stems(article.text[above:below]) & story.title)),
        "lead words": log1p(len(stems & story.lead)) if after_lead else 0.0,
        "people": log1p(len(here)),
        "with who is named most": float(bool(here & story.most)),
        "near who is named most": float(bool(near & story.most)),
        "with who is in the title": float(bool(here & story.titled)),
        "near who is in the title": float(bool(near & story.titled)),
    }


def _stems(text: str) -> frozenset[str]:
    """The first letters of each longer word that carries meaning."""
    return frozenset(w[:_STEM] for w in map(str.lower, _LONG_WORD.findall(text)) if w not in FUNCTION)


def _named(story: _Story, low: int, high: int) -> frozenset[int]:
    """The people named in [low, high)."""
    first = bisect_left(story.named, (low, -1))
    return frozenset(number for _, number in story.named[first : bisect_left(story.named, (high, -1))])
