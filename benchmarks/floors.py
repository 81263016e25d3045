"""The floors of reading: how well marked texts must be read, so that quality falls only on purpose.

    python -m benchmarks.floors                  # measure both readers; fails where a figure is below its floor
    python -m benchmarks.floors --raise          # raise each floor that was left behind
    python -m benchmarks.floors --lower "why"    # write what fell, or what a changed set gives, with the reason and the old value

Rule: floors stand in floors.json and hold for a set of marked texts, told by the SHA-256 of its marks; for other marks they are void.
A floor lies ROOM below what was measured, since processors round differently; that every span reads as quoted has no room.
The sets only measure: nothing is learned from them and no rule is made for one of them.
Source: the habit of trafilatura's tests/eval_gate.py.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from training.corpus import readings_of
from training.news import news_of

from benchmarks.common import ROOT, SHARED
from saksi.codebook.packs import load_pack, pack_of_country
from saksi.kernel.canonical import canonical_json
from saksi.kernel.hashes import Sha256
from saksi.reading.evaluation import Evaluation
from saksi.reading.readers import NAMES, reader_named

FILE = Path(__file__).with_name("floors.json")
ROOM = 0.005
GROUNDING = "spans that read as quoted"
Gold = Mapping[str, Any]
Figures = Mapping[str, float]
Kept = dict[str, Any]
"""`sets`: of each the digest of its marks, the number of texts, and floors by reader and figure. `history`: what went down, and why."""


@dataclass(frozen=True)
class Measured:
    """A set of marked texts as it is now. figures: for each reader, each figure from 0 to 1."""

    digest: str
    texts: int
    figures: Mapping[str, Figures]


def sets() -> dict[str, list[Gold]]:
    """The sets of marked texts that are here; the development articles and the real news lie beside the repository and may be absent."""
    found: dict[str, list[Gold]] = {"corpus test hands": list(readings_of("test")), "held-out": _folder(ROOT / "benchmarks" / "held-out")}
    if news := news_of("test"):
        found["real news"] = news
    articles = _folder(SHARED / "dev")
    if articles:
        found["development articles"] = articles
        found["worked example"] = [gold for gold in articles if gold["id"] == "seed"]
    return found


def _folder(folder: Path) -> list[Gold]:
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]


def digest(golds: Sequence[Gold]) -> str:
    """The SHA-256 of the marks and their texts, in one canonical form."""
    return Sha256.of(canonical_json(list(golds))).hex


def figures(reader: str, golds: Sequence[Gold]) -> dict[str, float]:
    """What a reader reaches: F1 of each kind of item, share right of each field, share of spans that read as quoted."""
    result, reads = Evaluation(), reader_named(reader)
    for gold in golds:
        published = date.fromisoformat(gold["published"]) if gold["published"] else None
        result.add(gold, reads.read(gold["text"], published, load_pack(pack_of_country(gold["country"]))).to_json())
    found = {f"{kind} (F1)": count.f1 for kind, count in result.counts.items() if count.gold}
    return {GROUNDING: result.grounded / result.spans, **found, **{f"{name} (share)": one.share for name, one in sorted(result.fields.items())}}


def measure(chosen: Mapping[str, Sequence[Gold]], readers: Sequence[str] = NAMES) -> dict[str, Measured]:
    """Each set as it is now, read by each of these readers."""
    return {
        name: Measured(digest(golds), len(golds), {reader: figures(reader, golds) for reader in readers}) for name, golds in chosen.items()
    }


def floor_of(figure: str, value: float) -> float:
    """The floor that a measured value gives: ROOM below it, to three places, downwards."""
    return value if figure == GROUNDING else max(0.0, math.floor((value - ROOM) * 1000 + 1e-6) / 1000)


@dataclass(frozen=True)
class Fall:
    """A figure below its floor."""

    set: str
    reader: str
    figure: str
    floor: float
    value: float

    def __str__(self) -> str:
        return (
            f"{self.set}, read by {self.reader}: {self.figure} is {self.value:.4f}, its floor is {self.floor:.3f}. Find what made it fall; "
            'if it must fall, write that down: python -m benchmarks.floors --lower "why".'
        )


@dataclass(frozen=True)
class Change:
    """A set whose marks are not those that its floors were measured on. old: "none" for a new set."""

    set: str
    old: str
    new: str

    def __str__(self) -> str:
        return (
            f"{self.set}: its marks changed; got SHA-256 {self.new[:16]}…, its floors were measured on {self.old[:16]}…. "
            'Put the set back, or measure it anew: python -m benchmarks.floors --lower "why it changed".'
        )


def faults(kept: Kept, measured: Mapping[str, Measured]) -> Iterator[Fall | Change]:
    """What does not hold, of the sets and readers that were measured; of a changed set only that it changed."""
    for name, now in measured.items():
        one = kept["sets"].get(name, {"digest": "none", "floors": {}})
        if one["digest"] != now.digest:
            yield Change(name, one["digest"], now.digest)
            continue
        for reader, reached in now.figures.items():
            for figure, floor in one["floors"].get(reader, {}).items():
                if reached.get(figure, 0.0) < floor:
                    yield Fall(name, reader, figure, floor, reached.get(figure, 0.0))


def raised(kept: Kept, measured: Mapping[str, Measured]) -> Kept:
    """The floors again, each that was left behind raised, none lowered; sets whose marks changed stay as they were."""
    again = deepcopy(kept)
    for name, now in measured.items():
        one = again["sets"].get(name, {"digest": "none"})
        for reader, reached in now.figures.items() if one["digest"] == now.digest else ():
            floors = one["floors"].setdefault(reader, {})
            floors |= {figure: max(floors.get(figure, 0.0), floor_of(figure, value)) for figure, value in reached.items()}
    return again


def lowered(kept: Kept, measured: Mapping[str, Measured], why: str, today: date) -> Kept:
    """The floors again: what fell as it is now, a changed set measured anew; each with its line in the history."""
    again = deepcopy(kept)

    def note(name: str, what: str, old: float | str, new: float | str) -> None:
        again["history"].append({"date": today.isoformat(), "set": name, "what": what, "old": old, "new": new, "why": why})

    for fault in faults(kept, measured):
        now = measured[fault.set]
        if isinstance(fault, Fall):
            new = floor_of(fault.figure, fault.value)
            again["sets"][fault.set]["floors"][fault.reader][fault.figure] = new
            note(fault.set, f"{fault.reader}: {fault.figure}", fault.floor, new)
            continue
        note(fault.set, "marks", fault.old, fault.new)
        floors = {reader: {figure: floor_of(figure, value) for figure, value in reached.items()} for reader, reached in now.figures.items()}
        for reader, before in kept["sets"].get(fault.set, {"floors": {}})["floors"].items():
            for figure, old in before.items():
                if (new := floors.get(reader, {}).get(figure, 0.0)) < old:
                    note(fault.set, f"{reader}: {figure}", old, new)
        again["sets"][fault.set] = {"digest": now.digest, "texts": now.texts, "floors": floors}
    return again


def load() -> Kept:
    """The floors as kept."""
    kept: Kept = json.loads(FILE.read_text(encoding="utf-8"))
    return kept


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure both readers on every set that is here, and hold their figures against the floors."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.floors", description=main.__doc__)
    change = parser.add_mutually_exclusive_group()
    change.add_argument("--raise", dest="raising", action="store_true", help="raise each floor that was left behind")
    change.add_argument("--lower", metavar="WHY", help="write what fell as it is now, with the reason")
    options = parser.parse_args(arguments)
    if options.lower is not None and len(options.lower.split()) < 3:
        parser.error(f"--lower needs the reason in a few words, got {options.lower!r}; it is kept beside the old value.")
    kept, measured = load(), measure(sets())
    if options.raising or options.lower is not None:
        today = datetime.now(UTC).date()
        kept = raised(kept, measured) if options.raising else lowered(kept, measured, options.lower, today)
        FILE.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    for name in sorted(set(kept["sets"]) - set(measured)):
        print(f"{name}: not beside the repository, not checked")
    for name, now in measured.items():
        told = (f"{reader} {reached['statements with speaker (F1)']:.3f}, {reached.get('accounts (F1)', 0):.3f}" for reader, reached in now.figures.items())
        print(f"{name}: {now.texts} texts; statements with speaker and accounts (F1): {'; '.join(told)}")
    wrong = list(faults(kept, measured))
    print("\n".join(map(str, wrong)) or "every figure that was measured is at its floor or above")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
