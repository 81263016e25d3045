"""What waits: the documents that were never read, in which nothing was found, that have open suggestions, or wait for a second reader; with who has each."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.db.models import Case, CharField, Count, Exists, OuterRef, Q, QuerySet, Subquery, Value, When

from saksi.record.draws import hidden_among
from saksi.record.models import Assignment, Document, Reading, Suggestion
from saksi.record.models.base import Viewer
from saksi.record.queue import expected, nothing_found
from saksi.record.second import read_once

UNREAD, OPEN, DECIDED, NOTHING = "unread", "open", "decided", "nothing"
ORDER = ("-expected", "pk")
"""As the next document is chosen; what was never read, and what nothing was found in, stands at the end."""

Rows = QuerySet[Any]


def waiting_documents(viewer: Viewer) -> Rows:
    """They, with `stage` (unread, open, decided but for the second reader, nothing found), `second` (yes, no) and `holder` (the number of who has it)."""
    here = Suggestion.objects.visible_to(viewer).filter(document=OuterRef("pk"), state=Suggestion.State.OPEN)
    is_open = Q(Exists(here))
    read = Q(Exists(Reading.objects.visible_to(viewer).filter(document=OuterRef("pk"))))
    second = Q(pk__in=read_once(viewer).values("suggestion__document"))
    holder = Assignment.objects.visible_to(viewer).filter(document=OuterRef("pk"), live=True).values("user")[:1]
    stages = When(is_open, then=Value(OPEN)), When(nothing_found(), then=Value(NOTHING)), When(read, then=Value(DECIDED))
    rows: Rows = Document.objects.visible_to(viewer).filter(withdrawn=False)
    found: Rows = rows.filter(is_open | second | ~read | nothing_found()).annotate(
        stage=Case(*stages, default=Value(UNREAD), output_field=CharField()),
        second=Case(When(second, then=Value("yes")), default=Value("no"), output_field=CharField()),
        holder=Subquery(holder),
    ).alias(expected=expected())  # fmt: skip
    return found


def counted(viewer: Viewer, rows: list[Any]) -> list[Any]:
    """The documents with `open`, `decided` and `total`: how many suggestions of theirs count, and stand so; `once`: decisions for the second reader.

    blind: whether it is read blind first; then `open` and `total` are None.
    """
    keys = [row.pk for row in rows]
    here = Suggestion.objects.visible_to(viewer).filter(document__in=keys).exclude(state=Suggestion.State.SUPERSEDED)
    found = here.order_by().values_list("document", "state").annotate(Count("id"))
    counts = {(document, state): n for document, state, n in found}
    hidden = hidden_among(keys)
    once = Counter(read_once(viewer).filter(suggestion__document__in=keys).values_list("suggestion__document", flat=True))
    for row in rows:
        states = {state: counts.get((row.pk, state), 0) for state in Suggestion.State.values}
        row.open, row.total, row.once = states["open"], sum(states.values()), once[row.pk]
        row.decided, row.blind = row.total - row.open, row.pk in hidden
        if row.blind:
            row.open = row.total = None
    return rows


def never_read(viewer: Viewer) -> Rows:
    """The documents that no reader ever read, among those that this person may see."""
    rows: Rows = Document.objects.visible_to(viewer).filter(withdrawn=False, readings=None)
    return rows
