"""Plain text in any common encoding.

Rule: no character is lost or replaced; a file whose characters cannot be told is refused.
Line ends become newlines, for CR-LF and CR mean the same; nothing else is changed.
Steps: byte order mark, UTF-8, what charset-normalizer is sure of; title and date from the first lines.
"""

from __future__ import annotations

import codecs
import re
from datetime import datetime

from charset_normalizer import from_bytes

from saksi.intake.types import Extracted, Limits, Metadata
from saksi.kernel.dates import PartialDate
from saksi.kernel.errors import UnknownEncoding

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
TITLE_LENGTH = 200
HEAD_LINES = 12
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_LONG = re.compile(rf"\b(\d{{1,2}}) ({MONTHS}) (\d{{4}})\b|\b({MONTHS}) (\d{{1,2}}), (\d{{4}})\b")
_ISO = re.compile(r"\b(\d{4}-\d{2}-\d{2})\b")
# A line that is a date and little else, or that opens with a place in capitals and a date.
_DATELINE = re.compile(
    rf"^(?:\w+day,? )?(?:[^\W\d_][\w .'-]*, )?(?:\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}} (?:{MONTHS}) \d{{4}}|(?:{MONTHS}) \d{{1,2}}, \d{{4}})(?:$| ?[-–—(:|])"
)
_LABEL = re.compile(r"(?im)^\s*(title|publisher|source|author|by|date|published|url)\s*:\s*(\S.*?)\s*$")
_KEYS = {"source": "publisher", "by": "author", "date": "published"}


def decode(data: bytes) -> tuple[str, str]:
    """The characters and the encoding's name. Raises UnknownEncoding."""
    for mark, name in MARKS:
        if data.startswith(mark):
            return _strict(data, name), name
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        matches = from_bytes(data)
        best = matches.best()
    if best is None:
        raise UnknownEncoding(
            "the characters of the file cannot be told. Open it where it looks right, save it as UTF-8, and take that in."
        )
    # Western European is by far the commonest of the encodings that short texts cannot tell apart.
    western = next((m for m in matches if m.encoding == "cp1252" and m.chaos <= best.chaos + 0.02), None)
    encoding = (western or best).encoding
    return _strict(data, encoding), encoding


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnknownEncoding(
            f"the file says it is {encoding}, but byte {error.start} is not. Save it as UTF-8, and take that in."
        ) from error


def newlines(text: str) -> str:
    """CR-LF and CR as newlines; NUL characters, which no database keeps, as the replacement sign."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")


def first_date(text: str) -> PartialDate | None:
    """The first full day written in a text, or None."""
    found = [m for m in (_ISO.search(text), _LONG.search(text)) if m]
    if not found:
        return None
    match = min(found, key=lambda m: m.start())
    if match.re is _ISO:
        written, form = match[1], "%Y-%m-%d"
    else:
        day, month, year = (match[1], match[2], match[3]) if match[1] else (match[5], match[4], match[6])
        written, form = f"{day} {month} {year}", "%d %B %Y"
    try:
        return PartialDate.of(datetime.strptime(written, form).date())  # noqa: DTZ007 - a day has no time zone
    except ValueError:
        return None


def head_metadata(text: str) -> Metadata:
    """What the first lines say: labelled lines first, else the first line as title and the day of a dateline."""
    lines = [line.strip() for line in text.split("\n")[:HEAD_LINES]]
    head = "\n".join(lines)
    dateline = " ".join(line for line in lines if _DATELINE.match(line))
    labels = {_KEYS.get(m[1].lower(), m[1].lower()): m[2] for m in _LABEL.finditer(head)}
    first = next((line for line in lines if line), "")
    title = labels.get("title") or (first if len(first) <= TITLE_LENGTH else first[: TITLE_LENGTH - 1] + "…")
    published = first_date(labels.get("published", "")) or first_date(dateline)
    return Metadata(
        title=title,
        publisher=labels.get("publisher", ""),
        author=labels.get("author", ""),
        published=published,
        url=labels.get("url", ""),
    )


def extract(data: bytes, limits: Limits) -> Extracted:
    """The text of a plain file. Raises UnknownEncoding."""
    del limits
    text, encoding = decode(data)
    text = newlines(text)
    notes = () if encoding.startswith("utf") else (f"The characters were read as {encoding}.",)
    return Extracted(text, "txt", f"saksi-text 1 ({encoding})", head_metadata(text), notes)
