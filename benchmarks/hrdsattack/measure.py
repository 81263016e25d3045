"""The figures: five-fold over train and dev, and dev by what train alone teaches."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.hrdsattack.articles import read_all
from benchmarks.hrdsattack.labels import SHARED, golds, split
from benchmarks.hrdsattack.predictor import Answer, Predictor
from benchmarks.hrdsattack.train import Example, cross_validate, learn

_SEEDS = (0, 1, 2)


def train(file: Path) -> None:
    """Print five-fold figures over train and dev, then learn from both and write the weights."""
    items = split("train") + split("dev")
    examples = _examples(items)
    for seed in _SEEDS:
        print(f"five-fold over {len(items)} articles, shuffle {seed}")
        print(_scored(items, cross_validate(examples, seed)))
    file.write_text(json.dumps(learn(examples), ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"wrote {file.name}, {file.stat().st_size:,} bytes")


def score() -> None:
    """Learn from train, predict dev and run the scorer."""
    predictor, items = Predictor(learn(_examples(split("train")))), split("dev")
    print(_scored(items, [predictor.answer(article) for article in read_all(items)]))


def _examples(items: Sequence[dict[str, Any]]) -> list[Example]:
    return [Example(article, gold) for article, gold in zip(read_all(items), golds(items), strict=True)]


def _scored(items: Sequence[dict[str, Any]], answers: Sequence[Answer]) -> str:
    """What the scorer prints for these answers."""
    with tempfile.TemporaryDirectory() as name:
        gold, given = Path(name, "gold.json"), Path(name, "given.json")
        gold.write_text(json.dumps(items), encoding="utf-8")
        given.write_text(json.dumps(answers), encoding="utf-8")
        command = (sys.executable, str(SHARED / "hrdsattack_score.py"), str(gold), str(given))
        done: subprocess.CompletedProcess[str] = subprocess.run(command, capture_output=True, text=True, check=True)
    return done.stdout
