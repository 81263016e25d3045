"""Plain text in any common encoding, and what the first lines of any text say about it.

Rule: the characters come from `characters`, unchanged; title and date are proposals from the first lines.
"""

from __future__ import annotations

import re
from datetime import datetime

from saksi.intake.characters import decode, newlines
from saksi.intake.types import Extracted, Limits, Metadata
from saksi.kernel.dates import PartialDate

TITLE_LENGTH = 200
HEAD_LINES = 12
LONGEST_LINE = 1_000  # a longer line is no head, and costs time to look through
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_LONG = re.compile(rf"\b(\d{{1,2}}) ({MONTHS}) (\d{{4}})\b|\b({MONTHS}) (\d{{1,2}}), (\d{{4}})\b")
_ISO = re.compile(r"\b(\d{4}-\d{2}-\d{2})\b")
# A line that is a date and little else, or that opens with a place in capitals and a date.
_DATELINE = re.compile(
    rf"^(?:\w+day,? )?(?:[^\W\d_][\w .'-]*, )?(?:\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}} (?:{MONTHS}) \d{{4}}|(?:{MONTHS}) \d{{1,2}}, \d{{4}})(?:$| ?[-–—(:|])"
)
_LABEL = re.compile(r"(?im)^\s*(title|publisher|source|author|by|date|published|url)\s*:\s*(\S.*?)\s*$")
_KEYS = {"source": "publisher", "by": "author", "date": "published"}


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
    start = text[: HEAD_LINES * LONGEST_LINE * 2].lstrip()
    lines = [line[:LONGEST_LINE].strip() for line in start.split("\n")[:HEAD_LINES]]
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
    """The text of a plain file. Raises UnknownEncoding, or UnknownType for bytes that are no text."""
    del limits
    text, encoding = decode(data)
    text = newlines(text)
    notes = () if encoding.startswith("utf") else (f"The characters were read as {encoding}.",)
    return Extracted(text, "txt", f"saksi-text 1 ({encoding})", head_metadata(text), notes)
