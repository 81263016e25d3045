"""Text out of a DOCX.

Rule: the archive is looked at before it is unpacked: how many members, how large, no document type declarations.
No word that a reader of the page sees is lost: tables, text boxes, footnotes, heads and feet of pages, tracked insertions.
Steps: guard, heads, paragraphs and table rows in their order, notes, feet; metadata of the file.
"""

from __future__ import annotations

import importlib.metadata
import io
from collections.abc import Iterator

import docx
from lxml import etree

from saksi.intake.characters import newlines
from saksi.intake.formats.office import guard
from saksi.intake.formats.txt import head_metadata
from saksi.intake.types import Extracted, Limits, Metadata
from saksi.kernel.dates import PartialDate
from saksi.kernel.errors import DamagedFile, IntakeError

VERSION = importlib.metadata.version("python-docx")
COMMENTS = 500
"""Characters of the comments that a note repeats: a warning about somebody's safety may stand there."""
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SIGNS = {_W + "tab": "\t", _W + "br": "\n", _W + "cr": "\n", _W + "noBreakHyphen": "-"}
_OUT = frozenset((_W + "del", _W + "moveFrom", _FALLBACK, _W + "pPr", _W + "rPr"))
_TRACKED = (_W + "ins", _W + "del", _W + "moveFrom", _W + "moveTo")


def _words(node: etree._Element) -> Iterator[str]:
    """The words of a paragraph in their order; what lies in a text box of its own comes elsewhere."""
    for child in node:
        if child.tag == _W + "t":
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag not in _OUT and child.tag != _W + "p":
            yield from _words(child)


def _blocks(node: etree._Element) -> Iterator[str]:
    """The paragraphs and table rows in an element, in the order of the page."""
    for child in node:
        if child.tag == _W + "p":
            yield "".join(_words(child))
            yield from _blocks(child)
        elif child.tag == _W + "tr":
            cells = (
                "\n".join(filter(str.strip, _blocks(cell))) for cell in child.iter(_W + "tc") if _row(cell) is child
            )
            yield ": ".join(cell.strip() for cell in cells if cell.strip())
        elif child.tag not in _OUT:
            yield from _blocks(child)


def _row(cell: etree._Element) -> etree._Element | None:
    return next(cell.iterancestors(_W + "tr"), None)


def _parts(document: docx.document.Document, *names: str) -> Iterator[etree._Element]:
    """The other parts of the document with these names, such as footnotes."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    for part in sorted(document.part.package.iter_parts(), key=lambda part: str(part.partname)):
        if str(part.partname).startswith(tuple(f"/word/{name}" for name in names)):
            yield etree.fromstring(part.blob, parser)


def _text(blocks: Iterator[str]) -> str:
    return "\n\n".join(text for block in blocks if (text := newlines(block).strip()))


def _ends(document: docx.document.Document, name: str) -> str:
    """What stands in the heads or feet of pages, each once; a page number alone is left out."""
    found = (text for part in _parts(document, name) for text in _blocks(part))
    return _text(iter(dict.fromkeys(text for text in found if any(map(str.isalpha, text)))))


def _texts(document: docx.document.Document) -> tuple[str, str]:
    """The heads of the pages, and all other words."""
    body = _text(_blocks(document.element.body))
    notes = _text(text for part in _parts(document, "footnotes.xml", "endnotes.xml") for text in _blocks(part))
    return _ends(document, "header"), "\n\n".join(filter(None, (body, notes, _ends(document, "footer"))))


def extract(data: bytes, limits: Limits) -> Extracted:
    """The text of a DOCX. Raises DamagedFile, EncryptedFile or TooLarge."""
    del limits
    try:
        guard(data)
        document = docx.Document(io.BytesIO(data))
        heads, text = _texts(document)
        tracked = next(document.element.body.iter(*_TRACKED), None) is not None
        comments = [f"“{words}”" for part in _parts(document, "comments.xml") if (words := " ".join(_text(_blocks(part)).split())[:COMMENTS])]
        core = document.core_properties
        title, author, made = core.title, core.author, core.created
        if author == "python-docx":  # its template, which says nothing of this document
            author, made = "", None
    except IntakeError:
        raise
    except Exception as error:  # python-docx, zipfile and lxml raise many kinds on broken files
        raise DamagedFile(
            "the document is broken, or in the strict form of Open XML. Get it again from its source, or open it in a word "
            "processor, save a copy as DOCX, and take that in."
        ) from error
    head = head_metadata(text)
    published = head.published or (PartialDate.of(made.date()) if made else None)
    meta = Metadata(
        title=title or head.title,
        author=author or "",
        publisher=head.publisher,
        published=published,
    )
    notes = ["The document has tracked changes; it was read as if all were accepted."] if tracked else []
    notes += [f"Comments in its margin were not read: {'; '.join(comments)}."] if comments else []
    text = "\n\n".join(filter(None, (heads, text)))
    return Extracted(text, "docx", f"python-docx {VERSION} with notes 2", meta, tuple(notes))
