"""Reading many texts: one after the other in this process, or by several processes at once.

Rule: the processes that read write nothing, end with the one that started them, and leave Ctrl-C to it. Each runs its reader on
one core, so that all together take no more cores than there are.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from saksi import __version__
from saksi.cli.inputs import as_json, from_file, read_input
from saksi.kernel.dates import PartialDate
from saksi.kernel.errors import DateError, IntakeError, ReadingError
from saksi.kernel.hashes import Sha256
from saksi.kernel.signs import mended
from saksi.reading.reader import Reader
from saksi.reading.readers import reader_named


@dataclass(frozen=True, slots=True)
class Asked:
    """What the user asked for every text; None where its file decides."""

    published: PartialDate | None
    pack: str | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: the JSON of its reading, or why it was refused; the other is empty."""

    path: Path
    reading: str
    refusal: str = ""


def origin(path: Path, asked: Asked) -> dict[str, Any]:
    """What a reading says of where it came from; one that says the same need not be made again."""
    return {
        "file": mended(path.name),
        "sha256": Sha256.of_file(path).hex,
        "saksi": __version__,
        "published": str(asked.published) if asked.published else None,
        "pack": asked.pack,
    }


def read_one(path: Path, asked: Asked, reader: Reader) -> Outcome:
    """Read one file."""
    try:
        read_from = origin(path, asked)  # before the text, so that a file changed meanwhile is read again
        source = from_file(path)
        found = as_json(source, read_input(source, asked.published, asked.pack, reader))
    except (IntakeError, DateError, ReadingError, OSError) as error:
        return Outcome(path, "", str(error))
    return Outcome(path, json.dumps({**found, "read_from": read_from}, ensure_ascii=False, indent=1) + "\n")


def usable_cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


# --- several processes


def in_processes(files: Sequence[Path], asked: Asked, reader: str, jobs: int) -> Iterator[Outcome]:
    """The outcomes as they come, from so many processes; whoever stops asking ends them. reader: a name that `reader_named` knows."""
    # Started afresh, not forked: the threads of a loaded model do not live on in a fork.
    executor = ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"), _end_with_parent)
    try:
        for done in as_completed(_started(executor, files, asked, reader)):
            yield done.result()
        executor.shutdown()
    except BrokenProcessPool as broken:
        raise click.ClickException(
            "a process that reads ended without a word: a file may have broken it, or the memory was full. What was read is kept, and the "
            "same command goes on; with --jobs 1 less memory is needed."
        ) from broken
    finally:
        executor.shutdown(wait=False, cancel_futures=True)
        for process in multiprocessing.active_children():
            process.terminate()


def _started(executor: ProcessPoolExecutor, files: Sequence[Path], asked: Asked, reader: str) -> set[Future[Outcome]]:
    """Hand out the files. The processes start here, and take over that Ctrl-C is ignored and that numpy's sums take one core."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    try:
        return {executor.submit(_read_alone, path, asked, reader) for path in files}
    finally:
        signal.signal(signal.SIGINT, before)


def _read_alone(path: Path, asked: Asked, reader: str) -> Outcome:
    """Read one file in a process of its own; the reader is loaded with the first."""
    return read_one(path, asked, reader_named(reader, threads=1))


def _end_with_parent() -> None:
    """See to it that this process ends when the one that started it was killed and can no longer tell it to."""
    parent = multiprocessing.parent_process()

    def watch() -> None:
        if parent:
            parent.join()
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
