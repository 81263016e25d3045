"""How many words the reader by rules reads each second on one core, with the packs and lists loaded before.

Inputs: the invented dispatches of sample/, the invented reports of benchmarks/held-out, and, where they are beside the
repository, the real news of HRDsAttack's training set. Time is that of the processor, so that other programs do not count; the reader has one thread.
"""

from __future__ import annotations

import time
from collections.abc import Sequence

from benchmarks.common import Text, describe_machine, held_out_texts, news_texts, sample_texts, verdict
from saksi.codebook.packs import Pack, load_pack
from saksi.reading.rules import RulesReader

BUDGET, RUNS, LEAST_WORDS = 15_000, 2, 40_000


def measure(name: str, texts: Sequence[Text], pack: Pack) -> None:
    """Read the texts, over and over until enough words were read."""
    reader = RulesReader()
    reader.read(*texts[0], pack)
    words, again = sum(len(text.split()) for text, _ in texts), 1
    again = max(1, round(LEAST_WORDS / words))
    began, wall = time.process_time(), time.perf_counter()
    for _ in range(again):
        for text, published in texts:
            reader.read(text, published, pack)
    took, wall = time.process_time() - began, time.perf_counter() - wall
    rate = again * words / took
    print(f"{name}: {rate:,.0f} words/s  ({len(texts)} texts, {words:,} words, {again} times; {took:.1f} s of one core, "
          f"{wall:.1f} s on the wall; budget {BUDGET:,}: {verdict(rate, BUDGET, at_least=True)})")  # fmt: skip


if __name__ == "__main__":
    describe_machine()
    for _ in range(RUNS):
        measure("sample/, pack sample", sample_texts(), load_pack("sample"))
        measure("benchmarks/held-out, pack generic", held_out_texts(), load_pack("generic"))
        if news := news_texts():
            measure("HRDsAttack training news, pack generic", news, load_pack("generic"))
        else:
            print("HRDsAttack training news: not beside the repository, not measured")
