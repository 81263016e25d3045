"""The small encoder and the larger one that teaches it, with their heads: tags of words, and scorers of pairs and spans; and one more that is shown a statement alone.

all-MiniLM-L6-v2 (22 million parameters) and all-mpnet-base-v2 (110 million), both Apache-2.0, with an embedding of how a word is written added to
their input, because their vocabulary, the same for both but for its numbers, has lost the capitals.
"""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any, TypeVar

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from transformers import BertConfig, BertModel, MPNetConfig, MPNetModel

from saksi.reading.encoder.encoder import HEADS, width
from saksi.reading.encoder.windows import FIRST_PIECE, LAST_PIECE, SHAPES

HIDDEN = 96
LAYERS_ALONE, HIDDEN_ALONE = 3, 128
"""Of the network that sees a statement alone: how many of the encoder's layers it has, and the size of its hidden layer."""
LARGE_FIRST, LARGE_FILL, LARGE_LAST, LARGE_MORE = 0, 1, 2, 4
"""Of the larger encoder's vocabulary: its marks of begin, of nothing and of end, and by how much its other numbers are higher."""

E = TypeVar("E", bound="Encoder")


class Scorer(nn.Module):
    """Scores made of the mean vectors of some runs of words and of a few plain features: one hidden layer."""

    def __init__(self, inputs: int, out: int) -> None:
        super().__init__()
        self.first = nn.Linear(inputs, HIDDEN)
        self.blur = nn.Dropout(0.1)
        self.drop = nn.Dropout(0.3)
        self.last = nn.Linear(HIDDEN, out)

    def forward(self, inputs: Tensor) -> Tensor:
        """Scores before the softmax, one row for each row of inputs."""
        return self.last(self.drop(torch.relu(self.first(self.blur(inputs)))))


class Encoder(nn.Module):
    """Word pieces and shapes -> vectors, and for each head the scores of its tags. `bert` is the network inside, `size` that of its vectors."""

    def __init__(self, bert: nn.Module, size: int) -> None:
        super().__init__()
        self.bert, self.size = bert, size
        self.shapes = nn.Embedding(len(SHAPES), size)
        nn.init.zeros_(self.shapes.weight)
        self.drop = nn.Dropout(0.2)
        self.tags = nn.ModuleDict({head: nn.Linear(size, width(head)) for head in HEADS})

    def forward(self, pieces: Tensor, shapes: Tensor, mask: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """Vectors [batch, length, size] and tag scores [batch, length, all labels of all heads in order]. mask: 0 where a batch is filled up."""
        vectors = self.vectors(pieces, self.shapes(shapes), mask)
        dropped = self.drop(vectors)
        return vectors, torch.cat([self.tags[head](dropped) for head in HEADS], dim=-1)

    def embedded(self, pieces: Tensor, shapes: Tensor) -> Tensor:
        """What the first layer is given [batch, length, size]."""
        whole: Tensor = self.bert.embeddings(inputs_embeds=self.bert.embeddings.word_embeddings(pieces) + self.shapes(shapes))
        return whole

    def read(self, embedded: Tensor) -> tuple[Tensor, Tensor]:
        """The same as `forward`, of what `embedded` gave."""
        vectors = self.bert.encoder(embedded).last_hidden_state
        return vectors, torch.cat([self.tags[head](vectors) for head in HEADS], dim=-1)

    def vectors(self, pieces: Tensor, shapes: Tensor, mask: Tensor | None) -> Tensor:
        """The network's vectors of pieces whose shapes [batch, length, size] are added."""
        embedded = self.bert.embeddings.word_embeddings(pieces) + shapes
        found: Tensor = self.bert(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        return found


class Alone(nn.Module):
    """What `Encoder.embedded` gives of a statement alone -> scores of its position.

    The first layers of the encoder, which are taught anew; the vector of the begin and the mean of all are what the scores are made of.
    """

    def __init__(self, encoder: Encoder, out: int) -> None:
        super().__init__()
        self.layers = copy.deepcopy(encoder.bert.encoder)
        self.layers.layer = self.layers.layer[:LAYERS_ALONE]
        self.blur = nn.Dropout(0.1)
        self.scores = nn.Sequential(nn.Linear(2 * encoder.size, HIDDEN_ALONE), nn.ReLU(), nn.Dropout(0.2), nn.Linear(HIDDEN_ALONE, out))

    def forward(self, embedded: Tensor, mask: Tensor | None = None) -> Tensor:
        """Scores before the softmax [batch, positions]. mask [batch, length]: 0 where a batch is filled up."""
        if mask is None:
            vectors = self.layers(embedded).last_hidden_state
            mean = vectors.mean(1)
        else:
            hidden = (1 - mask[:, None, None, :]) * torch.finfo(embedded.dtype).min
            vectors = self.layers(embedded, hidden.to(embedded.dtype)).last_hidden_state
            mean = (vectors * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        scored: Tensor = self.scores(self.blur(torch.cat([vectors[:, 0], mean], dim=1)))
        return scored


class LargeEncoder(Encoder):
    """The same of the larger network, whose vocabulary has other numbers."""

    def vectors(self, pieces: Tensor, shapes: Tensor, mask: Tensor | None) -> Tensor:
        """The network's vectors of pieces, given by the numbers of the small one."""
        own = torch.where(pieces == FIRST_PIECE, LARGE_FIRST, torch.where(pieces == LAST_PIECE, LARGE_LAST, pieces + LARGE_MORE))
        return super().vectors(own if mask is None else torch.where(mask > 0, own, LARGE_FILL), shapes, mask)


def pretrained(folder: Path) -> Encoder:
    """The small encoder with the base weights of a folder that holds config.json and model.safetensors."""
    config = BertConfig(**_settings(folder), attn_implementation="eager")
    return _filled(Encoder(BertModel(config, add_pooling_layer=False), config.hidden_size), folder)


def pretrained_large(folder: Path) -> LargeEncoder:
    """The larger encoder with the base weights of such a folder."""
    config = MPNetConfig(**_settings(folder))
    return _filled(LargeEncoder(MPNetModel(config, add_pooling_layer=False), config.hidden_size), folder)


def _settings(folder: Path) -> dict[str, Any]:
    settings: dict[str, Any] = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    # Without the attention's random numbers, which are drawn on one core and take two fifths of the time there.
    return {**settings, "hidden_dropout_prob": 0.1, "attention_probs_dropout_prob": 0.0}


def _filled(encoder: E, folder: Path) -> E:
    weights = {name: value.float() for name, value in load_file(folder / "model.safetensors").items()}
    missing, unknown = encoder.bert.load_state_dict(weights, strict=False)
    if [name for name in missing if "position_ids" not in name] or [n for n in unknown if "pooler" not in n and "position_ids" not in n]:
        raise SystemExit(f"the base weights do not fit: missing {missing}, unknown {unknown}")
    return encoder
