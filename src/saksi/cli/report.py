"""`saksi report`: build a report and its bundle."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from saksi.actions.build_report import build_report
from saksi.cli.options import DATE
from saksi.cli.record_access import prepare_database, user, workspace, writing_session
from saksi.kernel.dates import PartialDate
from saksi.record.snapshot import documents_above


@click.group()
def report() -> None:
    """Build a report and its bundle."""


def verify_bundle(folder: Path, vkey: str) -> tuple[int, str]:
    """Run the bundle's own verify.py as a stranger would; gives its exit status and what it printed."""
    command = [sys.executable, "verify.py", "--key", vkey]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def shown(data: Mapping[str, Any], above: int) -> Iterator[str]:
    """How much a report shows and how much it leaves out, and what to do about the latter. above: the documents above its level."""
    level, documents, tally = data["level"], len(data["documents"]), data["suggestions"]
    waiting = sum(row["count"] for row in tally if row["outcome"] == "open")
    decided = sum(row["count"] for row in tally) - waiting
    yield (
        f"Documents: {documents} shown, {above} above level {level} left out. "
        f"Suggestions in those shown: {decided} decided, {waiting} open."
    )
    if above:
        yield f"To show what everybody who gets the report may know: saksi document edit NUMBER --level {level}, then build again."
    if waiting or not decided:
        yield "Only what was decided is counted. What waits: saksi review"


@report.command()
@click.option(
    "--period", type=DATE, help="The days it covers: 2025, 2025-03, 2025-01-01/2025-06-30 (all time if left out)."
)
@click.option(
    "--level",
    type=click.IntRange(0, 3),
    default=0,
    show_default=True,
    help="The highest confidentiality level that it may show.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="A new folder for the bundle, or that of an older one, which is replaced (by default reports/DAY in the workspace).",
)
def build(period: PartialDate | None, level: int, out: Path | None) -> None:
    """Build a monitoring brief as a bundle: report, data, cited passages, proofs, and verify.py."""
    prepare_database()
    opened = workspace()
    folder = out or opened.folder / "reports" / datetime.now(UTC).strftime("%Y-%m-%d-%H%M%S")
    replaces = folder.is_dir() and any(folder.iterdir())
    with writing_session("saksi report build"):
        built = build_report(user(), opened, folder, period, level)
    status, printed = verify_bundle(folder, opened.signer().vkey)
    click.echo(printed.rstrip())
    if replaces:
        click.echo(f"The older bundle in {folder} was replaced.")
    for line in shown(built.snapshot.data, documents_above(level, period)):
        click.echo(line)
    click.echo(f"The report: {folder / 'report.html'}")
    click.echo("Give the whole folder away; tell the key by another road: saksi checkpoint key")
    sys.exit(status)
