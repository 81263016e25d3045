"""Write a trained model as the folder that Saksi loads: int8 network, scorers, tokenizer, card with hashes.

Weights are made int8 per channel: per tensor costs two to five points, per channel hardly any. The network takes one window at a time, which fills
nothing up: without a mask it is a tenth faster.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from hashlib import sha256
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.examples import ACTS, POSITIONS
from training.network import pretrained
from training.train import Model


def load(base: Path, weights: Path) -> Model:
    """The trained model, on the processor, ready to read."""
    kept = torch.load(weights, map_location="cpu", weights_only=True)
    encoder = pretrained(base)
    sizes = [kept[f"scorers.{name}.first.weight"].shape[1] - spans * encoder.size for name, spans in (("position", 3), ("act", 1))]
    model = Model(encoder, *sizes)
    model.load_state_dict({name: value.float() for name, value in kept.items()})
    return model.eval()


def export(base: Path, weights: Path, out: Path) -> None:
    """All files of the model, into `out`."""
    model = load(base, weights)
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        sample = torch.ones(1, 16, dtype=torch.long)
        length = {1: "length"}
        torch.onnx.export(
            model.encoder, (sample, torch.zeros_like(sample)), str(whole),
            input_names=["pieces", "shapes"], output_names=["vectors", "scores"],
            dynamic_axes=dict.fromkeys(("pieces", "shapes", "vectors", "scores"), length),
            opset_version=17, dynamo=False,
        )  # fmt: skip
        onnx.checker.check_model(str(whole))
        quantize_dynamic(whole, out / "encoder.onnx", per_channel=True, weight_type=QuantType.QInt8)
    arrays = {name: value.numpy().astype(np.float16) for name, value in model.scorers.state_dict().items()}
    np.savez_compressed(out / "scorers.npz", **arrays)
    shutil.copy(base / "tokenizer.json", out / "tokenizer.json")
    files = {name: sha256((out / name).read_bytes()).hexdigest() for name in ("encoder.onnx", "scorers.npz", "tokenizer.json")}
    card = {"name": "saksi-small", "positions": POSITIONS, "acts": ACTS, "files": files}
    (out / "card.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    print(f"{sum((out / name).stat().st_size for name in files) / 1e6:.1f} MB in {out}")
