"""Text out of an e-mail file.

Rule: the plain part, or the page in it where that says more than twice as much; attachments are named in a note and not read.
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


def _body(message: EmailMessage) -> tuple[str, tuple[str, ...]]:
    """The words of the mail, and notes on them. Raises EmptyFile if no part of it has any."""
    plain, page = newlines(_part(message, "plain")), _part(message, "html")
    words, notes = html.all_words(page) if page.strip() else ("", ())
    if len(words) <= 2 * len(plain.strip()):  # else the plain part may only say that there is a page
        words, notes = plain, ()
    if not words.strip():
        raise EmptyFile("the e-mail has no text. If the report is attached, save the attachment and take that in.")
    return words, notes


def _part(message: EmailMessage, kind: str) -> str:
    """The characters of one part of the mail, "" if there is none."""
    part = message.get_body(preferencelist=(kind,))
    payload = part.get_payload(decode=True) if part is not None else None
    return decode(payload, part.get_content_charset())[0] if part is not None and isinstance(payload, bytes) else ""


def _name(part: EmailMessage) -> str:
    """What an attachment is called."""
    if part.get_content_type() == "message/rfc822":
        inner = part.get_content()
        return f"the e-mail “{inner['Subject'] or 'without a subject'}”"
    return str(part.get_filename() or "without a name")


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
        text, notes = _body(message)
        names = [_name(part) for part in message.iter_attachments()]
        title, author = str(message["Subject"] or ""), str(message["From"] or "")
    except IntakeError:
        raise
    except Exception as error:  # the e-mail parser raises many kinds on broken headers
        raise DamagedFile(
            "the e-mail is broken or names characters that do not exist. Save its text as a .txt file."
        ) from error
    if names:
        notes = (*notes, f"Attachments that were not read: {', '.join(names)}. Save them and take them in too.")
    return Extracted(
        text, "eml", "python email 3", Metadata(title=title, author=author, published=_sent(message)), notes
    )
