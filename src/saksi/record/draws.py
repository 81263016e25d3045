"""What the workspace draws by chance: documents to be read blind, decisions to be read a second time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings

from saksi.record.desk_settings import BLIND, SECOND, is_drawn
from saksi.record.models import BlindReading, Decision, Document, Reading
from saksi.record.workspace import secret

KEY_FILE = ".draw"


def _drawn(what: str, numbers: Iterable[int], setting: str) -> set[int]:
    """Those of the numbers that are drawn."""
    workspace: Any = settings.SAKSI_WORKSPACE
    share = getattr(workspace.config.desk, setting) if workspace else 0.0
    if not share > 0:
        return set()
    key = secret(workspace.folder, KEY_FILE)
    return {number for number in numbers if is_drawn(key, what, number, share)}


def for_second_reader(suggestion: int) -> bool:
    """Whether decisions about this suggestion are read by a second person, too."""
    return bool(_drawn(SECOND, [suggestion], "second_share"))


def hidden_among(documents: Iterable[int]) -> set[int]:
    """Those of the documents whose suggestions nobody may see or count before somebody has read them blind."""
    drawn = _drawn(BLIND, documents, "blind_share")
    if not drawn:
        return drawn
    shown = set(BlindReading.rows.filter(document__in=drawn).values_list("document", flat=True))
    decided = Decision.rows.filter(suggestion__document__in=drawn - shown).values_list("suggestion__document", flat=True)
    left = drawn - shown - set(decided)
    offered = Reading.rows.filter(document__in=left, superseded=False, suggestions__isnull=False)
    return set(offered.values_list("document", flat=True))


def blind_reading_of(document: Document) -> Reading | None:
    """The reading that is hidden until somebody has read the document: it was drawn, and nobody saw or decided anything yet; else None."""
    if not hidden_among([document.pk]):
        return None
    return Reading.rows.filter(document=document, superseded=False, suggestions__isnull=False).last()
