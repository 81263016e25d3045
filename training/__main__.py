"""The whole way from the corpus to the model that Saksi loads: `make train`.

    python -m training [--out FOLDER] [--epochs N]

Order: the base weights, by their hash; the dispatches of each part compiled, and the real news where it is here; training, the network that sees a statement alone last; export; weights of positions; limits and confidence, chosen on the development part.
Of the test part no file is opened here.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import torch

from saksi.reading.encoder.encoder import FOLDER
from training import weighing
from training.alone import fit_alone
from training.bases import small_weights
from training.calibration import calibrate
from training.corpus import readings_of
from training.export import export
from training.limits import START, Remembering, Trial, choose, write_limits
from training.news import news_of
from training.train import EPOCHS, fit, tokenizer_of


def main() -> None:
    """Train, export, choose the limits, calibrate the confidence."""
    parser = argparse.ArgumentParser(prog="python -m training", description=main.__doc__)
    parser.add_argument("--out", type=Path, default=FOLDER, help="where the model is written; beside the reader by default")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    options = parser.parse_args()
    base, learned, news = small_weights(), readings_of("train"), news_of("train")
    held = [*readings_of("dev"), *news_of("dev")]
    print(f"{len(learned)} dispatches and {len(news)} real articles to learn from, {len(held)} of both to choose with", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        weights = Path(folder) / "weights.pt"
        model = fit(base, learned, news, held, options.epochs)
        alone = fit_alone(model.encoder, tokenizer_of(base))
        torch.save({"model": model.state_dict(), "alone": alone.state_dict()}, weights)
        export(base, weights, options.out)
    weighing.write(weighing.learned())
    encoder = Remembering(options.out)
    write_limits(options.out, choose(Trial(encoder, held), dict(START), rounds=2))
    calibrate(options.out, held)


if __name__ == "__main__":
    main()
