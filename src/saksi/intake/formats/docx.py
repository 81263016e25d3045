"""Text out of a DOCX.

Rule: the archive is looked at before it is unpacked: how many members, how large, no document type declarations.
Steps: guard, paragraphs and table cells in their order, metadata of the file.
"""

from __future__ import annotations

import importlib.metadata
import io
import zipfile
from collections.abc import Iterator

import docx
from docx.document import Document
from docx.table import Table
from docx.text.paragraph import Paragraph

from saksi.intake.formats.txt import head_metadata, newlines
from saksi.intake.types import Extracted, Limits, Metadata
from saksi.kernel.dates import PartialDate
from saksi.kernel.errors import DamagedFile, EncryptedFile, TooLarge

VERSION = importlib.metadata.version("python-docx")
MOST_MEMBERS = 2_000
LARGEST_RATIO = 200
LARGEST_WHOLE = 200_000_000


def _guard(data: bytes) -> None:
    """Raises TooLarge for an archive that would blow up, EncryptedFile, DamagedFile for forbidden XML."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = archive.infolist()
        whole = sum(m.file_size for m in members)
        if len(members) > MOST_MEMBERS or whole > LARGEST_WHOLE or whole > LARGEST_RATIO * max(len(data), 100_000):
            raise TooLarge(
                f"the document unpacks to {whole:,} bytes in {len(members)} parts. Save it again without its pictures."
            )
        if any(m.flag_bits & 1 for m in members):
            raise EncryptedFile("the document is locked with a password. Save a copy without it, and take that in.")
        for member in members:
            if member.filename.endswith((".xml", ".rels")):
                with archive.open(member) as part:
                    if b"<!DOCTYPE" in part.read(4096):
                        raise DamagedFile(
                            "the document holds a declaration that Word never writes. Save it again in a word processor."
                        )


def _paragraphs(document: Document) -> Iterator[str]:
    """The words of paragraphs and of table rows, in the order of the page."""
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            yield block.text
        elif isinstance(block, Table):
            for row in block.rows:
                cells = dict.fromkeys(cell.text.strip() for cell in row.cells)
                yield ": ".join(cell for cell in cells if cell)


def extract(data: bytes, limits: Limits) -> Extracted:
    """The text of a DOCX. Raises DamagedFile, EncryptedFile or TooLarge."""
    del limits
    try:
        _guard(data)
        document = docx.Document(io.BytesIO(data))
        parts = [newlines(p).strip() for p in _paragraphs(document)]
        core = document.core_properties
        title, author, made = core.title, core.author, core.created
    except (TooLarge, EncryptedFile, DamagedFile):
        raise
    except Exception as error:  # python-docx, zipfile and lxml raise many kinds on broken files
        raise DamagedFile("the document is broken and cannot be opened. Get it again from its source.") from error
    text = "\n\n".join(p for p in parts if p)
    head = head_metadata(text)
    published = head.published or (PartialDate.of(made.date()) if made else None)
    meta = Metadata(
        title=title or head.title,
        author="" if author == "python-docx" else author,
        publisher=head.publisher,
        published=published,
    )
    return Extracted(text, "docx", f"python-docx {VERSION}", meta)
