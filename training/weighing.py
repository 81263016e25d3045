"""Fit the weights of positions: what each sign of a statement is worth, from the statements of the training hands.

    python -m training.weighing            # fit, and write the weights beside the reader
    python -m training.weighing --measure  # only measure: each training hand told by the weights of the others

Order: the rules read the training part, the real news of it where it is here, and the plain passages of `corpus/sayings.tsv`; each statement
found with its signs and its marked position; multinomial logistic regression by accelerated gradient steps, weights held near 0; signs that few statements have are left out. Of the test part no file is opened.
Source: Nesterov 1983 for the steps; the definitions of a right statement are those of `saksi.reading.evaluation`.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np

from saksi.codebook.lists import codebook
from saksi.codebook.packs import load_pack, pack_of_country
from saksi.reading.assembly import Found, reading_of
from saksi.reading.evaluation import statement_pairs
from saksi.reading.positions.weighed import FILE, Floats, Weigher, Weights
from saksi.reading.rules import RulesReader
from saksi.reading.sameness import aligned
from saksi.reading.text.found import StatementFound
from training.corpus import readings_of
from training.news import news_of
from training.sayings import sayings

POSITIONS = tuple(position for position in codebook().positions if position != "no-comment")
RARE = 2
"""A sign that fewer statements have is left out."""
RIDGE = 3.0
"""How strongly weights are held near 0: the prior of one weight has this inverse variance."""
BORDERS = 0.5
"""How much a statement of the passages counts: many were written for the borders between positions, which are rarer in the press."""
NEWS = 1.0
"""How much a statement of real news counts. By folds over 167 articles 0.562 of their positions are right without them, 0.626 at 1, 0.634 at 2, 0.642 at 3;
beside the encoder the invented press of the development part is told best at 1 (0.853; 0.852 at 2)."""
STEPS = 300


@dataclass(frozen=True)
class Case:
    """A statement that was found and is marked, too: the hand that wrote it, its signs, what the rules take it for, its position, and how much it counts."""

    hand: str
    signs: dict[str, float]
    ruled: str
    position: str
    weight: float = 1.0


def marked(golds: Sequence[dict[str, Any]]) -> Iterator[tuple[Found, list[tuple[StatementFound, dict[str, Any]]]]]:
    """For each marked text what the rules find in it, and of its statements those that are marked, each with its mark; those of not answering are left out."""
    reader = RulesReader()
    for gold in golds:
        published = date.fromisoformat(gold["published"]) if gold["published"] else None
        found = reader.ruled(gold["text"], published, load_pack(pack_of_country(gold["country"])))
        reading = reading_of(found, reader.name, reader.version, {}).to_json()
        pairs = statement_pairs(gold["statements"], reading["statements"], aligned(gold["actors"], reading["actors"]))
        marks = {other["id"]: one for one, other in pairs if one["position"] != "no-comment"}
        yield found, [(said, marks[said.id]) for said in found.statements if said.position != "no-comment" and said.id in marks]


def cases(golds: Sequence[dict[str, Any]], weight: float = 1.0) -> Iterator[Case]:
    """The statements of marked texts that the rules find. weight: how much each counts."""
    for gold, (found, statements) in zip(golds, marked(golds), strict=True):
        weigher = Weigher(found.page, found.cast, found.accounts)
        for said, mark in statements:
            yield Case(gold["id"].partition("-")[0], weigher.signs(said), said.position, mark["position"], weight)


def borders() -> Iterator[Case]:
    """The statements of the passages of `corpus/sayings.tsv`."""
    for found, statements in sayings():
        weigher = Weigher(found.page, found.cast, found.accounts)
        for said, position in statements:
            yield Case("sayings", weigher.signs(said), said.position, position, BORDERS)


def fit(rows: Sequence[Case]) -> dict[str, list[float]]:
    """For each sign, and for "bias", its weight for each of POSITIONS."""
    seen = Counter(sign for row in rows for sign in row.signs)
    names = ["bias", *sorted(sign for sign, times in seen.items() if times >= RARE)]
    column = {name: n for n, name in enumerate(names)}
    table = np.zeros((len(rows), len(names)), np.float32)
    table[:, 0] = 1
    for n, row in enumerate(rows):
        for sign, much in row.signs.items():
            if sign in column:
                table[n, column[sign]] = much
    answers = np.eye(len(POSITIONS), dtype=np.float32)[[POSITIONS.index(row.position) for row in rows]]
    weights = np.array([[row.weight] for row in rows], np.float32)
    return dict(zip(names, _fitted(table, answers, weights).tolist(), strict=True))


def _fitted(table: Any, answers: Any, weights: Any) -> Floats:
    """Nesterov's steps; a step is as long as the steepest curve allows (half of the greatest eigenvalue, as the softmax's is at most 1/2)."""
    steep = np.random.default_rng(7).random(table.shape[1]).astype(np.float32)
    for _ in range(20):
        steep = table.T @ (weights[:, 0] * (table @ steep))
        norm = float(np.linalg.norm(steep))
        steep /= norm
    length = 1 / (norm / 2 + RIDGE)
    here = ahead = np.zeros((table.shape[1], answers.shape[1]), np.float32)
    for step in range(STEPS):
        sums = table @ ahead
        raised = np.exp(sums - sums.max(axis=1, keepdims=True))
        slope = table.T @ (weights * (raised / raised.sum(axis=1, keepdims=True) - answers)) + RIDGE * ahead
        before, here = here, ahead - length * slope
        ahead = here + step / (step + 3) * (here - before)
    return here


def weigh(table: Mapping[str, Sequence[float]], rows: Sequence[Case]) -> list[str]:
    """The positions that weights give."""
    weights = Weights(POSITIONS, table)
    return [POSITIONS[int(weights.shares(row.signs).argmax())] for row in rows]


def measure(rows: Sequence[Case]) -> None:
    """Print for each hand the share of right positions by rules alone, and by the weights that the other hands give."""
    right = asked = 0
    for hand in sorted({row.hand for row in rows} - {"sayings"}):
        own = [row for row in rows if row.hand == hand]
        told = weigh(fit([row for row in rows if row.hand != hand]), own)
        hit = sum(one == row.position for one, row in zip(told, own, strict=True))
        right, asked = right + hit, asked + len(own)
        print(f"{hand}: rules {sum(row.ruled == row.position for row in own) / len(own):.3f}, weighed {hit / len(own):.3f} of {len(own)}", flush=True)
    print(f"all: {right / asked:.3f} of {asked}")


def learned() -> list[Case]:
    """All statements that the weights are learned from. Of real news only the signs that invented texts have, too: so no name of it is kept."""
    invented = [*cases(readings_of("train")), *borders()]
    known = frozenset(sign for row in invented for sign in row.signs)
    return [*invented, *(_within(known, row) for row in cases(news_of("train"), NEWS))]


def _within(known: frozenset[str], row: Case) -> Case:
    """The case with its known signs alone."""
    return replace(row, signs={sign: much for sign, much in row.signs.items() if sign in known})


def write(rows: Sequence[Case]) -> None:
    """Fit the weights and write them beside the reader, in hundredths; signs that weigh nothing are left out."""
    table = {sign: [round(100 * weight) for weight in row] for sign, row in fit(rows).items()}
    kept = {sign: row for sign, row in table.items() if any(abs(value) > 1 for value in row)}
    lines = ",\n".join(f" {json.dumps(sign, ensure_ascii=False)}: {json.dumps(row, separators=(',', ':'))}" for sign, row in kept.items())
    FILE.write_text(f'{{"positions": {json.dumps(POSITIONS)}, "signs": {{\n{lines}\n}}}}\n', encoding="utf-8")
    print(f"{len(kept)} signs of {len(rows)} statements, {FILE.stat().st_size / 1000:.0f} kB")


def main() -> None:
    """Fit the weights on the training part, or measure them hand by hand."""
    parser = argparse.ArgumentParser(prog="python -m training.weighing", description=main.__doc__)
    parser.add_argument("--measure", action="store_true", help="only measure; write nothing")
    options = parser.parse_args()
    (measure if options.measure else write)(learned())


if __name__ == "__main__":
    main()
