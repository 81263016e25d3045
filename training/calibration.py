"""How sure a reading is, made true: fit the lines of confidence on the development part, and show on the test part how well they hold.

    python -m training.calibration            # fit, write, measure, and write the tables into the model card
    python -m training.calibration --measure  # measure alone

Order: read the development part by both readers; the signs of each statement and account, and whether it is right; a logistic line
for each kind; the lines are written (the rules' beside their lists, the model's into its card). The test part only measures.
Source: Niculescu-Mizil and Caruana 2005, Predicting Good Probabilities With Supervised Learning, for tables of reliability.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from saksi.codebook.packs import load_pack, pack_of_country
from saksi.reading import confidence
from saksi.reading.assembly import reading_of
from saksi.reading.confidence import KINDS, Signs, chance, signs_of
from saksi.reading.encoder.encoder import FOLDER, Encoder
from saksi.reading.encoder.model_reader import ModelReader
from saksi.reading.evaluation import right_items
from saksi.reading.rules import RulesReader
from training.corpus import readings_of
from training.news import news_of

MODEL_CARD = Path(__file__).resolve().parents[1] / "docs" / "explanation" / "model-card.md"
RIDGES = (1.0, 3.0, 10.0, 30.0)
"""How strongly weights may be held near 0; which of them is chosen by folds of the development part."""
FOLDS = 5
RARE = 5
"""A sign that fewer items have is left out."""
BINS = 10
_TABLES = re.compile(r"(?<=<!-- reliability -->\n).*?(?=<!-- end of reliability -->)", re.DOTALL)


@dataclass(frozen=True)
class Case:
    """One statement or account that was found: its kind, its signs, and whether it is right."""

    kind: str
    signs: Signs
    right: bool


def cases(reader: RulesReader | ModelReader, golds: Sequence[dict[str, Any]]) -> Iterator[Case]:
    """Everything that a reader finds in marked texts."""
    for gold in golds:
        published = date.fromisoformat(gold["published"]) if gold["published"] else None
        found, heard = reader.find(gold["text"], published, load_pack(pack_of_country(gold["country"])))
        right = right_items(gold, reading_of(found, reader.name, reader.version, {}).to_json())
        for key, (kind, signs) in signs_of(found, heard).items():
            yield Case(kind, signs, key in right)


def fit_line(rows: Sequence[Case], ridge: float) -> dict[str, float]:
    """The logistic line of these cases: Newton's steps, weights held by the ridge, the bias free."""
    seen = Counter(name for row in rows for name, value in row.signs.items() if value)
    names = sorted(name for name, times in seen.items() if times >= RARE)
    table = np.array([[1.0, *(row.signs.get(name, 0.0) for name in names)] for row in rows])
    answers = np.array([float(row.right) for row in rows])
    weights = np.zeros(len(names) + 1)
    held = np.diag([1e-6] + [ridge] * len(names))
    for _ in range(30):
        shares = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (answers - shares) - held @ weights
        weights = weights + np.linalg.solve((table.T * (shares * (1 - shares))) @ table + held, slope)
    return {name: round(float(weight), 3) for name, weight in zip(["bias", *names], weights, strict=True)}


def surprise(rows: Sequence[Case], ridge: float) -> float:
    """How wrong the chances are over folds, each told by the other folds (log loss); folds follow the texts, none is shuffled apart."""
    total = 0.0
    for fold in np.array_split(np.arange(len(rows)), FOLDS):
        inside = set(fold.tolist())
        line = fit_line([row for n, row in enumerate(rows) if n not in inside], ridge)
        given = [(chance(line, rows[n].signs), rows[n].right) for n in inside]
        total -= sum(float(np.log(max(c if right else 1 - c, 1e-4))) for c, right in given)
    return total / len(rows)


def fit_lines(reader: RulesReader | ModelReader, golds: Sequence[dict[str, Any]]) -> dict[str, dict[str, float]]:
    """A line for each kind, from what a reader finds in these texts."""
    found = list(cases(reader, golds))
    lines = {}
    for kind in KINDS:
        rows = [case for case in found if case.kind == kind]
        lines[kind] = fit_line(rows, min(RIDGES, key=lambda ridge: surprise(rows, ridge)))
    return lines


def calibrate(model: Path, golds: Sequence[dict[str, Any]]) -> None:
    """Fit both readers' lines on these texts and write them: the rules' beside their lists, the model's into its card."""
    _write(confidence.FILE, fit_lines(RulesReader(), golds))
    card = json.loads((model / "card.json").read_text(encoding="utf-8"))
    _write(model / "card.json", {**card, "confidence": fit_lines(ModelReader(Encoder(model)), golds)})


