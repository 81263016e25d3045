"""`saksi verify`: read every kept byte again, rebuild the log's tree, and name what is wrong."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click
from django.db import DatabaseError

from saksi.actions.check_workspace import check_workspace
from saksi.cli.record_access import database_to_check, workspace
from saksi.cli.terminal import print_line
from saksi.evidence.verification import FAILED, NOT_CHECKED, PASSED, Finding

SIGNS = {PASSED: "passed     ", FAILED: "FAILED     ", NOT_CHECKED: "not checked"}


def show(findings: Iterator[Finding]) -> int:
    """Print the findings as they come; gives how many failed."""
    failed = 0
    for finding in findings:
        failed += finding.verdict == FAILED
        print_line(f"{SIGNS[finding.verdict]}  {finding.what}" + (f": {finding.detail}" if finding.detail else ""))
    return failed


@click.command()
@click.option(
    "--checkpoint",
    type=click.Path(exists=True, path_type=Path, dir_okay=False),
    help="A checkpoint kept elsewhere: tells whether this workspace was rewound.",
)
def verify(checkpoint: Path | None) -> None:
    """Check every kept byte, text, document, reading and decision, the log and its checkpoints. Exit status 1 if anything fails."""
    kept = (checkpoint.name, checkpoint.read_text(encoding="utf-8", errors="replace")) if checkpoint else None
    try:
        database_to_check()
        failed = show(check_workspace(workspace(), kept))
    except DatabaseError as error:
        failed = show(iter([Finding(FAILED, "database", f"cannot be read ({error}). Bring it back from a copy")]))
    click.echo(f"{failed} failed." if failed else "Nothing failed.")
    sys.exit(1 if failed else 0)
