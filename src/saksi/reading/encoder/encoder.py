"""The small encoder: words of a page -> a vector for each, and for each head the scores of its tags.

Beside it stands a smaller network that is shown a statement alone and tells its position; both are given the same embeddings of pieces.

Rule: the model is a folder of files whose SHA-256 stand in its card; a file that differs is refused, and without the folder
Saksi reads by rules. Nothing is downloaded.
Order: check and load; windows; embeddings and the network, window by window; words gathered from the window where they lie deepest.
Source: all-MiniLM-L6-v2 fine-tuned on the corpus of Saksi, see the model card beside the files.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from saksi.kernel.errors import ReadingError
from saksi.reading.encoder.alone import Halves, joined
from saksi.reading.encoder.windows import homes, make_windows

FOLDER = Path(__file__).parents[1] / "weights"
SLOWER_FUSIONS = ("SkipLayerNormFusion",)
"""What onnxruntime would put together while it loads the network: on processors that one step takes longer than the two it is made of, a tenth of all time."""
HEADS: Mapping[str, tuple[str, ...]] = {
    "content": ("content",),
    "cue": ("cue",),
    "source": ("source",),
    "name": ("person", "organisation", "group"),
    "trigger": ("trigger",),
    "detail": ("date", "place", "charge", "penalty"),
}
"""For each head the kinds of words that it tags; label 0 is outside, then begin and inside of each kind."""

Floats = NDArray[np.float32]


def width(head: str) -> int:
    """How many labels a head has."""
    return 1 + 2 * len(HEADS[head])


@dataclass(frozen=True)
class Encoded:
    """vectors: [words, size]. tags: for each head the chances [words, labels], each row adding up to 1."""

    vectors: Floats
    tags: Mapping[str, Floats]

    def mean(self, first: int, last: int) -> Floats:
        """The mean vector of the words [first, last), at least one word."""
        first = min(first, len(self.vectors) - 1)
        mean: Floats = self.vectors[first : max(last, first + 1)].mean(axis=0)
        return mean


@dataclass(frozen=True)
class Layers:
    """One scorer: a hidden layer and its output."""

    first: Floats
    first_bias: Floats
    last: Floats
    last_bias: Floats

    def scores(self, rows: Floats) -> Floats:
        """Chances [rows, answers], each row adding up to 1."""
        hidden = np.maximum(rows @ self.first.T + self.first_bias, 0)
        return softmax(hidden @ self.last.T + self.last_bias)


class Encoder:
    """The loaded model. `position`, `act` and `party` are its scorers; `card` is what it says of itself.

    threads: on how many cores it runs; 0 for all.
    """

    def __init__(self, folder: Path = FOLDER, threads: int = 0) -> None:
        self.card = _checked(folder)
        self._embedding, self._network, self._alone = (
            _session(folder / f"{name}.onnx", threads) for name in ("embedding", "encoder", "alone")
        )
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        with np.load(folder / "scorers.npz", allow_pickle=False) as kept:
            arrays = {name: kept[name].astype(np.float32) for name in kept.files}
        self.scorers = {
            name: Layers(*(arrays[f"{name}.{part}"] for part in ("first.weight", "first.bias", "last.weight", "last.bias")))
            for name in ("position", "act", "party")
        }
        self.positions: tuple[str, ...] = tuple(self.card["positions"])
        self.acts: tuple[str, ...] = tuple(self.card["acts"])

    def encode(self, words: Sequence[str]) -> Encoded:
        """Vectors and tags of all words; a word that the vocabulary cannot write has a zero vector and no tags."""
        windows = make_windows(words, self.tokenizer)
        vectors: Floats = np.zeros((max(len(words), 1), 384), np.float32)
        total = sum(map(width, HEADS))
        scores: Floats = np.zeros((max(len(words), 1), total), np.float32)
        at = 0
        for head in HEADS:
            scores[:, at] = 9.0  # outside, unless the network says otherwise
            at += width(head)
        outputs = [self._run(window.pieces, window.shapes) for window in windows]
        for word, (number, place) in homes(windows).items():
            vectors[word] = outputs[number][0][place]
            scores[word] = outputs[number][1][place]
        return Encoded(vectors, _by_head(scores))

    def position_alone(self, statement: Halves) -> Floats:
        """The chance of each of `positions`, by a statement's own words alone."""
        (scores,) = self._alone.run(["scores"], {"embedded": self._embedded(*joined(statement, self.tokenizer))})
        chances: Floats = softmax(scores)[0]
        return chances

    def _embedded(self, pieces: Sequence[int], shapes: Sequence[int]) -> Floats:
        feed = {"pieces": np.array([pieces], np.int64), "shapes": np.array([shapes], np.int64)}
        embedded: Floats = self._embedding.run(["embedded"], feed)[0]
        return embedded

    def _run(self, pieces: Sequence[int], shapes: Sequence[int]) -> tuple[Floats, Floats]:
        vectors, scores = self._network.run(["vectors", "scores"], {"embedded": self._embedded(pieces, shapes)})
        return vectors[0], scores[0]


def _session(file: Path, threads: int) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.log_severity_level = 3
    # Threads that spin while they wait take the cores from the small sums between two runs.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"], disabled_optimizers=SLOWER_FUSIONS)


def _by_head(scores: Floats) -> dict[str, Floats]:
    tags: dict[str, Floats] = {}
    at = 0
    for head in HEADS:
        tags[head] = softmax(scores[:, at : at + width(head)])
        at += width(head)
    return tags


def softmax(rows: Floats) -> Floats:
    """Scores of each row as chances that add up to 1."""
    raised = np.exp(rows - rows.max(axis=-1, keepdims=True))
    shares: Floats = raised / raised.sum(axis=-1, keepdims=True)
    return shares


def available(folder: Path = FOLDER) -> bool:
    """Whether the model lies beside Saksi."""
    return (folder / "card.json").is_file()


def _checked(folder: Path) -> dict[str, Any]:
    """The card, once every file named in it has the hash that it states. Raises ReadingError."""
    try:
        card: dict[str, Any] = json.loads((folder / "card.json").read_text(encoding="utf-8"))
        for name, expected in card["files"].items():
            got = sha256((folder / name).read_bytes()).hexdigest()
            if got != expected:
                raise ReadingError(
                    "the model's file %(name)s was changed: its SHA-256 is %(got)s, expected %(expected)s. "
                    "Install Saksi again, or read by rules alone: `saksi read --reader rules`.",
                    name=name,
                    got=got,
                    expected=expected,
                )
    except (OSError, ValueError, KeyError) as error:
        raise ReadingError(
            "the model in %(folder)s/ cannot be loaded (%(error)s). Install Saksi again, or read by rules alone: "
            "`saksi read --reader rules`.",
            folder=folder.name,
            error=repr(error),
        ) from error
    return card


@cache
def shipped(threads: int = 0) -> Encoder:
    """The model that ships with Saksi, loaded once for so many threads. Raises ReadingError."""
    return Encoder(threads=threads)
