"""`saksi init`: make a workspace."""

from __future__ import annotations

import importlib
from pathlib import Path

import click

from saksi.cli.main import set_up
from saksi.cli.options import PACK, PACKS
from saksi.record.workspace import init_workspace


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--pack", type=PACK, default="generic", show_default=True, help="The country pack of its reports.")
@click.option("--origin", help="The name of its log, as it stands in checkpoints (made up if left out).")
def init(folder: Path, pack: str, origin: str | None) -> None:
    """Make a workspace in FOLDER, which must be new or empty."""
    made = init_workspace(folder, pack, origin)
    set_up(folder.resolve())
    # Only now does Django know the workspace.
    importlib.import_module("saksi.cli.record_access").prepare_database()
    click.echo(f"Made the workspace {folder}, log {made.config.origin}, pack {pack} (packs: {PACKS}).")
    click.echo(f"Next: cd {folder}, then saksi add FILE...")
