"""Run by python -m benchmarks.hrdsattack, with predict FILE [--out FILE], train or score.

predict reads the samples of a split and writes answers; train learns the weights from train and dev, prints five-fold
figures and writes them; score learns from train alone, predicts dev and runs the scorer.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.hrdsattack.articles import load, read_all
from benchmarks.hrdsattack.predictor import WEIGHTS, Predictor, load_predictor


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.hrdsattack",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(dest="command", required=True)
    predict = commands.add_parser("predict", help="answer for the samples of a split")
    predict.add_argument("file", type=Path)
    predict.add_argument("--out", type=Path, help="where to write; standard output if not given")
    commands.add_parser("train", help="learn from train and dev, print five-fold figures, write the weights")
    commands.add_parser("score", help="learn from train, predict dev, run the scorer")
    given = parser.parse_args(arguments)
    if given.command == "predict":
        _predict(given.file, given.out)
    else:
        # numpy and scikit-learn are needed from here on, never to predict.
        from benchmarks.hrdsattack import measure

        measure.train(WEIGHTS) if given.command == "train" else measure.score()


def _predict(file: Path, out: Path | None) -> None:
    predictor: Predictor = load_predictor()
    answers = [predictor.answer(article) for article in read_all(load(file))]
    text = json.dumps(answers, ensure_ascii=False, indent=1) + "\n"
    if out is None:
        sys.stdout.write(text)
    else:
        out.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