def _write(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value, indent=1) + "\n", encoding="utf-8")


# --- measuring

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Reliability:
    """Chances given and what came of them, the lowest first; both of one length."""

    chances: Floats
    right: Floats

    @classmethod
    def of(cls, pairs: Sequence[tuple[float, bool]]) -> Reliability:
        """Of pairs of a chance and whether the item was right."""
        ordered = sorted(pairs, key=lambda pair: pair[0])
        return cls(np.array([c for c, _ in ordered]), np.array([float(r) for _, r in ordered]))

    def bins(self) -> list[tuple[int, float, float]]:
        """(number, mean chance, share right) of BINS groups of equal size."""
        groups = zip(np.array_split(self.chances, BINS), np.array_split(self.right, BINS), strict=True)
        return [(len(c), float(c.mean()), float(r.mean())) for c, r in groups if len(c)]

    @property
    def error(self) -> float:
        """Expected calibration error: how far chance and share are apart in a bin, weighed by its number."""
        return sum(n * abs(mean - share) for n, mean, share in self.bins()) / len(self.right)

    @property
    def brier(self) -> float:
        """Mean square of chance less outcome; 0 is perfect."""
        return float(((self.chances - self.right) ** 2).mean())

    @property
    def brier_of_one_chance(self) -> float:
        """The Brier score of giving all items the share that is right."""
        return float(self.right.var())

    @property
    def order(self) -> float:
        """How often a right item has a higher chance than a wrong one (area under the curve); 0.5 is no order at all."""
        good, bad = self.chances[self.right == 1], self.chances[self.right == 0]
        if not len(good) or not len(bad):
            return 0.5
        higher = (good[:, None] > bad[None]).mean() + (good[:, None] == bad[None]).mean() / 2
        return float(higher)


def reliability(lines: confidence.Lines, rows: Sequence[Case]) -> dict[str, Reliability]:
    """For each kind what the lines say of these cases, and what came of it."""
    return {kind: Reliability.of([(chance(lines[kind], row.signs), row.right) for row in rows if row.kind == kind]) for kind in KINDS}


def tables(measured: dict[str, Reliability]) -> str:
    """What was measured as Markdown: one line of figures for each, then the bins side by side."""
    head = "| | number | right | mean chance | calibration error | Brier | Brier of one chance for all | order |\n|---|---|---|---|---|---|---|---|\n"
    sums = [
        f"| {name} | {len(m.right)} | {m.right.mean():.2f} | {m.chances.mean():.2f} | {m.error:.3f} | {m.brier:.3f} | "
        f"{m.brier_of_one_chance:.3f} | {m.order:.2f} |"
        for name, m in measured.items()
    ]
    bins = [
        f"| {n + 1} | " + " | ".join(f"{b[n][1]:.2f}, {b[n][2]:.2f} of {b[n][0]}" for m in measured.values() for b in [m.bins()]) + " |"
        for n in range(BINS)
    ]
    names = f"\n\n| tenth | {' | '.join(measured)} |\n|---{'|---' * len(measured)}|\n"
    return head + "\n".join(sums) + names + "\n".join(bins) + "\n"


def measure() -> dict[str, Reliability]:
    """The reliability of both readers on the test part."""
    golds, model = readings_of("test"), ModelReader(Encoder())
    found: dict[str, Reliability] = {}
    for reader, lines in ((RulesReader(), confidence.lines_of_rules()), (model, model.encoder.card["confidence"])):
        measured = reliability(lines, list(cases(reader, golds)))
        found |= {f"{kind}s, {reader.name} {reader.version}": one for kind, one in measured.items()}
    return found


def main() -> None:
    """Fit the confidence on the development part, and measure it on the test part."""
    parser = argparse.ArgumentParser(prog="python -m training.calibration", description=main.__doc__)
    parser.add_argument("--measure", action="store_true", help="only measure; write nothing")
    options = parser.parse_args()
    if not options.measure:
        calibrate(FOLDER, [*readings_of("dev"), *news_of("dev")])
    told = tables(measure())
    print(told)
    if not options.measure:
        page = MODEL_CARD.read_text(encoding="utf-8")
        MODEL_CARD.write_text(_TABLES.sub(lambda _: told, page), encoding="utf-8")


if __name__ == "__main__":
    main()
