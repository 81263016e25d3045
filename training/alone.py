"""Teach the network that sees a statement alone: its words -> its position.

Order: every statement that the rules find in the training part and that is marked, and those of the passages; of real news what the larger encoder
says beside the marks; batches of like length; small steps on the encoder's first layers, its embeddings left as they are.
Nothing of the development or test part is opened.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from saksi.reading.assembly import Found
from saksi.reading.encoder.alone import halves, joined
from saksi.reading.encoder.encoder import Floats
from saksi.reading.encoder.windows import Pieces
from saksi.reading.positions.sides import Sides
from saksi.reading.text.found import StatementFound
from training.batch import chances_of
from training.corpus import readings_of
from training.examples import POSITIONS
from training.heard import hash_of, heard
from training.network import Alone, Encoder
from training.news import news_of
from training.sayings import sayings
from training.train import DEVICE, SEED, SHORT, SMOOTHED, alike
from training.weighing import BORDERS, marked

EPOCHS, RATE = 4, 2e-4
BATCH, ALIKE = 32, 20
"""How many statements make one step, and out of how many steps' statements those of like length are put together."""


@dataclass(frozen=True)
class Case:
    """A statement as the network is shown it; chances [positions]: how likely each is taken to be; weight: how much it counts."""

    pieces: Pieces
    chances: Floats
    weight: float


def cases(tokenizer: Tokenizer) -> Iterator[Case]:
    """All statements that are learned from."""
    for found, statements in marked(readings_of("train")):
        yield from _cases(found, [(said, mark["position"], None) for said, mark in statements], 1.0, tokenizer)
    for found, passage in sayings():
        yield from _cases(found, [(said, position, None) for said, position in passage], BORDERS, tokenizer)
    news, chances = news_of("train"), heard()
    for gold, (found, statements) in zip(news, marked(news), strict=True):
        told = chances.get(hash_of(gold), {}).get("position", ())
        # Of an article with a statement whose words are no words of the page the larger encoder was asked of fewer.
        places = {mark["id"]: n for n, mark in enumerate(gold["statements"])} if len(told) == len(gold["statements"]) else {}
        rows = [(said, mark["position"], told[places[mark["id"]]] if places else None) for said, mark in statements]
        yield from _cases(found, rows, 1.0, tokenizer)


def _cases(found: Found, rows: Sequence[tuple[StatementFound, str, Floats | None]], weight: float, tokenizer: Tokenizer) -> Iterator[Case]:
    """Statements of one page as the reader will ask for them, each with its position and what the larger encoder told of it, if it did."""
    sides = Sides(found.page, found.cast)
    for said, position, told in rows:
        member = found.cast.members[said.speaker]
        chances = chances_of(np.array([POSITIONS.index(position)]), len(POSITIONS), told)[0]
        yield Case(joined(halves(found.page, said, member, sides.of(member)), tokenizer), chances, weight)


def batches(rows: Sequence[Case], shuffled: random.Random) -> list[list[Case]]:
    """All statements in a new order, those of one step of like length."""
    return alike(rows, BATCH, ALIKE, lambda row: len(row.pieces[0]), shuffled)


def tensors(rows: Sequence[Case]) -> tuple[Tensor, Tensor, Tensor]:
    """Pieces, shapes and mask [rows, length], filled up to the longest."""
    filled = np.zeros((3, len(rows), max(len(row.pieces[0]) for row in rows)), np.int64)
    for n, row in enumerate(rows):
        pieces, shapes = row.pieces
        filled[:, n, : len(pieces)] = pieces, shapes, np.ones(len(pieces), np.int64)
    pieces, shapes, mask = torch.from_numpy(filled).to(DEVICE)
    return pieces, shapes, mask.float()


def fit_alone(encoder: Encoder, tokenizer: Tokenizer, epochs: int = EPOCHS) -> Alone:
    """Teach a network that starts as the first layers of a trained encoder, which stays as it is."""
    rows = list(cases(tokenizer))
    torch.manual_seed(SEED)
    shuffled = random.Random(SEED)
    alone = Alone(encoder, len(POSITIONS)).to(DEVICE)
    groups = [{"params": alone.layers.parameters(), "lr": RATE}, {"params": alone.scores.parameters(), "lr": RATE * 5}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = epochs * len(batches(rows, random.Random(SEED)))
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, max_lr=[RATE, RATE * 5], total_steps=steps, pct_start=0.1, anneal_strategy="linear"
    )
    started = time.monotonic()
    alone.train()
    encoder.eval()
    for epoch in range(epochs):
        order = batches(rows, shuffled)
        seen = 0.0
        for batch in shuffled.sample(order, len(order)):
            pieces, shapes, mask = tensors(batch)
            with torch.no_grad():
                embedded = encoder.embedded(pieces, shapes)
            with torch.autocast(DEVICE.type, torch.bfloat16, enabled=SHORT):
                scores = alone(embedded, mask)
            answers = torch.from_numpy(np.stack([row.chances for row in batch])).to(DEVICE)
            counts = torch.tensor([row.weight for row in batch]).to(DEVICE)
            losses = functional.cross_entropy(scores.float(), answers, label_smoothing=SMOOTHED, reduction="none")
            loss = (losses * counts).mean()
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(alone.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            seen += float(loss.detach())
        print(f"statements alone, epoch {epoch + 1} of {epochs}: loss {seen / len(order):.3f}, {time.monotonic() - started:.0f} s", flush=True)
    return alone.eval()
