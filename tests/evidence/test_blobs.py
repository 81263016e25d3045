"""Bytes are kept whole or not at all."""

import os
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksi.evidence.blobs import DISK, BlobStore, write_durably
from saksi.evidence.keys import load_signer, make_signer
from saksi.evidence.merkle import verify_inclusion
from saksi.evidence.paragraphs import TextTree, new_salts, paragraph_spans
from saksi.kernel.errors import BlobAltered, BlobMissing, LogError, NoteError, StorageFailed
from saksi.kernel.hashes import Sha256


@pytest.fixture(autouse=True)
def _sound_disk(monkeypatch):
    """Each test begins as a program does: no fsync has failed."""
    monkeypatch.setattr(DISK, "failed", False)


@pytest.fixture
def store(tmp_path):
    return BlobStore(tmp_path / "evidence")


def test_each_step_of_the_recipe_comes_in_its_order(tmp_path, monkeypatch):
    """Exclusive temporary name with mode 0600, write, fsync, close, rename, fsync of the folder, read again."""
    steps = []
    names = {}

    def told(name, real, say):
        def call(*args, **kwargs):
            result = real(*args, **kwargs)
            steps.append((name, say(args, result)))
            return result

        return call

    def opened(args, handle):
        path = Path(args[0])
        names[handle] = "folder" if path.is_dir() else "temporary"
        if names[handle] == "temporary":
            assert (path.parent, path.stat().st_mode & 0o777) == (tmp_path / "a" / "evidence", 0o600)
            assert args[1] & os.O_EXCL
            assert args[1] & os.O_CREAT
        return path.name if path.is_dir() else "temporary"

    monkeypatch.setattr(os, "open", told("open", os.open, opened))
    monkeypatch.setattr(os, "write", told("write", os.write, lambda args, _: names[args[0]]))
    monkeypatch.setattr(os, "fsync", told("fsync", os.fsync, lambda args, _: names[args[0]]))
    monkeypatch.setattr(os, "close", told("close", os.close, lambda args, _: names[args[0]]))
    monkeypatch.setattr(Path, "rename", told("rename", Path.rename, lambda *_: "blob"))
    monkeypatch.setattr(Sha256, "of_file", told("read again", Sha256.of_file, lambda *_: "blob"))
    BlobStore(tmp_path / "a" / "evidence").put(b"words")
    folder = lambda name: [("open", name), ("fsync", "folder"), ("close", "folder")]  # noqa: E731 - three steps by one name
    assert steps == [
        *folder(tmp_path.name),
        *folder("a"),
        ("open", "temporary"), ("write", "temporary"), ("fsync", "temporary"), ("close", "temporary"), ("rename", "blob"),
        *folder("evidence"),
        ("read again", "blob"),
    ]  # fmt: skip


def test_folders_and_files_are_their_owners_alone(tmp_path):
    store = BlobStore(tmp_path / "a" / "evidence")
    blob = store.put(b"words")
    assert [p.stat().st_mode & 0o777 for p in (tmp_path / "a", store.folder, store.folder / blob.name)] == [
        0o700, 0o700, 0o600,
    ]  # fmt: skip


def test_after_a_failed_fsync_nothing_is_written_until_a_restart(store, monkeypatch):
    real = os.fsync
    store.put(b"first")
    monkeypatch.setattr(os, "fsync", lambda handle: (_ for _ in ()).throw(OSError(5, "Input/output error")))
    with pytest.raises(StorageFailed):
        store.put(b"second")
    monkeypatch.setattr(os, "fsync", real)
    with pytest.raises(StorageFailed, match="failed before"):
        store.put(b"third")
    with pytest.raises(StorageFailed, match="failed before"):
        write_durably(store.folder.parent / "checkpoint", b"note")
    assert len(list(store.folder.iterdir())) == 1


def test_a_failed_fsync_of_the_folder_keeps_nothing(store, monkeypatch):
    real = os.fsync
    store.put(b"first")

    def failing(handle):
        if Path(f"/proc/self/fd/{handle}").resolve() == store.folder.resolve():
            raise OSError(5, "Input/output error")
        real(handle)

    monkeypatch.setattr(os, "fsync", failing)
    with pytest.raises(StorageFailed):
        store.put(b"second")
    assert len(list(store.folder.iterdir())) == 1


def test_checking_reads_in_pieces_and_never_the_whole_blob(store):
    name = "0" * 32
    store.folder.mkdir()
    with (store.folder / name).open("wb") as file:
        file.truncate(64 * 2**20)
    sha256 = Sha256.of(bytes(64 * 2**20))
    tracemalloc.start()
    store.check(name, sha256)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 2 * 2**20


