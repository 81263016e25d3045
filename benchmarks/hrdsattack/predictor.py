"""From an article to the answers of HRDsAttack's form.

Rule: a field is answered by the candidate of the text that its model thinks best; nothing is looked up by the article.
Order: types and perpetrator; victims; country; city and region; date.
"""

from __future__ import annotations

import calendar
import json
from collections import defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from benchmarks.hrdsattack.articles import Article
from benchmarks.hrdsattack.countries import REGIONS, country_features, usual_name
from benchmarks.hrdsattack.models import Blend, Features, Line
from benchmarks.hrdsattack.people import find_people
from benchmarks.hrdsattack.places import city_features
from benchmarks.hrdsattack.signs import signs, with_countries
from benchmarks.hrdsattack.told import date_mentions
from benchmarks.hrdsattack.victims import people_features

WEIGHTS = Path(__file__).with_name("weights.json")
NOBODY = "nobody"
"""The type of perpetrator of an article that mentions none."""
Answer = dict[str, Any]
_ANSWERS: Mapping[str, Callable[[str], str]] = {
    "year": lambda edtf: edtf[:4],
    "month": lambda edtf: calendar.month_name[int(edtf[5:7])],
    "day": lambda edtf: str(int(edtf[8:10])),
}


class Predictor:
    """Answers for one article after another. Weights as `train` writes them."""

    def __init__(self, weights: Mapping[str, Any]) -> None:
        self.cuts: Mapping[str, float] = weights["cuts"]
        self.labels = {
            task: {name: Blend(part) for name, part in weights[task].items()} for task in ("types", "perpetrators")
        }
        self.rankers = {name: Blend(weights[name]) for name in ("victims", "country", "city")}
        self.dates = {field: Line(weights[field]) for field in ("year", "month", "day")}

    def answer(self, article: Article) -> Answer:
        """The answers in the form that the scorer reads."""
        whole = signs(article)
        shares = self.rankers["country"].shares(country_features(article))
        country = best(shares)
        told = with_countries(whole, shares)
        doers = {name: model.share(told) for name, model in self.labels["perpetrators"].items()}
        doer = best(doers)
        return {
            "id": article.id,
            "perpetrator_mention": doers[NOBODY] < self.cuts["nobody"],
            "perpetrator_type": None if doer == NOBODY else doer,
            "violation_types": self._types(whole),
            "victims": self._victims(article),
            "country": usual_name(country) if country else None,
            **self._places(article, shares),
            **self._date(article, whole),
        }

    def _types(self, whole: Features) -> list[str]:
        return chosen_types(
            {name: model.share(whole) for name, model in self.labels["types"].items()}, self.cuts["types"]
        )

    def _victims(self, article: Article) -> list[str]:
        people = find_people(article)
        model = self.rankers["victims"]
        return [
            person.name
            for person, features in zip(people, people_features(article, people), strict=True)
            if model.share(features) > self.cuts["victims"]
        ]

    def _places(self, article: Article, countries: Mapping[str, float]) -> Answer:
        found = city_features(article, find_people(article), countries)
        regions = {name: f["all"] for name, f in found.items() if countries.get(REGIONS.get(name, ""), 0.0) > 0.5}
        return {"city": best(self.rankers["city"].shares(found)), "region": best(regions)}

    def _date(self, article: Article, whole: Features) -> Answer:
        told = date_mentions(article, whole)
        return {field: best(by_answer(field, self.dates[field].shares(found))) for field, found in told.items()}


def by_answer(field: str, shares: Mapping[str, float]) -> dict[str, float]:
    """Shares of dates added up by what is answered: a month without its year, a day without its month."""
    found: dict[str, float] = defaultdict(float)
    for edtf, share in shares.items():
        found[_ANSWERS[field](edtf)] += share
    return found


def load_predictor(file: Path = WEIGHTS) -> Predictor:
    """The predictor with the weights in the repository."""
    return Predictor(json.loads(file.read_text(encoding="utf-8")))


def best(shares: Mapping[str, float]) -> str | None:
    """The key with the greatest share, the first of equals; None if there is no key."""
    return max(shares, key=lambda key: shares[key], default=None)


def chosen_types(shares: Mapping[str, float], cut: float) -> list[str]:
    """The types above the cut, `unknown` only alone; the likeliest if none is."""
    above = [name for name, share in shares.items() if share > cut]
    known = [name for name in above if name != "unknown"]
    return known or above or [str(best(shares))]
