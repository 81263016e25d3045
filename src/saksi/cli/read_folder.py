"""`saksi read FOLDER --out OUT`: every text of a folder, on all cores; a run that was broken off goes on where it was.

Rule: a result is there whole or not at all, and says what it was read from. A text is read again unless its result came from the
same bytes by the same reader with the same settings, pack and day.
Steps: name the results; leave out what is read already; read the others; write each result as it comes; say how many.
"""

from __future__ import annotations

import json
import os
import signal
import time
from collections import Counter
from collections.abc import Generator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import click
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
    track,
)
from rich.text import Text

from saksi.cli.pool import Asked, Outcome, in_processes, origin, read_one, usable_cores
from saksi.cli.terminal import print_line, progress_console
from saksi.reading.reader import LevelReader, Reader

READABLE = {".txt", ".text", ".md", ".html", ".htm", ".mhtml", ".mht", ".pdf", ".docx", ".eml", ".json"}
FEW = 24
"""So many texts are read sooner by one process than several have started."""
LEFT_OVER = 3600
"""A file half written is nobody's work any more after so many seconds: the command was killed while it wrote."""
INTERRUPTED = 130


@dataclass
class Tally:
    """How many texts were read in this run, refused in it, and read already before it."""

    read: int = 0
    refused: int = 0
    already: int = 0


def read_folder(folder: Path, out: Path, asked: Asked, reader: Reader, jobs: int | None) -> None:
    """Read every file of a folder and write one JSON file for each. jobs: how many processes read; None for all cores."""
    files = sorted(path for path in folder.iterdir() if path.suffix.lower() in READABLE and path.is_file())
    _refuse_wrong_use(folder, out, files, reader, jobs)
    out.mkdir(parents=True, exist_ok=True)
    _remove_left_overs(out)
    results = {path: out / f"{name}.json" for path, name in result_names(files).items()}
    if alike := [path.name for path, result in results.items() if result.stem == path.name]:
        print_line(f"Called the same but for their endings, so their results keep the whole name: {', '.join(alike)}", err=True)
    tally = Tally()
    try:
        look = track(files, "Looking", console=progress_console, transient=True)
        waiting = [path for path in look if not _is_read(path, results[path], asked, reader)]
        tally.already = len(files) - len(waiting)
        _read(waiting, results, asked, reader, jobs, tally)
    except KeyboardInterrupt:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # it ends already; pressing again must not break that off
        done = tally.read + tally.already
        click.echo(f"Stopped: {done} of {len(files)} are read into {out}; the same command goes on with the others.", err=True)
        raise click.exceptions.Exit(INTERRUPTED) from None
    click.echo(f"{tally.read} read into {out}, {tally.refused} refused, {tally.already} already read", err=True)
    if tally.refused:
        raise SystemExit(1)


def _refuse_wrong_use(folder: Path, out: Path, files: Sequence[Path], reader: Reader, jobs: int | None) -> None:
    if not files:
        raise click.ClickException(f"{folder} has no file that Saksi reads ({', '.join(sorted(READABLE))}).")
    if out.resolve() == folder.resolve():
        raise click.UsageError("--out is the folder of the texts: the next time, the readings in it would be read too. Name another folder.")
    if isinstance(reader, LevelReader) and (jobs or 1) > 1:
        raise click.UsageError(f"The reader {reader.name} reads one text after the other. Leave out --jobs.")


def result_names(files: Sequence[Path]) -> dict[Path, str]:
    """What the result of each file is called: `a` for `a.txt`; where two would be called the same, both keep their whole name.

    Names that differ in capitals only count as the same, as they do on many disks.
    """
    names = {path: path.stem for path in files}
    while True:
        times = Counter(name.casefold() for name in names.values())
        longer = {path: path.name for path, name in names.items() if times[name.casefold()] > 1 and name != path.name}
        if not longer:
            return names
        names |= longer


def _is_read(path: Path, result: Path, asked: Asked, reader: Reader) -> bool:
    """Whether the result came of these bytes in this way. One that left something unread, as `llm` may, does not count."""
    try:
        kept = json.loads(result.read_bytes())
        return (
            (kept["reader"], kept["version"], kept["read_from"]) == (reader.name, reader.version, origin(path, asked))
            and reader.setup.items() <= kept["settings"].items()
            and not kept["settings"].get("unread")
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return False


def _read(waiting: Sequence[Path], results: Mapping[Path, Path], asked: Asked, reader: Reader, jobs: int | None, tally: Tally) -> None:
    """Read the files that wait, and write each result as it comes; the tally counts along."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), _Rate(), TimeRemainingColumn())
    with closing(_outcomes(waiting, asked, reader, jobs)) as outcomes, Progress(*columns, console=progress_console) as progress:
        for outcome in progress.track(outcomes, len(waiting), description="Reading"):
            if outcome.refusal:
                tally.refused += 1
                print_line(f"{outcome.path.name}: {outcome.refusal}", err=True)
            else:
                _write(results[outcome.path], outcome.reading)
                tally.read += 1


def _outcomes(waiting: Sequence[Path], asked: Asked, reader: Reader, jobs: int | None) -> Generator[Outcome]:
    """The outcomes as they come, from as many processes as are asked for or worth it."""
    elsewhere = isinstance(reader, LevelReader)
    processes = min(jobs or usable_cores(), len(waiting))
    if processes and not elsewhere and (jobs or (processes > 1 and len(waiting) > FEW)):
        yield from in_processes(waiting, asked, reader.name, processes)
        return
    for path in waiting:
        if elsewhere:
            print_line(f"{path.name}:", err=True)  # what it tells of parts and cost is of this text
        yield read_one(path, asked, reader)


class _Rate(ProgressColumn):
    """How many texts each second."""

    def render(self, task: Task) -> Text:
        return Text(f"{task.speed:.1f}/s" if task.speed else "")


def _write(result: Path, words: str) -> None:
    """Write a result under another name first, so that it is never there half."""
    half = result.with_name(f".{result.name}.{os.getpid()}.part")
    try:
        half.write_text(words, encoding="utf-8")
        half.replace(result)
    finally:
        half.unlink(missing_ok=True)


def _remove_left_overs(out: Path) -> None:
    for half in out.glob(".*.part"):
        if time.time() - half.stat().st_mtime > LEFT_OVER:
            half.unlink(missing_ok=True)
