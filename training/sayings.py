"""Passages of the press, each with the positions of its statements before it: they teach positions only, and measure nothing.

Rule: a passage in which the rules find more or fewer statements than are told is left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from saksi.codebook.packs import load_pack
from saksi.reading.assembly import Found
from saksi.reading.rules import RulesReader
from saksi.reading.text.found import StatementFound
from training.corpus import CORPUS

FILE = CORPUS / "sayings.tsv"


def sayings() -> Iterator[tuple[Found, list[tuple[StatementFound, str]]]]:
    """For each passage what the rules find in it, and its statements in order, each with its position."""
    reader, pack = RulesReader(), load_pack("generic")
    for line in FILE.read_text(encoding="utf-8").splitlines():
        positions, _, text = line.partition("\t")
        if not text:
            continue
        found = reader.ruled(text, None, pack)
        said = [one for one in sorted(found.statements, key=lambda one: one.start) if one.position != "no-comment"]
        if len(said) == len(positions.split()):
            yield found, list(zip(said, positions.split(), strict=True))
