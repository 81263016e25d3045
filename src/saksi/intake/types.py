"""What intake gives back: the text, what the file says about itself, and the limits it kept to."""

from __future__ import annotations

from dataclasses import dataclass, field

from saksi.kernel.dates import PartialDate


@dataclass(frozen=True, slots=True)
class Limits:
    """What is refused as too large. max_bytes: of the file; max_pages: of a PDF; max_characters: of the text."""

    max_bytes: int = 50_000_000
    max_pages: int = 500
    max_characters: int = 2_000_000


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a file says about itself: proposals, which a person may edit."""

    title: str = ""
    publisher: str = ""
    author: str = ""
    published: PartialDate | None = None
    url: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Extracted:
    """A text with the extractor that made it; format: txt, html, pdf, docx, xlsx, csv, eml or mhtml; notes: what the user should know."""

    text: str
    format: str
    extractor: str
    metadata: Metadata = field(default_factory=Metadata)
    notes: tuple[str, ...] = ()
