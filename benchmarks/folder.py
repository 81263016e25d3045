"""How long `saksi read FOLDER` takes for 1,000 articles of 500 words, on one core and on all, and when all are read already.

Prints the clock and the processor: the clock depends on what else the machine does, the processor does not. Ends with an error if all cores
read anything else than one. Name readers to measure only these: `python -m benchmarks.folder rules`.
"""

from __future__ import annotations

import os
import resource
import sys
from filecmp import cmpfiles
from pathlib import Path

from benchmarks.common import (
    SAKSI,
    articles,
    describe_machine,
    held_out_texts,
    processor,
    program,
    seconds,
    temporary_folder,
)

NUMBER, WORDS = 1000, 500


def measure(reader: str, texts: Path) -> None:
    """Read the folder by one reader, on one core, on all, and once more."""
    outs = {"one core": texts.parent / f"{reader}-one", "all cores": texts.parent / f"{reader}-all"}
    run(reader, texts, outs["all cores"], "all cores")
    run(reader, texts, outs["one core"], "one core", "--jobs", "1")
    run(reader, texts, outs["all cores"], "all read already")
    names = [path.name for path in outs["one core"].iterdir()]
    same, *others = cmpfiles(*outs.values(), names, shallow=False)
    if len(same) != NUMBER or any(others):
        sys.exit(f"{reader}: {len(same)} of {NUMBER} results are the same on one core and on all")


def run(reader: str, texts: Path, out: Path, what: str, *more: str) -> None:
    """One run of the command, told in a line."""
    load, took = os.getloadavg()[0], 0.0

    def once() -> None:
        nonlocal took
        took = seconds(program(SAKSI, "read", texts, "--out", out, "--reader", reader, *more))

    used = processor(once)
    print(f"{reader}, {what}: {took:.1f} s by the clock, {NUMBER / took:.1f} articles/s, {NUMBER * WORDS / took:,.0f} words/s; "
          f"{used:.1f} s of the processor; load before {load:.2f}, after {os.getloadavg()[0]:.2f}", flush=True)  # fmt: skip


if __name__ == "__main__":
    describe_machine()
    with temporary_folder() as folder:
        source = folder / "articles"
        source.mkdir()
        for place, text in enumerate(articles(held_out_texts(), NUMBER, WORDS)):
            (source / f"{place:04}.txt").write_text(text, encoding="utf-8")
        for name in sys.argv[1:] or ("rules", "model"):
            measure(name, source)
    print(f"greatest memory of one process: {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.0f} MB")
