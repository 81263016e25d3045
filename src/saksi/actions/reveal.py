"""Show the suggestions of a document that was read blind, and set what a person found against them."""

from __future__ import annotations

from django.contrib.auth.models import User

from saksi.actions.add_missed import add_missed
from saksi.actions.base import Turn, writing
from saksi.actions.change import changed_row, remember_rows
from saksi.kernel.errors import Conflict
from saksi.record.blind import key_of, pairs, with_keys
from saksi.record.draws import blind_reading_of
from saksi.record.models import BlindItem, BlindReading, Document, Suggestion

FIRST = {"actor": 0, "place": 1, "provision": 2, "statement": 3, "account": 4}


def reveal(by: User, document: Document, *, counts: bool = True) -> BlindReading:
    """End the blind reading. What the reader found too stays open, to be decided as its suggestion; the rest is added in this person's name.

    counts: False where the suggestions were asked for unread, which is not measured. Undo leaves it out of the measure: what was seen
    stays seen. Raises NotAllowed, Conflict if the suggestions were shown already, BadDecision.
    """
    with writing(by, "revealed", document.level) as turn:
        fresh = turn.held(document)
        reading = blind_reading_of(fresh)
        if reading is None:
            raise Conflict("the suggestions of this document are not hidden. Reload the page.")
        made: BlindReading = BlindReading.rows.create(
            document=fresh, reading=reading, counts=counts, by=by.get_username(), at=turn.at
        )
        remember_rows(turn, changed_row(made, {"live": False}, {"live": True}))
        turn.log(document=fresh.pk, blindreading=made.pk, reading=reading.pk)
        _settle(turn, made)
        return made


def _settle(turn: Turn, made: BlindReading) -> None:
    """Give each find its suggestion: the reader's, or one that is added now; people first, since others name them."""
    finds = sorted(
        BlindItem.rows.filter(document=made.document, live=True), key=lambda item: (FIRST[item.kind], item.pk)
    )
    same = pairs(finds, Suggestion.rows.filter(reading=made.reading, added_by=None))
    keys: dict[str, str] = {}
    for item in finds:
        known = same.get(item.pk)
        if known is None:
            known = add_missed(turn.by, made.document, item.kind, with_keys(item.payload, keys)).suggestion
        keys[key_of(item)] = known.key
        item.suggestion = known
        item.save(update_fields=["suggestion"])
