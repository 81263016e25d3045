"""The measured quality of accounts on the development articles, as floors that fall only on purpose.

The digest names the corpus that the floors were measured on; with another corpus they are void.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from saksi.codebook.packs import load_pack
from saksi.reading.rules import RulesReader

SHARED = Path(__file__).resolve().parents[2] / ".." / "shared" / "reading"
DIGEST = "8be44ee540b45377d2dfb6a8c5261fa1727061af1e85c1924e3c30583aa95e8a"


@pytest.fixture(scope="module")
def gold() -> dict[str, dict[str, Any]]:
    if not (SHARED / "dev").exists():
        pytest.skip("the development articles are not here")
    files = sorted((SHARED / "dev").glob("*.json"))
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()
    assert digest == DIGEST, "the development articles changed: measure again, then set the floors on purpose"
    return {path.name: json.loads(path.read_text(encoding="utf-8")) for path in files}


def score(gold: dict[str, dict[str, Any]], folder: Path) -> dict[str, Any]:
    """What the common scorer says of our readings of these articles."""
    for name in ("gold", "ours"):
        (folder / name).mkdir()
    for name, article in gold.items():
        published = date.fromisoformat(article["published"]) if article["published"] else None
        pack = load_pack("kh" if article["country"] == "KH" else "generic")
        reading = RulesReader().read(article["text"], published, pack)
        (folder / "gold" / name).write_text(json.dumps(article), encoding="utf-8")
        (folder / "ours" / name).write_text(json.dumps(reading.to_json()), encoding="utf-8")
    command = [sys.executable, str(SHARED / "score.py"), str(folder / "gold"), str(folder / "ours"), "--json"]
    return dict(json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout))


def test_accounts_of_the_development_articles_stay_above_their_floor(
    gold: dict[str, dict[str, Any]], tmp_path: Path
) -> None:
    """F1 of accounts, and their dates, doers, charges and places."""
    result = score(gold, tmp_path)
    assert result["accounts"]["f1"] >= 0.80, result["accounts"]
    floors = {"date": 0.75, "perpetrator": 0.85, "charge": 0.8, "place": 0.6, "attributed": 0.8}
    for field, floor in floors.items():
        assert result["account fields"][field]["share"] >= floor, (field, result["account fields"])
    assert result["provisions"]["f1"] == 1.0
    assert result["grounding"] == 1.0


def test_the_worked_example_keeps_its_accounts_and_its_article(
    gold: dict[str, dict[str, Any]], tmp_path: Path
) -> None:
    """The seed article: accounts and the provision of the Constitution."""
    result = score({"seed.json": gold["seed.json"]}, tmp_path)
    assert result["accounts"]["f1"] >= 0.80, result["accounts"]
    assert result["provisions"]["matched"] == 1
