"""What waits: the documents that were never read, have open suggestions, or wait for a second reader; with who has each in hand."""

from __future__ import annotations

from typing import Any

from django.db.models import Case, CharField, Count, Exists, OuterRef, Q, QuerySet, Subquery, Value, When

from saksi.record.models import Assignment, Document, Reading, Suggestion
from saksi.record.models.base import Viewer
from saksi.record.queue import expected

UNREAD, OPEN, DECIDED = "unread", "open", "decided"
ORDER = ("-expected", "pk")
"""As the next document is chosen; what was never read stands at the end."""

Rows = QuerySet[Any]


def waiting_documents(viewer: Viewer) -> Rows:
    """They, with `stage` (unread, open, decided but for the second reader), `second` (yes, no) and `holder` (the number of who has it)."""
    here = Suggestion.objects.visible_to(viewer).filter(document=OuterRef("pk"))
    read = Exists(Reading.objects.visible_to(viewer).filter(document=OuterRef("pk")))
    is_open, unsure = (Exists(here.filter(state=state)) for state in (Suggestion.State.OPEN, Suggestion.State.UNSURE))
    holder = Assignment.objects.visible_to(viewer).filter(document=OuterRef("pk"), live=True).values("user")[:1]
    stages = When(is_open, then=Value(OPEN)), When(read, then=Value(DECIDED))
    rows: Rows = Document.objects.visible_to(viewer).filter(withdrawn=False)
    return rows.filter(Q(is_open) | Q(unsure) | ~Q(read)).annotate(
        stage=Case(*stages, default=Value(UNREAD), output_field=CharField()),
        second=Case(When(unsure, then=Value("yes")), default=Value("no"), output_field=CharField()),
        holder=Subquery(holder),
    ).alias(expected=expected())  # fmt: skip


def counted(viewer: Viewer, rows: list[Any]) -> list[Any]:
    """The documents with `open`, `unsure`, `decided` and `total`: how many suggestions of theirs count, and stand so."""
    here = Suggestion.objects.visible_to(viewer).filter(document__in=[row.pk for row in rows])
    found = here.exclude(state=Suggestion.State.SUPERSEDED).values_list("document", "state").annotate(Count("id"))
    counts = {(document, state): n for document, state, n in found.order_by()}
    for row in rows:
        states = {state: counts.get((row.pk, state), 0) for state in Suggestion.State.values}
        row.open, row.unsure, row.total = states["open"], states["unsure"], sum(states.values())
        row.decided = row.total - row.open
    return rows


def never_read(viewer: Viewer) -> Rows:
    """The documents that no reader ever read, among those that this person may see."""
    rows: Rows = Document.objects.visible_to(viewer).filter(withdrawn=False, readings=None)
    return rows
