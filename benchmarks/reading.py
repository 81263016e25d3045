"""How many words each second the readers read, with the packs, lists and weights loaded before: the rules on one core, the model on all.

Inputs: the invented dispatches of sample/, the invented reports of benchmarks/held-out, and, where they are beside the
repository, the real news of HRDsAttack's training set. For the rules, which have one thread, time is that of the
processor, so that other programs do not count; for the model it is that of the clock. Texts are read one after the other.
"""

from __future__ import annotations

import time
from collections.abc import Sequence

from benchmarks.common import Text, describe_machine, held_out_texts, news_texts, sample_texts, verdict
from saksi.codebook.packs import Pack, load_pack
from saksi.reading.readers import reader_named

BUDGETS = {"rules": 15_000, "model": 3_500}
RUNS, LEAST_WORDS = 2, 40_000


def measure(which: str, name: str, texts: Sequence[Text], pack: Pack) -> None:
    """Read the texts, over and over until enough words were read."""
    reader, budget = reader_named(which), BUDGETS[which]
    reader.read(*texts[0], pack)
    words, again = sum(len(text.split()) for text, _ in texts), 1
    again = max(1, round(LEAST_WORDS / words))
    began, wall = time.process_time(), time.perf_counter()
    for _ in range(again):
        for text, published in texts:
            reader.read(text, published, pack)
    took, wall = time.process_time() - began, time.perf_counter() - wall
    rate = again * words / (took if which == "rules" else wall)
    print(f"{which}, {name}: {rate:,.0f} words/s  ({len(texts)} texts, {words:,} words, {again} times; {took:.1f} s of the processor, "
          f"{wall:.1f} s on the wall; budget {budget:,}: {verdict(rate, budget, at_least=True)})")  # fmt: skip


if __name__ == "__main__":
    describe_machine()
    for which in BUDGETS:
        for _ in range(RUNS):
            measure(which, "sample/, pack sample", sample_texts(), load_pack("sample"))
            measure(which, "benchmarks/held-out, pack generic", held_out_texts(), load_pack("generic"))
        if news := news_texts():
            measure(which, "HRDsAttack training news, pack generic", news, load_pack("generic"))
        else:
            print("HRDsAttack training news: not beside the repository, not measured")
