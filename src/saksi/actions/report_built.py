"""Log that a report was built; the entry commits to the manifest of its bundle."""

from __future__ import annotations

from django.contrib.auth.models import User

from saksi.actions.base import writing
from saksi.record.models import LogEntry
from saksi.reports.snapshot import report_commitment


def report_built(by: User, manifest_sha256: str, period: str, level: int) -> LogEntry:
    """Append the entry of a report and give it. period: as printed; manifest_sha256: 64 hexadecimal digits. Raises NotAllowed."""
    with writing(by, "report built", level) as turn:
        index = turn.log(commits=report_commitment(manifest_sha256), period=period, level=level)
        return LogEntry.rows.get(index=index)
