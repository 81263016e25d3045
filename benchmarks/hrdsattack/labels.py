"""The labels of train and dev, for training and scoring only: the splits, and gold as the scorer normalises it.

Rule: both come from the shared reading material beside the repository; prediction never imports this module.
"""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks.hrdsattack.articles import load
from benchmarks.hrdsattack.countries import usual_name
from saksi.reading.dates.words import MONTHS

SHARED = Path(__file__).resolve().parents[3] / "shared" / "reading"
_SPLITS = SHARED / "hrdsattack"
Gold = Mapping[str, Any]


def available() -> bool:
    """Whether the shared material lies beside the repository."""
    return (_SPLITS / "train.json").exists() and (SHARED / "hrdsattack_score.py").exists()


def split(name: str) -> list[dict[str, Any]]:
    """The items of `train` or `dev`, with their labels."""
    if not available():
        sys.exit(f"{_SPLITS} holds no HRDsAttack data. Put the shared reading material beside the repository.")
    return load(_SPLITS / f"{name}.json")


@cache
def scorer() -> ModuleType:
    """The scorer of the shared material."""
    spec = importlib.util.spec_from_file_location("hrdsattack_score", SHARED / "hrdsattack_score.py")
    if spec is None or spec.loader is None:
        sys.exit(f"cannot load {SHARED / 'hrdsattack_score.py'}.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def golds(items: Sequence[Mapping[str, Any]]) -> list[Gold]:
    """What is right for each item."""
    score = scorer()
    return [score.gold_of(item) for item in items]


def is_victim(name: str, gold: Gold) -> bool:
    """Whether a name is a victim's, in a shorter or longer form too."""
    words = set(name.split())
    return any(words <= set(victim.split()) or set(victim.split()) <= words for victim in gold["victims"])


def is_country(code: str, gold: Gold) -> bool:
    """Whether a country is the one of the gold, as the scorer compares names."""
    return bool(gold["country"]) and bool(scorer().same("country", gold["country"], usual_name(code)))


def fits_date(field: str, key: str, gold: Gold) -> bool:
    """Whether an EDTF key is the gold's year, month or day, and agrees with its coarser fields where known."""
    if gold[field] is None:
        return False
    month = MONTHS.get(str(gold["month"]).lower())
    found = {"year": key[:4] == gold["year"]}
    found["month"] = len(key) > 4 and int(key[5:7]) == month
    found["day"] = len(key) > 7 and str(int(key[8:10])) == gold["day"]
    if not found[field]:
        return False
    year = found["year"] or field == "year" or not str(gold["year"]).isdigit()
    return year and (field != "day" or found["month"] or month is None)
