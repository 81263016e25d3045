"""Keep the search index in step with the record; called by every action that changes what can be found."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from saksi.record.cast import same_person
from saksi.record.models import Account, Actor, Case, Document, Incident, Place, Provision, Statement
from saksi.record.search.index import KINDS, index_row

OF_A_DOCUMENT = (Statement, Actor, Provision, Place)


def index(row: Any) -> None:
    """Put a row into the index as it is now, or take it out once it no longer stands; a row that cannot be found is left alone."""
    if type(row) in KINDS:
        index_row(row)


def reindex(row: Any) -> None:
    """Index again whatever a changed row touches: of a document all that it tells, of an actor all that name it."""
    if isinstance(row, Document):
        index_row(row)
        for model in OF_A_DOCUMENT:
            _index(model.rows.filter(document=row))
        _told(Q(acts__accounts__document=row))
        _name(Actor.rows.filter(Q(merged__isnull=False) | Q(merged_into__isnull=False), document=row))
    elif isinstance(row, Actor):
        _name([row])
    elif isinstance(row, Statement):
        index_row(row)
        _told(Q(acts__accounts__according_to=row))
    elif isinstance(row, Account):
        _told(Q(acts__accounts=row))
    else:
        index(row)


def _name(actors: Any) -> None:
    """Index actors, all that are merged with them, and all that names one of these."""
    people = {other for actor in actors for other in same_person(actor)}
    _index(Actor.rows.filter(pk__in=people))
    _index(Statement.rows.filter(speaker__in=people))
    _told(Q(acts__accounts__victims__in=people) | Q(acts__accounts__perpetrators__in=people))


def _told(which: Q) -> None:
    """Index incidents, and the cases that they are in."""
    _index(Incident.rows.filter(which).distinct())
    _index(Case.rows.filter(pk__in=Incident.rows.filter(which).values("case")))


def _index(rows: Any) -> None:
    for row in rows:
        index_row(row)
