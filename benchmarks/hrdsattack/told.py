"""Each place where an article tells a date: the words around it, and what is known of the date itself.

Rule: words are taken in small letters and only if they are written so in the text, or are function words; every other word
with a capital is one sign, every number another: no name is kept. Order: places of one field; words around a place.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import log1p

from benchmarks.hrdsattack.articles import Article
from benchmarks.hrdsattack.when import Features, Told, date_features, told_dates
from saksi.reading.openers import FUNCTION

Mention = tuple[str, Features]
"""A candidate and what speaks for it at one place."""
_NEAR = {"year": ("this year",), "month": ("this month",), "day": ("same", "within week")}
"""Features of a date close to publication; whether that is meant depends on what the article is about."""
_ABOUT = ("about history", "about court", "about acts", "size", "dates", "choices")
_WORD = re.compile(r"[A-Za-z]{2,}|\d+")
_LEFT, _RIGHT = 150, 120
_BEFORE, _AFTER = 10, 8


def date_mentions(article: Article, whole: Mapping[str, float]) -> dict[str, list[Mention]]:
    """For year, month and day every place that tells one. whole: the features of the article, see `signs.py`."""
    told = told_dates(article)
    shown = [_shown(article, one) for one in told]
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
