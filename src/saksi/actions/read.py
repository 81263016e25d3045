"""Read a document: run a reader over its stored text and keep what it suggests.

Rule: a reading is never changed; a new one supersedes the open suggestions of the last one and leaves decided ones alone.
What it finds again just as it was decided is not opened again (`same_again.py`). The entry commits to all that was found. Undo (`withdraw_reading.py`) supersedes the reading.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import User

from saksi.actions.base import Turn, require, require_level, writing
from saksi.actions.same_again import close_decided
from saksi.codebook.packs import load_pack
from saksi.kernel.canonical import canonical_json
from saksi.kernel.errors import BadDecision
from saksi.kernel.hashes import Sha256
from saksi.reading.model import Reading as Found
from saksi.reading.reader import Reader, at_level
from saksi.record.models import Document, Reading, Suggestion

KINDS = {
    "actors": Suggestion.Kind.ACTOR,
    "statements": Suggestion.Kind.STATEMENT,
    "accounts": Suggestion.Kind.ACCOUNT,
    "provisions": Suggestion.Kind.PROVISION,
    "places": Suggestion.Kind.PLACE,
    "dates": Suggestion.Kind.DATE,
}


def main_span(item: dict[str, Any]) -> dict[str, Any] | None:
    """The span under which an item stands in the text: its content, trigger or first mention."""
    span: dict[str, Any] | None = (
        item.get("span") or item.get("trigger") or next(iter(item.get("mentions") or ()), None)
    )
    return span


def _suggestions(found: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    for group, kind in KINDS.items():
        for item in found[group]:
            span = main_span(item)
            if span is not None:
                yield kind, item, span


def find(by: User, document: Document, reader: Reader, pack: str | None = None) -> Found:
    """What the reader finds in a document, kept nowhere. It is asked only for whoever may keep it, and told the document's level.

    Raises NotAllowed, BadDecision, PackError, and ReadingError where a text of this level may not go to the reader.
    """
    require(by)
    level, withdrawn = Document.rows.values_list("level", "withdrawn").get(pk=document.pk)
    require_level(by, level)
    _require_standing(withdrawn=withdrawn)
    day = document.partial_date
    published = day.earliest if day and day.precision == "day" else None
    return at_level(reader, level).read(document.text.content, published, load_pack(pack or document.pack))


def read(by: User, document: Document, reader: Reader, pack: str | None = None, done: Found | None = None) -> Reading:
    """Read one document. pack: by default the document's own. done: what `find` gave, where a reader is too slow for a turn.

    Raises NotAllowed, PackError, BadDecision, ReadingError.
    """
    done = find(by, document, reader, pack) if done is None else done
    found = done.to_json()
    with writing(by, "read", document.level) as turn:
        _require_standing(withdrawn=turn.held(document).withdrawn)
        _supersede_open(document)
        reading, count = keep_reading(turn, document, done, pack or document.pack)
        close_decided(reading)
        turn.log(
            document=document.pk, reading=reading.pk, reader=reader.name, version=reader.version, suggestions=count,
            found=Sha256.of(canonical_json(found)).hex,
        )  # fmt: skip
    return reading


def keep_reading(turn: Turn, document: Document, done: Found, pack: str) -> tuple[Reading, int]:
    """Keep what was found as a reading with its suggestions, inside a turn that is open; gives it, and how many they are."""
    found = done.to_json()
    reading = Reading.rows.create(
        document=document,
        reader=done.reader,
        version=done.version,
        pack=pack,
        published=document.date,
        settings=found["settings"],
        made=turn.at,
    )
    made = [
        Suggestion(
            reading=reading,
            document=document,
            kind=kind,
            key=item["id"],
            payload=item,
            start=span["start"],
            end=span["end"],
            confidence=done.confidence.get(item["id"]),
        )
        for kind, item, span in _suggestions(found)
    ]
    Suggestion.rows.bulk_create(made)
    return reading, len(made)


def _require_standing(*, withdrawn: bool) -> None:
    if withdrawn:
        raise BadDecision("this document was withdrawn; take it in again before reading it.")


def _supersede_open(document: Document) -> None:
    Reading.rows.filter(document=document, superseded=False).update(superseded=True)
    Suggestion.rows.filter(document=document, state=Suggestion.State.OPEN).update(state=Suggestion.State.SUPERSEDED)
