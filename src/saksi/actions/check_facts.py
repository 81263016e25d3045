"""Compare what stands in the record with the decisions that put it there; part of `check_workspace.py`.

Rule: what a row says in its own words was written once, from what was accepted, amended or added, and no action changes it later. Decisions and
suggestions are held against the log by `check_rows.py`. Whom a row points at, its level and whether it still stands follow from
more than one decision: `check_standing.py` compares them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django.db.models import TextField
from django.db.models.functions import Cast

from saksi.actions.check_rows import columns, read_json
from saksi.actions.facts import MODELS
from saksi.evidence.rows import BY_DECISIONS, Rows
from saksi.evidence.verification import Finding
from saksi.kernel.dates import PartialDate
from saksi.kernel.errors import SaksiError
from saksi.record.models import Decision

Payload = dict[str, Any]
# What `facts.py` writes of a payload, by the name of the column.
OWN: dict[str, dict[str, Callable[[Payload], Any]]] = {
    "actor": {
        "name": lambda p: p["name"], "kind": lambda p: p["kind"], "sector": lambda p: p.get("sector") or "", "roles": lambda p: p.get("roles") or [],
    },
    "statement": {
        "position": lambda p: p["position"], "manner": lambda p: p["manner"], "source": lambda p: p.get("source") or "person",
        "content": lambda p: p["span"]["quote"], "start": lambda p: p["span"]["start"], "end": lambda p: p["span"]["end"],
        "cue": lambda p: p.get("cue"), "date": lambda p: _date(p.get("date")),
    },
    "account": {
        "code": lambda p: p["act"], "place": lambda p: p.get("place") or "", "charge": lambda p: p.get("charge") or "",
        "penalty": lambda p: p.get("penalty") or "", "status": lambda p: p["status"], "trigger": lambda p: p["trigger"],
        "evidence": lambda p: p.get("evidence") or {}, "provisions": lambda p: p.get("provisions") or [], "date": lambda p: _date(p.get("date")),
    },
    "provision": {
        "instrument": lambda p: p["instrument"], "article": lambda p: p["article"], "code": lambda p: p.get("code") or "", "span": lambda p: p["span"],
    },
    "place": {"name": lambda p: p["name"], "code": lambda p: p.get("code") or "", "precision": lambda p: p.get("level") or ""},
}  # fmt: skip


def check_facts() -> Iterator[Finding]:
    """Each row that a decision made, named by the number of that decision, and each decision that made one."""
    rows = {kind: Rows(f"{kind}s, by their decisions", BY_DECISIONS) for kind in MODELS}
    decisions = Decision.rows.filter(outcome__in=("accepted", "amended"), suggestion__kind__in=MODELS).order_by("pk")
    read = decisions.annotate(own=Cast("payload", TextField()), suggested=Cast("suggestion__payload", TextField()))
    told = read.values_list("pk", "suggestion_id", "suggestion__document_id", "suggestion__kind", "own", "suggested")
    for number, suggestion, document, kind, own, suggested in told.iterator(chunk_size=2000):
        payload = read_json(own) if own is not None else read_json(suggested)
        rows[kind].told(number, [suggestion, document, _own(kind, payload)])
    for kind, model in MODELS.items():
        jsons = {name for name in OWN[kind] if model._meta.get_field(name).get_internal_type() == "JSONField"}
        for _number, decision, suggestion, document, *values in columns(model, "decision_id", "suggestion_id", "document_id", *OWN[kind]):
            said = [read_json(value) if name in jsons else value for name, value in zip(OWN[kind], values, strict=True)]
            rows[kind].seen(decision, [[suggestion, document, said]])
        yield from rows[kind].findings(lost=False)


def _own(kind: str, payload: Any) -> list[Any] | None:
    """What a row of this kind says in its own words; None for a payload that was damaged, which is told where decisions are compared."""
    try:
        return [told(payload) for told in OWN[kind].values()]
    except (AttributeError, KeyError, TypeError, SaksiError):
        return None


def _date(said: str | None) -> str:
    return str(PartialDate.parse(said)) if said else ""
