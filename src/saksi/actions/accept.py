"""Accept a suggestion as the reader made it."""

from __future__ import annotations

from django.contrib.auth.models import User

from saksi.actions.base import Turn, writing
from saksi.actions.decisions import OUTCOMES, decide, open_suggestion, refuse_twin
from saksi.actions.facts import live_fact, standing_twin
from saksi.actions.same_again import in_place_of
from saksi.kernel.errors import BadDecision, Words
from saksi.record.models import Decision, Suggestion


def accept(by: User, suggestion: Suggestion, *, reason: str = "", version: int | None = None) -> Decision:
    """Accept it, and the people and statements it stands on, each with its own decision and log entry.

    Raises NotAllowed, Conflict, BadDecision (one it stands on was rejected), SpanMismatch.
    """
    with writing(by, "accepted", suggestion.document.level) as turn:
        return accept_in(turn, suggestion, reason, version)


def accept_in(turn: Turn, suggestion: Suggestion, reason: str = "", version: int | None = None) -> Decision:
    """The same inside a transaction that is open already."""
    fresh = open_suggestion(turn, suggestion, version)
    refuse_twin(fresh)
    return decide(turn, fresh, OUTCOMES.ACCEPTED, reason, need=needs(turn, fresh))


class needs:  # noqa: N801 - reads as a verb where it is used: `needs(turn, suggestion)(kind, key)`
    """Gives the rows that one suggestion stands on, accepting those that are still open.

    What the record already has from an earlier reading is taken as it stands there.
    Raises BadDecision where one was rejected, is unsure, or is not in the reading.
    """

    def __init__(self, turn: Turn, suggestion: Suggestion) -> None:
        self.turn, self.suggestion = turn, suggestion

    def __call__(self, kind: str, key: str) -> object:
        """The live row of the suggestion with this key in the same reading."""
        found = Suggestion.rows.filter(reading=self.suggestion.reading_id, kind=kind, key=key).first()
        if found is None:
            raise BadDecision(
                "got %(kind)s %(key)r, which is not among the suggestions of this reading. Choose one that is.",
                kind=Words(kind),
                key=key,
            )
        if found.state == Suggestion.State.SUPERSEDED:
            found = in_place_of(found)
        row = live_fact(found)
        if row is None and found.state == Suggestion.State.OPEN:
            row = standing_twin(found)
            if row is None:
                accept_in(self.turn, found)
                row = live_fact(found)
        if row is None:
            name = found.payload.get("name") or found.key
            raise BadDecision(
                "this stands on the %(kind)s %(name)r, which is %(state)s. Undo that, or amend this one.",
                kind=Words(kind),
                name=name,
                state=Words(found.state),
            )
        return row
