"""Make the row of the record that an accepted or amended suggestion stands for.

Rule: every span is checked against the stored text once more. A row that needs others (a statement its speaker, an
account its people and its statement) has them accepted first, each as a decision of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from saksi.actions.indexing import index_statement
from saksi.codebook.lists import codebook
from saksi.kernel.errors import BadDecision
from saksi.kernel.span import Span
from saksi.record.models import Account, Actor, ActorName, Decision, Place, Provision, Statement, Suggestion

Need = Callable[[str, str], Any]  # (kind, key) -> the live row of that suggestion, accepted if it was open
STATUSES = ("reported", "alleged", "denied", "confirmed-by-court")
MANNERS = ("direct", "indirect", "mixed")
ACTOR_KINDS = ("person", "organisation", "group")


def check_payload(kind: str, payload: dict[str, Any], text: str) -> None:
    """Raises SpanMismatch or BadDecision unless a payload is whole, grounded and in the words of the codebook."""
    for name in ("span", "cue", "trigger"):
        if payload.get(name) is not None:
            Span.from_json(payload[name], text)
    for span in payload.get("mentions") or ():
        Span.from_json(span, text)
    for found in (payload.get("evidence") or {}).values():
        for span in found if isinstance(found, list) else [found]:
            Span.from_json(span, text)
    book = codebook()
    allowed = {
        "statement": {"position": book.positions, "manner": MANNERS},
        "account": {"act": book.acts, "status": STATUSES},
        "actor": {"sector": {**book.sectors, "": None}, "kind": ACTOR_KINDS},
    }
    for field, values in allowed.get(kind, {}).items():
        if payload.get(field) not in values:
            raise BadDecision(f"got {field} {payload.get(field)!r}, expected one of {', '.join(filter(None, values))}.")
    if kind == "actor" and not str(payload.get("name", "")).strip():
        raise BadDecision("got an actor without a name, expected the name as the text has it.")


def make_fact(suggestion: Suggestion, decision: Decision, payload: dict[str, Any], need: Need) -> Any:
    """The new row. `need` gives the rows that this one stands on. Raises BadDecision, DateError, SpanMismatch."""
    check_payload(suggestion.kind, payload, suggestion.document.text.content)
    common = {"suggestion": suggestion, "decision": decision, "document": suggestion.document}
    makers: dict[str, Callable[[dict[str, Any], dict[str, Any], Need], Any]] = {
        "actor": _actor, "statement": _statement, "account": _account, "provision": _provision, "place": _place,
    }  # fmt: skip
    maker = makers.get(suggestion.kind)
    return maker(common, payload, need) if maker else None


def _actor(common: dict[str, Any], payload: dict[str, Any], need: Need) -> Actor:
    del need
    actor: Actor = Actor.rows.create(
        **common,
        name=payload["name"][:300],
        kind=payload["kind"],
        sector=payload.get("sector") or "",
        roles=payload.get("roles") or [],
        level=common["document"].level,
    )
    found = {span["quote"]: span for span in reversed(payload.get("mentions") or [])}
    for name in dict.fromkeys([payload["name"], *(payload.get("aliases") or []), *found]):
        span = found.get(name, {})
        ActorName.rows.create(actor=actor, name=name[:300], start=span.get("start"), end=span.get("end"))
    return actor


def _statement(common: dict[str, Any], payload: dict[str, Any], need: Need) -> Statement:
    span = payload["span"]
    statement = Statement(
        **common,
        speaker=need("actor", payload["speaker"]) if payload.get("speaker") else None,
        position=payload["position"],
        manner=payload["manner"],
        source=payload.get("source") or "person",
        content=span["quote"],
        start=span["start"],
        end=span["end"],
        cue=payload.get("cue"),
        level=common["document"].level,
    )
    statement.set_date(payload.get("date"))
    statement.save()
    index_statement(statement)
    return statement


def _account(common: dict[str, Any], payload: dict[str, Any], need: Need) -> Account:
    account = Account(
        **common,
        code=payload["act"],
        place=(payload.get("place") or "")[:200],
        charge=(payload.get("charge") or "")[:300],
        penalty=(payload.get("penalty") or "")[:300],
        status=payload["status"],
        according_to=need("statement", payload["according_to"]) if payload.get("according_to") else None,
        trigger=payload["trigger"],
        evidence=payload.get("evidence") or {},
        provisions=payload.get("provisions") or [],
    )
    account.set_date(payload.get("date"))
    victims = [need("actor", key) for key in payload.get("victims") or ()]
    perpetrators = [need("actor", key) for key in payload.get("perpetrators") or ()]
    account.save()
    account.victims.set(victims)
    account.perpetrators.set(perpetrators)
    return account


def _provision(common: dict[str, Any], payload: dict[str, Any], need: Need) -> Provision:
    del need
    made: Provision = Provision.rows.create(
        **common,
        instrument=payload["instrument"][:300],
        article=str(payload["article"])[:40],
        code=payload.get("code") or "",
        span=payload["span"],
    )
    return made


def _place(common: dict[str, Any], payload: dict[str, Any], need: Need) -> Place:
    del need
    made: Place = Place.rows.create(
        **common, name=payload["name"][:200], code=payload.get("code") or "", precision=payload.get("level") or ""
    )
    return made


def live_fact(suggestion: Suggestion) -> Any:
    """The row that stands for a suggestion in the record, or None."""
    models = {"actor": Actor, "statement": Statement, "account": Account, "provision": Provision, "place": Place}
    model = models.get(suggestion.kind)
    return model.rows.filter(suggestion=suggestion, live=True).first() if model else None
