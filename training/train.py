"""Train the encoder and its scorers on marked documents.

Order: examples; windows of a batch through the encoder; the tags' losses, and the scorers' losses on the vectors of
their words; one step. First over the corpus; then, where real news is here, over that and a part of the corpus once more, with small steps.
Seeds are fixed; on one kind of machine the same corpus gives the same weights.
"""

from __future__ import annotations

import json
import random
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from saksi.reading.candidates import FEATURES
from saksi.reading.encoder import HEADS, width
from training.examples import ACTS, PARTS, POSITIONS, Example, Row, make_dated, make_example, make_saying, make_telling
from training.network import Encoder, Scorer, pretrained
from training.sayings import sayings
from training.tellings import dated_reports, tellings

SEED = 7
EPOCHS, RATE = 9, 2.5e-4
NEWS_EPOCHS, NEWS_RATE, NEWS_TIMES = 3, 7e-5, 2
"""Of the second part: passes, rate, and how often each real article is in one of them."""
BESIDE, SAYINGS_BESIDE = 170, 1200
"""How many dispatches and sayings of the first part stand beside the real news, so that what they taught is not lost."""
AVERAGED = 15
"""Every so many steps of the last half of the second part the weights are taken into the mean that is kept."""
BATCH, PASSAGES = 2, 16
"""How many documents, and how many of the short passages, make one step."""
ALIKE = 12
"""Out of how many steps' examples, drawn by chance, those of like length are put together."""
TAGS = 4.0
"""How much the tags weigh beside the scorers."""
SMOOTHED = 0.1
DEVICE = torch.device("cuda" if torch.cuda.is_available() else "cpu")
SHORT = DEVICE.type == "cpu" and bool(torch.cpu.get_capabilities().get("avx512_bf16", False))
"""Whether products are taken in bfloat16: on processors made for it, training then takes three fifths of the time."""


class Mean:
    """The mean of weights as training goes on: it reads new texts a little better than the last weights do. Source: Izmailov and others 2018."""

    def __init__(self) -> None:
        self.sums: dict[str, Tensor] = {}
        self.times = 0

    def add(self, model: nn.Module) -> None:
        """Take the weights as they are now into the mean."""
        self.times += 1
        for name, values in model.state_dict().items():
            if values.dtype.is_floating_point:
                self.sums[name] = self.sums.get(name, torch.zeros(())) + values.double()

    def give(self, model: nn.Module) -> None:
        """Set the weights to the mean."""
        now = model.state_dict()
        model.load_state_dict(now | {name: (total / self.times).to(now[name].dtype) for name, total in self.sums.items()})


class Model(nn.Module):
    """The encoder with its four scorers."""

    def __init__(self, base: Path, position_features: int, act_features: int) -> None:
        super().__init__()
        self.encoder: Encoder = pretrained(base)
        self.scorers = nn.ModuleDict({
            "position": Scorer(3, position_features, len(POSITIONS)),
            "act": Scorer(1, act_features, len(ACTS)),
            "party": Scorer(2, FEATURES, len(PARTS)),
            # Not used by the reader: choosing speakers teaches the vectors who belongs to which cue.
            "speaker": Scorer(2, FEATURES, 1),
        })  # fmt: skip


def encode(model: Model, examples: Sequence[Example]) -> list[tuple[Tensor, Tensor]]:
    """For each example the vectors of its words [words, size] and the tag scores of its windows [windows, length, labels]."""
    windows = [window for example in examples for window in example.windows]
    most = max(map(longest, examples))
    pieces = torch.zeros(len(windows), most, dtype=torch.long)
    shapes, mask = torch.zeros_like(pieces), torch.zeros_like(pieces)
    for n, window in enumerate(windows):
        size = len(window.pieces)
        pieces[n, :size], shapes[n, :size], mask[n, :size] = torch.tensor(window.pieces), torch.tensor(window.shapes), 1
    vectors, scores = model.encoder(pieces.to(DEVICE), shapes.to(DEVICE), mask.to(DEVICE))
    sizes = [len(example.windows) for example in examples]
    parts = zip(examples, vectors.split(sizes), scores.split(sizes), strict=True)
    return [(word_vectors(example, ours), marks) for example, ours, marks in parts]


