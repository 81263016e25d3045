"""A larger encoder as teacher: it hears each real article without having learned from it; the small encoder learns from what it heard.

    python -m training.teacher   # minutes on a graphics card, most of a day on two cores; writes corpus/heard.npz

For a graphics card a build of torch with CUDA must be laid into the environment by hand: the pinned one is for processors.
On an NVIDIA H200 four folds at once took five minutes; here they follow one another, so the second part takes about four times as long.
Reading needs nothing of it, and `make train` only the file that it writes. The larger encoder is too big and too slow for a laptop, and tells real news
far better after the same lessons (`docs/explanation/model-card.md`): so what it hears is worth more to the small one than its marks alone.
Order: the first part of training, as for the small encoder; then for each fold the second part on the other folds; its chances of the fold.
Source: Hinton, Vinyals and Dean 2015; folds, so that it has learned by heart nothing that it is asked (three pairs of articles tell one story in much the
same words, and lie in two folds).
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch

from training.bases import large_weights, small_weights
from training.batch import Prepared, make_batch, prepare
from training.corpus import readings_of
from training.examples import make_example
from training.heard import FILE, Chances, hash_of, write
from training.network import pretrained_large
from training.news import ARTICLES, news_of
from training.train import (
    DEVICE,
    SEED,
    Model,
    encode,
    go_on,
    inputs,
    passages_of,
    sizes_of,
    tokenizer_of,
    train,
)

EPOCHS, RATE, NEWS_RATE = 3, 7e-5, 4e-5
FOLDS = 4
HEARD = ("position", "act")
"""The scorers whose rows stand in the order of the marks; those of parties are candidates of the rules, and change with them."""


def hear(model: Model, news: Mapping[str, Prepared], examples: list[Prepared], said: list[Prepared], fold: int) -> dict[str, Chances]:
    """What the larger encoder, after its first part, says of the articles of one fold once it has learned from the others."""
    names = sorted(news)
    asked = names[fold::FOLDS]
    go_on(model, examples, said, [news[name] for name in names if name not in asked], NEWS_RATE)
    return {name: chances(model, news[name]) for name in asked}


@torch.no_grad()
def chances(model: Model, example: Prepared) -> Chances:
    """How likely each answer is: of each word by head, of each row by scorer."""
    model.eval()
    batch = make_batch([example], DEVICE)
    vectors, scores = encode(model, batch)
    heard = {head: rows[batch.words] for head, rows in scores.items()}
    heard |= {name: model.scorers[name](inputs(batch.rows[name], vectors)) for name in HEARD if name in batch.rows}
    return {part: rows.float().softmax(1).cpu().numpy() for part, rows in heard.items()}


def main() -> None:
    """Train the larger encoder and write what it hears."""
    golds = {gold["id"]: gold for gold in news_of("train")}
    if not golds:
        raise SystemExit(f"no real news to hear: expected HRDsAttack's articles in {ARTICLES}. Lay them there; {FILE.name} stays as it is.")
    torch.manual_seed(SEED)
    tokenizer = tokenizer_of(small_weights())
    with tempfile.TemporaryDirectory() as folder:
        encoder = pretrained_large(large_weights(Path(folder)))
    examples = [prepare(make_example(gold, tokenizer)) for gold in readings_of("train")]
    said, told = passages_of(tokenizer)
    news = {name: prepare(make_example(gold, tokenizer)) for name, gold in golds.items()}
    model = Model(encoder, *sizes_of(examples[0])).to(DEVICE)
    train(model, examples, said + told, EPOCHS, RATE)
    learned: dict[str, Any] = {name: value.clone() for name, value in model.state_dict().items()}
    heard: dict[str, Chances] = {}
    for fold in range(FOLDS):
        model.load_state_dict(learned)
        heard |= hear(model, news, examples, said, fold)
    write({hash_of(golds[name]): parts for name, parts in heard.items()})
    print(f"{len(heard)} articles heard, {FILE.stat().st_size / 1e6:.1f} MB in {FILE.name}")


if __name__ == "__main__":
    main()
