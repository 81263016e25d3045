"""`saksi read`: read a file, a folder of files, or a document of the workspace, and show what was found.

Rule: reading a file needs no workspace, no database and no Django, and writes nothing into any record.
Steps: extract the text (a gold JSON brings its own), read it, print a table or JSON; or hand over to the reading of a folder or a document.
"""

from __future__ import annotations

import importlib
import json
from pathlib import Path

import click

from saksi.cli.inputs import Input, as_json, from_file, read_input
from saksi.cli.main import find_workspace, set_up
from saksi.cli.opinion_table import print_opinions
from saksi.cli.options import DATE, PACK, PACKS, READER
from saksi.cli.pool import Asked
from saksi.cli.read_folder import read_folder
from saksi.cli.readers import INTERNAL, chosen_reader
from saksi.cli.reading_table import print_reading
from saksi.cli.reason_table import print_reasons
from saksi.cli.terminal import console
from saksi.kernel.dates import PartialDate
from saksi.reading.model import Reading
from saksi.reading.opinions import opinions


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
@click.option("--explain", is_flag=True, help="Say for each value which rule or tag and which words made it; for one file.")
@click.option("--json", "json_", is_flag=True, help="Print the reading format, with the text in it.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="With a folder: write one JSON file for each text here; what is read already is left out.",
)
@click.option("--jobs", type=click.IntRange(1), help="With a folder: on how many cores to read (all by default).")
def read(
    path: Path | None,
    document: int | None,
    published: PartialDate | None,
    pack: str | None,
    reader: str | None,
    compare: str | None,
    level: int | None,
    explain: bool,
    json_: bool,
    out: Path | None,
    jobs: int | None,
) -> None:
    """Read PATH, a file or a folder of files, and show what was found in it."""
    if explain and (compare or path is None or path.is_dir()):
        raise click.UsageError("--explain is for one file read by one reader; leave out --compare and --document, or name a file.")
    if document is not None:
        _refuse_for_document(document, path, published)
        if compare or level is not None or jobs or out:
            raise click.UsageError(
                "--compare and --level are for files, --jobs and --out for a folder; a document has its level, and its reading is kept."
            )
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
        read_folder(path, out, Asked(published, pack), chosen, jobs)
        return
    if jobs or out:
        raise click.UsageError("--jobs and --out are for a folder; one file is read at once. To keep its reading: --json > FILE.")
    source = from_file(path)
    second = chosen_reader(compare, secrecy) if compare else None
    reading = read_input(source, published, pack, chosen)
    if second is not None:
        _compare(source, reading, read_input(source, published, pack, second), as_json_=json_)
    elif json_:
        reasons = {"reasons": {key: why.to_json() for key, why in reading.reasons.items()}} if explain else {}
        click.echo(json.dumps(as_json(source, reading) | reasons, ensure_ascii=False, indent=1))
    else:
        print_reading(console, source.head.get("title") or source.name, source.text, reading)
        if explain:
            print_reasons(console, source.text, reading)


def _refuse_for_document(document: int, path: Path | None, published: PartialDate | None) -> None:
    """Raises UsageError for a file beside a document, and for a day, which a document has."""
    if path is not None:
        raise click.UsageError(f"Got both {path} and --document {document}. Name one of them.")
    if published is not None:
        raise click.UsageError(
            f"--published is for files; a document has its day. To change that: saksi document edit {document} --published "
            f"{published}; then read it."
        )


def _compare(source: Input, first: Reading, second: Reading, *, as_json_: bool) -> None:
    """Print the one list of two readings."""
    found = opinions(first, second)
    if as_json_:
        both = {"readings": [as_json(source, first), as_json(source, second)], "opinions": [one.to_json() for one in found]}
        click.echo(json.dumps(both, ensure_ascii=False, indent=1))
    else:
        print_opinions(console, source.head.get("title") or source.name, first, second, found)
