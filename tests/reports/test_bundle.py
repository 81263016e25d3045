"""What a bundle holds, and what is refused before it is sealed."""

import json
import os
from dataclasses import replace
from hashlib import sha256

import pytest

from saksi.kernel.errors import ProofError, ReportError, SnapshotError, SpanMismatch
from saksi.reports.bundle import prepare_bundle, seal_bundle
from tests.reports.making import decided


def test_the_same_snapshot_gives_the_same_bytes(tmp_path):
    """A report depends on nothing but its snapshot."""
    snapshot = decided().snapshot()
    first, second = (prepare_bundle(snapshot, tmp_path / name) for name in ("a", "b"))
    assert first.manifest_sha256 == second.manifest_sha256


def test_the_manifest_names_every_file_with_its_hash(tmp_path):
    """All but the manifest itself, before it is sealed."""
    prepared = prepare_bundle(decided().snapshot(), tmp_path / "a")
    manifest = (tmp_path / "a" / "manifest.json").read_bytes()
    listed = json.loads(manifest)["files"]
    there = {path.name for path in (tmp_path / "a").iterdir()} - {"manifest.json"}
    assert listed.keys() == there
    assert all(sha256((tmp_path / "a" / name).read_bytes()).hexdigest() == digest for name, digest in listed.items())
    assert prepared.manifest_sha256 == sha256(manifest).hexdigest()


def test_only_cited_paragraphs_leave(tmp_path):
    """A paragraph that no statement and no account cites is nowhere in the bundle."""
    maker = decided()
    prepared = prepare_bundle(maker.snapshot(), tmp_path / "a")
    seal_bundle(prepared, maker.report_built(prepared.manifest_sha256), maker.state())
    whole = b"".join(path.read_bytes() for path in (tmp_path / "a").iterdir())
    assert b"could hand over a single page" in whole
    for secret in (b"asked not to be named", b"Sela Marn", b"price of salt", b"within thirty days"):
        assert secret not in whole


def test_an_older_bundle_is_replaced_and_anything_else_is_refused(tmp_path):
    """Building twice is harmless; a folder of the user's is not touched."""
    snapshot = decided().snapshot()
    prepare_bundle(snapshot, tmp_path / "a")
    prepare_bundle(snapshot, tmp_path / "a")
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "manifest.json").write_text("{}")
    with pytest.raises(ReportError, match="not a bundle alone"):
        prepare_bundle(snapshot, tmp_path / "b")
    assert (tmp_path / "b" / "manifest.json").read_text() == "{}"
    (tmp_path / "a" / "letter.txt").write_text("Dear all")
    with pytest.raises(ReportError, match="not a bundle alone"):
        prepare_bundle(snapshot, tmp_path / "a")
    assert (tmp_path / "a" / "letter.txt").read_text() == "Dear all"


@pytest.mark.parametrize(("level", "folder", "file"), [(0, 0o755, 0o644), (1, 0o700, 0o600), (3, 0o700, 0o600)])
def test_a_bundle_above_level_0_is_its_owners_alone(tmp_path, level, folder, file):
    """Also where a public one lay before; its seals, too."""
    before = os.umask(0o022)
    try:
        maker = decided()
        snapshot = maker.snapshot()
        prepare_bundle(snapshot, tmp_path / "a")
        prepared = prepare_bundle(replace(snapshot, data={**snapshot.data, "level": level}), tmp_path / "a")
        seal_bundle(prepared, maker.report_built(prepared.manifest_sha256), maker.state())
    finally:
        os.umask(before)
    files = {path.name: path.stat().st_mode & 0o777 for path in (tmp_path / "a").iterdir()}
    assert (tmp_path / "a").stat().st_mode & 0o777 == folder
    assert files.keys() >= {"report.html", "manifest.json", "proofs.json", "checkpoint.txt"}
    assert set(files.values()) == {file}


def test_an_entry_that_commits_to_another_manifest_is_not_sealed(tmp_path):
    """What would not verify is never finished."""
    maker = decided()
    prepared = prepare_bundle(maker.snapshot(), tmp_path / "a")
    with pytest.raises(ReportError, match="commits to"):
        seal_bundle(prepared, maker.report_built("0" * 64), maker.state())
    assert not (tmp_path / "a" / "proofs.json").exists()


def test_a_checkpoint_from_before_the_entry_is_refused(tmp_path):
    """The entry `report built` must be in the signed state."""
    maker = decided()
    prepared = prepare_bundle(maker.snapshot(), tmp_path / "a")
    before = maker.state()
    with pytest.raises(ProofError):
        seal_bundle(prepared, maker.report_built(prepared.manifest_sha256), before)


def test_a_quote_that_is_not_in_the_text_stops_the_report(tmp_path):
    """Nothing is stated without its words."""
    snapshot = decided().snapshot()
    snapshot.data["statements"][0]["span"]["quote"] = (
        "They took her by the arms before he could hand over a single page"
    )
    with pytest.raises(SpanMismatch):
        prepare_bundle(snapshot, tmp_path / "a")


@pytest.mark.parametrize(
    ("group", "field", "value", "named"),
    [
        ("statements", "speaker", "a99", "a99"),
        ("accounts", "act", "x99", "x99"),
        ("accounts", "id", "t2", "t2"),
        ("incidents", "id", "with space", "with space"),
        ("acts", "code", "arrest/a1", "arrest/a1"),
        ("documents", "level", 2, "level 2"),
        ("documents", "text_sha256", "0" * 64, "saksi verify"),
        ("documents", "sha256", "0" * 64, "does not commit"),
        ("documents", "entry", 3, "does not commit"),
    ],
)
def test_a_snapshot_that_does_not_hold_is_refused_and_the_row_is_named(tmp_path, group, field, value, named):
    """A dangling reference, a doubled id, a document above the level, a hash that is not the text's."""
    snapshot = decided().snapshot()
    snapshot.data[group][0][field] = value
    with pytest.raises(SnapshotError, match=named):
        prepare_bundle(snapshot, tmp_path / "a")


def test_a_leaf_of_the_log_that_was_changed_stops_the_report(tmp_path):
    """The database may have been edited: the entry must be the leaf that the log holds."""
    snapshot = decided().snapshot()
    leaves = (b"\0" * 32, *snapshot.log.leaves[1:])
    with pytest.raises(SnapshotError, match="another leaf"):
        prepare_bundle(replace(snapshot, log=replace(snapshot.log, leaves=leaves)), tmp_path / "a")


def test_an_older_format_is_refused(tmp_path):
    """A snapshot says which form it has."""
    snapshot = decided().snapshot()
    snapshot.data["format"] = "saksi/snapshot/v0"
    with pytest.raises(SnapshotError, match="v0"):
        prepare_bundle(snapshot, tmp_path / "a")


def test_a_snapshot_without_a_group_is_refused(tmp_path):
    """Nothing is taken to be empty that was not handed over."""
    snapshot = decided().snapshot()
    del snapshot.data["incidents"]
    with pytest.raises(SnapshotError, match="incidents"):
        prepare_bundle(snapshot, tmp_path / "a")
