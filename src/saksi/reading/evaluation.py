"""How good a reading is beside a gold one: statements, accounts, actors, provisions, and whether every span is its quote.

Rule: items are matched one to one, best agreement first; F1 counts the matched, shares count what is right in them.
Statements match by content (intersection over union at least 0.5); accounts by act and victims (at least half of those found are
gold victims, or gold has none and the triggers overlap). A trailing ~ or ? of a date is not compared.
Source: the definitions of the reading format's scorer; tests/reading/test_evaluation.py compares the two where it is present.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from saksi.codebook.lists import codebook
from saksi.reading.sameness import aligned, likeness, words

Item = Mapping[str, Any]
Pairs = list[tuple[Item, Item]]
Actors = Mapping[str, str]
"""From the id of an actor found to the id of the gold actor that it is."""


@dataclass
class Count:
    """Matched, found and gold items of one kind over many texts."""

    matched: int = 0
    found: int = 0
    gold: int = 0

    def add(self, matched: int, found: int, gold: int) -> None:
        """Count one more text."""
        self.matched, self.found, self.gold = self.matched + matched, self.found + found, self.gold + gold

    @property
    def precision(self) -> float:
        """Matched of found, a share; 0 where nothing was found."""
        return self.matched / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Matched of gold, a share; 0 where gold has none."""
        return self.matched / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.matched / (self.found + self.gold) if self.matched else 0.0


@dataclass
class Share:
    """Right answers among those asked."""

    right: int = 0
    of: int = 0

    @property
    def share(self) -> float:
        """From 0 to 1; 0 where nothing was asked."""
        return self.right / self.of if self.of else 0.0


KINDS = ("statements", "statements with speaker", "accounts", "accounts by act family", "named actors", "provisions")


@dataclass
class Evaluation:
    """The figures over all texts added so far. counts: for each of KINDS; fields: for each field of matched items."""

    texts: int = 0
    spans: int = 0
    grounded: int = 0
    counts: dict[str, Count] = field(default_factory=lambda: {kind: Count() for kind in KINDS})
    fields: dict[str, Share] = field(default_factory=dict)

    def add(self, gold: Item, found: Item) -> None:
        """Compare one reading with its gold, both in the reading format; gold brings the text."""
        self.texts += 1
        for span in _spans(found):
            self.spans += 1
            self.grounded += gold["text"][span["start"] : span["end"]] == span["quote"] and span["start"] < span["end"]
        actors = aligned(gold["actors"], found["actors"])
        told = self._statements(gold["statements"], found["statements"], actors)
        self._accounts(gold["accounts"], found["accounts"], actors, told)
        named, theirs = _named(gold), _named(found)
        self.counts["named actors"].add(len(paired(named, theirs, lambda one, other: float(likeness(one, other) > 0))), len(theirs), len(named))
        same = paired(gold["provisions"], found["provisions"], _same_provision)
        self.counts["provisions"].add(len(same), len(found["provisions"]), len(gold["provisions"]))

    def _ask(self, name: str, right: bool) -> None:  # noqa: FBT001  # it is the answer itself
        share = self.fields.setdefault(name, Share())
        share.right, share.of = share.right + right, share.of + 1

    def _statements(self, gold: Sequence[Item], found: Sequence[Item], actors: Actors) -> dict[str, str]:
        matched = statement_pairs(gold, found, actors)
        self.counts["statements"].add(len(matched), len(found), len(gold))
        self.counts["statements with speaker"].add(sum(_speaks(actors, *pair) for pair in matched), len(found), len(gold))
        for one, other in matched:
            self._ask("position of statements", one["position"] == other["position"])
            self._ask("manner of statements", one["manner"] == other["manner"])
            self._ask("cue of statements", overlap(one["cue"], other["cue"]) > 0)
            if one["date"]:
                self._ask("date of statements", _bare(one["date"]) == _bare(other["date"]))
        return {other["id"]: one["id"] for one, other in matched}

    def _accounts(self, gold: Sequence[Item], found: Sequence[Item], actors: Actors, told: Mapping[str, str]) -> None:
        matched = account_pairs(gold, found, actors)
        related = account_pairs(gold, found, actors, of_family=True)
        self.counts["accounts"].add(len(matched), len(found), len(gold))
        self.counts["accounts by act family"].add(len(related), len(found), len(gold))
        for one, other in matched:
            self._account_fields(one, other, actors, told)

    def _account_fields(self, one: Item, other: Item, actors: Actors, told: Mapping[str, str]) -> None:
        self._ask("status of accounts", one["status"] == other["status"])
        if one["date"]:
            self._ask("date of accounts", _bare(one["date"]) == _bare(other["date"]))
        if one["place"]:
            ours, theirs = words(one["place"]), words(other["place"])
            near = (ours <= theirs or theirs <= ours) and len(theirs) <= len(ours) + 3
            self._ask("place of accounts", bool(ours and theirs) and near)
        if one["perpetrators"]:
            self._ask("perpetrator of accounts", _shared(actors, one, other, "perpetrators"))
        if one["charge"]:
            ours, theirs = words(one["charge"]), words(other["charge"])
            self._ask("charge of accounts", len(ours & theirs) * 2 >= len(ours) and len(theirs) <= 2 * len(ours) + 4)
        if one["according_to"]:
            self._ask("statement of accounts", told.get(other["according_to"] or "") == one["according_to"])


