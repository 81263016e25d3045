"""When it happened: the years, months and days an article names, with what speaks for each.

Rule: a candidate is a date that the rules resolve in the text, or the day of publication; features are plain counts of
the places where it is told; `told.py` lays them beside the words of each place. Order: candidates of one field;
places and what stands around them; distance from publication.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import log1p

from benchmarks.hrdsattack.articles import Article
from benchmarks.hrdsattack.lists import patterns
from benchmarks.hrdsattack.victims import ACTS
from saksi.reading.dates.words import MONTHS

Features = dict[str, float]
LENGTHS = {"year": 4, "month": 7, "day": 10}
"""Characters of a date, as EDTF, that say the field."""


def _compiled(words: dict[str, str]) -> dict[str, re.Pattern[str]]:
    acts = "|".join(ACTS.values())
    return {name: re.compile(rf"\b(?:{p.replace('<acts>', acts)})\b", re.IGNORECASE) for name, p in words.items()}


_SENTENCE, _NEAR, _WORDING, _ARTICLE = (
    _compiled(patterns("dates.txt", section)) for section in ("sentence", "near", "wording", "article")
)
_ACTS = _compiled(ACTS)
_MONTH = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_EDTF = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_SAID = re.compile(r"\b(?:said|told|announced|says|reported)\b[^.]{0,25}$")
_WORD_BEFORE = re.compile(
    r"\b(on|in|since|until|from|by|before|after|between|of|for|late|early|dated)\s+(?:the\s+)?$", re.IGNORECASE
)
_REACH, _WIDE = 60, 250


@dataclass(frozen=True)
class Told:
    """A date told somewhere: its EDTF without marks, what stands around it, and where; the day of publication nowhere."""

    edtf: str
    fits: frozenset[str]
    place: tuple[int, int] | None = None


def date_features(article: Article, told: Sequence[Told]) -> dict[str, dict[str, Features]]:
    """For year, month and day the features of each candidate: its EDTF cut to that field."""
    whole = _whole(article)
    years = Counter(_YEAR.findall(article.text))
    return {field: _candidates(article, told, whole, years, length) for field, length in LENGTHS.items()}


def _candidates(
    article: Article, told: Sequence[Told], whole: Features, years: Counter[str], length: int
) -> dict[str, Features]:
    counts, order = _counts(told, length)
    if not counts:
        return {}
    total = max(1, sum(count["mentioned"] for count in counts.values()))
    most = max(counts, key=lambda key: counts[key]["mentioned"])
    most_acts = max(counts, key=lambda key: counts[key]["act"])
    explicit = next((key for key in order if counts[key]["explicit"]), None)
    return {
        key: {
            **whole,
            **{name: log1p(number) for name, number in count.items()},
            **_distance(article.published, key),
            "year in text": log1p(years[key[:4]]),
            "year in title": float(key[:4] in article.title),
            "year share": years[key[:4]] / max(1, years.total()),
            "order": log1p(order.index(key)),
            "is first": float(order[0] == key),
            "share": count["mentioned"] / total,
            "most": float(most == key),
            "most acts": float(most_acts == key),
            "act share": count["act"] / max(1, count["mentioned"]),
            "choices": log1p(len(counts)),
            "first explicit": float(explicit == key),
            "only": float(len(counts) == 1),
            "latest": float(max(counts) == key),
            "earliest": float(min(counts) == key),
        }
        for key, count in counts.items()
    }


def _counts(told: Sequence[Told], length: int) -> tuple[dict[str, Counter[str]], list[str]]:
    """For each candidate how many mentions each pattern fits, and what fits the first; the order of mention."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for one in told:
        if len(one.edtf) < length:
            for key in [key for key in counts if key.startswith(one.edtf)]:
                counts[key]["coarser"] += 1
            continue
        count = counts[one.edtf[:length]]
        count.update(one.fits)
        if one.place is not None:
            count["mentioned"] += 1
            if count["mentioned"] == 1:
                count.update({f"first {fit}" for fit in one.fits})
    return counts, list(counts)


