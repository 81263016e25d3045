"""A checkpoint is signed over a log that agrees with itself and with its past, or not at all."""

import shutil

import pytest
from django.db import connection

from saksi.actions import checkpoint
from saksi.actions.check_workspace import check_workspace
from saksi.actions.checkpoint import checkpoint_files, newest_checkpoint, sign
from saksi.actions.edit_metadata import edit_metadata
from saksi.actions.session import acknowledged
from saksi.evidence.keys import make_signer
from saksi.evidence.merkle import root
from saksi.evidence.verification import FAILED, NOT_CHECKED
from saksi.kernel.errors import LockHeld, LogError, NotAllowed, NoteError
from saksi.record.models import Document, LogEntry, LogLeaf, Text
from saksi.record.triggers import MORE_TRIGGERS, TRIGGERS


def failures(workspace, kept=None):
    return [f"{f.what}: {f.detail}" for f in check_workspace(workspace, kept and ("kept.txt", kept)) if f.verdict == FAILED]


def test_all_is_well_and_what_was_not_looked_at_is_not_called_passed(workspace, document):
    sign(workspace)
    findings = list(check_workspace(workspace))
    assert failures(workspace) == []
    assert findings[-1].verdict == NOT_CHECKED
    assert newest_checkpoint(workspace)[1].size == LogLeaf.rows.count()


def test_signing_twice_over_the_same_log_gives_the_same_note(workspace, document):
    assert sign(workspace) == sign(workspace)
    assert len(checkpoint_files(workspace)) == 1


def test_a_session_signs_what_was_done_even_after_an_error(workspace, document, local, stranger):
    with pytest.raises(NotAllowed), acknowledged(workspace, "a test"):
        edit_metadata(local, document, {"title": "Done"})
        edit_metadata(stranger, document, {"title": "Not done"})
    assert newest_checkpoint(workspace)[1].size == LogLeaf.rows.count()
    assert Document.rows.get().title == "Done"


def test_a_second_writer_waits_and_is_told_for_whom(workspace):
    heard = []
    with (
        workspace.lock("the first"),
        pytest.raises(LockHeld, match="the first"),
        workspace.lock("the second", patience=0.1, waiting=heard.append),
    ):
        pass
    assert "the first" in heard[0]


def test_one_flipped_bit_of_a_kept_file_is_named(workspace, document):
    sign(workspace)
    path = workspace.folder / "evidence" / document.blob
    data = bytearray(path.read_bytes())
    data[10] ^= 4
    path.write_bytes(data)
    assert any(f"document {document.pk}" in f and document.blob in f for f in failures(workspace))


def test_a_changed_text_is_named(workspace, document):
    sign(workspace)
    with connection.cursor() as cursor:  # whoever changes it takes the trigger away first
        for statement in next(t for t in MORE_TRIGGERS if t.name == "record_text_no_update").drop(connection.vendor):
            cursor.execute(statement)
    Text.rows.update(content=document.text.content.replace("no warrant", "a warrant"))
    assert any(f"text of document {document.pk}" in f for f in failures(workspace))


def test_a_kept_checkpoint_tells_a_rewound_workspace(workspace, document, local, tmp_path):
    sign(workspace)
    with acknowledged(workspace, "a test"):
        edit_metadata(local, document, {"title": "Later"})
    kept = newest_checkpoint(workspace)[0]
    assert failures(workspace, kept) == []
    newest = checkpoint_files(workspace)[-1]
    shutil.move(newest, tmp_path)
    leaves = LogLeaf.rows.order_by("-index").first()
    older = kept.replace(f"\n{leaves.index + 1}\n", f"\n{leaves.index + 5}\n")
    assert any("does not fit" in f for f in failures(workspace, older))


