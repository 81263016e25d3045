"""`saksi read --document`: read a document of the workspace and keep what the reader suggests."""

from __future__ import annotations

import json

import click

from saksi.actions.read import find, read
from saksi.cli.readers import chosen_reader
from saksi.cli.reading_table import print_reading
from saksi.cli.record_access import user, writing_session
from saksi.cli.terminal import console
from saksi.kernel.errors import NotFound
from saksi.reading.model import reading_from_json
from saksi.record.models import Document, Suggestion


def read_document(document_id: int, pack: str | None, reader: str | None, *, as_json: bool) -> None:
    """Read it, keep the reading, print it. Raises NotFound."""
    by = user()
    document = Document.objects.visible_to(by).filter(pk=document_id).first()
    if document is None:
        raise NotFound(f"there is no document {document_id} that you may see. `saksi document list` shows them.")
    chosen = chosen_reader(reader, document.level)
    found = find(by, document, chosen, pack)  # before the turn to write: a model may take minutes
    with writing_session("saksi read"):
        made = read(by, document, chosen, pack, done=found)
    groups: dict[str, list[dict[str, object]]] = {
        group: [] for group in ("actors", "places", "dates", "provisions", "statements", "accounts")
    }
    for suggestion in Suggestion.objects.visible_to(by).filter(reading=made):
        groups[f"{suggestion.kind}s"].append(suggestion.payload)
    text = document.text.content
    head = {"reader": made.reader, "version": made.version, "settings": made.settings, "published": made.published or None, "pack": made.pack}
    if as_json:
        click.echo(json.dumps({**head, "id": str(document.pk), **groups, "text": text}, ensure_ascii=False, indent=1))
    else:
        print_reading(console, str(document), text, reading_from_json({**head, **groups}, text))
