"""What a larger encoder says of the real news: `corpus/heard.npz`. The small encoder learns from it beside the marks.

A marker gives one answer; a larger encoder that has not learned from an article says how likely each is, and so teaches which answers are nearly
the same to it. Its chances are kept as bytes, by the hash of what they are of: of each word for each head of tags, of each statement for each position,
of each account for each act, in the order of the marks. An article whose words or marks have changed since is one that was not heard.
Order: read; the hash of an article's words, marks and answers; write.
Source: Hinton, Vinyals and Dean 2015, Distilling the knowledge in a neural network.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import numpy as np

from saksi.codebook.lists import codebook
from saksi.kernel.hashes import Sha256
from saksi.reading.encoder.encoder import Floats
from training.corpus import CORPUS

FILE = CORPUS / "heard.npz"
LISTENED = 0.7
"""How much the larger encoder is listened to beside the marks. A half was tried against nothing (`docs/explanation/model-card.md`), other shares were not."""

Chances = Mapping[str, Floats]
"""By head or scorer [words or rows, answers], each row adding up to 1."""


def heard() -> dict[str, Chances]:
    """The chances by `hash_of` their article; none where the file is absent."""
    found: dict[str, dict[str, Floats]] = {}
    if FILE.is_file():
        with np.load(FILE, allow_pickle=False) as kept:
            for name in kept.files:
                article, _, part = name.partition("/")
                rows = kept[name].astype(np.float32)
                found.setdefault(article, {})[part] = rows / rows.sum(axis=1, keepdims=True)
    return dict(found)


def hash_of(gold: Mapping[str, Any]) -> str:
    """The first digits of the SHA-256 of all that chances of a marked article depend on: words, statements, accounts, the lists of answers."""
    statements = [(s["span"]["start"], s["span"]["end"], s["cue"]["start"], s["position"]) for s in gold["statements"]]
    accounts = [(a["trigger"]["start"], a["trigger"]["end"], a["act"]) for a in gold["accounts"]]
    whole = json.dumps([gold["text"], statements, accounts, [*codebook().positions], [*codebook().acts]])
    return Sha256.of(whole.encode()).hex[:16]


def write(chances: Mapping[str, Chances]) -> None:
    """Keep the chances of all articles, as bytes; what was kept before stays until all is written."""
    rows = {f"{article}/{part}": np.round(255 * rows).astype(np.uint8) for article, parts in chances.items() for part, rows in parts.items()}
    beside = FILE.with_name(f"new-{FILE.name}")
    np.savez_compressed(beside, **rows)
    beside.replace(FILE)
