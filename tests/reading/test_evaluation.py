"""Figures of a reading beside its gold: those of the format's own scorer, where it is present."""

import json
import subprocess
import sys
from copy import deepcopy
from datetime import date
from pathlib import Path

import pytest

from saksi.cli.evaluate import figures
from saksi.codebook.packs import load_pack
from saksi.reading.evaluation import Evaluation
from saksi.reading.rules import RulesReader

ROOT = Path(__file__).resolve().parents[2]
HELD_OUT = ROOT / "benchmarks" / "held-out"
SCORER = ROOT.parent / "shared" / "reading" / "score.py"


def held_out():
    """The marked texts that lie in the repository."""
    return {path.name: json.loads(path.read_text(encoding="utf-8")) for path in sorted(HELD_OUT.glob("*.json"))}


def read(gold):
    """What the rules find in one of them."""
    published = date.fromisoformat(gold["published"]) if gold["published"] else None
    return RulesReader().read(gold["text"], published, load_pack("generic")).to_json()


def test_a_text_read_as_marked_has_full_figures():
    result = Evaluation()
    for gold in held_out().values():
        result.add(gold, deepcopy(gold))
    assert all(count.f1 == 1 for count in result.counts.values())
    assert all(share.share == 1 for share in result.fields.values())


def test_a_reading_of_nothing_has_no_figures():
    result = Evaluation()
    gold = next(iter(held_out().values()))
    result.add(gold, {**gold, "actors": [], "statements": [], "accounts": [], "provisions": []})
    assert all(count.f1 == 0 and count.precision == 0 for count in result.counts.values())


def test_a_span_that_is_not_its_quote_is_told():
    result = Evaluation()
    gold = next(iter(held_out().values()))
    wrong = deepcopy(gold)
    wrong["statements"][0]["span"]["quote"] += "!"
    result.add(gold, wrong)
    assert result.spans - result.grounded == 1


def test_the_figures_are_those_of_the_scorer(tmp_path):
    if not SCORER.exists():
        pytest.skip("the scorer of the reading format is not here")
    result = Evaluation()
    for name, gold in held_out().items():
        found = read(gold)
        result.add(gold, found)
        (tmp_path / name).write_text(json.dumps(found), encoding="utf-8")
    done = subprocess.run([sys.executable, SCORER, HELD_OUT, tmp_path, "--json"], capture_output=True, check=True)
    scored, ours = json.loads(done.stdout), figures(result)
    for kind, count in ours["items"].items():
        assert {key: count[key] for key in ("precision", "recall", "f1", "matched", "gold")} == {
            key: scored[kind][key] for key in ("precision", "recall", "f1", "matched", "gold")
        }
    names = {"statement fields": "statements", "account fields": "accounts"}
    for group, items in names.items():
        for field, share in scored[group].items():
            name = f"{'statement' if field == 'attributed' else field} of {items}"
            if field != "year":
                assert ours["fields"][name] == share, name
    assert ours["grounding"] == scored["grounding"] == 1
