"""Build a report from a frozen snapshot, log it, and seal its bundle.

Rule: the snapshot is taken while nobody else writes, of a log that is signed whole. The entry `report built` commits
to the manifest, so the bundle is sealed only after that entry stands in a signed checkpoint.
"""

from __future__ import annotations

from pathlib import Path

from django.contrib.auth.models import User

from saksi.actions.checkpoint import sign
from saksi.actions.report_built import report_built
from saksi.kernel.dates import PartialDate
from saksi.record.models import LogLeaf
from saksi.record.snapshot import take_snapshot
from saksi.record.workspace import Workspace
from saksi.reports.bundle import Prepared, prepare_bundle, seal_bundle
from saksi.reports.snapshot import LogEntry, LogState


def build_report(by: User, workspace: Workspace, folder: Path, period: PartialDate | None, level: int) -> Prepared:
    """Write the bundle into a folder. period: None for all time; level: the highest that is printed, 0 to 3.

    The caller holds the workspace's lock. Raises NotAllowed, SnapshotError, ReportError, LogError.
    """
    sign(workspace)
    prepared = prepare_bundle(take_snapshot(by, period, level), folder)
    entry = report_built(by, prepared.manifest_sha256, str(period) if period else "all", level)
    note = sign(workspace)
    leaves = tuple(bytes(h) for h in LogLeaf.rows.order_by("index").values_list("leaf_hash", flat=True))
    shown = LogEntry(entry.index, bytes(entry.nonce or b""), bytes(entry.data or b""))
    seal_bundle(prepared, shown, LogState(leaves, note, workspace.signer().vkey))
    return prepared
