"""Accept a suggestion with corrections: what the machine said and what the person made of it both stay."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User

from saksi.actions.accept import needs
from saksi.actions.base import Turn, writing
from saksi.actions.decisions import OUTCOMES, decide, open_suggestion, refuse_twin
from saksi.actions.payload import check_payload
from saksi.codebook.packs import load_pack
from saksi.kernel.errors import BadDecision
from saksi.record.models import Decision, Suggestion


def amend(
    by: User, suggestion: Suggestion, changes: dict[str, Any], *, reason: str = "", version: int | None = None
) -> Decision:
    """Accept it with these fields changed. changes: from field to its new value, in the reading format.

    A changed value loses the machine's evidence unless new evidence is given: the words may not support it. A place or law of another
    name has the code (and precision) that the document's pack gives that name, or none, unless the changes tell it.
    Raises NotAllowed, Conflict, SpanMismatch (a quote is not in the text), DateError, BadDecision.
    """
    with writing(by, "amended", suggestion.document.level) as turn:
        return amend_in(turn, suggestion, changes, reason, version)


def amend_in(
    turn: Turn, suggestion: Suggestion, changes: dict[str, Any], reason: str = "", version: int | None = None
) -> Decision:
    """The same inside a transaction that is open already."""
    fresh = open_suggestion(turn, suggestion, version)
    refuse_twin(fresh)
    payload = amended(fresh, changes)
    check_payload(fresh.kind, payload, fresh.document.text.content)
    return decide(turn, fresh, OUTCOMES.AMENDED, reason, payload, needs(turn, fresh))


def amended(suggestion: Suggestion, changes: dict[str, Any]) -> dict[str, Any]:
    """The payload with the changes in it, and what follows from them. Raises BadDecision for an unknown field, or when nothing changes."""
    payload: dict[str, Any] = suggestion.payload
    known = [field for field in payload if field != "id"]
    unknown = sorted(set(changes) - set(known))
    if unknown:
        raise BadDecision(
            "got the fields %(unknown)s, expected some of %(known)s.",
            unknown=", ".join(unknown),
            known=", ".join(known),
        )
    changed = {field for field, value in changes.items() if value != payload[field]}
    if not changed:
        raise BadDecision("nothing was changed. Accept it as it is, or change a value.")
    result = {**payload, **_as_known(suggestion, {field: changes[field] for field in changed}), **changes}
    if "evidence" in result and "evidence" not in changes:
        result["evidence"] = {field: span for field, span in payload["evidence"].items() if field not in changed}
    return result


def _as_known(suggestion: Suggestion, changed: dict[str, Any]) -> dict[str, str | None]:
    """What the pack knows of a place or law by its new name; empty where it knows none, or no name was changed."""
    pack = load_pack(suggestion.document.pack)
    if suggestion.kind == Suggestion.Kind.PLACE and "name" in changed:
        place = pack.place_named(str(changed["name"]))
        return {"code": place.code if place else None, "level": place.level if place else None}
    if suggestion.kind == Suggestion.Kind.PROVISION and "instrument" in changed:
        law = pack.law_named(str(changed["instrument"]))
        return {"code": law.code if law else None}
    return {}
