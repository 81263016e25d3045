"""Write a trained model as the folder that Saksi loads: int8 networks, scorers, tokenizer, card with hashes.

Three networks: the embeddings of pieces, and what reads them, the encoder and the network that sees a statement alone; so the embeddings, half of all,
are there once. Weights are made int8 per channel: per tensor costs two to five points, per channel hardly any. A network takes one window or one
statement at a time, which fills nothing up: without a mask it is a tenth faster.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.examples import ACTS, POSITIONS
from training.network import Alone, pretrained
from training.train import Model

NAMES = ("embedding.onnx", "encoder.onnx", "alone.onnx", "scorers.npz", "tokenizer.json")


class _Asked(nn.Module):
    """A part of a model as a network of its own."""

    def __init__(self, model: nn.Module, asked: Callable[..., Tensor | tuple[Tensor, ...]]) -> None:
        super().__init__()
        self.model, self.asked = model, asked

    def forward(self, *given: Tensor) -> Tensor | tuple[Tensor, ...]:
        return self.asked(*given)


def load(base: Path, weights: Path) -> tuple[Model, Alone]:
    """The trained model and the network that sees a statement alone, on the processor, ready to read."""
    kept = torch.load(weights, map_location="cpu", weights_only=True)
    encoder = pretrained(base)
    sizes = [kept["model"][f"scorers.{name}.first.weight"].shape[1] - spans * encoder.size for name, spans in (("position", 3), ("act", 1))]
    model, alone = Model(encoder, *sizes), Alone(encoder, len(POSITIONS))
    for part, name in ((model, "model"), (alone, "alone")):
        part.load_state_dict({key: value.float() for key, value in kept[name].items()})
    return model.eval(), alone.eval()


def export(base: Path, weights: Path, out: Path) -> None:
    """All files of the model, into `out`."""
    model, alone = load(base, weights)
    encoder = model.encoder
    out.mkdir(parents=True, exist_ok=True)
    pieces = torch.ones(1, 16, dtype=torch.long)
    embedded = torch.zeros(1, 16, encoder.size)
    _write(_Asked(encoder, encoder.embedded), {"pieces": pieces, "shapes": torch.zeros_like(pieces)}, ["embedded"], out / "embedding.onnx")
    _write(_Asked(encoder, encoder.read), {"embedded": embedded}, ["vectors", "scores"], out / "encoder.onnx")
    _write(alone, {"embedded": embedded}, ["scores"], out / "alone.onnx", fixed=("scores",))
    arrays = {name: value.numpy().astype(np.float16) for name, value in model.scorers.state_dict().items()}
    np.savez_compressed(out / "scorers.npz", **arrays)
    shutil.copy(base / "tokenizer.json", out / "tokenizer.json")
    files = {name: sha256((out / name).read_bytes()).hexdigest() for name in NAMES}
    card = {"name": "saksi-small", "positions": POSITIONS, "acts": ACTS, "files": files}
    (out / "card.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    print(f"{sum((out / name).stat().st_size for name in NAMES) / 1e6:.1f} MB in {out}")


def _write(network: nn.Module, given: dict[str, Tensor], told: list[str], file: Path, fixed: tuple[str, ...] = ()) -> None:
    """A network as an int8 file; all that it is given and tells may be of any length, but for what is fixed."""
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            network.eval(), tuple(given.values()), str(whole), input_names=[*given], output_names=told,
            dynamic_axes={name: {1: "length"} for name in (*given, *told) if name not in fixed},
            opset_version=17, dynamo=False,
        )  # fmt: skip
        onnx.checker.check_model(str(whole))
        quantize_dynamic(whole, file, per_channel=True, weight_type=QuantType.QInt8)
