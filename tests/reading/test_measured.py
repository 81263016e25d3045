"""The measured error that reports publish is what the readers really reach on the held-out texts."""

import hashlib
import json
from datetime import date
from pathlib import Path

import pytest

from saksi.codebook.packs import load_pack, pack_of_country
from saksi.reading.evaluation import Evaluation
from saksi.reading.measured import measured
from saksi.reading.readers import NAMES, reader_named

HELD_OUT = Path(__file__).resolve().parents[2] / "benchmarks" / "held-out"
DIGEST = "a0ea7cfb026ae43d32686d719a76c9dcecfbb765ddef2e05ffc7611001fff69c"


def golds():
    return [path.read_bytes() for path in sorted(HELD_OUT.glob("*.json"))]


def test_the_texts_are_those_that_were_measured():
    """Other texts need figures of their own."""
    assert hashlib.sha256(b"".join(golds())).hexdigest() == DIGEST


@pytest.mark.parametrize("name", NAMES)
def test_the_published_figures_are_reached(name):
    reader = reader_named(name)
    result = Evaluation()
    for gold in map(json.loads, golds()):
        published = date.fromisoformat(gold["published"]) if gold["published"] else None
        result.add(gold, reader.read(gold["text"], published, load_pack(pack_of_country(gold["country"]))).to_json())
    values = [float(one["value"]) for one in measured(reader.name, reader.version)]
    reached = [
        result.counts["statements with speaker"].f1,
        result.fields["position of statements"].share,
        result.counts["accounts"].f1,
        result.grounded / result.spans,
    ]
    assert values == [pytest.approx(one, abs=0.0051) for one in reached]


def test_a_reader_that_was_never_measured_has_no_figures():
    assert measured("llm", "1") == []
