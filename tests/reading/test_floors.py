"""Floors of the reader by rules on the marked articles; they fall only on purpose.

The articles are not part of this repository; where they are absent the tests are skipped.
"""

import hashlib
import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from saksi.codebook.packs import load_pack, pack_of_country
from saksi.reading.rules import RulesReader

SHARED = Path(__file__).resolve().parents[2] / ".." / "shared" / "reading"
DIGEST = "8be44ee540b45377"
FLOORS = {
    "seed.json": {"statements with speaker": 0.90},
    "*.json": {"statements": 0.90, "statements with speaker": 0.90, "named actors": 0.85},
}
FIELDS = {"position": 0.85, "manner": 0.95, "cue": 0.98}


@pytest.fixture(scope="module")
def gold():
    """The folder of marked articles, if it is here."""
    folder = SHARED / "dev"
    if not folder.is_dir():
        pytest.skip("the marked articles are not here")
    return folder


def read_all(gold, pattern, out):
    """Read the articles of a pattern; gold copies and readings in two folders."""
    for name in ("gold", "found"):
        (out / name).mkdir()
    for path in gold.glob(pattern):
        article = json.loads(path.read_text(encoding="utf-8"))
        pack = load_pack(pack_of_country(article["country"]))
        published = date.fromisoformat(article["published"]) if article["published"] else None
        found = RulesReader().read(article["text"], published, pack).to_json()
        (out / "gold" / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
        (out / "found" / path.name).write_text(json.dumps(found), encoding="utf-8")


def score(gold, pattern, out):
    """The scorer's own figures."""
    read_all(gold, pattern, out)
    done = subprocess.run(
        [sys.executable, str(SHARED / "score.py"), str(out / "gold"), str(out / "found"), "--json"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return json.loads(done.stdout)


def test_the_marked_articles_are_those_the_floors_were_set_on(gold):
    """Another set of articles needs floors of its own."""
    whole = b"".join(path.read_bytes() for path in sorted(gold.glob("*.json")))
    assert hashlib.sha256(whole).hexdigest().startswith(DIGEST)


@pytest.mark.parametrize("pattern", FLOORS)
def test_the_reader_keeps_its_floors(gold, pattern, tmp_path):
    """F1 of statements, of statements with their speaker, of named actors; every span is its quote."""
    result = score(gold, pattern, tmp_path)
    assert result["grounding"] == 1.0
    for figure, floor in FLOORS[pattern].items():
        assert result[figure]["f1"] >= floor, (figure, result[figure])


def test_the_fields_of_statements_keep_their_floors(gold, tmp_path):
    """Share of right positions, manners and cues among the matched statements."""
    fields = score(gold, "*.json", tmp_path)["statement fields"]
    for name, floor in FIELDS.items():
        assert fields[name]["share"] >= floor, (name, fields[name])
