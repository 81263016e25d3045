"""The blob store: every byte that was taken in, kept under a random name.

Rule: a blob is on the disk, synced and read back before the row that names it is committed. Its identity is
the SHA-256 of its original bytes, which the database keeps; its file name says nothing.
Steps: exclusive temporary name, write, fsync, close, rename, fsync the folder, open again, compare the hash.
After a failed fsync nothing is tried again, and nothing more is written until a restart: the kernel may have dropped
the data and forgotten that it did (Rebello and others, ATC 2020).
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from saksi.kernel.errors import BlobAltered, BlobMissing, EvidenceError, StorageFailed
from saksi.kernel.hashes import Sha256

TEMPORARY = ".writing-"


def unsealed(data: bytes) -> bytes:
    """The bytes as they are; what `seal` and `open` do until the workspace can be sealed."""
    return data


@dataclass(frozen=True, slots=True)
class Blob:
    """A kept file: its random name, the hash of its original bytes, its size in bytes."""

    name: str
    sha256: Sha256
    size: int


@dataclass(slots=True)
class Disk:
    """Whether an fsync failed since this program started; then Saksi only reads."""

    failed: bool = False

    def require(self) -> None:
        """Raises StorageFailed if the disk failed before."""
        if self.failed:
            raise StorageFailed(
                "the disk failed before, so nothing more is written. Check the disk and its free space, and start Saksi again."
            )

    def sync(self, handle: int) -> None:
        """Make an open file or folder durable. Raises OSError, once: nothing is written after it."""
        try:
            os.fsync(handle)
        except OSError:
            self.failed = True
            raise


DISK = Disk()


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable. Raises StorageFailed."""
    try:
        handle = os.open(folder, os.O_RDONLY)
        try:
            DISK.sync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        raise _failed(error) from error


def make_folder(folder: Path) -> None:
    """Make a folder that only its owner reads, and those above it, each durable in its own. Raises StorageFailed."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise _failed(error) from error
    sync_folder(folder.parent)


def write_durably(path: Path, data: bytes) -> None:
    """Write a file so that it is there whole or not at all, even after a power cut. Raises StorageFailed."""
    DISK.require()
    temporary = path.with_name(TEMPORARY + secrets.token_hex(8))
    try:
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(handle, rest) :]
            DISK.sync(handle)
        finally:
            os.close(handle)
        temporary.rename(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise _failed(error) from error
    sync_folder(path.parent)


def _failed(error: OSError) -> StorageFailed:
    return StorageFailed(
        "the disk did not keep what was to be written (%(why)s). What was recorded before stays. Stop, check the disk and its "
        "free space, and start Saksi again before writing more; `saksi verify` tells what is not signed yet.",
        why=error.strerror,
    )


class BlobStore:
    """The blobs of a workspace, in one folder; `seal` and `open_` turn bytes into what lies on the disk and back."""

    def __init__(
        self, folder: Path, seal: Callable[[bytes], bytes] = unsealed, open_: Callable[[bytes], bytes] = unsealed
    ) -> None:
        self.folder = folder
        self._seal = seal
        self._open = open_

    def put(self, data: bytes) -> Blob:
        """Keep these bytes. Raises StorageFailed if the disk fails or gives back other bytes; then nothing is kept."""
        make_folder(self.folder)
        blob = Blob(secrets.token_hex(16), Sha256.of(data), len(data))
        path = self.folder / blob.name
        try:
            write_durably(path, self._seal(data))
            self.check(blob.name, blob.sha256)
        except EvidenceError as error:
            path.unlink(missing_ok=True)
            if isinstance(error, StorageFailed):
                raise
            raise StorageFailed(
                "the disk gave back other bytes than were written. Nothing was recorded. Check the disk before writing more."
            ) from error
        return blob

    def read(self, name: str, sha256: Sha256) -> bytes:
        """The original bytes. Raises BlobMissing, or BlobAltered if their hash is not this one."""
        try:
            data = self._open((self.folder / name).read_bytes())
        except FileNotFoundError as error:
            raise _missing(name, sha256) from error
        self._compare(name, sha256, Sha256.of(data))
        return data

    def check(self, name: str, sha256: Sha256) -> None:
        """Hash a blob again, in pieces. Raises BlobMissing or BlobAltered."""
        if self._open is not unsealed:
            self.read(name, sha256)
            return
        try:
            found = Sha256.of_file(self.folder / name)
        except FileNotFoundError as error:
            raise _missing(name, sha256) from error
        self._compare(name, sha256, found)

    def names(self) -> Iterator[str]:
        """The names of the kept files; what a broken-off writing left behind is passed over."""
        if self.folder.is_dir():
            yield from sorted(p.name for p in self.folder.iterdir() if not p.name.startswith(TEMPORARY))

    def clear(self) -> None:
        """Remove what a broken-off writing left half-done; the caller holds the workspace's lock."""
        for path in self.folder.glob(f"{TEMPORARY}*"):
            path.unlink(missing_ok=True)

    @staticmethod
    def _compare(name: str, expected: Sha256, found: Sha256) -> None:
        if found != expected:
            raise BlobAltered(
                "blob %(name)s: the bytes on the disk hash to %(found)s…, those taken in to %(expected)s…. Bring "
                "the file back from a copy; do not use this document until then.",
                name=name,
                found=found.hex[:16],
                expected=expected.hex[:16],
            )


def _missing(name: str, sha256: Sha256) -> BlobMissing:
    return BlobMissing(
        "blob %(name)s (SHA-256 %(sha256)s…) is gone from the evidence folder. Bring it back from a copy.",
        name=name,
        sha256=sha256.hex[:16],
    )
