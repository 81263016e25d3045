"""What a larger encoder says of the real news: `corpus/heard.npz`. The small encoder learns from it beside the marks.

A marker gives one answer; a larger encoder that has not learned from an article says how likely each is, and so teaches which answers are nearly
the same to it. Its chances are kept as bytes, by the number of the article: of each word for each head of tags, of each statement for each position,
of each account for each act, in the order of the marks; and with them the SHA-256 of what they are of.
Order: read; the hash of an article's words, marks and answers; write.
Source: Hinton, Vinyals and Dean 2015, Distilling the knowledge in a neural network.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

import numpy as np
from numpy.typing import NDArray

from saksi.codebook.lists import codebook
from training.corpus import CORPUS

FILE = CORPUS / "heard.npz"
LISTENED = 0.7
"""How much the larger encoder is listened to beside the marks."""
OF = "of"

Floats = NDArray[np.float32]
Heard = Mapping[str, Floats]
"""By head or scorer, chances [words or rows, answers], each row adding up to 1; under `of` the hash [32] of what they are of."""


def heard_by_article() -> dict[str, Heard]:
    """The chances by the id of the article; none where the file is absent."""
    found: dict[str, dict[str, Floats]] = {}
    if FILE.is_file():
        with np.load(FILE, allow_pickle=False) as kept:
            for name in kept.files:
                article, _, part = name.partition("/")
                rows = kept[name].astype(np.float32)
                found.setdefault(article, {})[part] = rows if part == OF else rows / rows.sum(axis=1, keepdims=True)
    return dict(found)


def hash_of(gold: Mapping[str, Any]) -> Floats:
    """What chances of a marked article depend on, as the 32 bytes of its SHA-256: words, statements and accounts in their order, the lists of answers."""
    statements = [(s["span"]["start"], s["span"]["end"], s["cue"]["start"], s["position"]) for s in gold["statements"]]
    accounts = [(a["trigger"]["start"], a["trigger"]["end"], a["act"]) for a in gold["accounts"]]
    whole = json.dumps([gold["text"], statements, accounts, [*codebook().positions], [*codebook().acts]])
    return np.frombuffer(sha256(whole.encode()).digest(), np.uint8).astype(np.float32)


def write(heard: Mapping[str, Heard]) -> None:
    """Keep the chances of all articles, as bytes; what was kept before stays until all is written."""
    rows = {f"{article}/{part}": rows if part == OF else np.round(255 * rows) for article, parts in heard.items() for part, rows in parts.items()}
    beside = FILE.with_name(f"new-{FILE.name}")
    np.savez_compressed(beside, **{name: values.astype(np.uint8) for name, values in rows.items()})
    beside.replace(FILE)
