"""`saksi read`: read a file, a folder of files, or a document of the workspace, and show what was found.

Rule: reading a file needs no workspace, no database and no Django, and writes nothing into any record.
Steps: find the inputs, extract each text (a gold JSON brings its own), read it, print a table
or JSON, or write a folder of JSON files.
"""

from __future__ import annotations

import importlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
from rich.progress import track

from saksi.cli.main import find_workspace, set_up
from saksi.cli.opinion_table import print_opinions
from saksi.cli.options import DATE, PACK, PACKS, READER
from saksi.cli.readers import INTERNAL, chosen_reader
from saksi.cli.reading_table import print_reading
from saksi.cli.terminal import console, progress_console
from saksi.codebook.packs import load_pack, pack_of_country
from saksi.intake import extract
from saksi.kernel.dates import PartialDate
from saksi.kernel.errors import DamagedFile, DateError, IntakeError, ReadingError
from saksi.reading.model import Reading
from saksi.reading.opinions import opinions
from saksi.reading.reader import Reader

READABLE = {".txt", ".text", ".md", ".html", ".htm", ".pdf", ".docx", ".eml", ".json"}


@dataclass(frozen=True)
class Input:
    """One text to read, with what its file says about it; `head` holds the other keys of a gold JSON."""

    name: str
    text: str
    published: str | None
    country: str | None
    head: dict[str, Any]


def from_json(path: Path) -> Input:
    """The text of a file in the reading format. Raises DamagedFile if it has none."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        text, published = data["text"], data.get("published")
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise _not_ours(path, repr(error)) from error
    if not isinstance(text, str) or not isinstance(published, str | None):
        raise _not_ours(path, f"text of {type(text).__name__}, published of {type(published).__name__}")
    head = {key: data.get(key) for key in ("id", "url", "publisher", "title", "published", "country") if key in data}
    return Input(path.stem, text, published, data.get("country"), head)


def _not_ours(path: Path, got: str) -> DamagedFile:
    return DamagedFile(
        f"{path.name}: expected JSON in the reading format, with the keys `text` and, where known, `published`, both "
        f"text; got {got}. Give the article itself, or a JSON file made by `saksi read --json`."
    )


def from_file(path: Path) -> Input:
    """The text of any file that Saksi takes in. Raises IntakeError."""
    if path.suffix.lower() == ".json":
        return from_json(path)
    found = extract(path.read_bytes(), path.name)
    meta = found.metadata
    published = str(meta.published) if meta.published else None
    head = {"id": path.stem, "url": meta.url, "publisher": meta.publisher, "title": meta.title}
    return Input(path.stem, found.text, published, None, head)


def as_json(source: Input, reading: Reading) -> dict[str, Any]:
    """The reading format with the text in it."""
    return {**source.head, **reading.to_json(), "id": source.name, "text": source.text}


def read_input(source: Input, published: PartialDate | None, pack: str | None, reader: Reader) -> Reading:
    """Read one text; `published` given by the user wins over what the file says."""
    day = published or (PartialDate.parse(source.published) if source.published else None)
    exact = day.earliest if day and day.precision == "day" else None
    return reader.read(source.text, exact, load_pack(pack or pack_of_country(source.country)))


def read_folder(folder: Path, out: Path, published: PartialDate | None, pack: str | None, reader: Reader) -> None:
    """Read every file of a folder and write one JSON file for each, with the same stem."""
    files = sorted(p for p in folder.iterdir() if p.suffix.lower() in READABLE)
    if not files:
        raise click.ClickException(f"{folder} has no file that Saksi reads ({', '.join(sorted(READABLE))}).")
    out.mkdir(parents=True, exist_ok=True)
    failed = 0
    for path in track(files, "Reading", console=progress_console):
        try:
            source = from_file(path)
            result = as_json(source, read_input(source, published, pack, reader))
        except (IntakeError, DateError, ReadingError, OSError) as error:
            failed += 1
            click.echo(f"{path.name}: {error}", err=True)
            continue
        text = json.dumps(result, ensure_ascii=False, indent=1) + "\n"
        (out / f"{path.stem}.json").write_text(text, encoding="utf-8")
    click.echo(f"{len(files) - failed} read into {out}, {failed} refused", err=True)


@click.command()
@click.argument("path", required=False, type=click.Path(exists=True, path_type=Path))
@click.option("--document", type=int, help="Read this document of the workspace, and keep the reading.")
@click.option(
    "--published", type=DATE, help="The day of publication, as 2023-12-05; needed for words such as 'on Monday'."
)
@click.option(
    "--pack",
    type=PACK,
    help=f"The country pack: {PACKS} (by default the one a JSON file's country has, else generic).",
)
@click.option("--reader", type=READER, help="Which reader: the best installed by default.")
@click.option("--compare", type=READER, help="A second reader: show what both found, and what only one of them.")
@click.option(
    "--level",
    type=click.IntRange(0, 3),
    help="How confidential a file is (1 if left out); 2 and 3 are never sent off this computer.",
)
@click.option("--json", "json_", is_flag=True, help="Print the reading format, with the text in it.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="With a folder: write one JSON file for each text here.",
)
def read(
    path: Path | None,
    document: int | None,
    published: PartialDate | None,
    pack: str | None,
    reader: str | None,
    compare: str | None,
    level: int | None,
    json_: bool,
    out: Path | None,
) -> None:
    """Read PATH, a file or a folder of files, and show what was found in it."""
    if document is not None:
        if compare or level is not None:
            raise click.UsageError("--compare and --level are for files; a document has its level, and its reading is kept.")
        # The record is loaded only here: reading a file must work without a workspace.
        set_up(find_workspace(click.get_current_context().find_root().params.get("workspace")))
        importlib.import_module("saksi.cli.read_document").read_document(document, pack, reader, as_json=json_)
        return
    if path is None:
        raise click.UsageError(
            "Got no file. Name a file or a folder to read, or --document ID for one of the workspace."
        )
    secrecy = INTERNAL if level is None else level
    chosen = chosen_reader(reader, secrecy)
    if path.is_dir():
        if out is None or compare:
            raise click.UsageError("A folder needs --out FOLDER, to write the readings into, and is read by one reader.")
        read_folder(path, out, published, pack, chosen)
        return
    source = from_file(path)
    second = chosen_reader(compare, secrecy) if compare else None
    reading = read_input(source, published, pack, chosen)
    if second is not None:
        _compare(source, reading, read_input(source, published, pack, second), as_json_=json_)
    elif json_:
        click.echo(json.dumps(as_json(source, reading), ensure_ascii=False, indent=1))
    else:
        print_reading(console, source.head.get("title") or source.name, source.text, reading)


def _compare(source: Input, first: Reading, second: Reading, *, as_json_: bool) -> None:
    """Print the one list of two readings."""
    found = opinions(first, second)
    if as_json_:
        both = {"readings": [as_json(source, first), as_json(source, second)], "opinions": [one.to_json() for one in found]}
        click.echo(json.dumps(both, ensure_ascii=False, indent=1))
    else:
        print_opinions(console, source.head.get("title") or source.name, first, second, found)
