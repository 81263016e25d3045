"""`saksi report`: build a report and its bundle."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from saksi.actions.build_report import build_report
from saksi.cli.options import DATE
from saksi.cli.record_access import prepare_database, user, workspace, writing_session
from saksi.kernel.dates import PartialDate


@click.group()
def report() -> None:
    """Build a report and its bundle."""


def verify_bundle(folder: Path, vkey: str) -> tuple[int, str]:
    """Run the bundle's own verify.py as a stranger would; gives its exit status and what it printed."""
    command = [sys.executable, "verify.py", "--key", vkey]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


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
    help="A new folder for the bundle (by default reports/DAY in the workspace).",
)
def build(period: PartialDate | None, level: int, out: Path | None) -> None:
    """Build a monitoring brief as a bundle: report, data, cited passages, proofs, and verify.py."""
    prepare_database()
    opened = workspace()
    folder = out or opened.folder / "reports" / datetime.now(UTC).strftime("%Y-%m-%d-%H%M%S")
    with writing_session("saksi report build"):
        build_report(user(), opened, folder, period, level)
    status, printed = verify_bundle(folder, opened.signer().vkey)
    click.echo(printed.rstrip())
    click.echo(f"The report: {folder / 'report.html'}")
    click.echo("Give the whole folder away; tell the key by another road: saksi checkpoint key")
    sys.exit(status)
