"""`saksi add`: take in files."""

from __future__ import annotations

import shlex
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click
from django.db import DatabaseError
from rich.progress import track

from saksi.actions.checkpoint import newest_checkpoint
from saksi.actions.take_in import TakenIn, said_otherwise, take_in
from saksi.cli.options import DATE, PACK
from saksi.cli.record_access import user, writing_session
from saksi.cli.terminal import print_line, progress_console
from saksi.intake import Metadata
from saksi.kernel.dates import PartialDate
from saksi.kernel.errors import IntakeError, NotAllowed, StorageFailed, TooLarge, WrongType
from saksi.record.models import Level
from saksi.record.workspace import Workspace

SHOWN = 10


@dataclass
class Tally:
    """How many files were new, known, refused; of how many known ones something was said that was not applied.

    unnamed: the numbers of the new documents whose publisher is not known.
    """

    new: int = 0
    known: int = 0
    otherwise: int = 0
    refused: int = 0
    unnamed: list[int] = field(default_factory=list)


def say(path: Path, taken: TakenIn) -> str:
    """One line about one file."""
    if taken.created:
        notes = " ".join(taken.document.notes)
        return f"document {taken.document.pk}: {path.name}" + (f" ({notes})" if notes else "")
    if taken.restored:
        return f"document {taken.document.pk}: {path.name} was withdrawn and is back"
    return f"document {taken.document.pk}: {path.name} is here already, the same bytes"


def not_known(numbers: list[int]) -> str:
    """Whose publisher is not known, and how to name it; said once, however many there are."""
    some = ", ".join(map(str, numbers[:SHOWN])) + (f" and {len(numbers) - SHOWN} more" if len(numbers) > SHOWN else "")
    return (
        f"publisher not known: document {some}. Name it: saksi document edit NUMBER --publisher NAME; "
        "for the next files of one publisher at once: saksi add FILE... --publisher NAME"
    )


def not_applied(path: Path, number: int, said: dict[str, Any]) -> str:
    """What was said of a file that is here already and changed nothing, and the command that does."""
    options = {"published" if name == "date" else name: str(value) for name, value in said.items()}
    given = " ".join(f"--{name} {shlex.quote(value)}" for name, value in options.items())
    return (
        f"not applied: {path.name}: document {number} was here already and stays as it is, without {given}. "
        f"To change it: saksi document edit {number} {given}"
    )


def files_of(paths: tuple[Path, ...]) -> list[Path]:
    """The files named, and those in the folders named. Raises UsageError where there is none."""
    found: list[Path] = []
    for path in paths:
        found += (
            sorted(p for p in path.rglob("*") if p.is_file() and not p.name.startswith("."))
            if path.is_dir()
            else [path]
        )
    if not found:
        raise click.UsageError("Got folders without a file in them. Name the files, or the folder they lie in.")
    return found


def read_file(path: Path, opened: Workspace) -> bytes:
    """The bytes of a file. Raises TooLarge before reading one that is over the limit, WrongType for what is no file."""
    if not path.is_file():
        raise WrongType("got a device or a pipe, expected a file. Save it as a file first.")
    size = path.stat().st_size
    if size > opened.config.max_bytes:
        raise TooLarge(
            f"got {size:,} bytes, expected {opened.config.max_bytes:,} at most. Split the file, or raise max_bytes in saksi.toml."
        )
    return path.read_bytes()


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--level",
    type=click.IntRange(0, 3),
    show_default="1",
    help="Confidentiality: 0 public, 1 internal, 2 confidential, 3 strictly confidential.",
)
@click.option("--published", type=DATE, help="The day of publication, where you know it, as 2023-12-05.")
@click.option("--publisher", default="", help="Who published it.")
@click.option("--title", default="", help="Its title.")
@click.option("--pack", type=PACK, help="The country pack (by default the one of saksi.toml).")
@click.option("--quiet", is_flag=True, help="Say only what was refused or not applied, and the sum.")
def add(
    paths: tuple[Path, ...],
    level: int | None,
    published: PartialDate | None,
    publisher: str,
    title: str,
    pack: str | None,
    quiet: bool,
) -> None:
    """Take in PATHS, files or folders: keep their bytes, extract their text, log it. Nothing is read yet."""
    meta = Metadata(title=title, publisher=publisher, published=published)
    tally, by = Tally(), user()
    with writing_session("saksi add") as opened:
        opened.blobs.clear()
        for path in track(files_of(paths), "Taking in", console=progress_console, disable=quiet):
            try:
                data, secrecy = read_file(path, opened), Level.INTERNAL if level is None else level
                taken = take_in(by, opened, data, path.name, level=secrecy, pack=pack, metadata=meta)
            except (IntakeError, NotAllowed, OSError) as error:
                tally.refused += 1
                why = f"cannot be read ({error.strerror})" if isinstance(error, OSError) else error
                print_line(f"refused: {path.name}: {why}", err=True)
                continue
            except (StorageFailed, DatabaseError):
                print_line(f"Broken off at {path.name}: {tally.new} taken in before it, {tally.known} known already.", err=True)
                raise
            tally.new += taken.created
            tally.known += not taken.created
            if taken.created and not taken.document.publisher:
                tally.unnamed.append(taken.document.pk)
            if not quiet:
                print_line(say(path, taken))
            said = {} if taken.created else said_otherwise(taken.document, level, pack, meta)
            if said:
                tally.otherwise += 1
                print_line(not_applied(path, taken.document.pk, said), err=True)
    if tally.unnamed and not quiet:
        click.echo(not_known(tally.unnamed))
    newest = newest_checkpoint(opened)
    size = newest[1].size if newest else 0
    click.echo(
        f"{tally.new} taken in, {tally.known} known already, {tally.refused} refused; checkpoint over {size} entries signed."
    )
    if tally.refused or tally.otherwise:
        raise SystemExit(1)
