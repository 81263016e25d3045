"""The measured error that reports publish is what the readers really reach on the held-out texts and on real news."""

import hashlib
import json
from datetime import date
from pathlib import Path

import pytest
from training.news import ARTICLES, news_of

from saksi.codebook.packs import load_pack, pack_of_country
from saksi.reading.evaluation import Evaluation
from saksi.reading.measured import measured
from saksi.reading.readers import NAMES, reader_named

HELD_OUT = Path(__file__).resolve().parents[2] / "benchmarks" / "held-out"
WRITTEN, REAL = "20 texts written apart from the reader", "62 real news articles as they stood on the web"
DIGEST = "a0ea7cfb026ae43d32686d719a76c9dcecfbb765ddef2e05ffc7611001fff69c"


def golds():
    return [path.read_bytes() for path in sorted(HELD_OUT.glob("*.json"))]


def test_the_texts_are_those_that_were_measured():
    """Other texts need figures of their own."""
    assert hashlib.sha256(b"".join(golds())).hexdigest() == DIGEST


@pytest.mark.parametrize("name", NAMES)
def test_the_published_figures_are_reached(name):
    assert published(name, WRITTEN) == reached(name, [json.loads(gold) for gold in golds()])


@pytest.mark.skipif(not ARTICLES.is_dir(), reason="the articles of HRDsAttack lie not beside the repository")
@pytest.mark.parametrize("name", NAMES)
def test_the_published_figures_of_real_news_are_reached(name):
    assert published(name, REAL) == reached(name, news_of("test"))


def published(name, texts):
    reader = reader_named(name)
    return [float(one["value"]) for one in measured(reader.name, reader.version) if one["set"] == texts]


def reached(name, texts):
    reader = reader_named(name)
    result = Evaluation()
    for gold in texts:
        day = date.fromisoformat(gold["published"]) if gold["published"] else None
        result.add(gold, reader.read(gold["text"], day, load_pack(pack_of_country(gold["country"]))).to_json())
    shares = [
        result.counts["statements with speaker"].f1,
        result.fields["position of statements"].share,
        result.counts["accounts"].f1,
        result.grounded / result.spans,
    ]
    return [pytest.approx(share, abs=0.0051) for share in shares]


def test_a_reader_that_was_never_measured_has_no_figures():
    assert measured("llm", "1") == []
