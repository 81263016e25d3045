"""Make the row of the record that an accepted or amended suggestion stands for.

Rule: every span is checked against the stored text once more. A row that needs others (a statement its speaker, an
account its people and its statement) has them accepted first, each as a decision of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import Q

from saksi.actions.indexing import index
from saksi.actions.payload import check_payload
from saksi.record.models import Account, Actor, ActorName, Decision, Place, Provision, Statement, Suggestion

Need = Callable[[str, str], Any]  # (kind, key) -> the live row of that suggestion, accepted if it was open


def make_fact(suggestion: Suggestion, decision: Decision, payload: dict[str, Any], need: Need) -> Any:
    """The new row. `need` gives the rows that this one stands on. Raises BadDecision, DateError, SpanMismatch."""
    check_payload(suggestion.kind, payload, suggestion.document.text.content)
    common = {"suggestion": suggestion, "decision": decision, "document": suggestion.document}
    makers: dict[str, Callable[[dict[str, Any], dict[str, Any], Need], Any]] = {
        "actor": _actor, "statement": _statement, "account": _account, "provision": _provision, "place": _place,
    }  # fmt: skip
    maker = makers.get(suggestion.kind)
    if maker is None:
        return None
    made = maker(common, payload, need)
    index(made)
    return made


def _actor(common: dict[str, Any], payload: dict[str, Any], need: Need) -> Actor:
    del need
    earlier = Actor.rows.filter(suggestion=common["suggestion"]).exclude(level_set=None).order_by("-pk").first()
    level_set = earlier.level_set if earlier else None  # who was decided about again stays protected
    actor: Actor = Actor.rows.create(
        **common,
        name=payload["name"],
        kind=payload["kind"],
        sector=payload.get("sector") or "",
        roles=payload.get("roles") or [],
        level=max(common["document"].level, level_set or 0),
        level_set=level_set,
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
    return statement


def _account(common: dict[str, Any], payload: dict[str, Any], need: Need) -> Account:
    account = Account(
        **common,
        code=payload["act"],
        place=payload.get("place") or "",
        charge=payload.get("charge") or "",
        penalty=payload.get("penalty") or "",
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
        instrument=payload["instrument"],
        article=payload["article"],
        code=payload.get("code") or "",
        span=payload["span"],
    )
    return made


def _place(common: dict[str, Any], payload: dict[str, Any], need: Need) -> Place:
    del need
    made: Place = Place.rows.create(
        **common, name=payload["name"], code=payload.get("code") or "", precision=payload.get("level") or ""
    )
    return made


def told_of(made: Any) -> dict[str, Any]:
    """What the entry of its decision tells of a fact: its number, its level where it has one, and what it points at."""
    level = {"level": made.level} if isinstance(made, Actor | Statement) else {}  # an actor keeps what a person set, above its document
    return {"fact": made.pk, **level, "stands_on": stands_on(made)}


def stands_on(made: Any) -> dict[str, list[int]]:
    """The decisions that made the facts which this one points at, by the name of the link; a decision names a fact for ever."""
    if isinstance(made, Statement):
        return {"speaker": _decisions(made.speaker)}
    if isinstance(made, Account):
        people = {side: sorted(getattr(made, side).values_list("decision_id", flat=True)) for side in ("victims", "perpetrators")}
        return {"according_to": _decisions(made.according_to), **people}
    return {}


def _decisions(fact: Actor | Statement | None) -> list[int]:
    return [fact.decision_id] if fact is not None else []


MODELS = {"actor": Actor, "statement": Statement, "account": Account, "provision": Provision, "place": Place}


def live_fact(suggestion: Suggestion) -> Any:
    """The row that stands for a suggestion in the record, or None."""
    model = MODELS.get(suggestion.kind)
    return model.rows.filter(suggestion=suggestion, live=True).first() if model else None


def fact_of(decision: Decision) -> Any:
    """The row that this decision made, while it stands; else None."""
    model = MODELS.get(decision.suggestion.kind)
    return model.rows.filter(decision=decision, live=True).first() if model else None


def standing_twin(suggestion: Suggestion) -> Any:
    """The row that already stands for the same thing, from another reading of the document; None if none does.

    The same thing: an actor of the same name; else the same kind at the same words, of an account the same act, of a
    statement the same speaker. What a person adds is also compared with the reading that it is added to.
    """
    model = MODELS.get(suggestion.kind)
    if model is None:
        return None
    others = Q(suggestion=suggestion) if suggestion.added_by_id else Q(suggestion__reading=suggestion.reading_id)
    rows = model.rows.filter(document=suggestion.document_id, live=True).exclude(others)
    payload = suggestion.payload
    if suggestion.kind == Suggestion.Kind.ACTOR:
        return rows.filter(Q(names__name=payload["name"]) | Q(suggestion__payload__name=payload["name"])).first()
    rows = rows.filter(suggestion__start=suggestion.start, suggestion__end=suggestion.end)
    if suggestion.kind == Suggestion.Kind.ACCOUNT:
        rows = rows.filter(Q(code=payload["act"]) | Q(suggestion__payload__act=payload["act"]))
    if suggestion.kind == Suggestion.Kind.STATEMENT:
        rows = rows.filter(_same_speaker(suggestion))
    return rows.first()


def _same_speaker(suggestion: Suggestion) -> Q:
    key = suggestion.payload.get("speaker")
    actor = Suggestion.rows.filter(reading=suggestion.reading_id, kind=Suggestion.Kind.ACTOR, key=key).first()
    return Q(speaker__names__name=actor.payload["name"]) if actor else Q(speaker=None)
