"""Text out of a PDF with PDFium.

Rule: a locked, broken or too long PDF is refused before its pages are read.
Steps: open, count the pages, make paragraphs of the lines page by page, mend the hyphens, name the pages without text.
"""

from __future__ import annotations

import importlib.metadata
import re
from contextlib import closing

import pypdfium2
from pypdfium2 import raw

from saksi.intake.characters import newlines
from saksi.intake.formats.pdf_lines import mend_hyphens, page_lines, paragraphs
from saksi.intake.formats.txt import head_metadata
from saksi.intake.types import Extracted, Limits, Metadata
from saksi.kernel.dates import PartialDate
from saksi.kernel.errors import DamagedFile, DateError, EncryptedFile, TooLarge

VERSION = importlib.metadata.version("pypdfium2")
_DAY = re.compile(r"D:(\d{4})(\d{2})(\d{2})")
_NO_NAME = re.compile(
    r"\(?(?:untitled|anonymous|unspecified|unknown)\)?|Microsoft (?:Word|PowerPoint) - .*|", re.IGNORECASE
)


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
    """One page's text, a paragraph in each part between empty lines."""
    with closing(page.get_textpage()) as textpage:
        return newlines("\n\n".join(paragraphs(page_lines(textpage)))).strip()


def _named(info: dict[str, str], key: str) -> str:
    """What the file says of itself under a key; "" for what programs write when nobody said anything."""
    value = info.get(key, "").strip()
    return "" if _NO_NAME.fullmatch(value) else value


def _metadata(pdf: pypdfium2.PdfDocument, text: str) -> Metadata:
    info = pdf.get_metadata_dict()
    head = head_metadata(text)
    try:
        day = _DAY.match(info.get("CreationDate", ""))
        made = PartialDate.parse("-".join(day.groups())) if day else None
    except DateError:
        made = None
    return Metadata(
        title=_named(info, "Title") or head.title,
        author=_named(info, "Author"),
        publisher=head.publisher,
        published=head.published or made,
    )


def extract(data: bytes, limits: Limits) -> Extracted:
    """The text of a PDF. Raises EncryptedFile, DamagedFile or TooLarge."""
    with closing(_open(data)) as pdf:
        if len(pdf) > limits.max_pages:
            raise TooLarge(
                "got a PDF of %(pages)s pages, expected %(most)s at most. Split it, or raise max_pages in "
                "saksi.toml.",
                pages=len(pdf),
                most=limits.max_pages,
            )
        pages: list[str] = []
        total = 0
        for number in range(len(pdf)):
            try:
                with closing(pdf[number]) as page:
                    pages.append(_page_text(page))
            except pypdfium2.PdfiumError as error:
                raise DamagedFile(
                    "page %(number)s of the PDF is broken. Get it again from its source.",
                    number=number + 1,
                ) from error
            total += len(pages[-1])
            if total > limits.max_characters:
                raise TooLarge(
                    "got more than %(most)s characters. Split the PDF, or raise max_characters in saksi.toml.",
                    most=f"{limits.max_characters:,}",
                )
        text = mend_hyphens("\n\n".join(p for p in pages if p))
        bare = [str(number) for number, words in enumerate(pages, start=1) if not words]
        notes = (f"No text on page {', '.join(bare)}: a picture or a scan, which was not read.",) if bare else ()
        return Extracted(text, "pdf", f"pypdfium2 {VERSION} with paragraphs 1", _metadata(pdf, text), notes)
