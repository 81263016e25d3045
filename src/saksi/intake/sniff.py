"""What kind of file some bytes are, by their content.

Rule: a kind that Saksi does not read is named as what it is, whatever the file is called.
"""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import PurePath

from saksi.intake.formats.delimited import looks_like_one
from saksi.kernel.errors import DamagedFile, EncryptedFile, UnknownType, Words, WrongType

KNOWN = (
    (b"\x89PNG", "a PNG image"), (b"\xff\xd8\xff", "a JPEG image"), (b"GIF8", "a GIF image"), (b"II*\0", "a TIFF image"),
    (b"MM\0*", "a TIFF image"), (b"\x1f\x8b", "a gzip archive"), (b"7z\xbc\xaf", "a 7-Zip archive"), (b"Rar!", "a RAR archive"),
    (b"ID3", "an audio file"), (b"OggS", "an audio or video file"), (b"\x1aE\xdf\xa3", "a video file"),
    (b"\x7fELF", "a program"), (b"MZ", "a program"), (b"SQLite format 3", "a database"),
)  # fmt: skip
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
READS = Words("text, HTML, MHTML, PDF, DOCX, XLSX, CSV and EML")
RICH_TEXT = Words("this is an RTF document. Open it in a word processor, save a copy as DOCX, and take that in.")
TABLES = (".csv", ".tsv")
PAGES = (".html", ".htm", ".xhtml")
_HEADER = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]*: [^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){2,}\r?\n")
_MAIL = re.compile(rb"^(?:from|to|subject|date|message-id|received|mime-version):", re.IGNORECASE | re.MULTILINE)
_SENT = re.compile(rb"^(?:message-id|received|mime-version|content-type|return-path):", re.IGNORECASE | re.MULTILINE)
_SAVED = re.compile(rb"^(?:snapshot-content-location: |from: <saved by )", re.IGNORECASE | re.MULTILINE)
# A page begins like one; a text that only speaks of tags does not. A comment ends at its first end, in one way only: otherwise
# some hundred bytes of comments could be parted in more ways than there is time for.
_HTML = re.compile(
    rb"(?:\s|<\?xml[^>]*>|<!--(?>.*?-->))*<(?:!doctype\s+html|html|head|body|article|title|meta)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(rb"<(?:html|body|article|div|p|h[1-6]|table|span|br)\b[^>]*>", re.IGNORECASE)


def sniff(data: bytes, filename: str) -> str:
    """The format: txt, html, pdf, docx, xlsx, csv, eml or mhtml. Raises WrongType, UnknownType, DamagedFile or EncryptedFile."""
    start = data[:4096]
    suffix = PurePath(filename).suffix.lower()
    if start.lstrip().startswith(b"%PDF-") or (suffix == ".pdf" and b"%PDF-" in start[:1024]):
        return "pdf"
    if start.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip(data)
    if start.startswith(OLD_OFFICE):
        if b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e" in data:
            raise EncryptedFile(
                "the document is locked with a password. Open it, save a copy without the password, and take that in."
            )
        raise UnknownType(
            "this is an old Office file or an Outlook message. Save it as DOCX, PDF or EML, and take that in beside it."
        )
    if start.startswith(b"{\\rtf"):
        raise (UnknownType if suffix == ".rtf" else WrongType)(RICH_TEXT)
    for magic, name in KNOWN:
        if start.startswith(magic):
            _refuse(Words(name), filename)
    if start[4:8] == b"ftyp":
        _refuse(Words("a video or an image"), filename)
    if _is_mail(data, suffix):
        return "mhtml" if _SAVED.search(data[:4096]) else "eml"
    plain = start.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
    if _HTML.match(plain) or (suffix in PAGES and _TAG.search(plain)):
        return "html"
    if suffix in (".pdf", ".docx", ".xlsx") and (b"\0" in start or len(data) < 64):
        raise DamagedFile(
            "the name says %(suffix)s, but the file does not begin like one. Get it again from its source.",
            suffix=suffix[1:].upper(),
        )
    return "csv" if suffix in TABLES and looks_like_one(data) else "txt"


def _is_mail(data: bytes, suffix: str) -> bool:
    """Whether it begins with the lines of a mail: two at least, and one that only a mail has unless it is named one."""
    start = data[:65536].lstrip()
    if not _HEADER.match(start):
        return False
    head = re.split(rb"\r?\n\r?\n", start, maxsplit=1)[0]
    return len(_MAIL.findall(head)) >= 2 and (suffix == ".eml" or _SENT.search(head) is not None)


def _refuse(kind: Words, filename: str) -> None:
    suffix = PurePath(filename).suffix.lower()
    if suffix in (".txt", ".html", ".htm", ".pdf", ".docx", ".xlsx", ".csv", ".eml"):
        raise WrongType(
            "the name ends in %(suffix)s, but this is %(kind)s; Saksi reads %(reads)s. "
            "Type or recognise its words into a text file, and keep the original with it.",
            suffix=suffix,
            kind=kind,
            reads=READS,
        )
    raise UnknownType(
        "this is %(kind)s; Saksi reads %(reads)s. Type or recognise its words into a text file, and keep the original with it.",
        kind=kind,
        reads=READS,
    )


def _zip(data: bytes) -> str:
    """`docx` or `xlsx` if the archive is one. Its members' names are only compared, never used as paths."""
    try:
        names = set(zipfile.ZipFile(io.BytesIO(data)).namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as error:
        raise DamagedFile("the file is a broken ZIP, DOCX or XLSX. Get it again from its source.") from error
    if "word/document.xml" in names:
        return "docx"
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "content.xml" in names and "mimetype" in names:
        raise UnknownType("this is an OpenDocument file. Open it, save a copy as DOCX, XLSX or PDF, and take that in.")
    raise UnknownType(
        "this is a ZIP archive or another Office file; Saksi reads %(reads)s. Unpack it, and take in what is "
        "inside.",
        reads=READS,
    )
