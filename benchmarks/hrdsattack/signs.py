"""What an article tells as a whole: how often, how densely and where its groups of words stand.

Rule: every feature has a name a person can read. Sentences that name an act and a party together, the acts that the
rules find and whom they take for doers, single words, the encoder's vectors and what is told of the likely victims were
tried too: over three shuffles of five folds they changed nothing beyond chance.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import log, log1p

from benchmarks.hrdsattack.articles import Article
from benchmarks.hrdsattack.lists import patterns

_GROUPS = {name: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for name, words in patterns("groups.txt").items()}
_LEAD = 900
_FAINT = 0.1


def signs(article: Article) -> dict[str, float]:
    """For each group of words its number, its share, whether it stands in the title, its number in the lead."""
    text = article.text[article.body :]
    words = len(text.split()) + 1
    found = {"length": log(words)}
    for name, pattern in _GROUPS.items():
        places = [match.start() for match in pattern.finditer(text)]
        found[name] = log1p(len(places))
        found[f"{name}, share"] = log1p(1000 * len(places) / words)
        found[f"{name}, title"] = float(bool(pattern.search(article.title)))
        found[f"{name}, lead"] = log1p(sum(place < _LEAD for place in places))
    return found


def with_countries(found: Mapping[str, float], countries: Mapping[str, float]) -> dict[str, float]:
    """The same and how likely each country is: who does harm differs from country to country."""
    return {**found, **{f"in {code}": share for code, share in countries.items() if share > _FAINT}}
