"""`saksi form`: the field form of a country pack."""

from __future__ import annotations

from pathlib import Path

import click

from saksi.cli.options import PACK
from saksi.intake.importing.form import form_bytes


@click.command()
@click.option("--pack", type=PACK, default="generic", show_default=True, help="The country pack whose provinces the form offers.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True, help="The file to write, such as incident.xlsx.")
def form(pack: str, out: Path) -> None:
    """Write an XLSForm with the acts and sectors of the codebook. What KoBoToolbox or ODK export of it, `saksi import` takes."""
    if out.exists():
        raise click.UsageError(f"Got {out}, which is there already. Name a new file.")
    out.write_bytes(form_bytes(pack))
    click.echo(f"{out}: a form for the pack {pack}. Upload it to KoBoToolbox or ODK.")
