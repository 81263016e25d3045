"""`saksi document`: list documents, change what is said of one, withdraw one."""

from __future__ import annotations

import click
from rich.markup import escape
from rich.table import Table

from saksi.actions.edit_metadata import edit_metadata
from saksi.actions.set_level import set_level
from saksi.actions.withdraw import withdraw
from saksi.cli.options import DATE, PACK
from saksi.cli.record_access import prepare_database, user, writing_session
from saksi.cli.terminal import show_table
from saksi.kernel.dates import PartialDate
from saksi.kernel.errors import NotFound
from saksi.kernel.signs import harmless
from saksi.record.models import Document


def find(number: int) -> Document:
    """The document of this number. Raises NotFound."""
    found: Document | None = Document.objects.visible_to(user()).filter(pk=number).first()
    if found is None:
        raise NotFound(f"there is no document {number} that you may see. `saksi document list` shows them.")
    return found


@click.group()
def document() -> None:
    """List documents; change what is said of one; withdraw one."""


@document.command("list")
def list_() -> None:
    """Show the documents of the workspace."""
    prepare_database()
    table = Table(title="Documents", title_justify="left")
    for column in ("id", "title", "publisher", "published", "format", "level", "sha256"):
        table.add_column(column)
    for row in Document.objects.visible_to(user()).filter(withdrawn=False):
        title, publisher = escape(str(row)), escape(harmless(row.publisher))
        table.add_row(str(row.pk), title, publisher, row.date, row.format, str(row.level), row.sha256[:12])
    if table.row_count:
        show_table(table)
    else:
        click.echo("No documents yet. Take some in with saksi add FILE...")


@document.command("edit")
@click.argument("number", type=int)
@click.option("--title", help="Its title.")
@click.option("--publisher", help="Who published it.")
@click.option("--author", help="Who wrote it.")
@click.option("--published", type=DATE, help="The day of publication, as 2023-12-05.")
@click.option("--pack", type=PACK, help="The country pack for reading it.")
@click.option("--level", type=click.IntRange(0, 3), help="Its confidentiality, 0 public to 3 strictly confidential.")
def edit(number: int, level: int | None, published: PartialDate | None, **fields: str | None) -> None:
    """Change what is said of document NUMBER."""
    changes = {
        name: value for name, value in {**fields, "date": str(published) if published else None}.items() if value is not None
    }
    if not changes and level is None:
        raise click.UsageError(
            "nothing to change: give --title, --publisher, --author, --published, --pack or --level."
        )
    with writing_session("saksi document edit"):
        found = find(number)
        if changes:
            edit_metadata(user(), found, changes)
        if level is not None:
            set_level(user(), found, level)
    click.echo(f"Changed document {number}. If its date or pack changed, read it again: saksi read --document {number}")


@document.command("withdraw")
@click.argument("number", type=int)
def withdraw_(number: int) -> None:
    """Withdraw document NUMBER; its bytes and its log stay. Taking in the same file brings it back."""
    with writing_session("saksi document withdraw"):
        withdraw(user(), find(number))
    click.echo(f"Document {number} is withdrawn.")
