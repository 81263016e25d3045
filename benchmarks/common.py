"""What the measurements share: the machine, a throw-away workspace, texts to measure with.

Rule: the real product is measured, through its command line and its server; nothing is prepared for the occasion.
"""

from __future__ import annotations

import json
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from training.news import words_of

from saksi.intake import extract
from saksi.kernel.errors import IntakeError

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared" / "reading"
SAKSI = Path(sys.executable).with_name("saksi")
NEWS = SHARED / "hrdsattack" / "train.json"
Text = tuple[str, date | None]  # the words, and the day of publication


def describe_machine() -> None:
    """Print what the figures depend on: processor, memory, disk, and how busy the machine was."""
    model = re.search(r"model name\s*:\s*(.+)", Path("/proc/cpuinfo").read_text(encoding="utf-8"))
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    disk = subprocess.run(
        ["findmnt", "-no", "FSTYPE,SOURCE", "-T", tempfile.gettempdir()], capture_output=True, text=True, check=False
    ).stdout.split()
    load = os.getloadavg()[0]
    print(
        f"{model[1] if model else 'processor unknown'}, {os.cpu_count()} cores, {memory:.0f} GiB; "
        f"workspace on {' '.join(disk) or 'a disk unknown'}; load {load:.2f}{' (BUSY: measure again)' if load > 0.5 else ''}"
    )


def saksi(folder: Path, *arguments: str | Path) -> str:
    """Run one command of Saksi in a workspace; gives what it printed. Ends the measurement if it fails."""
    done = subprocess.run([SAKSI, "--workspace", folder, *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"saksi {' '.join(map(str, arguments))[:80]}: {done.stdout[-500:]}{done.stderr[-500:]}")
    return done.stdout


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """A folder that is gone afterwards; TMPDIR says on which disk."""
    with tempfile.TemporaryDirectory(prefix="saksi-benchmark-") as name:
        yield Path(name)


@contextmanager
def temporary_workspace(pack: str = "generic") -> Iterator[Path]:
    """An empty workspace that is gone afterwards; in it no document is drawn to be read blind or twice, which would hide its suggestions."""
    with temporary_folder() as folder:
        subprocess.run([SAKSI, "init", folder / "workspace", "--pack", pack], capture_output=True, check=True)
        with (folder / "workspace" / "saksi.toml").open("a", encoding="utf-8") as settings:
            settings.write("\n[desk]\nblind_share = 0\nsecond_share = 0\n")
        yield folder / "workspace"


def seconds(work: Callable[[], object]) -> float:
    """How long it takes, by the clock on the wall."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def processor(work: Callable[[], object]) -> float:
    """How many seconds of processor time the programs that this starts take; other programs do not count."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    work()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def program(*command: str | Path) -> Callable[[], object]:
    """A program to be timed; its output is thrown away."""
    return lambda: subprocess.run(command, stdout=subprocess.DEVNULL, check=True)


def sample_texts() -> list[Text]:
    """The texts of the invented dispatches in sample/, without the two that are wrong on purpose."""
    found: list[Text] = []
    for item in json.loads((ROOT / "sample" / "manifest.json").read_text(encoding="utf-8")):
        try:
            text = extract((ROOT / "sample" / item["file"]).read_bytes(), item["file"]).text
        except IntakeError:
            continue
        day = item.get("published")
        found.append((text, date.fromisoformat(day) if day else None))
    return found


def held_out_texts() -> list[Text]:
    """The twenty invented reports of benchmarks/held-out."""
    rows = [
        json.loads(p.read_text(encoding="utf-8")) for p in sorted((ROOT / "benchmarks" / "held-out").glob("*.json"))
    ]
    return [(r["text"], date.fromisoformat(r["published"]) if r["published"] else None) for r in rows]


def news_texts() -> list[Text]:
    """Real news: the training texts of HRDsAttack, or none where they are not beside the repository."""
    if not NEWS.exists():
        return []
    rows = [item["sample"] for item in json.loads(NEWS.read_text(encoding="utf-8"))]
    return [(words_of(r["Input.article_interface"]), date.fromisoformat(r["Input.publish_date"][:10])) for r in rows]


def articles(texts: Sequence[Text], number: int, words: int) -> Iterator[str]:
    """Articles of so many words, each with other sentences in another order; the same ones on every run."""
    chance = random.Random(20231205)
    sentences = [s for text, _ in texts for s in re.split(r"(?<=[.”])\s+", text)]
    for place in range(1, number + 1):
        found = [f"Dispatch {place}"]
        while len(found) < words:
            found += chance.choice(sentences).split()
            found[-1] += "\n\n" if chance.random() < 0.4 else ""
        yield re.sub(r"\n\n ", "\n\n", " ".join(found[:words])) + "\n"


def verdict(figure: float, budget: float, *, at_least: bool = False) -> str:
    """`met` or `MISSED`, for a line of output."""
    return "met" if (figure >= budget if at_least else figure <= budget) else "MISSED"