def word_vectors(example: Example, vectors: Tensor) -> Tensor:
    """The vectors of an example's words [words, size], out of those of its windows [windows, length, size]."""
    index = torch.zeros(max(example.homes, default=-1) + 1, 2, dtype=torch.long)
    for word, home in example.homes.items():
        index[word] = torch.tensor(home)
    index = index.to(DEVICE)
    return vectors[index[:, 0], index[:, 1]]


def tag_loss(example: Example, scores: Tensor) -> Tensor:
    """Cross entropy of the heads that the example teaches over the first pieces of all windows; 0 for one without tags."""
    total = torch.zeros((), device=DEVICE)
    for window, rows in zip(example.windows, scores, strict=True):
        places = torch.tensor([place for _, place in window.heads], device=DEVICE)
        at = 0
        for head in HEADS:
            if head in example.tags:
                gold = torch.tensor([example.tags[head][word] for word, _ in window.heads], device=DEVICE)
                total = total + functional.cross_entropy(rows[places, at : at + width(head)], gold, reduction="sum")
            at += width(head)
    return total / max(sum(len(window.heads) for window in example.windows), 1)


def inputs(rows: Sequence[Row], vectors: Tensor) -> Tensor:
    """The scorer's input: mean vectors of the runs, then the features."""
    size = len(vectors)
    bounds = torch.tensor([[(min(a, size - 1), max(min(b, size), min(a, size - 1) + 1)) for a, b in row.runs] for row in rows])
    bounds = bounds.to(DEVICE)
    sums = torch.cat([torch.zeros(1, vectors.shape[1], device=DEVICE), vectors.cumsum(0)])
    means = (sums[bounds[..., 1]] - sums[bounds[..., 0]]) / (bounds[..., 1] - bounds[..., 0]).unsqueeze(-1)
    return torch.cat([means.flatten(1), torch.tensor([row.features for row in rows], device=DEVICE)], dim=1)


def scorer_loss(model: Model, example: Example, vectors: Tensor) -> Tensor:
    """Cross entropy of the four scorers, each a mean over its rows."""
    total = torch.zeros((), device=DEVICE)
    for name, rows in (("position", example.positions), ("act", example.acts), ("party", example.parties)):
        if rows:
            answers = torch.tensor([row.answer for row in rows], device=DEVICE)
            total = total + functional.cross_entropy(
                model.scorers[name](inputs(rows, vectors)), answers, label_smoothing=SMOOTHED
            )
    if example.speakers:
        flat = [row for group in example.speakers for row in group]
        marks = model.scorers["speaker"](inputs(flat, vectors))[:, 0]
        at = 0
        losses = []
        for group in example.speakers:
            right = torch.tensor([bool(row.answer) for row in group], device=DEVICE)
            shares = functional.log_softmax(marks[at : at + len(group)], dim=0)
            losses.append(-torch.logsumexp(shares[right], dim=0))
            at += len(group)
        total = total + torch.stack(losses).mean()
    return total


def batches(examples: Sequence[Example], passages: Sequence[Example], shuffled: random.Random) -> list[list[Example]]:
    """All examples in a new order, documents and passages apart, as many together as make one step.

    Rule: those of one step are of like length, because every window is filled up to the longest beside it.
    """
    groups = []
    for kind, size in ((examples, BATCH), (passages, PASSAGES)):
        order = shuffled.sample(kind, len(kind))
        for at in range(0, len(order), size * ALIKE):
            near = sorted(order[at : at + size * ALIKE], key=longest)
            groups += [near[n : n + size] for n in range(0, len(near), size)]
    return shuffled.sample(groups, len(groups))


def longest(example: Example) -> int:
    """The pieces of an example's longest window."""
    return max(len(window.pieces) for window in example.windows)


