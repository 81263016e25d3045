"""What the workspace draws by chance: documents to be read blind, decisions to be read a second time."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from saksi.record.desk_settings import BLIND, SECOND, is_drawn
from saksi.record.models import BlindReading, Decision, Document, Reading
from saksi.record.workspace import secret

KEY_FILE = ".draw"


def _drawn(what: str, number: int, setting: str) -> bool:
    workspace: Any = settings.SAKSI_WORKSPACE
    share = getattr(workspace.config.desk, setting) if workspace else 0.0
    return share > 0 and is_drawn(secret(workspace.folder, KEY_FILE), what, number, share)


def for_second_reader(suggestion: int) -> bool:
    """Whether decisions about this suggestion are read by a second person, too."""
    return _drawn(SECOND, suggestion, "second_share")


def blind_reading_of(document: Document) -> Reading | None:
    """The reading that is hidden until somebody has read the document: it was drawn, and nobody saw or decided anything yet; else None."""
    if not _drawn(BLIND, document.pk, "blind_share"):
        return None
    if BlindReading.rows.filter(document=document).exists():
        return None
    if Decision.rows.filter(suggestion__document=document).exists():
        return None
    return Reading.rows.filter(document=document, superseded=False, suggestions__isnull=False).last()
