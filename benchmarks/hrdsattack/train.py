"""Learn the weights from articles with labels, and measure them by five-fold cross-validation.

Rule: what is chosen (weights, cuts) is chosen on the training part alone; cuts come from a second, inner
cross-validation of it. Order: evidence of each article, once; models of each field; cuts; folds.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import fmean
from typing import Any

from benchmarks.hrdsattack.articles import Article
from benchmarks.hrdsattack.countries import country_features
from benchmarks.hrdsattack.fit import Weights, fit, fit_choice, fit_line
from benchmarks.hrdsattack.labels import Gold, fits_date, is_country, is_victim
from benchmarks.hrdsattack.models import Blend, Features
from benchmarks.hrdsattack.people import Person, find_people
from benchmarks.hrdsattack.places import city_features
from benchmarks.hrdsattack.predictor import NOBODY, Answer, Predictor, chosen_types
from benchmarks.hrdsattack.signs import signs, with_countries
from benchmarks.hrdsattack.told import Mention, date_mentions
from benchmarks.hrdsattack.victims import people_features

TYPES = ("arbitrary detention", "other", "killing", "kidnapping", "torture", "enforced disappearance", "unknown")
FOLDS = 5
_CUTS = [n / 100 for n in range(14, 80, 2)]
_NEAR = 2
_RARE = 12
_CLEARLY = 0.01
_STRENGTH_TYPE, _STRENGTH = 0.004, 0.02
Question = tuple[Sequence[Features], Sequence[bool]]
Placed = tuple["Example", Mapping[str, float]]
Parts = Sequence[tuple[list["Example"], list["Example"]]]


@dataclass
class Example:
    """An article with its labels, and the evidence drawn from it once."""

    article: Article
    gold: Gold

    @cached_property
    def whole(self) -> Features:
        """Features of the whole article."""
        return signs(self.article)

    @cached_property
    def people(self) -> list[Person]:
        """Candidates for victims."""
        return find_people(self.article)

    @cached_property
    def persons(self) -> list[Features]:
        """Features of each of them."""
        return list(people_features(self.article, self.people))

    @cached_property
    def countries(self) -> Mapping[str, Features]:
        """Features of each country."""
        return country_features(self.article)

    @cached_property
    def dates(self) -> Mapping[str, Sequence[Mention]]:
        """Every place that tells a year, a month or a day."""
        return date_mentions(self.article, self.whole)

    @property
    def doer(self) -> str:
        """The type of perpetrator, NOBODY where none is mentioned."""
        return str(self.gold["perpetrator_type"]) if self.gold["perpetrator_mention"] else NOBODY


def learn(examples: Sequence[Example]) -> Weights:
    """All weights and cuts."""
    parts = folds(examples)
    pairs = _with_countries(parts)
    return {
        "types": _types(examples),
        "perpetrators": _doers(pairs),
        "victims": _victims(examples),
        "country": _country(examples),
        "city": _city(pairs),
        **{field: fit_line(_told([_dates(e, field) for e in examples])) for field in ("year", "month", "day")},
        "cuts": _best_cuts(parts, pairs),
    }


def folds(examples: Sequence[Example], seed: int = 0) -> Parts:
    """(train, test) for each fold, after a shuffle."""
    order = list(examples)
    random.Random(seed).shuffle(order)
    return [([e for n, e in enumerate(order) if n % FOLDS != k], order[k::FOLDS]) for k in range(FOLDS)]


def cross_validate(examples: Sequence[Example], seed: int) -> list[Answer]:
    """Answers for each example by weights that never saw it."""
    answers = []
    for train, test in folds(examples, seed):
        predictor = Predictor(learn(train))
        answers += [predictor.answer(example.article) for example in test]
    return answers


def _types(examples: Sequence[Example]) -> dict[str, Weights]:
    rows = [e.whole for e in examples]
    return {
        name: fit(rows, [name in e.gold["violation_types"] for e in examples], forest=True, strength=_STRENGTH_TYPE)
        for name in TYPES
    }


def _doers(pairs: Sequence[Placed]) -> dict[str, Weights]:
    doers = [e.doer for e, _ in pairs]
    return {name: _doer(pairs, name) for name in sorted(set(doers)) if doers.count(name) >= _RARE or name == NOBODY}


def _doer(pairs: Sequence[Placed], name: str) -> Weights:
    rows = [with_countries(e.whole, shares) for e, shares in pairs]
    return fit(rows, [e.doer == name for e, _ in pairs], forest=True, strength=_STRENGTH)


def _victims(examples: Sequence[Example]) -> Weights:
    rows = [features for e in examples for features in e.persons]
    marks = [is_victim(person.name, e.gold) for e in examples for person in e.people]
    return fit(rows, marks, forest=False, strength=_STRENGTH)


def _told(questions: Sequence[Question]) -> list[Question]:
    """Those with a right candidate; the others teach nothing."""
    return [question for question in questions if any(question[1])]


def _dates(example: Example, field: str) -> Question:
    places = example.dates[field]
    return [features for _, features in places], [fits_date(field, key, example.gold) for key, _ in places]


def _country(examples: Sequence[Example]) -> Weights:
    return fit_choice(
        _told([(list(e.countries.values()), [is_country(code, e.gold) for code in e.countries]) for e in examples])
    )


def _with_countries(parts: Parts) -> list[Placed]:
    """Each example with the shares of its countries by a model that did not see it."""
    found: list[Placed] = []
    for train, test in parts:
        model = Blend(_country(train))
        found += [(e, model.shares(e.countries)) for e in test]
    return found


def _city(pairs: Sequence[Placed]) -> Weights:
    found = [(e, city_features(e.article, e.people, shares)) for e, shares in pairs]
    questions = _told([(list(c.values()), [name == e.gold["city"] for name in c]) for e, c in found])
    return fit_choice(questions, forest=True)


def _best_cuts(parts: Parts, pairs: Sequence[Placed]) -> dict[str, float]:
    """The cuts with the best F1 over the test parts of an inner cross-validation."""
    countries = {id(e): shares for e, shares in pairs}
    types: list[tuple[dict[str, float], set[str]]] = []
    victims: list[tuple[dict[str, float], set[str]]] = []
    nobody: list[tuple[float, bool]] = []
    for train, test in parts:
        labels = {name: Blend(weights) for name, weights in _types(train).items()}
        persons = Blend(_victims(train))
        unnamed = Blend(_doer([(e, countries[id(e)]) for e in train], NOBODY))
        for e in test:
            types.append(({name: model.share(e.whole) for name, model in labels.items()}, e.gold["violation_types"]))
            shares = {p.name: persons.share(row) for p, row in zip(e.people, e.persons, strict=True)}
            victims.append((shares, set(e.gold["victims"])))
            told = with_countries(e.whole, countries[id(e)])
            nobody.append((unnamed.share(told), e.doer != NOBODY))
    return {
        "types": best_cut(lambda cut: _f1([(set(chosen_types(shares, cut)), gold) for shares, gold in types])),
        "victims": best_cut(lambda cut: names_f1([(_above(shares, cut), gold) for shares, gold in victims])),
        "nobody": surest_cut(nobody),
    }


def _above(shares: Mapping[str, float], cut: float) -> set[str]:
    return {name for name, share in shares.items() if share > cut}


def names_f1(pairs: Sequence[tuple[set[str], set[str]]]) -> float:
    """The mean of the two F1 of names: those given as in gold, and those that are part of one there or hold one."""
    like = sum(any(name in other or other in name for other in gold) for names, gold in pairs for name in names)
    return (_f1(pairs) + 2 * like / max(1, sum(len(names) + len(gold) for names, gold in pairs))) / 2


def surest_cut(nobody: Sequence[tuple[float, bool]]) -> float:
    """The cut above which nobody did it, 1 (always somebody) unless another has clearly the better F1."""

    def f1(cut: float) -> float:
        return _f1([({1} if share < cut else set(), {1} if gold else set()) for share, gold in nobody])

    cut = max(_CUTS, key=f1)
    return cut if f1(cut) > f1(1.0) + _CLEARLY else 1.0


def best_cut(figure: Callable[[float], float]) -> float:
    """The cut that has the best figure together with its neighbours: a peak that stands alone is chance."""
    figures = [figure(cut) for cut in _CUTS]
    places = range(len(_CUTS))
    return _CUTS[max(places, key=lambda place: fmean(figures[max(0, place - _NEAR) : place + _NEAR + 1]))]


def _f1(pairs: Sequence[tuple[set[Any], set[Any]]]) -> float:
    return 2 * sum(len(a & b) for a, b in pairs) / max(1, sum(len(a) + len(b) for a, b in pairs))
