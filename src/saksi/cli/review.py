"""`saksi review`: what waits for a decision, what to check first before the rest."""

from __future__ import annotations

import click
from rich.markup import escape
from rich.table import Table

from saksi.cli.record_access import prepare_database, user
from saksi.cli.terminal import show_table
from saksi.record.draws import blind_reading_of
from saksi.record.lists.waiting import never_read
from saksi.record.models import Document, Suggestion
from saksi.record.queue import to_close, waiting


@click.command()
def review() -> None:
    """Say, document by document, how many suggestions wait for a person, and where the desk is.

    The document from which most is to be expected comes first; those with nothing open come last.
    """
    prepare_database()
    by = user()
    table = Table(title="What waits for a decision", title_justify="left")
    for column in ("document", "title", "open", "decided"):
        table.add_column(column)
    total = 0
    current = Suggestion.objects.visible_to(by).exclude(state=Suggestion.State.SUPERSEDED)
    first, unread = list(waiting(by)), set(never_read(by).values_list("pk", flat=True))
    empty = set(to_close(by).values_list("pk", flat=True))
    rest = Document.objects.visible_to(by).filter(withdrawn=False).exclude(pk__in=[document.pk for document in first])
    for document in (*first, *rest):
        mine = current.filter(document=document)
        left = mine.filter(state=Suggestion.State.OPEN).count()
        total += left
        told = "not read yet" if document.pk in unread else "nothing found" if document.pk in empty else str(left)
        waits = "read blind first" if blind_reading_of(document) else told
        table.add_row(str(document.pk), escape(str(document)), waits, str(mine.count() - left))
    if table.row_count:
        show_table(table)
    if unread:
        click.echo(f"{len(unread)} not read yet. Read one: saksi read --document NUMBER; or all: saksi serve, while it runs.")
    if empty:
        click.echo(f"{len(empty)} in which nothing was found. Read each at the desk, and close it there or add what was missed.")
    click.echo(f"{total} open. Decide at the desk: saksi serve, then the address that it prints.")
