"""What is looked at before an Office file is unpacked: how many members, how large, locks, declarations.

Rule: an archive that would blow up, is locked, or declares entities is refused before anything of it is read.
"""

from __future__ import annotations

import io
import zipfile

from saksi.kernel.errors import DamagedFile, EncryptedFile, TooLarge

MOST_MEMBERS = 2_000
LARGEST_RATIO = 200
LARGEST_WHOLE = 200_000_000


def guard(data: bytes) -> None:
    """Raises TooLarge for an archive that would blow up, EncryptedFile, DamagedFile for forbidden XML."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = archive.infolist()
        whole = sum(m.file_size for m in members)
        if len(members) > MOST_MEMBERS or whole > LARGEST_WHOLE or whole > LARGEST_RATIO * max(len(data), 100_000):
            raise TooLarge(
                "the document unpacks to %(whole)s bytes in %(parts)s parts. Save it again without its pictures.",
                whole=f"{whole:,}",
                parts=len(members),
            )
        if any(m.flag_bits & 1 for m in members):
            raise EncryptedFile("the document is locked with a password. Save a copy without it, and take that in.")
        for member in members:
            if member.filename.endswith((".xml", ".rels")):
                with archive.open(member) as part:
                    if b"<!DOCTYPE" in part.read(4096).replace(b"\0", b""):
                        raise DamagedFile(
                            "the document holds a declaration that no Office program writes. Save it again in one."
                        )
