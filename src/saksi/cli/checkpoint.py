"""`saksi checkpoint`: the signed state of the log, to be kept elsewhere."""

from __future__ import annotations

import click

from saksi.actions.checkpoint import newest_checkpoint
from saksi.cli.record_access import workspace
from saksi.kernel.errors import LogError


@click.group()
def checkpoint() -> None:
    """Show the signed checkpoint or the public key, to be kept elsewhere."""


@checkpoint.command()
def show() -> None:
    """Print the newest checkpoint. Send it to a partner; a rewound workspace is found by comparing."""
    newest = newest_checkpoint(workspace())
    if newest is None:
        raise LogError("nothing was signed yet. Take in a document first.")
    click.echo(newest[0], nl=False)


@checkpoint.command()
def key() -> None:
    """Print the public key, with which others check checkpoints and reports."""
    click.echo(workspace().signer().vkey)