def train(
    model: Model, examples: list[Example], passages: list[Example], epochs: int, rate: float, mean: Mean | None = None
) -> None:
    """Train in place, with a warm start and a straight fall of the rate. mean: takes in the weights of the last half, now and then."""
    shuffled = random.Random(SEED)
    fast = [p for n, p in model.named_parameters() if "bert" not in n]
    slow = [p for n, p in model.named_parameters() if "bert" in n]
    optimizer = torch.optim.AdamW([{"params": slow, "lr": rate}, {"params": fast, "lr": rate * 10}], weight_decay=0.01)
    steps = epochs * len(batches(examples, passages, random.Random(SEED)))
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, max_lr=[rate, rate * 10], total_steps=steps, pct_start=0.1, anneal_strategy="linear"
    )
    started = time.monotonic()
    for epoch in range(epochs):
        model.train()
        seen = 0.0
        for batch in batches(examples, passages, shuffled):
            optimizer.zero_grad()
            with torch.autocast("cpu", torch.bfloat16, enabled=SHORT):
                heard = zip(batch, encode(model, batch), strict=True)
                losses = [TAGS * tag_loss(one, scores) + scorer_loss(model, one, vectors) for one, (vectors, scores) in heard]
                loss = torch.stack(losses).mean()
            loss.backward()
            seen += float(loss.detach()) * len(batch)
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            if mean is not None and schedule.last_epoch * 2 > steps and schedule.last_epoch % AVERAGED == 0:
                mean.add(model)
        print(f"epoch {epoch + 1} of {epochs}: loss {seen:.0f}, {time.monotonic() - started:.0f} s", flush=True)


@torch.no_grad()
def measure(model: Model, examples: list[Example]) -> dict[str, float]:
    """Shares of right answers of the scorers, and F1 of the tags by words."""
    model.eval()
    right: dict[str, int] = {}
    asked: dict[str, int] = {}
    hit: dict[str, list[int]] = {head: [0, 0, 0] for head in HEADS}
    for example in examples:
        ((vectors, scores),) = encode(model, [example])
        for name, rows in (("position", example.positions), ("act", example.acts), ("party", example.parties)):
            if rows:
                told = model.scorers[name](inputs(rows, vectors)).argmax(1).tolist()
                right[name] = right.get(name, 0) + sum(a == row.answer for a, row in zip(told, rows, strict=True))
                asked[name] = asked.get(name, 0) + len(rows)
        for group in example.speakers:
            best = int(model.scorers["speaker"](inputs(group, vectors))[:, 0].argmax())
            right["speaker"] = right.get("speaker", 0) + group[best].answer
            asked["speaker"] = asked.get("speaker", 0) + 1
        for window, rows in zip(example.windows, scores, strict=True):
            at = 0
            for head in HEADS:
                for word, place in window.heads:
                    told, gold = int(rows[place, at : at + width(head)].argmax()), example.tags[head][word]
                    hit[head][0] += bool(told) and told == gold
                    hit[head][1] += bool(told)
                    hit[head][2] += bool(gold)
                at += width(head)
    shares = {name: round(right[name] / asked[name], 3) for name in right}
    return {**shares, **{f"{head} F1": round(2 * h[0] / max(h[1] + h[2], 1), 3) for head, h in hit.items()}}


def tokenizer_of(base: Path) -> Tokenizer:
    """The tokenizer of the base weights, that cuts and fills nothing."""
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def go_on(model: Model, examples: list[Example], said: list[Example], news: list[Example]) -> None:
    """The second part: train on with real news, beside some of the dispatches and sayings that were learned from before."""
    drawn, mean = random.Random(SEED), Mean()
    beside = drawn.sample(examples, BESIDE), drawn.sample(said, SAYINGS_BESIDE)
    train(model, beside[0] + news * NEWS_TIMES, beside[1], NEWS_EPOCHS, NEWS_RATE, mean)
    mean.give(model)


def fit(
    base: Path, learned: Sequence[dict[str, Any]], news: Sequence[dict[str, Any]], held: Sequence[dict[str, Any]], epochs: int
) -> Model:
    """Train on `learned` and on the passages of the press, then on `news`; print the figures on `held`, give the model."""
    torch.manual_seed(SEED)
    tokenizer = tokenizer_of(base)
    examples = [make_example(gold, tokenizer) for gold in learned]
    said = [make_saying(found, statements, tokenizer) for found, statements in sayings()]
    passages = said + [make_telling(gold, tokenizer) for gold in tellings()]
    passages += [make_dated(gold, tokenizer) for gold in dated_reports()]
    print(f"{len(passages)} passages of the press beside them", flush=True)
    sizes = [len(next(row for e in examples for row in rows(e)).features) for rows in (lambda e: e.positions, lambda e: e.acts)]
    model = Model(base, *sizes).to(DEVICE)
    train(model, examples, passages, epochs, RATE)
    if news:
        go_on(model, examples, said, [make_example(gold, tokenizer) for gold in news])
    print(json.dumps(measure(model, [make_example(gold, tokenizer) for gold in held])), flush=True)
    return model
