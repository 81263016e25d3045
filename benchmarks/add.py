"""How many documents `saksi add` takes in each second: 1,000 plain texts of 500 words, synced to the disk.

Beside it, over the same files: `sha256sum`, and `cp` followed by `sync` of each copy, which is the least that keeps a file.
"""

from __future__ import annotations

from pathlib import Path

from benchmarks.common import (
    articles,
    describe_machine,
    program,
    saksi,
    sample_texts,
    seconds,
    temporary_workspace,
    verdict,
)

NUMBER, WORDS, BUDGET, RUNS = 1000, 500, 40, 2


def measure() -> None:
    """Take the articles in, and time what they are compared with."""
    with temporary_workspace() as workspace:
        source = workspace.parent / "articles"
        source.mkdir()
        for place, text in enumerate(articles(sample_texts(), NUMBER, WORDS)):
            (source / f"{place:04}.txt").write_text(text, encoding="utf-8")
        took = seconds(lambda: saksi(workspace, "add", "--quiet", source))
        print(f"saksi add   {NUMBER / took:6.0f} documents/s  ({took:.1f} s; budget {BUDGET}: "
              f"{verdict(NUMBER / took, BUDGET, at_least=True)})")  # fmt: skip
        compare(source, took)


def compare(source: Path, took: float) -> None:
    """The same files, hashed only, and copied and synced one by one."""
    files = sorted(source.iterdir())
    copies = source.parent / "copies"
    copies.mkdir()
    script = 'for f in "$1"/*; do cp "$f" "$2" && sync "$2/${f##*/}"; done'
    for name, work in (
        ("sha256sum", program("sha256sum", *files)),
        ("cp + sync", program("sh", "-c", script, "sh", source, copies)),
    ):
        other = seconds(work)
        print(f"{name}   {NUMBER / other:6.0f} files/s      ({other:.2f} s; saksi add takes {took / other:.1f}x)")


if __name__ == "__main__":
    describe_machine()
    for _ in range(RUNS):
        measure()