def statement_pairs(gold: Sequence[Item], found: Sequence[Item], actors: Actors) -> Pairs:
    """Gold statements with those found that have the same content, whoever speaks."""

    def score(one: Item, other: Item) -> float:
        common = overlap(one["span"], other["span"])
        return common + 1e-6 * _speaks(actors, one, other) if common >= 0.5 else 0

    return paired(gold, found, score)


def account_pairs(gold: Sequence[Item], found: Sequence[Item], actors: Actors, *, of_family: bool = False) -> Pairs:
    """Gold accounts with those found of the same act and victims; of_family: the act only of the same family."""

    def score(one: Item, other: Item) -> float:
        same = _family(one["act"]) == _family(other["act"]) if of_family else one["act"] == other["act"]
        near = overlap(one["trigger"], other["trigger"]) > 0
        if not same or not (_shared(actors, one, other, "victims") if one["victims"] else near):
            return 0
        dated = one["date"] is not None and _bare(one["date"]) == _bare(other["date"])
        return 1 + near + dated + _shared(actors, one, other, "perpetrators")

    return paired(gold, found, score)


def right_items(gold: Item, found: Item) -> frozenset[str]:
    """The ids of what was found right: statements with their speaker, accounts by act and victims."""
    actors = aligned(gold["actors"], found["actors"])
    said = statement_pairs(gold["statements"], found["statements"], actors)
    told = account_pairs(gold["accounts"], found["accounts"], actors)
    return frozenset([o["id"] for one, o in said if _speaks(actors, one, o)] + [o["id"] for _, o in told])


def _speaks(actors: Actors, one: Item, other: Item) -> bool:
    return bool(actors.get(other["speaker"]) == one["speaker"])


def _shared(actors: Actors, one: Item, other: Item, key: str) -> bool:
    theirs = {actors.get(actor) for actor in other[key]}
    return len(theirs & set(one[key])) * 2 >= len(other[key] or [1])


def overlap(one: Item, other: Item) -> float:
    """Intersection over union of two spans, from 0 to 1."""
    shared = min(one["end"], other["end"]) - max(one["start"], other["start"])
    whole = max(one["end"], other["end"]) - min(one["start"], other["start"])
    return max(0, shared) / whole if whole else 0.0


def paired(gold: Sequence[Item], found: Sequence[Item], score: Callable[[Item, Item], float]) -> Pairs:
    """Pairs, each item once, the best score first; a score of 0 pairs nothing."""
    scored = [(score(one, other), i, j) for i, one in enumerate(gold) for j, other in enumerate(found)]
    taken: set[int] = set()
    given: set[int] = set()
    pairs: Pairs = []
    for value, i, j in sorted(scored, key=lambda item: (-item[0], item[1], item[2])):
        if value > 0 and i not in taken and j not in given:
            taken.add(i)
            given.add(j)
            pairs.append((gold[i], found[j]))
    return pairs


def _bare(date: str | None) -> str:
    return (date or "").rstrip("?~%")


def _family(code: str) -> str:
    act = codebook().acts.get(code)
    return act.family if act else code


def _named(reading: Item) -> list[Item]:
    return [a for a in reading["actors"] if a["kind"] != "group" and re.search("[A-Z\u1780-\u17ff]", a["name"])]


def _same_provision(one: Item, other: Item) -> float:
    ours = words(one["instrument"])
    same = str(one["article"]).casefold().replace(" ", "") == str(other["article"]).casefold().replace(" ", "")
    return float(same and len(ours & words(other["instrument"])) * 2 >= len(ours))


def _spans(reading: Item) -> Iterator[Item]:
    for group in ("statements", "accounts", "provisions", "actors", "places", "dates"):
        for item in reading.get(group, ()):
            yield from (item[key] for key in ("span", "cue", "trigger") if isinstance(item.get(key), dict))
            yield from item.get("mentions", ())
