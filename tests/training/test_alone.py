"""The network that sees a statement alone: what it learns from, and that filling up a batch changes nothing. Where torch is installed (`make train`)."""

import random
from itertools import islice

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="torch is installed by `make train` alone")
from training.alone import batches, cases, tensors  # noqa: E402
from training.batch import chances_of  # noqa: E402
from training.examples import POSITIONS  # noqa: E402
from training.network import Alone, Encoder  # noqa: E402
from transformers import BertConfig, BertModel  # noqa: E402

from saksi.reading.encoder.encoder import shipped  # noqa: E402


@pytest.fixture(scope="module")
def rows():
    return list(islice(cases(shipped(1).tokenizer), 40))


def test_a_row_is_one_marked_statement(rows):
    assert all(np.isclose(row.chances.sum(), 1) and len(row.pieces[0]) == len(row.pieces[1]) for row in rows)


def test_the_larger_encoder_is_heard_beside_the_mark():
    told = np.full(len(POSITIONS), 1 / len(POSITIONS), np.float32)
    chances = chances_of(np.array([POSITIONS.index("denies")]), len(POSITIONS), told)[0]
    assert POSITIONS[int(chances.argmax())] == "denies"
    assert chances.min() > 0


def test_filling_up_a_batch_changes_no_score(rows):
    torch.manual_seed(1)
    encoder = Encoder(BertModel(BertConfig(num_hidden_layers=4, hidden_size=24, num_attention_heads=2, intermediate_size=32), add_pooling_layer=False), 24)
    alone = Alone(encoder.eval(), len(POSITIONS)).eval()
    several = sorted(rows[:3], key=lambda row: len(row.pieces[0]))
    with torch.no_grad():
        pieces, shapes, mask = tensors(several)
        together = alone(encoder.embedded(pieces, shapes), mask)
        one, its_shapes, _ = tensors(several[:1])
        by_itself = alone(encoder.embedded(one, its_shapes))
    assert len(alone.layers.layer) == 3
    assert torch.allclose(together[:1], by_itself, atol=1e-5)


def test_no_statement_is_lost_between_batches(rows):
    told = [row for batch in batches(rows, random.Random(1)) for row in batch]
    assert sorted(map(id, told)) == sorted(map(id, rows))
