"""What is looked at before an Office file is unpacked: how many members, how large, how much XML, elements, locks, declarations.

Rule: an archive that would blow up, is locked, or declares entities is refused before anything of it is read.
"""

from __future__ import annotations

import io
import zipfile

from saksi.kernel.errors import DamagedFile, EncryptedFile, TooLarge

MOST_MEMBERS = 2_000
LARGEST_RATIO = 200
LARGEST_WHOLE = 200_000_000
LARGEST_XML = 20_000_000
"""Bytes of XML in all parts together, each of which may become tens in memory. A text of 2,000,000 characters, the most that is
taken in, has ten for each of them and its formatting; 20,000 rows have some twenty cells each."""
MOST_ELEMENTS = 1_000_000
"""Elements in these parts together, each of which may take 500 bytes in memory, however short: a cell that is not empty has two or three. Styles
count several times, as openpyxl makes far more of each."""
WEIGHTS = {"xl/styles.xml": 5}


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
        parts = [member for member in members if _is_xml(archive, member)]
        xml = sum(m.file_size for m in parts)
        if xml > LARGEST_XML:
            raise TooLarge(
                "got %(xml)s bytes of text and formatting when unpacked, expected %(most)s at most. Split the document, or save its words "
                "as a text or CSV file, and take that in.",
                xml=f"{xml:,}",
                most=f"{LARGEST_XML:,}",
            )
        elements = sum(_elements(archive, member) * WEIGHTS.get(member.filename, 1) for member in parts)
        if elements > MOST_ELEMENTS:
            raise TooLarge(
                "got about %(elements)s pieces of text and formatting, empty cells among them, expected %(most)s at most. Delete what is "
                "empty, split the document, or save its words as a text or CSV file, and take that in.",
                elements=f"{elements:,}",
                most=f"{MOST_ELEMENTS:,}",
            )
        if any(b"<!DOCTYPE" in _start(archive, member) for member in parts):
            raise DamagedFile("the document holds a declaration that no Office program writes. Save it again in one.")


def _start(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """The first bytes of a member, those of UTF-16 as one a sign."""
    with archive.open(member) as part:
        return part.read(4096).replace(b"\0", b"")


def _elements(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> int:
    """How many elements a member has, or a few more: comments count as well."""
    part = archive.read(member).replace(b"\0", b"")  # UTF-16 as one byte a sign
    return part.count(b"<") - part.count(b"</")


def _is_xml(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bool:
    """Whether a member may be read as XML: by its name, or, for a document may call a part as it likes, by how it begins."""
    start = _start(archive, member).lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return member.filename.endswith((".xml", ".rels")) or start[:1] in (b"", b"<")