def _whole(article: Article) -> Features:
    """What the article is about as far as it bears on dates: history, courts, acts."""
    size = len(article.text) / 1000
    found = {name: log1p(len(p.findall(article.text)) / size) for name, p in _ARTICLE.items()}
    return {**found, "size": log1p(size), "dates": log1p(len(article.dates))}


def told_dates(article: Article) -> list[Told]:
    """Each date in the order of the text; last the day of publication."""
    of_accounts = {account.date.split("/")[0] for account in article.accounts if account.date}
    triggers = [account.trigger[0] for account in article.accounts]
    found: list[Told] = []
    for when in article.dates:
        edtf = re.sub(r"[~?%]", "", when.edtf.split("/")[0])
        if not _EDTF.fullmatch(edtf):
            continue
        fits = {"year only" if len(edtf) == 4 else "month only" if len(edtf) == 7 else "full"}
        fits |= _wording(article.text[when.start : when.end])
        fits |= _around(article, when.start, when.end) | _stands(article, when.start)
        fits |= {"range"} if "/" in when.edtf else set()
        fits |= {"of account"} if edtf in of_accounts else set()
        if min((abs(when.start - trigger) for trigger in triggers), default=_WIDE) < 80:
            fits.add("near trigger")
        found.append(Told(edtf, frozenset(fits), (when.start, when.end)))
    if article.published is not None:
        found.append(Told(article.published.isoformat(), frozenset({"published"})))
    return found


def _wording(words: str) -> set[str]:
    """How the date is worded."""
    fits = {name for name, pattern in _WORDING.items() if pattern.search(words)}
    if _MONTH.search(words):
        fits.add("explicit")
    elif re.search(r"\w+day\b", words):
        fits.add("weekday")
    return fits


def _around(article: Article, start: int, end: int) -> set[str]:
    """The acts and other things told in the sentence and close to the date."""
    text = article.text
    sentence = article.page.sentence_at(start)
    low, high = (sentence.start, sentence.end) if sentence else (start, end)
    words = text[max(low, start - _WIDE) : min(high, end + _WIDE)]
    near = text[max(low, start - _REACH) : min(high, end + _REACH)]
    fits = {f"act {name}" for name, pattern in _ACTS.items() if pattern.search(words)}
    fits |= {f"near {name}" for name, pattern in _ACTS.items() if pattern.search(near)}
    fits |= {name for name, pattern in _SENTENCE.items() if pattern.search(words)}
    fits |= {name for name, pattern in _NEAR.items() if pattern.search(near)}
    fits |= {"said on"} if _SAID.search(text[max(low, start - 40) : start]) else set()
    before = _WORD_BEFORE.search(text[max(0, start - 14) : start])
    fits |= {f"after {before[1].lower()}"} if before else set()
    return fits | ({"opens"} if start == low else set())


def _stands(article: Article, start: int) -> set[str]:
    """In which part of the article a date stands."""
    text, page = article.text, article.page
    place = page.paragraph_at(start)
    fits = {"title" if start < article.body else "lead" if place <= 2 else "early" if place <= 5 else "within"}
    if start > 0.7 * len(text):
        fits.add("late")
    if text[start - 1 : start] == "(" or place in page.headings:
        fits.add("aside")
    if page.quote_at(start) is not None:
        fits.add("quoted")
    return fits


def _distance(published: date | None, key: str) -> Features:
    """How long before publication."""
    if published is None:
        return {}
    years = published.year - int(key[:4])
    found = {
        "years back": log1p(abs(years)),
        "this year": float(years == 0),
        "last year": float(years == 1),
        "future": float(key > published.isoformat()[: len(key)]),
        "long ago": float(years > 15),
        "same": float(published.isoformat().startswith(key)),
    }
    if len(key) >= 7:
        months = years * 12 + published.month - int(key[5:7])
        found |= {"months back": log1p(abs(months)), "this month": float(months == 0), "last month": float(months == 1)}
    if len(key) == 10:
        days = (published - date.fromisoformat(key)).days
        found |= {
            "days back": log1p(abs(days)),
            "day before": float(days == 1),
            "within week": float(0 < days < 8),
            "within month": float(7 < days < 32),
        }
    return found
