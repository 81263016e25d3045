"""Train the encoder and its scorers on marked documents.

Order: examples; windows of a batch through the encoder; the tags' losses, and the scorers' losses on the vectors of
their words; one step. First over the corpus; then, where real news is here, over that and a part of the corpus once more, with small steps.
Seeds are fixed; on one kind of processor the same corpus gives the same weights (a graphics card adds in no fixed order).
"""

from __future__ import annotations

import json
import random
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from saksi.reading.encoder.candidates import FEATURES
from saksi.reading.encoder.encoder import HEADS, width
from training.batch import Batch, BatchLabels, Prepared, make_batch, prepare
from training.examples import ACTS, PARTS, POSITIONS, make_dated, make_example, make_saying, make_telling
from training.heard import hash_of, heard
from training.network import Encoder, Scorer, pretrained
from training.sayings import sayings
from training.tellings import dated_reports, tellings

SEED = 7
EPOCHS, RATE = 9, 2.5e-4
NEWS_EPOCHS, NEWS_RATE, NEWS_TIMES = 2, 1e-4, 2
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
SHORT = torch.cuda.is_bf16_supported() if DEVICE.type == "cuda" else bool(torch.cpu.get_capabilities().get("avx512_bf16", False))
"""Whether products are taken in bfloat16: on processors made for it, training then takes three fifths of the time."""
Row = TypeVar("Row")
TINY = 1e-30
"""The least share of a choice whose logarithm is taken."""


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
    """An encoder with its four scorers."""

    def __init__(self, encoder: Encoder, position_features: int, act_features: int) -> None:
        super().__init__()
        self.encoder, size = encoder, encoder.size
        self.scorers = nn.ModuleDict({
            "position": Scorer(3 * size + position_features, len(POSITIONS)),
            "act": Scorer(size + act_features, len(ACTS)),
            "party": Scorer(2 * size + FEATURES, len(PARTS)),
            # Not used by the reader: choosing speakers teaches the vectors who belongs to which cue.
            "speaker": Scorer(2 * size + FEATURES, 1),
        })  # fmt: skip


def encode(model: Model, batch: Batch) -> tuple[Tensor, dict[str, Tensor]]:
    """The vectors of all words of a batch [words, size], and by head the scores of the tags of all pieces [pieces, labels]."""
    vectors, scores = model.encoder(batch.pieces, batch.shapes, batch.mask)
    by_head = scores.flatten(0, 1).float().split([width(head) for head in HEADS], dim=1)
    return vectors.flatten(0, 1).float()[batch.words], dict(zip(HEADS, by_head, strict=True))


def tag_loss(batch: Batch, scores: dict[str, Tensor]) -> Tensor:
    """Cross entropy of the heads over the first pieces of all words, each with its share."""
    losses = (
        (functional.cross_entropy(scores[head][tags.at], tags.chances, reduction="none") * tags.shares).sum()
        for head, tags in batch.tags.items()
    )
    return sum(losses, torch.zeros((), device=DEVICE))


def inputs(rows: BatchLabels, vectors: Tensor) -> Tensor:
    """The scorer's input: mean vectors of the runs, then the features."""
    sums = torch.cat([torch.zeros(1, vectors.shape[1], device=vectors.device), vectors.cumsum(0)])
    lows, highs = rows.at[..., 0], rows.at[..., 1]
    means = (sums[highs] - sums[lows]) / (highs - lows).unsqueeze(-1)
    return torch.cat([means.flatten(1), rows.features], dim=1)


def scorer_loss(model: Model, batch: Batch, vectors: Tensor) -> Tensor:
    """Cross entropy of the scorers, each row with its share; of the speakers, of the right one among its candidates."""
    total = torch.zeros((), device=vectors.device)
    for name, rows in batch.rows.items():
        marks = model.scorers[name](inputs(rows, vectors)).float()
        if name == "speaker":
            total = total + choice_loss(marks[:, 0], rows)
        else:
            losses = functional.cross_entropy(marks, rows.chances, label_smoothing=SMOOTHED, reduction="none")
            total = total + (losses * rows.shares).sum()
    return total


def choice_loss(marks: Tensor, rows: BatchLabels) -> Tensor:
    """Minus the logarithm of the share that the right candidates of each group have together; every group with the share of its rows."""
    nothing = torch.zeros(int(rows.groups.max()) + 1, device=marks.device)
    highest = nothing.scatter_reduce(0, rows.groups, marks.detach(), "amax", include_self=False)
    raised = (marks - highest[rows.groups]).exp()
    everybody = nothing.index_add(0, rows.groups, raised)
    right = nothing.index_add(0, rows.groups, raised * rows.answers)
    shares = nothing.index_put((rows.groups,), rows.shares)
    return ((everybody.log() - right.clamp_min(TINY).log()) * shares).sum()


def batches(examples: Sequence[Prepared], passages: Sequence[Prepared], shuffled: random.Random) -> list[list[Prepared]]:
    """All examples in a new order, documents and passages apart, as many together as make one step.

    Rule: those of one step are of like length, because every window is filled up to the longest beside it.
    """
    groups = []
    for kind, size in ((examples, BATCH), (passages, PASSAGES)):
        groups += alike(kind, size, ALIKE, lambda one: one.longest, shuffled)
    return shuffled.sample(groups, len(groups))


