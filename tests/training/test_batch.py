"""Examples put together as one step: the loss of a batch is the mean of the losses of its examples. Where torch is installed (`make train`)."""

from dataclasses import replace
from itertools import islice

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="torch is installed by `make train` alone")

from training.batch import make_batch, prepare  # noqa: E402
from training.corpus import readings_of  # noqa: E402
from training.examples import make_example, make_saying, make_telling  # noqa: E402
from training.heard import LISTENED  # noqa: E402
from training.network import Encoder  # noqa: E402
from training.sayings import sayings  # noqa: E402
from training.tellings import tellings  # noqa: E402
from training.train import Model, encode, scorer_loss, sizes_of, tag_loss  # noqa: E402

from saksi.reading.encoder.encoder import HEADS, shipped, width  # noqa: E402

CPU = torch.device("cpu")
SIZE = 8


class Embedded(Encoder):
    """An encoder whose vectors are those of the pieces alone."""

    def __init__(self):
        super().__init__(torch.nn.Embedding(31_000, SIZE), SIZE)

    def vectors(self, pieces, shapes, mask):
        return self.bert(pieces) + shapes


@pytest.fixture(scope="module")
def examples():
    tokenizer = shipped(1).tokenizer
    documents = [make_example(gold, tokenizer) for gold in readings_of("train")[:3]]
    passages = [make_saying(found, said, tokenizer) for found, said in islice(sayings(), 2)]
    return [*documents, *passages, make_telling(next(iter(tellings())), tokenizer)]


def loss(model, prepared):
    batch = make_batch(prepared, CPU)
    vectors, scores = encode(model, batch)
    return float(tag_loss(batch, scores) + scorer_loss(model, batch, vectors))


def test_the_loss_of_a_batch_is_the_mean_of_the_losses_of_its_examples(examples):
    torch.manual_seed(1)
    prepared = [prepare(one) for one in examples]
    model = Model(Embedded(), *sizes_of(prepared[0])).eval()
    assert loss(model, prepared) == pytest.approx(np.mean([loss(model, [one]) for one in prepared]), rel=1e-4)


def test_each_example_has_an_equal_share_of_what_is_asked(examples):
    batch = make_batch([prepare(one) for one in examples], CPU)
    asked = sum("cue" in one.tags for one in examples)
    assert float(batch.tags["cue"].shares.sum()) == pytest.approx(asked / len(examples), rel=1e-4)
    assert float(batch.rows["position"].shares.sum()) == pytest.approx(sum(bool(one.positions) for one in examples) / len(examples), rel=1e-4)


def test_what_was_heard_counts_beside_the_marks(examples):
    example = examples[0]
    even = {head: np.full((len(labels), width(head)), 1 / width(head), np.float32) for head, labels in example.tags.items()}
    marked, heard = prepare(example), prepare(replace(example, heard=even))
    for head in HEADS:
        assert heard.tags[head].chances == pytest.approx((1 - LISTENED) * marked.tags[head].chances + LISTENED / width(head))
    assert np.array_equal(heard.rows["position"].chances, marked.rows["position"].chances)
