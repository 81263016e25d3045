"""Any file to its text.

Rule: the content decides what a file is, not its name. A file that cannot be taken in whole is refused with a
sentence; nothing is guessed, nothing half taken.
Steps: size, kind by its first bytes, the format's own module, size of the text, a note where the name is wrong.
"""

from __future__ import annotations

import importlib
from dataclasses import replace
from pathlib import PurePath

from saksi.intake.sniff import sniff
from saksi.intake.types import Extracted, Limits, Metadata
from saksi.kernel.errors import EmptyFile, TooLarge

__all__ = ["Extracted", "Limits", "Metadata", "extract"]

MODULES = {kind: f"saksi.intake.formats.{kind}" for kind in ("txt", "html", "pdf", "docx", "eml", "mhtml", "xlsx")}
MODULES["csv"] = "saksi.intake.formats.delimited"
NAMES = {
    "txt": (".txt", ".text", ".md", ".csv", ""), "html": (".html", ".htm", ".xhtml"),
    "pdf": (".pdf",), "docx": (".docx",), "eml": (".eml",), "mhtml": (".mhtml", ".mht"), "xlsx": (".xlsx", ".xlsm"), "csv": (".csv", ".tsv"),
}  # fmt: skip


def extract(data: bytes, filename: str = "", limits: Limits = Limits()) -> Extracted:  # noqa: B008 - Limits is frozen
    """The text of a file with its proposed metadata.

    Raises EmptyFile, DamagedFile, EncryptedFile, TooLarge, WrongType, UnknownType or UnknownEncoding.
    """
    if len(data) > limits.max_bytes:
        raise TooLarge(
            "got %(length)s bytes, expected %(most)s at most. Split the file, or raise max_bytes in saksi.toml "
            "if this computer can hold it.",
            length=f"{len(data):,}",
            most=f"{limits.max_bytes:,}",
        )
    if not data.strip(b"\0 \t\r\n\f\v"):
        raise EmptyFile("the file has nothing in it. Look whether the download or the copy was broken off.")
    kind = sniff(data, filename)
    # Each format's libraries are loaded when a file needs them: all of them together take longer than most commands.
    found: Extracted = importlib.import_module(MODULES[kind]).extract(data, limits)
    if not any(map(str.isalnum, found.text)):
        raise EmptyFile(
            "no text was found in the file. If it is a scan or a photo, recognise its characters (OCR) first, "
            "or type the text into a .txt file and take both in."
        )
    if len(found.text) > limits.max_characters:
        raise TooLarge(
            "got a text of %(length)s characters, expected %(most)s at most. Split the file, or raise "
            "max_characters in saksi.toml.",
            length=f"{len(found.text):,}",
            most=f"{limits.max_characters:,}",
        )
    suffix = PurePath(filename).suffix.lower()
    if filename and suffix not in NAMES[kind]:
        note = f"The name ends in {suffix or 'nothing'}, the content is {kind}; it was read as {kind}."
        found = replace(found, notes=(*found.notes, note))
    return found
