"""The small encoder with its heads: tags of words, and scorers of pairs and spans.

all-MiniLM-L6-v2 (22 million parameters, Apache-2.0), with an embedding of how a word is written added to its input,
because its vocabulary has lost the capitals.
"""

from __future__ import annotations

import json
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from saksi.reading.encoder import HEADS, width
from saksi.reading.windows import SHAPES

SIZE = 384
HIDDEN = 96
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


class Scorer(nn.Module):
    """Scores made of the mean vectors of some runs of words and of a few plain features: one hidden layer."""

    def __init__(self, spans: int, features: int, out: int) -> None:
        super().__init__()
        self.first = nn.Linear(spans * SIZE + features, HIDDEN)
        self.blur = nn.Dropout(0.1)
        self.drop = nn.Dropout(0.3)
        self.last = nn.Linear(HIDDEN, out)

    def forward(self, inputs: Tensor) -> Tensor:
        """Scores before the softmax, one row for each row of inputs."""
        return self.last(self.drop(torch.relu(self.first(self.blur(inputs)))))


class Encoder(nn.Module):
    """Word pieces and shapes -> vectors, and for each head the scores of its tags."""

    def __init__(self, config: BertConfig) -> None:
        super().__init__()
        self.bert = BertModel(config, add_pooling_layer=False)
        self.shapes = nn.Embedding(len(SHAPES), SIZE)
        nn.init.zeros_(self.shapes.weight)
        self.drop = nn.Dropout(0.2)
        self.tags = nn.ModuleDict({head: nn.Linear(SIZE, width(head)) for head in HEADS})

    def forward(self, pieces: Tensor, shapes: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Vectors [batch, length, SIZE] and tag scores [batch, length, all labels of all heads in order]."""
        embedded = self.bert.embeddings.word_embeddings(pieces) + self.shapes(shapes)
        vectors = self.bert(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        dropped = self.drop(vectors)
        return vectors, torch.cat([self.tags[head](dropped) for head in HEADS], dim=-1)


def pretrained(folder: Path) -> Encoder:
    """The encoder with the base weights of a folder that holds config.json and model.safetensors."""
    config = BertConfig(**json.loads((folder / "config.json").read_text(encoding="utf-8")), attn_implementation="eager")
    config.hidden_dropout_prob = 0.1
    config.attention_probs_dropout_prob = 0.0  # its random numbers are drawn on one core and take two fifths of the time there
    encoder = Encoder(config)
    weights = {name: value.float() for name, value in load_file(folder / "model.safetensors").items()}
    missing, unknown = encoder.bert.load_state_dict(weights, strict=False)
    if [name for name in missing if "position_ids" not in name] or [n for n in unknown if "pooler" not in n and "position_ids" not in n]:
        raise SystemExit(f"the base weights do not fit: missing {missing}, unknown {unknown}")
    return encoder
