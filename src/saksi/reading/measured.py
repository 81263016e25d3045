"""The measured error of Saksi's own readers, as published with every report that relied on them.

Rule: figures are of texts that the reader had not learned from; they change with the reader's version, in the same change.
Source: benchmarks/README.md, which says how each was measured.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent / "data" / "measured.json"


@cache
def _all() -> dict[str, list[dict[str, str]]]:
    kept: dict[str, list[dict[str, str]]] = json.loads(_FILE.read_text(encoding="utf-8"))
    return kept


def measured(reader: str, version: str) -> list[dict[str, str]]:
    """`what` was measured, on which `set` of texts, with which `value`; empty for a reader that was never measured."""
    return [dict(one) for one in _all().get(f"{reader} {version}", [])]
