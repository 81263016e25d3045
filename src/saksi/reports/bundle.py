"""The bundle: a folder with a report, its data, the cited passages and proofs, and what checks them.

Rule: what is sealed verifies; the log commits to the manifest, and the manifest to every file that proves
nothing by itself. Steps: `prepare_bundle` writes all but the proofs and says the manifest's hash; the caller
logs `report built` with that hash and signs a checkpoint; `seal_bundle` adds the entry's proof and the
checkpoint.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from saksi.figures.compute import compute_all
from saksi.figures.definition import brief_definitions
from saksi.kernel.errors import ReportError
from saksi.reports.brief import render_brief, title_of
from saksi.reports.check import check_snapshot
from saksi.reports.kept_in import keep_in
from saksi.reports.passages import passages
from saksi.reports.proofs import paths_of_texts, proofs
from saksi.reports.snapshot import LogEntry, LogState, Snapshot, report_commitment
from saksi.reports.tables import csv_tables
from saksi.reports.unnamed import unname
from saksi.reports.withholding import withhold

if TYPE_CHECKING:
    from collections.abc import Mapping

HERE = Path(__file__).parent
FORMAT = "saksi/manifest/v1"
MARK = "manifest.json"
SEALS = ("proofs.json", "checkpoint.txt")


@dataclass(frozen=True, slots=True)
class Prepared:
    """A bundle that only lacks its proofs.

    manifest_sha256: in hex, what the entry `report built` must commit to. values: each figure's value, by id.
    """

    folder: Path
    manifest_sha256: str
    snapshot: Snapshot
    values: Mapping[str, int]


def prepare_bundle(snapshot: Snapshot, folder: Path) -> Prepared:
    """Write the report, its data, tables, figures and passages, `verify.py` and the manifest into a folder.

    What tells of an incident that is kept in, names a protected person, or a perpetrator whom two people did not agree to name, is left out
    first. A folder that holds an older bundle alone is replaced.
    One above level 0 can be read by its owner alone. Raises
    SnapshotError or SpanMismatch if the snapshot does not hold, ReportError if the folder is not ours to use.
    """
    check_snapshot(snapshot)
    public = _frozen(unname(withhold(keep_in(snapshot))))
    check_snapshot(public)
    figures = compute_all(brief_definitions(), public.data)
    files = {
        "report.html": render_brief(public, figures).encode("utf-8"),
        "data.json": _json(public.data),
        "figures.json": _json(
            {"format": "saksi/figures/v1", "figures": [figure.to_json() for figure in figures.values()]}
        ),
        "passages.json": _json(passages(public)),
        "verify.py": (HERE / "verify.py").read_bytes(),
        "README.txt": (HERE / "bundle-readme.txt").read_bytes(),
        **csv_tables(public.data),
    }
    hashes = {name: sha256(content).hexdigest() for name, content in sorted(files.items())}
    manifest = _json({"format": FORMAT, "files": hashes})
    _write_new(folder, {**files, MARK: manifest}, public.data["level"])
    values = {name: figure.value for name, figure in figures.items()}
    return Prepared(folder, sha256(manifest).hexdigest(), public, values)


def _frozen(snapshot: Snapshot) -> Snapshot:
    """The snapshot with its title and with the signed state of the log that the page shows."""
    documents = [doc["id"] for doc in snapshot.data["documents"]]
    texts = {doc: snapshot.sources[doc].committed for doc in documents}
    log = {"checkpoint": snapshot.log.checkpoint, "paths": paths_of_texts(texts, snapshot.log)}
    return replace(snapshot, data={**snapshot.data, "title": title_of(snapshot.data), "log": log})


def seal_bundle(prepared: Prepared, report: LogEntry, log: LogState) -> None:
    """Add proofs.json and checkpoint.txt, after the action `report_built` ran and its checkpoint was signed.

    report: the entry of that action; its `commits` must be `report_commitment(prepared.manifest_sha256)`.
    log: the log with that checkpoint. Raises ReportError if the entry commits to something else, ProofError
    or NoteError if the log does not hold what the bundle shows.
    """
    commits = json.loads(report.entry).get("commits")
    if commits != report_commitment(prepared.manifest_sha256):
        raise ReportError(
            f"entry {report.index} commits to {commits}, the bundle's manifest is "
            f"{prepared.manifest_sha256}. Build the report again."
        )
    sources = prepared.snapshot.sources
    texts = {doc["id"]: sources[doc["id"]].committed for doc in prepared.snapshot.data["documents"]}
    sealing = {"proofs.json": _json(proofs(texts, report, log)), "checkpoint.txt": log.checkpoint.encode("utf-8")}
    _write(prepared.folder, sealing, prepared.snapshot.data["level"])


def _json(value: Any) -> bytes:
    """Readable JSON with one order of keys, so that the same value gives the same bytes."""
    return (json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode("utf-8")


def _write_new(folder: Path, files: Mapping[str, bytes], level: int) -> None:
    """Write the files into an empty folder; an older bundle is replaced, anything else there is refused."""
    if folder.exists() and not _replaceable(folder):
        raise ReportError(f"{folder} exists and is not a bundle alone. Name a new or an empty folder.")
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(0o700 if level else 0o777, parents=True)
    _write(folder, files, level)


def _write(folder: Path, files: Mapping[str, bytes], level: int) -> None:
    """Write files that whoever has the folder reads; above level 0 their owner alone, from before their first byte."""
    for name, content in files.items():
        (folder / name).touch(0o600 if level else 0o666)
        (folder / name).write_bytes(content)


def _replaceable(folder: Path) -> bool:
    """Whether a folder is empty, or holds a bundle of ours and nothing else."""
    if not folder.is_dir() or not any(folder.iterdir()):
        return folder.is_dir()
    try:
        manifest = json.loads((folder / MARK).read_bytes())
        ours = {*manifest["files"], MARK, *SEALS}
    except (OSError, ValueError, TypeError, KeyError):
        return False
    return bool(manifest.get("format") == FORMAT and ours >= {path.name for path in folder.iterdir()})
