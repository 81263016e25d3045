"""After the disk failed once, no action writes anything until Saksi is started again; reading goes on."""

import pytest

from saksi.actions.base import writing
from saksi.actions.take_in import take_in
from saksi.evidence.blobs import DISK
from saksi.kernel.errors import StorageFailed
from saksi.kernel.hashes import Sha256
from saksi.record.models import Document, LogEntry


def test_no_action_writes_after_the_disk_failed(workspace, local, monkeypatch):
    document = take_in(local, workspace, b"Police arrested two farmers.", "a.txt").document
    monkeypatch.setattr(DISK, "failed", True)
    with pytest.raises(StorageFailed, match="start Saksi again"), writing(local, "withdrawn") as turn:
        turn.log(document=document.pk)
    with pytest.raises(StorageFailed, match="start Saksi again"):
        take_in(local, workspace, b"Another text of the same day.", "b.txt")
    assert (Document.rows.count(), LogEntry.rows.count()) == (1, 1)
    assert workspace.blobs.read(document.blob, Sha256.parse(document.sha256)).startswith(b"Police")
