"""The article out of a web page that a browser saved as one file (MHTML).

Rule: the first page in it is read as any web page is; pictures, styles and frames beside it are not. The address is the one that the
browser wrote above it.
Source: RFC 2557; `Snapshot-Content-Location` is what browsers add.
"""

from __future__ import annotations

from dataclasses import replace
from email import policy
from email.parser import BytesParser

from saksi.intake.characters import decode, newlines
from saksi.intake.formats import html
from saksi.intake.types import Extracted, Limits
from saksi.kernel.errors import DamagedFile


def extract(data: bytes, limits: Limits) -> Extracted:
    """The article of a saved page, with the address it was saved from. Raises DamagedFile or UnknownEncoding."""
    del limits
    try:
        message = BytesParser(policy=policy.default).parsebytes(data.lstrip())
        page = next(part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml"))
        payload = page.get_payload(decode=True)
    except Exception as error:  # the parser raises many kinds on broken headers; next, if there is no page
        raise DamagedFile("the saved page is broken, or has no page in it. Save it again from the browser, as HTML.") from error
    found = html.article(newlines(decode(payload if isinstance(payload, bytes) else b"", page.get_content_charset())[0]))
    address = str(message["Snapshot-Content-Location"] or "")
    meta = replace(found.metadata, url=found.metadata.url or _web(address))
    return replace(found, format="mhtml", metadata=meta)


def _web(address: str) -> str:
    return address if address.startswith(("http://", "https://")) else ""
