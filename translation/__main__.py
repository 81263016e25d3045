"""`make messages`: what the pages say is collected into each language's django.po, and compiled into django.mo.

Rule: no translation is lost: a message that the pages no longer have stays at the end of the file. The English file holds what
the sources say, with nothing filled in: it needs no compiled twin, and is what a further language begins with.
"""

from __future__ import annotations

import io
import sys
from copy import deepcopy
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from translation.collect import SOURCE, catalogue

SOURCES = "en"
LANGUAGES = (SOURCES, "km")
WIDTH = 160
ALWAYS = datetime(2000, 1, 1, tzinfo=UTC)  # the same words give the same bytes
LEFT_OUT = tuple(
    b'"' + head
    for head in (b"Project-Id", b"POT-C", b"PO-R", b"Report-", b"Last-", b"Language-Team", b"Generated-By")
)


def file_of(language: str) -> Path:
    """The file that a translator of this language writes."""
    return SOURCE / "locale" / language / "LC_MESSAGES" / "django.po"


def read(language: str) -> Catalog:
    """The messages of a language as its file has them; none yet if there is no file."""
    path = file_of(language)
    if not path.exists():
        return Catalog(locale=language, domain="django", project="Saksi", charset="utf-8")
    with path.open("rb") as lines:
        return read_po(lines, locale=language, domain="django")


def merged(language: str, sources: Catalog) -> Catalog:
    """A language's messages brought to what the sources say; what has no translation yet is empty, and shown in English."""
    kept = read(language)
    kept.update(deepcopy(sources), no_fuzzy_matching=True, update_header_comment=True)
    kept.fuzzy = False
    return kept


def is_translated(message: Message) -> bool:
    """Whether a message has words in the language of its file."""
    return bool(message.id) and bool("".join(message.string) if message.pluralizable else message.string)


def written(kept: Catalog) -> bytes:
    """The text of a language's file, the same for the same messages: without times, names and versions of programs."""
    buffer = io.BytesIO()
    write_po(buffer, kept, width=WIDTH, omit_header=False, include_lineno=False)
    return b"\n".join(line for line in buffer.getvalue().split(b"\n") if not line.startswith(LEFT_OUT))


def compiled(kept: Catalog) -> bytes:
    """What the server reads: what is translated. The rest would be served in the English singular, whatever the number."""
    made = Catalog(locale=kept.locale, charset="utf-8", creation_date=ALWAYS, revision_date=ALWAYS, fuzzy=False)
    for message in kept:
        if is_translated(message):
            made.add(message.id, message.string)
    buffer = io.BytesIO()
    write_mo(buffer, made)
    return buffer.getvalue()


def main() -> None:
    """Collect, merge, write and compile each language, and say how much of it is translated."""
    sources = catalogue()
    for language in LANGUAGES:
        path = file_of(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(written(merged(language, sources)))
        again = read(language)
        if language != SOURCES:
            path.with_suffix(".mo").write_bytes(compiled(again))
        done = sum(is_translated(message) for message in again)
        sys.stdout.write(f"{language}: {len(again)} messages, {done} translated\n")


if __name__ == "__main__":
    main()
