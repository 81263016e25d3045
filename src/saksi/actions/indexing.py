"""Keep the search index in step with the record; called by every action that changes what can be found."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from saksi.record import search
from saksi.record.cast import same_person
from saksi.record.models import Actor, Document, Incident, Statement


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
    """Index again whatever a changed row touches: of a document all that it tells, of an actor all that name it."""
    if isinstance(row, Document):
        search.index_document(row)
        _index(Statement.rows.filter(document=row), Incident.rows.filter(acts__accounts__document=row))
    elif isinstance(row, Actor):
        people = same_person(row)
        told = Q(acts__accounts__victims__in=people) | Q(acts__accounts__perpetrators__in=people)
        _index(Statement.rows.filter(speaker__in=people), Incident.rows.filter(told))
    elif isinstance(row, Statement):
        told_by = Incident.rows.filter(acts__accounts__according_to=row)
        _index(Statement.rows.filter(pk=row.pk), told_by)
    elif isinstance(row, Incident):
        search.index_incident(row)


def _index(statements: Any, incidents: Any) -> None:
    for statement in statements.filter(live=True).select_related("document"):
        search.index_statement(statement)
    for incident in incidents.filter(live=True).distinct():
        search.index_incident(incident)
