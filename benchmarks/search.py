"""The search box over 100,000 documents, 20,000 statements, 5,000 actors and 5,000 incidents on SQLite, served by `saksi serve`.

Documents of 300 words are made of sentences of the sample and the held-out reports, with invented names spread as names are: a few often, most
seldom. Their rows are made directly, the index by `rebuild`, which the product runs itself. What is timed is the whole page, over the
loopback, first byte to last. Of each kind of query there are twelve, none twice: rare and common words, names in either order,
misspelled names, phrases, beginnings of words, filters, filters alone, the last pages of one kind.
`--documents N` makes it smaller.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote

from benchmarks.common import describe_machine, held_out_texts, sample_texts, temporary_workspace, verdict
from benchmarks.decide import Visitor
from benchmarks.desk import Served, processor_ms, server

DOCUMENTS, WORDS, MILLISECONDS, OF_EACH, NAMES = 100_000, 300, 100, 12, 5_000
NOW = datetime(2025, 1, 1, tzinfo=UTC)
SOUNDS = (
    "so",
    "pheap",
    "chan",
    "thy",
    "rith",
    "vu",
    "na",
    "ra",
    "khe",
    "mo",
    "ny",
    "da",
    "li",
    "dara",
    "be",
    "lo",
    "sam",
    "bo",
    "ti",
    "ven",
)
PUBLISHERS = [
    f"{place} {paper}"
    for place in ("Lumera", "Ostrel", "Dren", "Mirrow")
    for paper in ("Courier", "Herald", "Wire", "Radio", "Gazette")
]


def names() -> list[tuple[str, str]]:
    """Invented people, the same ones on every run."""
    chance = random.Random(7)

    def one() -> str:
        return "".join(chance.choice(SOUNDS) for _ in range(chance.choice((2, 3)))).title()

    return [(one(), one()) for _ in range(NAMES)]


def sentences() -> list[str]:
    """Sentences of the held-out reports and of the sample."""
    texts = [text for text, _ in held_out_texts()]
    texts += [text for text, _ in sample_texts()]
    return [s for text in texts for s in re.split(r"(?<=[.”])\s+", text) if 4 <= len(s.split()) <= 60]


def texts(number: int) -> Iterator[str]:
    """Documents of 300 words in which about six people are named."""
    chance = random.Random(20231205)
    people, said = names(), sentences()
    for _ in range(number):
        words: list[str] = []
        while len(words) < WORDS:
            words += chance.choice(said).split()
            if chance.random() < 0.5:
                words += people[int(NAMES * chance.random() ** 3)]
        yield " ".join(words[:WORDS]) + "."


def fill(number: int) -> None:
    """Rows for a workspace that SAKSI_WORKSPACE names, and their index; run in a process of its own."""
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "saksi.project.settings"
    django.setup()
    from django.db import transaction

    from saksi.record.search.index import rebuild

    with transaction.atomic():
        _fill(number)
    began = time.perf_counter()
    rebuild()
    print(f"index of {number:,} documents made in {time.perf_counter() - began:.0f} s")


def _fill(number: int) -> None:
    from django.contrib.auth.models import User

    from saksi.record import models as m
    from saksi.record.people import make_people

    make_people()
    by = User.objects.get(username="local")
    chance = random.Random(5)

    def many(model: Any, rows: Iterator[Any]) -> list[Any]:
        return list(model.rows.bulk_create(list(rows), batch_size=500))

    docs = []
    made = texts(number)
    for first in range(1, number + 1, 2000):
        days = {
            n: date(2015, 1, 1) + timedelta(days=chance.randrange(3650))
            for n in range(first, min(first + 2000, number + 1))
        }
        here = many(m.Document, (m.Document(sha256=f"{n:064x}", blob=f"{n:064x}", size=2000, filename=f"{n}.txt", format="txt", title=f"Dispatch {n}", publisher=chance.choice(PUBLISHERS), level=chance.randrange(4), taken_in=NOW, date=str(day), earliest=day, latest=day) for n, day in days.items()))  # fmt: skip
        many(m.Text, (m.Text(document=d, content=next(made), sha256="0" * 64, extractor="filled", salts_json="[]", paragraph_root="0" * 64, entry=0) for d in here))  # fmt: skip
        docs += [(d.pk, d.level) for d in here]
    reading, *_ = many(m.Reading, (m.Reading(document_id=d, reader="rules", version="1", pack="generic", made=NOW) for d, _ in docs))  # fmt: skip
    people = names()
    some = [chance.choice(docs) for _ in range(number // 5)]

    def decided(kind: str, of: list[tuple[int, int]]) -> list[Any]:
        told = many(m.Suggestion, (m.Suggestion(reading=reading, document_id=d, kind=kind, key=f"{kind}{k}", payload={}, start=0, end=9, state="accepted") for k, (d, _) in enumerate(of)))  # fmt: skip
        return many(m.Decision, (m.Decision(suggestion=s, outcome="accepted", by=by, at=NOW) for s in told))

    named = [some[k % len(some)] for k in range(NAMES)]
    actors = many(m.Actor, (m.Actor(suggestion_id=d.suggestion_id, decision=d, document_id=doc, name=" ".join(people[k]), kind="person", sector=chance.choice(("state", "media", "union")), level=level) for k, (d, (doc, level)) in enumerate(zip(decided("actor", named), named, strict=True))))  # fmt: skip
    said = sentences()
    many(m.Statement, (m.Statement(suggestion_id=d.suggestion_id, decision=d, document_id=doc, speaker=chance.choice(actors), position=chance.choice(("alleges", "denies", "worsened", "demands")), manner="direct", source="person", content=chance.choice(said), start=0, end=9, level=level) for d, (doc, level) in zip(decided("statement", some), some, strict=True)))  # fmt: skip
    many(
        m.Incident,
        (
            m.Incident(title=f"Arrest, {' '.join(chance.choice(people))}", level=chance.randrange(4))
            for _ in range(5_000)
        ),
    )


def queries() -> dict[str, list[str]]:
    """Twelve of each kind."""
    chance = random.Random(3)
    people = names()
    words = sorted({w.strip('.,"“”').lower() for s in sentences()[:3000] for w in s.split() if w.isascii()} - {""})
    long = [w for w in words if len(w) > 6 and w.isalpha()]
    phrases = [" ".join(s.split()[1:4]) for s in sentences() if s.isascii() and '"' not in s]
    some = [people[int(NAMES * chance.random() ** 3)] for _ in range(60)]

    def wrong(name: str) -> str:
        at = chance.randrange(2, len(name))
        return name[:at] + chance.choice("aeiou") + name[at + chance.randrange(2) :]

    common = ["the", "police", "of", "and", "said", "court", "rights", "union", "a", "in", "people", "government"]
    return {
        "rare words": chance.sample(long, OF_EACH),
        "common words": common,
        "two common words": [f"{a} {b}" for a, b in zip(common, common[1:] + common[:1], strict=True)],
        "names": [f"{a} {b}" if n % 2 else f"{b} {a}" for n, (a, b) in enumerate(some[:OF_EACH])],
        "names misspelled": [f"{wrong(a)} {b}" for a, b in some[12 : 12 + OF_EACH]],
        "words misspelled": [wrong(w) for w in chance.sample(long, OF_EACH)],
        "phrases": [f'"{p}"' for p in chance.sample(phrases, OF_EACH)],
        "beginnings": ["p", "po", "pol", "ar", "arr", "s", "gov", "un", "hum", "co", "con", "d"],
        "words and filters": [f"{w} source:{p.split()[1]} from:20{n + 15}" for n, (w, p) in enumerate(zip(common * 2, PUBLISHERS[:9], strict=False))]
        + [f"{w} kind:statement position:denies" for w in common[:3]],
        "filters alone": [f"kind:document from:20{n + 15} to:20{n + 15}" for n in range(9)] + ["kind:statement", "level:public", "sector:union"],
        "last pages": [f"{w} kind:document" for w in common],
    }  # fmt: skip


def measure(served: Served) -> None:
    """Ask every query once, cold as they come, after one to open the database; print the times of each kind and of all."""
    visitor = Visitor(served)
    visitor.ask("GET", "/search/?q=quince")
    every: list[float] = []
    used: list[float] = []
    for kind, typed in queries().items():
        taken = []
        for said in typed:
            page = "&page=1000000" if kind == "last pages" else ""
            before = processor_ms(served.process)
            status, took, _ = visitor.ask("GET", f"/search/?q={quote(said)}{page}")
            if status != 200:
                sys.exit(f"{said!r}: status {status}")
            taken.append(took)
            used.append(processor_ms(served.process) - before)
        every += taken
        print(
            f"{kind:18} median {statistics.median(taken):4.0f} ms, slowest {max(taken):4.0f} ms ({typed[taken.index(max(taken))]})"
        )
    high, cpu = (sorted(figures)[int(len(figures) * 0.95)] for figures in (every, used))
    print(f"processor time, to 10 ms: median {statistics.median(used):.0f} ms, 95th percentile {cpu:.0f} ms")
    print(
        f"{len(every)} queries: median {statistics.median(every):.0f} ms, 95th percentile {high:.0f} ms (budget {MILLISECONDS}: {verdict(high, MILLISECONDS)})"
    )


def main() -> None:
    """Fill, serve, search."""
    options = argparse.ArgumentParser()
    options.add_argument("--documents", type=int, default=DOCUMENTS)
    options.add_argument("--fill", action="store_true")
    options.add_argument("--workspace", type=Path, help="a workspace filled before, to measure again")
    asked = options.parse_args()
    if asked.fill:
        fill(asked.documents)
        return
    describe_machine()
    if asked.workspace:
        with server(asked.workspace) as served:
            measure(served)
        return
    with temporary_workspace() as folder:
        command = [sys.executable, "-m", "benchmarks.search", "--fill", "--documents", str(asked.documents)]
        subprocess.run(command, env={**os.environ, "SAKSI_WORKSPACE": str(folder)}, check=True)
        with server(folder) as served:
            measure(served)


if __name__ == "__main__":
    main()
