"""Keep the search index in step with the record; called by every action that changes what can be found."""

from __future__ import annotations

from typing import Any

from saksi.record import search
from saksi.record.models import Document, Incident, Statement


def index_document(document: Document) -> None:
    """Put a document's words into the index, or take them out once it is withdrawn."""
    search.index_document(document)


def index_statement(statement: Statement) -> None:
    """Put a statement into the index, or take it out once it no longer stands."""
    search.index_statement(statement)


def index_incident(incident: Incident) -> None:
    """Put an incident into the index, or take it out once it no longer stands."""
    search.index_incident(incident)


def reindex(row: Any) -> None:
    """Index again whatever a changed row touches."""
    if isinstance(row, Document):
        search.index_document(row)
    elif isinstance(row, Statement):
        search.index_statement(row)
    elif isinstance(row, Incident):
        search.index_incident(row)
