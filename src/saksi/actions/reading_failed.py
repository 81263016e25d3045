"""Log that reading a document took too long, so that no later start spends the same time on it again."""

from __future__ import annotations

import json

from django.contrib.auth.models import User

from saksi.actions.base import writing
from saksi.actions.reading_process import too_long
from saksi.kernel.errors import SaksiError, TookTooLong
from saksi.record.models import Document, LogEntry

KIND = "reading failed"


def reading_failed(by: User, document: Document, error: TookTooLong) -> None:
    """Append the entry; nothing else changes, and a person may ask for the reading again. Raises NotAllowed."""
    with writing(by, KIND, document.level) as turn:
        turn.held(document)
        turn.log(document=document.pk, longest=error.values["longest"])


def failed_before() -> dict[int, SaksiError]:
    """Why documents could not be read in time, by their numbers, as the log has it."""
    rows = LogEntry.rows.filter(kind=KIND, data__isnull=False).values_list("data", flat=True)
    said = [json.loads(bytes(data or b"{}")) for data in rows]
    return {one["document"]: too_long(one["longest"]) for one in said}