def test_nothing_is_signed_over_a_log_that_was_rewound(workspace, document, monkeypatch):
    sign(workspace)
    from saksi.actions import checkpoint as module

    class Fewer:
        rows = LogLeaf.rows.none()

    monkeypatch.setattr(module, "LogLeaf", Fewer)
    with pytest.raises(LogError, match="brought back from an older copy"):
        sign(workspace)


def test_another_key_cannot_pass_for_ours(workspace, document):
    sign(workspace)
    (workspace.folder / "log" / "signing.key").unlink()
    make_signer(workspace.folder / "log" / "signing.key", workspace.config.origin)
    assert any("known keys" in f for f in failures(workspace))


def test_a_log_without_its_key_and_checkpoints_fails_and_the_check_makes_no_new_key(workspace, document):
    sign(workspace)
    shutil.rmtree(workspace.folder / "log")
    told = failures(workspace)
    assert [one.split(":")[0] for one in told] == ["signing key", "checkpoints"]
    assert "Bring that folder back from a copy" in told[0]
    assert not (workspace.folder / "log").exists()


def test_without_its_key_nothing_is_written(workspace, document, local):
    (workspace.folder / "log" / "signing.key").unlink()
    before = LogLeaf.rows.count()
    with pytest.raises(NoteError, match="is gone"), acknowledged(workspace, "test"):
        edit_metadata(local, document, {"title": "Not any more"})
    assert LogLeaf.rows.count() == before


def test_an_entry_that_does_not_fit_its_leaf_is_not_signed(workspace, document, monkeypatch):
    from saksi.actions import checkpoint as module

    monkeypatch.setattr(module, "entry_leaf", lambda nonce, data: b"x" * 32)
    with pytest.raises(LogError, match="does not fit its leaf"):
        sign(workspace)
    assert LogEntry.rows.count() == 1


def test_a_later_signature_reads_the_new_entries_alone_and_signs_the_same_tree(workspace, document, local, django_assert_max_num_queries):
    sign(workspace)
    for n in range(5):
        edit_metadata(local, document, {"title": f"Title {n}"})
        with django_assert_max_num_queries(3) as asked:
            sign(workspace)
        assert not any("leaf_hash" in q["sql"] and "WHERE" not in q["sql"] for q in asked.captured_queries)
    leaves = [bytes(leaf) for leaf in LogLeaf.rows.values_list("leaf_hash", flat=True)]
    assert newest_checkpoint(workspace)[1].root == root(leaves)
    assert failures(workspace) == []


def test_what_another_process_signed_is_read_before_the_next_signature(workspace, document, local):
    sign(workspace)
    here = dict(checkpoint._signed)
    edit_metadata(local, document, {"title": "By another"})
    checkpoint._signed.clear()  # as in another process
    sign(workspace)
    checkpoint._signed.update(here)
    edit_metadata(local, document, {"title": "By this one"})
    sign(workspace)
    assert failures(workspace) == []
    assert len(checkpoint_files(workspace)) == 3


def test_a_log_whose_last_signed_leaf_was_changed_is_not_signed(workspace, document, local):
    sign(workspace)
    with connection.cursor() as cursor:
        for trigger in (*TRIGGERS, *MORE_TRIGGERS):
            for statement in trigger.drop(connection.vendor):
                cursor.execute(statement)
    LogLeaf.rows.filter(index=LogLeaf.rows.count() - 1).update(leaf_hash=b"x" * 32)
    edit_metadata(local, document, {"title": "Later"})
    with pytest.raises(LogError, match="brought back from an older copy, or changed"):
        sign(workspace)


def test_entries_whose_content_is_gone_are_named_and_not_counted_as_fitting(workspace, document, local):
    for n in range(11):
        edit_metadata(local, document, {"title": f"Title {n}"})
    sign(workspace)
    LogEntry.rows.exclude(kind="received").update(nonce=None, data=None)  # which the triggers let pass
    (failed,) = failures(workspace, newest_checkpoint(workspace)[0])
    assert failed.startswith("log entries: 11 of 12 lost their content")
    assert failed.endswith("entries 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, ...")
