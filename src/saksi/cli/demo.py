"""`saksi demo`: the whole chain on the sample dispatches, or on one file of the user's.

Rule: the sample's decisions are replayed through the actions by the "scripted monitor", and said so; with a file of
the user's nothing is decided. Running it twice is harmless: the same bytes are one document, the same decisions stand.
Steps: workspace, take in, read, what was found, decisions, report and bundle, verification, the desk.
"""

from __future__ import annotations

import importlib
from pathlib import Path

import click

from saksi.cli.main import set_up
from saksi.cli.options import DATE, PACK, PACKS
from saksi.evidence.blobs import write_durably
from saksi.kernel.dates import PartialDate
from saksi.record.workspace import CONFIG, init_workspace

FOLDER = Path("demo")
SAMPLE = Path("sample")
# Whoever tries Saksi out sees the suggestions of every document at once.
SHOWN_AT_ONCE = b"\n[desk]\nblind_share = 0\n"


@click.command()
@click.option(
    "--file",
    "file",
    type=click.Path(exists=True, path_type=Path, dir_okay=False),
    help="A report of yours instead of the sample.",
)
@click.option("--published", type=DATE, help="Its day of publication, as 2023-12-05.")
@click.option("--pack", type=PACK, help=f"Its country pack: {PACKS}.")
@click.option("--serve/--no-serve", default=True, help="Open the desk at the end.")
@click.option(
    "--folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where the demo's workspace lies (demo/, or demo/own for a file of yours).",
)
def demo(file: Path | None, published: PartialDate | None, pack: str | None, serve: bool, folder: Path | None) -> None:
    """Take in, read, decide, report, verify; then open the desk."""
    where = folder or (FOLDER / "own" if file else FOLDER / "sample")
    if file is None and not (SAMPLE / "manifest.json").is_file():
        raise click.ClickException("the folder sample/ is not here. Run this in Saksi's own folder, or give --file.")
    if not (where / CONFIG).exists():
        init_workspace(where, pack or ("generic" if file else "sample"), "saksi-demo/log")
        write_durably(where / CONFIG, (where / CONFIG).read_bytes() + SHOWN_AT_ONCE)
    set_up(where.resolve())
    # Only now does Django know the workspace, and the record can be loaded.
    run = importlib.import_module("saksi.cli.demo_run")
    if file:
        run.show_file(file, published, pack)
    else:
        run.show_sample(SAMPLE)
    if serve:
        importlib.import_module("saksi.cli.serve").run_server(8000)
