"""Text out of an e-mail file.

Rule: the plain part if there is one, else the page in it; attachments are named in a note and not read.
"""

from __future__ import annotations

from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parsedate_to_datetime

from saksi.intake.formats import html
from saksi.intake.formats.txt import newlines
from saksi.intake.types import Extracted, Limits, Metadata
from saksi.kernel.dates import PartialDate
from saksi.kernel.errors import DamagedFile, EmptyFile


def _body(message: EmailMessage, limits: Limits) -> str:
    part = message.get_body(preferencelist=("plain", "html"))
    if part is None:
        raise EmptyFile("the e-mail has no text. If the report is attached, save the attachment and take that in.")
    content = part.get_content()
    if part.get_content_subtype() == "html":
        return html.extract(content.encode(), limits).text
    return newlines(str(content))


def _sent(message: EmailMessage) -> PartialDate | None:
    try:
        return PartialDate.of(parsedate_to_datetime(str(message["Date"])).date())
    except (TypeError, ValueError):
        return None


def extract(data: bytes, limits: Limits) -> Extracted:
    """The text of an e-mail with its headers as metadata. Raises EmptyFile or DamagedFile."""
    try:
        message = BytesParser(policy=policy.default).parsebytes(data)
        text = _body(message, limits)
    except (LookupError, UnicodeError, AssertionError) as error:
        raise DamagedFile(
            "the e-mail is broken or names characters that do not exist. Save its text as a .txt file."
        ) from error
    names = [str(part.get_filename() or "without a name") for part in message.iter_attachments()]
    notes = (
        (f"{len(names)} attachments were not read: {', '.join(names)}. Save them and take them in too.",)
        if names
        else ()
    )
    meta = Metadata(title=str(message["Subject"] or ""), author=str(message["From"] or ""), published=_sent(message))
    return Extracted(text, "eml", "python email 1", meta, notes)
