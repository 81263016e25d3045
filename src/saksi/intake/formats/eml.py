"""Text out of an e-mail file.

Rule: the plain part if there is one with words, else the page in it; attachments are named in a note and not read.
The bytes of a part are read in the encoding that they really have: mail programs often declare another.
"""

from __future__ import annotations

from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parsedate_to_datetime

from saksi.intake.characters import decode, newlines
from saksi.intake.formats import html
from saksi.intake.types import Extracted, Limits, Metadata
from saksi.kernel.dates import PartialDate
from saksi.kernel.errors import DamagedFile, EmptyFile, IntakeError


def _body(message: EmailMessage) -> str:
    """The words of the mail. Raises EmptyFile if no part of it has any."""
    for kind in ("plain", "html"):
        part = message.get_body(preferencelist=(kind,))
        payload = part.get_payload(decode=True) if part is not None else None
        if part is None or not isinstance(payload, bytes):
            continue
        text = decode(payload, part.get_content_charset())[0]
        text = html.all_words(text) if kind == "html" else newlines(text)
        if text.strip():
            return text
    raise EmptyFile("the e-mail has no text. If the report is attached, save the attachment and take that in.")


def _sent(message: EmailMessage) -> PartialDate | None:
    try:
        return PartialDate.of(parsedate_to_datetime(str(message["Date"])).date())
    except (TypeError, ValueError):
        return None


def extract(data: bytes, limits: Limits) -> Extracted:
    """The text of an e-mail with its headers as metadata. Raises EmptyFile, DamagedFile or UnknownEncoding."""
    del limits
    try:
        message = BytesParser(policy=policy.default).parsebytes(data.lstrip())
        text = _body(message)
        names = [str(part.get_filename() or "without a name") for part in message.iter_attachments()]
        title, author = str(message["Subject"] or ""), str(message["From"] or "")
    except IntakeError:
        raise
    except Exception as error:  # the e-mail parser raises many kinds on broken headers
        raise DamagedFile(
            "the e-mail is broken or names characters that do not exist. Save its text as a .txt file."
        ) from error
    notes = (f"Attachments that were not read: {', '.join(names)}. Save them and take them in too.",) if names else ()
    return Extracted(
        text, "eml", "python email 2", Metadata(title=title, author=author, published=_sent(message)), notes
    )