def test_what_is_put_is_read_back_under_a_random_name(store):
    one, two = store.put(b"words"), store.put(b"words")
    assert store.read(one.name, one.sha256) == b"words"
    assert one.name != two.name
    assert one.sha256.hex not in one.name
    assert (store.folder / one.name).stat().st_mode & 0o777 == 0o600


def test_one_flipped_bit_is_named(store):
    blob = store.put(b"words of a source")
    path = store.folder / blob.name
    data = bytearray(path.read_bytes())
    data[3] ^= 1
    path.write_bytes(data)
    with pytest.raises(BlobAltered, match=blob.name):
        store.check(blob.name, blob.sha256)


def test_a_lost_file_is_named(store):
    blob = store.put(b"words")
    (store.folder / blob.name).unlink()
    with pytest.raises(BlobMissing, match=blob.name):
        store.read(blob.name, blob.sha256)


def test_a_failed_fsync_keeps_nothing_and_is_not_tried_again(store, monkeypatch):
    calls = []

    def failing(handle):
        calls.append(handle)
        raise OSError(5, "Input/output error")

    store.put(b"first")
    monkeypatch.setattr(os, "fsync", failing)
    before = list(store.names())
    with pytest.raises(StorageFailed, match="start Saksi again"):
        store.put(b"second")
    assert len(calls) == 1
    assert list(store.names()) == before


def test_a_full_disk_keeps_nothing(store, monkeypatch):
    store.put(b"first")

    def full(handle, data):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(StorageFailed, match="No space left"):
        store.put(b"second")
    assert len(list(store.folder.iterdir())) == 1


def test_short_writes_are_carried_on(store, monkeypatch):
    real = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: real(handle, bytes(data)[:3]))
    blob = store.put(b"a longer piece of evidence")
    assert store.read(blob.name, blob.sha256) == b"a longer piece of evidence"


def test_bytes_that_read_back_differently_are_refused(store, monkeypatch):
    real = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: real(handle, b"X" * len(data)))
    with pytest.raises(StorageFailed, match="other bytes"):
        store.put(b"words")
    assert list(store.folder.iterdir()) == []


def test_seal_and_open_stand_between_bytes_and_disk(tmp_path):
    flipped = lambda data: bytes(b ^ 255 for b in data)  # noqa: E731 - a seal for the test
    sealed = BlobStore(tmp_path / "evidence", flipped, flipped)
    blob = sealed.put(b"words")
    assert (sealed.folder / blob.name).read_bytes() != b"words"
    assert sealed.read(blob.name, Sha256.of(b"words")) == b"words"
    sealed.check(blob.name, blob.sha256)


@given(st.text())
def test_paragraphs_part_the_whole_text(text):
    spans = paragraph_spans(text)
    assert "".join(text[a:b] for a, b in spans) == text
    assert all(a < b for a, b in spans)


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), min_size=1, max_size=12))
def test_each_paragraph_is_proved_without_the_others(parts):
    text = "\n\n".join(parts)
    tree = TextTree(text, new_salts(text))
    for index in range(len(tree.leaves)):
        verify_inclusion(tree.leaves[index], index, len(tree.leaves), tree.proof(index), tree.root)


def test_a_text_needs_one_salt_for_each_paragraph():
    with pytest.raises(LogError):
        TextTree("one\n\ntwo", [bytes(32)])


def test_the_signing_key_is_its_owners_alone_and_names_its_log(tmp_path):
    path = tmp_path / "log" / "signing.key"
    make_signer(path, "a.example/log")
    assert load_signer(path, "a.example/log").name == "a.example/log"
    assert path.stat().st_mode & 0o777 == 0o600
    with pytest.raises(NoteError, match="as named in"):
        load_signer(path, "b.example/log")


def test_a_key_that_is_gone_is_told_and_not_replaced(tmp_path):
    path = tmp_path / "log" / "signing.key"
    with pytest.raises(NoteError, match="Bring that folder back from a copy"):
        load_signer(path, "a.example/log")
    assert not path.parent.exists()


def test_a_published_test_key_is_refused(tmp_path):
    path = tmp_path / "signing.key"
    path.write_text("PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz\n")
    with pytest.raises(NoteError, match="published test key"):
        load_signer(path, "PeterNeumann")


def test_a_text_without_blank_lines_is_parted_at_its_lines():
    assert paragraph_spans("one\ntwo\nthree\n") == ((0, 4), (4, 8), (8, 14))
    assert paragraph_spans("one\ntwo\n\nthree") == ((0, 9), (9, 14))
