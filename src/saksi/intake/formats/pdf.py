"""Text out of a PDF with PDFium.

Rule: a locked, broken or too long PDF is refused before its pages are read.
Steps: open, count the pages, take the text page by page, part the pages by an empty line.
"""

from __future__ import annotations

import importlib.metadata
import re
from contextlib import closing

import pypdfium2
from pypdfium2 import raw

from saksi.intake.formats.txt import head_metadata, newlines
from saksi.intake.types import Extracted, Limits, Metadata
from saksi.kernel.dates import PartialDate
from saksi.kernel.errors import DamagedFile, DateError, EncryptedFile, TooLarge

VERSION = importlib.metadata.version("pypdfium2")
_DAY = re.compile(r"D:(\d{4})(\d{2})(\d{2})")
_END = re.compile(r"(?<=[.!?:”\"’)])\n(?=[A-Z“\"‘(\u1780-\u17ff])")


def _open(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise EncryptedFile(
                "the PDF is locked with a password. Open it, print it into a new PDF without the password, and take that in."
            ) from error
        raise DamagedFile("the PDF is broken and cannot be opened. Get it again from its source.") from error


def _page_text(page: pypdfium2.PdfPage) -> str:
    """One page's text; lines that end a sentence and are followed by a new one may end a paragraph, so they stay apart."""
    with closing(page.get_textpage()) as textpage:
        return newlines(textpage.get_text_bounded()).replace("\ufffe", "-").strip()


def _metadata(pdf: pypdfium2.PdfDocument, text: str) -> Metadata:
    info = pdf.get_metadata_dict()
    head = head_metadata(text)
    try:
        day = _DAY.match(info.get("CreationDate", ""))
        made = PartialDate.parse("-".join(day.groups())) if day else None
    except DateError:
        made = None
    return Metadata(
        title=info.get("Title") or head.title,
        author=info.get("Author", ""),
        publisher=head.publisher,
        published=head.published or made,
    )


def extract(data: bytes, limits: Limits) -> Extracted:
    """The text of a PDF. Raises EncryptedFile, DamagedFile or TooLarge."""
    with closing(_open(data)) as pdf:
        if len(pdf) > limits.max_pages:
            raise TooLarge(
                f"got a PDF of {len(pdf)} pages, expected {limits.max_pages} at most. Split it, or raise max_pages in saksi.toml."
            )
        pages: list[str] = []
        total = 0
        for number in range(len(pdf)):
            try:
                with closing(pdf[number]) as page:
                    pages.append(_page_text(page))
            except pypdfium2.PdfiumError as error:
                raise DamagedFile(f"page {number + 1} of the PDF is broken. Get it again from its source.") from error
            total += len(pages[-1])
            if total > limits.max_characters:
                raise TooLarge(
                    f"got more than {limits.max_characters:,} characters. Split the PDF, or raise max_characters in saksi.toml."
                )
        text = "\n\n".join(p for p in pages if p)
        text = _END.sub("\n\n", text)
        return Extracted(text, "pdf", f"pypdfium2 {VERSION}", _metadata(pdf, text))
