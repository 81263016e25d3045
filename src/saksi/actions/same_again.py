"""Which suggestions of a document say the same, so that what a person decided is not asked again after another reading.

Rule: the same is the same kind at the same words with the same values, as suggested or as a person amended them. Every reading gives
keys of its own: people are compared by name, statements and provisions by their place. The words behind a value do not count.
Steps: what each suggestion says; then which are closed, found again, or stand in the place of another.
"""

from __future__ import annotations

from typing import Any

from saksi.record.models import Decision, Reading, Suggestion

State = Suggestion.State
DECIDED = (*Suggestion.STANDING, State.REJECTED, State.UNSURE)
NO_VALUES = ("id", "span", "trigger", "cue", "mentions", "evidence")
MEANT = {
    "speaker": "actor", "victims": "actor", "perpetrators": "actor", "according_to": "statement", "provisions": "provision",
}  # fmt: skip


class _Said:
    """What the suggestions of one document say, as suggested and as amended, in a form that does not depend on the reading."""

    def __init__(self, document: int) -> None:
        self.rows = list(Suggestion.rows.filter(document=document).select_related("reading").order_by("-pk"))
        self._meant = {
            (one.reading_id, one.kind, one.key): one.payload["name"] if one.kind == "actor" else (one.start, one.end)
            for one in self.rows
        }
        amended = Decision.rows.filter(suggestion__document=document, suggestion__state=State.AMENDED, payload__isnull=False)
        self._amended = dict(amended.order_by("pk").values_list("suggestion_id", "payload"))  # the newest stays

    def by(self, one: Suggestion) -> set[str]:
        """What this suggestion says."""
        return {self._form(one, payload) for payload in (one.payload, self._amended.get(one.pk)) if payload is not None}

    def _form(self, one: Suggestion, payload: dict[str, Any]) -> str:
        values = {name: self._value(one.reading_id, name, value) for name, value in payload.items() if name not in NO_VALUES}
        return repr((one.kind, one.start, one.end, sorted((name, value) for name, value in values.items() if value)))

    def _value(self, reading: int, name: str, value: Any) -> list[str]:
        parts = value if isinstance(value, list) else [value]
        kind = MEANT.get(name, "")
        return sorted(repr(self._meant.get((reading, kind, part), part)) for part in parts if part)


def close_decided(reading: Reading) -> None:
    """Let what this reading found and a person decided before be superseded: the decided one stands, or was refused, for it."""
    said = _Said(reading.document_id)
    decided = {form for one in said.rows if one.state in DECIDED for form in said.by(one)}
    again = [one.pk for one in said.rows if one.reading_id == reading.pk and said.by(one) & decided]
    Suggestion.rows.filter(pk__in=again, state=State.OPEN).update(state=State.SUPERSEDED)


def found_again(suggestion: Suggestion) -> bool:
    """Whether the reading that stands found the same, and closed it since this one was decided."""
    return any(one.state == State.SUPERSEDED and not one.reading.superseded for one in _others(suggestion))


def in_place_of(suggestion: Suggestion) -> Suggestion:
    """What a superseded suggestion gave way to: the same where it stands in the record, else where it was last seen; else itself."""
    others = [one for one in _others(suggestion) if one.state != State.SUPERSEDED]
    return next((one for one in others if one.state in Suggestion.STANDING), others[0] if others else suggestion)


def _others(suggestion: Suggestion) -> list[Suggestion]:
    """The other suggestions of the document that say the same, newest first."""
    said = _Said(suggestion.document_id)
    forms = said.by(suggestion)
    return [one for one in said.rows if one.pk != suggestion.pk and said.by(one) & forms]