def alike(rows: Sequence[Row], size: int, steps: int, length: Callable[[Row], int], shuffled: random.Random) -> list[list[Row]]:
    """All rows in a new order in groups of `size`: out of so many steps' rows, drawn by chance, those of like length are put together."""
    order = shuffled.sample(rows, len(rows))
    near = (sorted(order[at : at + size * steps], key=length) for at in range(0, len(order), size * steps))
    return [part[n : n + size] for part in near for n in range(0, len(part), size)]


def train(
    model: Model, examples: list[Prepared], passages: list[Prepared], epochs: int, rate: float, mean: Mean | None = None
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
        seen = torch.zeros((), device=DEVICE)
        for batch in batches(examples, passages, shuffled):
            optimizer.zero_grad()
            step = make_batch(batch, DEVICE)
            with torch.autocast(DEVICE.type, torch.bfloat16, enabled=SHORT):
                vectors, scores = encode(model, step)
                loss = TAGS * tag_loss(step, scores) + scorer_loss(model, step, vectors)
            loss.backward()
            seen += loss.detach() * len(batch)
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            if mean is not None and schedule.last_epoch * 2 > steps and schedule.last_epoch % AVERAGED == 0:
                mean.add(model)
        print(f"epoch {epoch + 1} of {epochs}: loss {float(seen):.0f}, {time.monotonic() - started:.0f} s", flush=True)


@torch.no_grad()
def measure(model: Model, examples: list[Prepared]) -> dict[str, float]:
    """Shares of right answers of the scorers, and F1 of the tags by words."""
    model.eval()
    right, asked = Counter[str](), Counter[str]()
    hit, told, gold = Counter[str](), Counter[str](), Counter[str]()
    for example in examples:
        batch = make_batch([example], DEVICE)
        vectors, scores = encode(model, batch)
        for name, rows in batch.rows.items():
            marks = model.scorers[name](inputs(rows, vectors))
            answers = rows.answers
            if name == "speaker":
                order = marks[:, 0].argsort()
                best = dict(zip(rows.groups[order].tolist(), answers[order].tolist(), strict=True))
                right[name], asked[name] = right[name] + sum(best.values()), asked[name] + len(best)
            else:
                right[name], asked[name] = right[name] + int((marks.argmax(1) == answers).sum()), asked[name] + len(answers)
        for head, tags in batch.tags.items():
            found = scores[head][tags.at].argmax(1)
            hit[head] += int(((found == tags.answers) & (found > 0)).sum())
            told[head], gold[head] = told[head] + int((found > 0).sum()), gold[head] + int((tags.answers > 0).sum())
    shares = {name: round(right[name] / asked[name], 3) for name in right}
    return {**shares, **{f"{head} F1": round(2 * hit[head] / max(told[head] + gold[head], 1), 3) for head in HEADS}}


def tokenizer_of(base: Path) -> Tokenizer:
    """The tokenizer of the base weights, that cuts and fills nothing."""
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def passages_of(tokenizer: Tokenizer) -> tuple[list[Prepared], list[Prepared]]:
    """The passages of the press that teach positions, and those that teach acts."""
    said = (make_saying(found, statements, tokenizer) for found, statements in sayings())
    told = (make_telling(gold, tokenizer) for gold in tellings())
    dated = (make_dated(gold, tokenizer) for gold in dated_reports())
    return [prepare(one) for one in said], [prepare(one) for one in (*told, *dated)]


def sizes_of(example: Prepared) -> tuple[int, int]:
    """How many features the rows of positions and of acts have. Of an example that has both."""
    return example.rows["position"].features.shape[1], example.rows["act"].features.shape[1]


def go_on(model: Model, examples: list[Prepared], said: list[Prepared], news: list[Prepared], rate: float) -> None:
    """The second part: train on with real news, beside some of the dispatches and sayings that were learned from before."""
    drawn, mean = random.Random(SEED), Mean()
    beside = drawn.sample(examples, BESIDE), drawn.sample(said, SAYINGS_BESIDE)
    train(model, beside[0] + news * NEWS_TIMES, beside[1], NEWS_EPOCHS, rate, mean)
    mean.give(model)


def fit(
    base: Path, learned: Sequence[dict[str, Any]], news: Sequence[dict[str, Any]], held: Sequence[dict[str, Any]], epochs: int
) -> Model:
    """Train on `learned` and on the passages of the press, then on `news`; print the figures on `held`, give the model."""
    torch.manual_seed(SEED)
    tokenizer = tokenizer_of(base)
    examples = [prepare(make_example(gold, tokenizer)) for gold in learned]
    said, told = passages_of(tokenizer)
    print(f"{len(said) + len(told)} passages of the press beside them", flush=True)
    model = Model(pretrained(base), *sizes_of(examples[0])).to(DEVICE)
    train(model, examples, said + told, epochs, RATE)
    if news:
        chances = heard()
        articles = [replace(make_example(gold, tokenizer), heard=chances.get(hash_of(gold))) for gold in news]
        print(f"the larger encoder was heard of {sum(one.heard is not None for one in articles)} of {len(news)} real articles", flush=True)
        go_on(model, examples, said, [prepare(one) for one in articles], NEWS_RATE)
    print(json.dumps(measure(model, [prepare(make_example(gold, tokenizer)) for gold in held])), flush=True)
    return model
